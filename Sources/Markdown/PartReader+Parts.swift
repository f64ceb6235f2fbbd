import CCMarkGFM
import Glibc

extension PartReader {
  mutating func addCode() {
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

  mutating func addCodeBlock(_ node: Markdown.Node) {
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

  mutating func passInfo(_ info: UnsafePointer<CChar>) -> Int? {
    let count = strlen(info)
    return info.withMemoryRebound(to: UInt8.self, capacity: count) {
      pass(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  mutating func addFootnote() {
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
  mutating func destination(_ node: Markdown.Node) -> String {
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
  func restored(_ url: String, _ place: Int) -> String {
    let count = url.utf8.count
    guard hasTags, place >= 0, place + count <= text.count else { return url }
    return String(decoding: text[place..<place + count], as: UTF8.self)
  }
}
