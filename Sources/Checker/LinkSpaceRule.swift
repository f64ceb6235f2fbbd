/// The rule of white space that keeps a link from being one.
enum LinkSpaceRule {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    let block = comparison.block
    guard block.kind != .code, block.kind != .html else { return }
    let text = block.text
    var place = text.startIndex
    while let close = text[place...].firstIndex(of: UInt8(ascii: "]")) {
      place = close + 1
      guard place < text.endIndex else { return }
      if isSpace(text[place]) {
        checkBefore(comparison, close, &findings)
      } else if text[place] == UInt8(ascii: "(") {
        checkWithin(block, close, &findings)
      }
    }
  }

  /// Judges `[text] (address)`.
  private static func checkBefore(
    _ comparison: Comparison, _ close: Int, _ findings: inout [RuleFinding]
  ) {
    let block = comparison.block
    let text = block.text
    var open = close + 1
    while open < text.endIndex, isSpace(text[open]) { open += 1 }
    guard open < text.endIndex, text[open] == UInt8(ascii: "("),
      let end = addressEnd(text, from: open + 1), end < text.endIndex,
      text[end] == UInt8(ascii: ")"),
      isAddress(text[open + 1..<end]) || isTarget(text[open + 1..<end], comparison),
      hasWords(text, before: close), !isPart(block, close)
    else { return }
    report(block, close + 1..<open, "between “]” and “(”, so this is no link", &findings)
  }

  /// Judges `[text]( address )`.
  private static func checkWithin(
    _ block: CheckedBlock, _ close: Int, _ findings: inout [RuleFinding]
  ) {
    let text = block.text
    var start = close + 2
    while start < text.endIndex, isSpace(text[start]) { start += 1 }
    guard let end = addressEnd(text, from: start) else { return }
    var last = end
    while last < text.endIndex, isSpace(text[last]) { last += 1 }
    guard last < text.endIndex, text[last] == UInt8(ascii: ")"), start > close + 2 || last > end,
      isAddress(text[start..<end]), !isCode(block, close)
    else { return }
    if start > close + 2 {
      report(block, close + 2..<start, "between “(” and the address of a link", &findings)
    } else {
      report(block, end..<last, "between the address of a link and “)”", &findings)
    }
  }

  private static func report(
    _ block: CheckedBlock, _ range: Range<Int>, _ what: String, _ findings: inout [RuleFinding]
  ) {
    let start = block.text[..<range.lowerBound].lastIndex(of: UInt8(ascii: "[")) ?? range.lowerBound
    let end = block.text[range.upperBound...].firstIndex(of: UInt8(ascii: ")")) ?? range.upperBound
    findings.report(
      .linkSpace, range, "white space \(what)", hint: "remove the white space",
      subject: String(
        decoding: block.text[start...min(end, block.text.endIndex - 1)], as: UTF8.self),
      replacement: "")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Returns where an address ends: at white space or at the parenthesis that closes it.
  private static func addressEnd(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var opened = 0
    var index = start
    while index < text.endIndex {
      switch text[index] {
      case 0...0x20: return index > start ? index : nil
      case UInt8(ascii: "("): opened += 1
      case UInt8(ascii: ")"):
        if opened == 0 { return index > start ? index : nil }
        opened -= 1
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether what stands in parentheses is meant to lead somewhere.
  private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let starts = ["mailto:", "tel:", "./", "../", "http://", "https://", "www."]
    if starts.contains(where: { text.starts(with: $0.utf8) }) { return true }
    if text.count > 1, text.first == UInt8(ascii: "/") {
      return text.dropFirst().allSatisfy { $0 > 0x20 && $0 < 0x7F }
        && text.contains { $0.isASCIILetter }
    }
    if text.first == UInt8(ascii: "#") {
      return text.count > 1 && !text.dropFirst().allSatisfy(\.isASCIIDigit)
    }
    if let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex + 1,
      text[colon...].starts(with: "://".utf8), text[..<colon].allSatisfy(\.isASCIILetter)
    {
      return true
    }
    let page = text.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    let endings = [
      ".html", ".htm", ".md", ".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".pdf",
    ]
    return endings.contains {
      page.count > $0.utf8.count && page.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }

  /// Whether the source links there.
  private static func isTarget(_ text: ArraySlice<UInt8>, _ comparison: Comparison) -> Bool {
    guard let original = comparison.original else { return false }
    return original.blocks.contains { $0.links.contains { $0.url.elementsEqual(text) } }
  }

  /// Whether there are words between the bracket and the one that it closes.
  private static func hasWords(_ text: ArraySlice<UInt8>, before close: Int) -> Bool {
    var opened = 0
    var index = close - 1
    while index >= text.startIndex {
      switch text[index] {
      case UInt8(ascii: "]"): opened += 1
      case UInt8(ascii: "["):
        if opened == 0 {
          let words = text[index + 1..<close]
          return words.count > 1
            && words.contains {
              $0.isASCIILetter || $0 >= 0x80 && $0 != 0xE2 && $0 != 0x80 && $0 != 0xA6
            }
        }
        opened -= 1
      default: break
      }
      index -= 1
    }
    return false
  }

  /// Whether a bracket belongs to something that was understood, or is to be read as it is.
  private static func isPart(_ block: CheckedBlock, _ close: Int) -> Bool {
    close > block.text.startIndex && block.text[close - 1] == UInt8(ascii: "\\")
      || block.parts.parts.contains { $0.range.contains(close) }
      || block.tags.contains { $0.range.contains(close) }
  }

  private static func isCode(_ block: CheckedBlock, _ place: Int) -> Bool {
    block.parts.parts.contains { part in
      switch part.kind {
      case .code, .codeBlock, .html: part.range.contains(place)
      default: false
      }
    }
  }
}
