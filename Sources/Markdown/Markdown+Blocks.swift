import CCMarkGFM
import Glibc
import Translation

extension Markdown {
  /// Returns the blocks of the Markdown that begins at `offset`, in order; before it stands the
  /// front matter. Offsets in the result are offsets into all of `text`.
  ///
  /// Blocks are whole lines and do not overlap. Thematic breaks, comments and definitions of links
  /// are in none. The text is to have passed `limits`.
  package static func blocks(_ text: [UInt8], startingAt offset: Int = 0) -> [Block] {
    let body = text[min(offset, text.count)...]
    var nodes =
      body.count <= shortText
      ? withShortDocument(body) { outline(of: $0).map(\.outline) }
      : withDocument(body, dialect: .blocks) { root, _ in outline(of: root).map(\.outline) }
    if nodes.contains(where: { $0.kind == .footnote }) { nodes = inOrder(nodes) }
    return text.withUnsafeBufferPointer { bytes in
      let lines = LineTable(bytes, from: body.startIndex)
      var blocks: [Block] = []
      blocks.reserveCapacity(nodes.count)
      for (index, node) in nodes.enumerated() {
        guard let kind = node.kind else { continue }
        let following = index + 1 < nodes.count ? nodes[index + 1].first : Int.max
        let range = lines.range(of: node, before: following)
        guard !range.isEmpty else { continue }
        let words = kind == .code ? 0 : wordCount(UnsafeBufferPointer(rebasing: bytes[range]))
        blocks.append(
          Block(
            kind: kind, level: node.level, start: UInt32(range.lowerBound),
            length: UInt32(range.count), words: UInt32(words)))
      }
      return blocks
    }
  }

  /// A node of the tree that is a block or at least ends the one before.
  struct OutlineNode {
    /// What the node is, or nil if it is no block.
    let kind: BlockKind?
    let level: UInt8
    /// The first line, from 1.
    let first: Int
    /// The last line, as far as cmark-gfm knows it: lines of white space may follow.
    let last: Int
    /// True for a heading that is underlined.
    let isUnderlined: Bool
  }

  /// Returns the nodes of a tree that are blocks or end one, in the order of the tree.
  static func outline(of root: Node) -> [(node: Node, outline: OutlineNode)] {
    var nodes: [(node: Node, outline: OutlineNode)] = []
    var child = cmark_node_first_child(root)
    while let node = child {
      if cmark_node_get_type(node) == CMARK_NODE_LIST {
        var item = cmark_node_first_child(node)
        while let current = item {
          nodes.append((current, outlineNode(current, kind: .listItem)))
          item = cmark_node_next(current)
        }
      } else if cmark_node_get_start_line(node) == 0, let table = cmark_node_next(node) {
        // Text right before a table is cut off as a paragraph that has no place; the table has that
        // of both.
        let (text, rows) = split(table)
        nodes.append((node, text))
        nodes.append((table, rows))
        child = cmark_node_next(table)
        continue
      } else {
        nodes.append((node, outlineNode(node, kind: kind(of: node))))
      }
      child = cmark_node_next(node)
    }
    return nodes
  }

  /// Returns the paragraph that stands right before a table, and the table.
  private static func split(_ table: Node) -> (OutlineNode, OutlineNode) {
    let whole = outlineNode(table, kind: kind(of: table))
    // The line of dashes, which the tree does not have, stands after the line of the header.
    let body = cmark_node_first_child(table).flatMap { cmark_node_next($0) }
    let header = body.map { Int(cmark_node_get_start_line($0)) - 2 } ?? whole.last - 1
    return (
      OutlineNode(
        kind: .paragraph, level: 0, first: whole.first, last: header - 1, isUnderlined: false),
      OutlineNode(
        kind: whole.kind, level: 0, first: header, last: whole.last, isUnderlined: false)
    )
  }

  /// Puts the definitions of footnotes, which come last in the tree, where they stand in the text.
  private static func inOrder(_ nodes: [OutlineNode]) -> [OutlineNode] {
    let sorted = nodes.sorted {
      ($0.first, $0.kind == .footnote ? 1 : 0) < ($1.first, $1.kind == .footnote ? 1 : 0)
    }
    var result: [OutlineNode] = []
    for node in sorted {
      // One that stands in a list item, a quote or another footnote is a part of that block.
      if node.kind == .footnote, let around = result.last, node.first <= around.last,
        around.kind == .listItem || around.kind == .quote || around.kind == .footnote
      {
        continue
      }
      result.append(node)
    }
    return result
  }

  private static func outlineNode(_ node: Node, kind: BlockKind?) -> OutlineNode {
    let first = Int(cmark_node_get_start_line(node))
    var last = Int(cmark_node_get_end_line(node))
    if cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK {
      // cmark-gfm tells a line too few where the block ends by its own mark, as `-->`.
      last = first + lineCount(of: cmark_node_get_literal(node)) - 1
    }
    let level = kind == .heading ? UInt8(clamping: cmark_node_get_heading_level(node)) : 0
    let isUnderlined = kind == .heading && node.pointee.as.heading.setext
    return OutlineNode(
      kind: kind, level: level, first: first, last: last, isUnderlined: isUnderlined)
  }

  private static func kind(of node: Node) -> BlockKind? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: isComment(cmark_node_get_literal(node)) ? nil : .html
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_THEMATIC_BREAK: nil
    default: strcmp(cmark_node_get_type_string(node), "table") == 0 ? .table : nil
    }
  }

  /// Returns the number of lines of `literal`, a last one without line end included.
  private static func lineCount(of literal: UnsafePointer<CChar>?) -> Int {
    guard var rest = literal else { return 0 }
    var count = 0
    while let end = strchr(rest, 0x0A) {
      count += 1
      rest = UnsafePointer(end) + 1
    }
    return rest.pointee == 0 ? count : count + 1
  }

  /// Returns true if `literal` is one or more comments and white space, nothing else.
  private static func isComment(_ literal: UnsafePointer<CChar>?) -> Bool {
    guard var rest = literal else { return true }
    while true {
      while isspace(Int32(UInt8(bitPattern: rest.pointee))) != 0 { rest += 1 }
      if rest.pointee == 0 { return true }
      guard strncmp(rest, "<!--", 4) == 0, let end = strstr(rest + 4, "-->") else { return false }
      rest = UnsafePointer(end) + 3
    }
  }
}

/// Where the lines of a text begin, as cmark-gfm counts them: after LF, CR and CR LF.
struct LineTable {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offsets of the lines, and that of the end.
  private let starts: [Int]

  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) {
    var starts: [Int] = []
    starts.reserveCapacity((bytes.count - offset) / 32 + 2)
    starts.append(offset)
    var index = offset
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      starts.append(index)
    }
    if starts[starts.count - 1] < bytes.count || starts.count == 1 { starts.append(bytes.count) }
    self.bytes = bytes
    self.starts = starts
  }

  /// Returns the bytes from the first line of `node` to its last that is not white space, at
  /// most to the line before `following`, without the line end.
  func range(of node: Markdown.OutlineNode, before following: Int) -> Range<Int> {
    let lineCount = starts.count - 1
    guard node.first >= 1, node.first <= lineCount else { return 0..<0 }
    var last = min(node.last, following - 1, lineCount)
    // cmark-gfm ends an underlined heading one line late.
    if node.isUnderlined, last > node.first, !isUnderline(last) { last -= 1 }
    while last > node.first, isBlank(last) { last -= 1 }
    last = max(last, node.first)
    var start = starts[node.first - 1]
    var end = starts[last]
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    if node.first == 1, end - start >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB,
      bytes[start + 2] == 0xBF
    {
      start += 3
    }
    return start..<end
  }

  private func isBlank(_ line: Int) -> Bool {
    (starts[line - 1]..<starts[line]).allSatisfy { index in
      switch bytes[index] {
      case 0x20, 0x09...0x0D: true
      default: false
      }
    }
  }

  private func isUnderline(_ line: Int) -> Bool {
    var marks = 0
    for index in starts[line - 1]..<starts[line] {
      switch bytes[index] {
      case UInt8(ascii: "="), UInt8(ascii: "-"): marks += 1
      case 0x20, 0x09...0x0D: break
      default: return false
      }
    }
    return marks > 0
  }
}
