import CCMarkGFM
import Glibc

/// Reads the parts of one block, and finds their places by going through its text once.
///
/// cmark-gfm's own places of what is within a line are wrong behind escapes and in tables.
struct PartReader {
  /// Unassigned, so that no text has it: U+0378 and U+E000.
  static let letter: [UInt8] = [0xCD, 0xB8]
  static let longLetter: [UInt8] = [0xEE, 0x80, 0x80]

  /// The text with its tags hidden.
  let hidden: UnsafeBufferPointer<UInt8>
  let text: [UInt8]
  let end: Int
  /// Where the block begins.
  let begin: Int
  /// What was found lies before it.
  var cursor: Int
  var parts: BlockParts
  let hasTags: Bool
  private var block: Markdown.Node?
  private var depth = 0
  /// Where the text of each open link or image begins.
  var openings: [Int] = []
  /// How many images are open: what stands in them is their alternative text.
  var imageDepth = 0

  init(
    hidden: UnsafeBufferPointer<UInt8>, text: [UInt8], end: Int, cursor: Int, parts: BlockParts,
    hasTags: Bool
  ) {
    self.hidden = hidden
    self.text = text
    self.end = min(end, hidden.count)
    self.cursor = cursor
    begin = cursor
    self.parts = parts
    self.hasTags = hasTags
  }

  mutating func read(_ block: Markdown.Node) {
    self.block = block
    guard let iterator = cmark_iter_new(block) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
    }
  }

  mutating func enter(_ node: Markdown.Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      if imageDepth == 0 { addText(node) } else { pass(literal(node)) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      let place = find(0x0A) ?? cursor
      if imageDepth == 0 { parts.add([0x20], at: place) }
      cursor = min(place + 1, end)
    case CMARK_NODE_CODE: addCode()
    case CMARK_NODE_HTML_INLINE: addInlineHTML(literal(node))
    case CMARK_NODE_HTML_BLOCK: addHTMLBlock(literal(node))
    case CMARK_NODE_CODE_BLOCK: addCodeBlock(node)
    case CMARK_NODE_LINK: openings.append(find(UInt8(ascii: "[")) ?? cursor)
    case CMARK_NODE_IMAGE:
      openings.append(find(UInt8(ascii: "!")) ?? cursor)
      imageDepth += 1
    case CMARK_NODE_FOOTNOTE_REFERENCE: addFootnote()
    case CMARK_NODE_LIST: depth += 1
    case CMARK_NODE_ITEM:
      let isOrdered =
        cmark_node_parent(node).map { cmark_node_get_list_type($0) == CMARK_ORDERED_LIST } ?? false
      var task: BlockParts.Task?
      if cmark_node_get_syntax_extension(node) != nil {
        task = cmark_gfm_extensions_get_tasklist_item_checked(node) ? .done : .open
      }
      parts.parts.append(
        BlockParts.Part(
          kind: .item(depth: max(depth, 1), isOrdered: isOrdered, task: task),
          range: cursor..<cursor))
      if let last = parts.prose.last, last != 0x20 { parts.add([0x20], at: cursor) }
    default: enterOther(node)
    }
  }

  mutating func enterOther(_ node: Markdown.Node) {
    guard cmark_node_get_syntax_extension(node) != nil,
      let name = cmark_node_get_type_string(node), strncmp(name, "table_", 6) == 0
    else { return }
    if strcmp(name, "table_cell") == 0 {
      if let last = parts.prose.last, last != 0x20 { parts.add([0x20], at: cursor) }
      return
    }
    var cells = 0
    var child = cmark_node_first_child(node)
    while let cell = child {
      cells += 1
      child = cmark_node_next(cell)
    }
    parts.parts.append(BlockParts.Part(kind: .row(cells: cells), range: cursor..<cursor))
  }

  mutating func leave(_ node: Markdown.Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_LIST: depth -= 1
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      // What follows in an item or a quote is another sentence.
      if node != block, cmark_node_next(node) != nil, let last = parts.prose.last, last != 0x20 {
        parts.add([0x20], at: cursor)
      }
    case CMARK_NODE_LINK:
      let start = openings.popLast() ?? cursor
      let url = destination(node)
      parts.parts.append(BlockParts.Part(kind: .link(url: url), range: start..<max(start, cursor)))
    case CMARK_NODE_IMAGE:
      imageDepth -= 1
      let start = openings.popLast() ?? cursor
      let url = destination(node)
      let alt = Markdown.plainText(of: node)
      parts.parts.append(
        BlockParts.Part(kind: .image(url: url, alt: alt), range: start..<max(start, cursor)))
      if imageDepth == 0 { parts.addPlaceholder(at: start) }
    default: break
    }
  }

  func literal(_ node: Markdown.Node) -> UnsafeBufferPointer<UInt8> {
    guard let literal = cmark_node_get_literal(node) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let count = strlen(literal)
    return literal.withMemoryRebound(to: UInt8.self, capacity: count) {
      UnsafeBufferPointer(start: $0, count: count)
    }
  }

  /// Where bytes stand next, up to the end of the block.
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard cursor < end, bytes.count > 0, let base = hidden.baseAddress,
      let start = bytes.baseAddress,
      let found = cc_find(base + cursor, end - cursor, start, bytes.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  func find(_ byte: UInt8, from start: Int? = nil) -> Int? {
    let start = start ?? cursor
    guard start < end, let base = hidden.baseAddress,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  @discardableResult
  mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let place = find(bytes) else { return nil }
    cursor = place + bytes.count
    return place
  }

  mutating func addText(_ node: Markdown.Node) {
    let bytes = literal(node)
    if bytes.isEmpty { return }
    if let place = pass(bytes) { return add(bytes, at: place) }
    // A backslash or a reference such as `&amp;` stands between: the stretches around it are found
    // one by one.
    var start = 0
    while start < bytes.count {
      var end = start + 1
      while end < bytes.count, !Self.mayBeEscaped(bytes[end]) { end += 1 }
      let stretch = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if Self.mayBeEscaped(bytes[start]), cursor < self.end, hidden[cursor] == UInt8(ascii: "&"),
        let close = find(UInt8(ascii: ";"))
      {
        // The first scalar is what the reference stands for.
        var count = 1
        while count < stretch.count, stretch[count] & 0xC0 == 0x80 { count += 1 }
        add(UnsafeBufferPointer(rebasing: stretch[..<count]), at: cursor)
        cursor = close + 1
        start += count
        continue
      }
      add(stretch, at: pass(stretch) ?? cursor)
      start = end
    }
  }

  /// Whether a byte may begin what the text has a backslash or a reference for.
  private static func mayBeEscaped(_ byte: UInt8) -> Bool {
    byte >= 0x80 ? byte & 0xC0 == 0xC0 : byte > 0x20 && !(byte | 0x20).isLetterOrDigit
  }

  /// Adds text of a place, with what hides tags as placeholders.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard hasTags else { return parts.add(bytes, at: place) }
    var start = 0
    var index = 0
    while index < bytes.count {
      let length = hiddenLength(bytes, index)
      if length == 0 {
        index += 1
        continue
      }
      if index > start { parts.add(bytes[start..<index], at: place + start) }
      parts.addPlaceholder(at: place + index)
      index += length
      start = index
    }
    if start < bytes.count { parts.add(bytes[start...], at: place + start) }
  }

  /// How many bytes of a tag stand at an index.
  func hiddenLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    if bytes[index] == Self.letter[0], index + 1 < bytes.count, bytes[index + 1] == Self.letter[1] {
      return 2
    }
    if bytes[index] == Self.longLetter[0], index + 2 < bytes.count,
      bytes[index + 1] == Self.longLetter[1], bytes[index + 2] == Self.longLetter[2]
    {
      return 3
    }
    return 0
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { self &- 0x61 < 26 || self &- 0x30 < 10 }
}
