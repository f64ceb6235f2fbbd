import CCMarkGFM

extension Markdown {
  /// Returns where the links of `text` lead, in order: those of Markdown, and the `href` of each
  /// `<a>` in raw HTML. Addresses that are links without being written as such are left out.
  ///
  /// The text is to have passed `limits`.
  package static func linkTargets(_ text: ArraySlice<UInt8>) -> [String] {
    withDocument(text, dialect: .blocks) { root, _ in
      guard let iterator = cmark_iter_new(root) else { return [] }
      defer { cmark_iter_free(iterator) }
      var targets: [String] = []
      while true {
        let event = cmark_iter_next(iterator)
        if event == CMARK_EVENT_DONE { return targets }
        guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_LINK:
          if let url = cmark_node_get_url(node) { targets.append(String(cString: url)) }
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
          if let html = cmark_node_get_literal(node) {
            targets += HTMLLinks.targets(in: Array(String(cString: html).utf8))
          }
        default: break
        }
      }
    }
  }
}
