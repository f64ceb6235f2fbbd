import CCMarkGFM
import Glibc
import Translation

extension Markdown {
  /// Returns what each block of a text consists of, in the order of `blocks`.
  ///
  /// The text is to have passed `limits`. Bare addresses are prose.
  ///
  /// - Parameter tags: where tags of templates stand. They are passed over, so that their signs are
  ///   no Markdown; the exporter does the same.
  package static func parts(
    of text: [UInt8], startingAt offset: Int = 0, blocks: [Block], tags: [Range<Int>] = []
  ) -> [BlockParts] {
    let hidden = tags.isEmpty ? text : hiding(tags, in: text)
    let body = min(offset, text.count)
    var result = [BlockParts](repeating: BlockParts(), count: blocks.count)
    for (index, block) in blocks.enumerated()
    where block.kind == .title || block.kind == .summary {
      result[index].add(text[block.range], at: block.range.lowerBound)
    }
    let numbers = Dictionary(blocks.indices.map { (Int(blocks[$0].start), $0) }) { $1 }
    withDocument(hidden[body...], dialect: .blocks) { root, _ in
      hidden.withUnsafeBufferPointer { bytes in
        let lines = LineTable(bytes, from: body)
        for (node, outline) in outline(of: root) where outline.kind != nil {
          let range = lines.range(of: outline, before: .max)
          guard
            let number = numbers[range.lowerBound]
              ?? blocks.firstIndex(where: { $0.range.contains(range.lowerBound) })
          else { continue }
          var reader = PartReader(
            hidden: bytes, text: text, end: max(blocks[number].range.upperBound, range.upperBound),
            cursor: range.lowerBound, parts: result[number], hasTags: !tags.isEmpty)
          reader.read(node)
          result[number] = reader.parts
        }
      }
    }
    return result
  }

  /// Puts letters that no text has in the place of tags, as many bytes as they are.
  private static func hiding(_ tags: [Range<Int>], in text: [UInt8]) -> [UInt8] {
    var hidden = text
    for tag in tags {
      var place = tag.lowerBound
      if tag.count % 2 == 1 {
        hidden.replaceSubrange(place..<place + 3, with: PartReader.longLetter)
        place += 3
      }
      while place < tag.upperBound {
        hidden[place] = PartReader.letter[0]
        hidden[place + 1] = PartReader.letter[1]
        place += 2
      }
    }
    return hidden
  }
}

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
  private var openings: [Int] = []
  /// How many images are open: what stands in them is their alternative text.
  private var imageDepth = 0

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

  private mutating func enter(_ node: Markdown.Node) {
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
      let isTask = cmark_node_get_syntax_extension(node) != nil
      parts.parts.append(
        BlockParts.Part(
          kind: .item(depth: max(depth, 1), isOrdered: isOrdered, isTask: isTask),
          range: cursor..<cursor))
      if let last = parts.prose.last, last != 0x20 { parts.add([0x20], at: cursor) }
    default: enterOther(node)
    }
  }

  private mutating func enterOther(_ node: Markdown.Node) {
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

  private mutating func leave(_ node: Markdown.Node) {
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

  private func literal(_ node: Markdown.Node) -> UnsafeBufferPointer<UInt8> {
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

  private mutating func addText(_ node: Markdown.Node) {
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
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
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

  private mutating func addCode() {
    let tick = UInt8(ascii: "`")
    guard let start = find(tick) else { return }
    var open = start
    while open < end, hidden[open] == tick { open += 1 }
    let count = open - start
    var close = open
    while let next = find(tick, from: close) {
      close = next
      while close < end, hidden[close] == tick { close += 1 }
      if close - next == count { break }
    }
    let inner = open..<max(open, close - count)
    var code = String(decoding: text[inner], as: UTF8.self)
    if code.contains(where: \.isNewline) {
      code = code.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        .joined(separator: " ")
    }
    if code.count > 2, code.first == " ", code.last == " ", code.contains(where: { $0 != " " }) {
      code = String(code.dropFirst().dropLast())
    }
    parts.parts.append(BlockParts.Part(kind: .code(code), range: start..<close))
    if imageDepth == 0 { parts.addPlaceholder(at: start) }
    cursor = close
  }

  private mutating func addCodeBlock(_ node: Markdown.Node) {
    let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    let bytes = literal(node)
    let lines = bytes.split(separator: 0x0A)
    var start = cursor
    if !info.isEmpty { info.withCString { _ = passInfo($0) } }
    for (number, line) in lines.enumerated() {
      if let place = pass(UnsafeBufferPointer(rebasing: line)), number == 0 { start = place }
    }
    let code =
      hasTags && start < cursor
      ? String(decoding: text[start..<cursor], as: UTF8.self)
      : String(decoding: bytes, as: UTF8.self)
    parts.parts.append(
      BlockParts.Part(
        kind: .codeBlock(info: info, text: code), range: start..<max(start, cursor)))
  }

  private mutating func passInfo(_ info: UnsafePointer<CChar>) -> Int? {
    let count = strlen(info)
    return info.withMemoryRebound(to: UInt8.self, capacity: count) {
      pass(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  private mutating func addFootnote() {
    guard let open = find(UInt8(ascii: "[")), let close = find(UInt8(ascii: "]"), from: open) else {
      return
    }
    let name = text[min(open + 2, close)..<close]
    parts.parts.append(
      BlockParts.Part(
        kind: .footnote(String(decoding: name, as: UTF8.self)), range: open..<close + 1))
    parts.addPlaceholder(at: open)
    cursor = close + 1
  }

  /// Reads where a link leads, as the text has it, and passes over it.
  private mutating func destination(_ node: Markdown.Node) -> String {
    guard let pointer = cmark_node_get_url(node) else { return "" }
    let count = strlen(pointer)
    let url = String(cString: pointer)
    // An address between `<` and `>` is its own text.
    if cursor < end, hidden[cursor] == UInt8(ascii: ">") {
      cursor += 1
      return restored(url, cursor - 1 - count)
    }
    guard let close = find(UInt8(ascii: "]")) else { return url }
    cursor = close + 1
    guard cursor < end else { return url }
    if hidden[cursor] == UInt8(ascii: "(") {
      var result = url
      if count > 0 {
        let place = pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
          pass(UnsafeBufferPointer(start: $0, count: count))
        }
        if let place { result = restored(url, place) }
      }
      if let title = cmark_node_get_title(node), title.pointee != 0 {
        let count = strlen(title)
        _ = title.withMemoryRebound(to: UInt8.self, capacity: count) {
          pass(UnsafeBufferPointer(start: $0, count: count))
        }
      }
      cursor = (find(UInt8(ascii: ")")).map { $0 + 1 }) ?? cursor
      return result
    }
    if hidden[cursor] == UInt8(ascii: "["), let last = find(UInt8(ascii: "]")) { cursor = last + 1 }
    return url
  }

  /// An address with its tags of templates, as the text has them.
  private func restored(_ url: String, _ place: Int) -> String {
    let count = url.utf8.count
    guard hasTags, place >= 0, place + count <= text.count else { return url }
    return String(decoding: text[place..<place + count], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { self &- 0x61 < 26 || self &- 0x30 < 10 }
}
