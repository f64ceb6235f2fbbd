import CCMarkGFM
import Translation

extension Markdown {
  /// The class of the elements of marked blocks.
  package static let markClass = "cmctl-outdated"

  /// Marks the blocks that start at some offsets, in the tree: `withClasses` reads it in the HTML.
  ///
  /// cmark-gfm can write where a node begins, and no other attribute of ours. So the first line
  /// becomes 1 for what is marked and 0 for everything else.
  ///
  /// - Returns: False where nothing is to be marked, and the tree is as it was.
  static func mark(
    blocksAt starts: Set<Int>, of root: Node, _ text: ArraySlice<UInt8>
  ) -> Bool {
    // The attribute in raw HTML would be taken for one of cmark-gfm's.
    guard text.firstRange(of: attributeName) == nil else { return false }
    let nodes = Array(text).withUnsafeBufferPointer { bytes in
      let lines = LineTable(bytes, from: 0)
      return outline(of: root).filter { _, outline in
        guard outline.kind?.isMarkable ?? false else { return false }
        let range = lines.range(of: outline, before: .max)
        return !range.isEmpty && starts.contains(text.startIndex + range.lowerBound)
      }
    }
    guard !nodes.isEmpty, let iterator = cmark_iter_new(root) else { return false }
    defer { cmark_iter_free(iterator) }
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      cc_set_start_line(cmark_iter_get_node(iterator), 0)
    }
    for (node, _) in nodes { cc_set_start_line(node, 1) }
    return true
  }

  /// Returns the HTML with a class where a node is marked, and without the places of nodes.
  static func withClasses(_ html: [UInt8]) -> [UInt8] {
    let attribute = Array(" ".utf8) + attributeName + Array("=\"".utf8)
    let markClass = Array(" class=\"\(markClass)\"".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(html.count)
    var written = 0
    var index = 0
    // In text a quotation mark is escaped: what is found is an attribute.
    while index + attribute.count < html.count {
      guard html[index] == attribute[0], html[index + 1] == attribute[1],
        html[index..<index + attribute.count] == attribute[...],
        let end = html[(index + attribute.count)...].firstIndex(of: UInt8(ascii: "\""))
      else {
        index += 1
        continue
      }
      result += html[written..<index]
      if html[index + attribute.count] == UInt8(ascii: "1") { result += markClass }
      written = end + 1
      index = written
    }
    return result + html[written...]
  }

  private static let attributeName = Array("data-sourcepos".utf8)
}

extension BlockKind {
  /// Whether cmark-gfm writes an element of its own for a block of this kind.
  fileprivate var isMarkable: Bool {
    switch self {
    case .heading, .paragraph, .listItem, .code, .table, .quote: true
    case .title, .summary, .html, .footnote: false
    }
  }
}
