import CCMarkGFM
import Glibc

/// A heading with what stands below it, as plain text.
package struct Passage: Sendable, Equatable {
  /// The heading; nil for what stands before the first one.
  package let heading: Heading?
  /// What follows up to the next heading, blocks divided by spaces.
  package let text: String
}

extension Markdown {
  /// Returns what a reader sees of `text`, without markup, divided at its headings: the same as
  /// `headings` finds. The text is to have passed `limits`.
  package static func passages(_ text: ArraySlice<UInt8>) -> [Passage] {
    // Strikethrough alone is seen in plain text, by its marks.
    let dialect: Dialect = text.contains(UInt8(ascii: "~")) ? .whole : .blocks
    return withDocument(text, dialect: dialect) { root, _ in
      let headings = headingNodes(of: root, text)
      var passages: [Passage] = []
      var next = 0
      var heading: Heading?
      var words = PlainText()
      func end() {
        let text = words.take()
        if heading != nil || !text.isEmpty {
          passages.append(Passage(heading: heading, text: text))
        }
      }
      var child = cmark_node_first_child(root)
      while let node = child {
        if next < headings.count, headings[next].node == node {
          end()
          heading = headings[next].heading
          next += 1
        } else {
          words.add(node)
        }
        child = cmark_node_next(node)
      }
      end()
      return passages
    }
  }

  /// Collects the words of blocks.
  private struct PlainText {
    private var text: [UInt8] = []

    mutating func take() -> String {
      defer { text = [] }
      while text.last == 0x20 { text.removeLast() }
      return String(decoding: text, as: UTF8.self)
    }

    /// Adds a space, but not two in a row.
    private mutating func space() {
      if let last = text.last, last != 0x20 { text.append(0x20) }
    }

    private mutating func add(_ words: String) {
      for byte in words.utf8 {
        if byte <= 0x20 { space() } else { text.append(byte) }
      }
    }

    mutating func add(_ block: Markdown.Node) {
      guard let iterator = cmark_iter_new(block) else { return }
      defer { cmark_iter_free(iterator) }
      while true {
        let event = cmark_iter_next(iterator)
        if event == CMARK_EVENT_DONE { break }
        guard let node = cmark_iter_get_node(iterator) else { continue }
        let type = cmark_node_get_type(node)
        guard event == CMARK_EVENT_ENTER else {
          if !isInline(type) { space() }
          continue
        }
        switch type {
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: add(String(cString: cmark_node_get_literal(node)))
        case CMARK_NODE_CODE_BLOCK:
          add(String(cString: cmark_node_get_literal(node)))
          space()
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: space()
        case CMARK_NODE_HTML_BLOCK:
          add(HTMLText.words(of: String(cString: cmark_node_get_literal(node))))
          space()
        case CMARK_NODE_HTML_INLINE:
          if let literal = cmark_node_get_literal(node), HTMLText.divides(String(cString: literal))
          {
            space()
          }
        default: break
        }
      }
    }

    /// Whether it stands within a line: what follows it belongs to the same word.
    private func isInline(_ type: cmark_node_type) -> Bool {
      UInt32(type.rawValue) & 0xC000 == UInt32(CMARK_NODE_TEXT.rawValue) & 0xC000
    }
  }
}
