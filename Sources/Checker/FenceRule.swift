import Markdown
import Translation

/// The rule of code blocks that are never closed.
enum FenceRule {
  /// A fenced code block.
  private struct Fence {
    /// The line of its opening fence.
    let range: Range<Int>
    /// The block that it is, or stands in.
    let block: CheckedBlock
    let info: String
    let isClosed: Bool
    /// Whether what is in it begins another one: its own end is missing.
    let holdsAnother: Bool
  }

  static func check(_ text: CheckedText, _ findings: inout [RuleFinding]) {
    let fences = text.blocks.flatMap { Self.fences($0) }
    let unclosed = fences.filter { $0.holdsAnother || !$0.isClosed }
    if unclosed.isEmpty || hasHiddenFence(text.bytes) { return }
    for fence in unclosed {
      let fence = fence.holdsAnother ? fence : origin(of: fence, among: fences, text.bytes)
      findings.report(
        .fenceUnclosed, fence.range, "the code block is never closed",
        hint: "add \(quoted(marks(text.bytes[fence.range]))) on a line of its own below the code",
        subject: String(decoding: text.bytes[fence.range], as: UTF8.self))
    }
  }

  // MARK: - Fences

  private static func fences(_ block: CheckedBlock) -> [Fence] {
    switch block.kind {
    case .code: return fence(block).map { [$0] } ?? []
    case .listItem, .quote, .footnote:
      return block.parts.parts.compactMap { part in
        guard case .codeBlock(let info, _) = part.kind, !part.range.isEmpty else { return nil }
        return nested(block, part.range, info: info)
      }
    default: return []
    }
  }

  /// Whether a block is code that is never closed, and so holds what is none.
  static func isUnclosed(_ block: CheckedBlock) -> Bool {
    block.kind == .code && fence(block).map { !$0.isClosed || $0.holdsAnother } ?? false
  }

  /// Reads a block of code, whose range ends with the closing fence or with the file.
  private static func fence(_ block: CheckedBlock) -> Fence? {
    guard let sign = fenceSign(block.text) else { return nil }
    var lines = block.text.split(separator: 0x0A)
    let opening = lines.removeFirst()
    let count = marks(opening).count
    let isClosed = lines.last.map { isClosing($0, sign, count) } ?? false
    let info = infoText(opening)
    let isDocument = info.starts(with: "markdown".utf8) || info.starts(with: "md".utf8)
    let another = lines.contains { line in
      fenceSign(line) == sign && marks(line).count >= count && !infoText(line).isEmpty
        && infoText(line).allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    }
    return Fence(
      range: trimmed(opening), block: block, info: String(decoding: info, as: UTF8.self),
      isClosed: isClosed, holdsAnother: another && !isDocument)
  }

  /// Reads a code block that stands in a list or a quote, by the lines before and behind its code.
  private static func nested(_ block: CheckedBlock, _ code: Range<Int>, info: String) -> Fence? {
    let text = block.text
    guard let before = text[..<code.lowerBound].lastIndex(of: 0x0A) else { return nil }
    let start = text[..<before].lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex
    let line = text[start..<before]
    guard let open = line.firstIndex(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") })
    else { return nil }
    let opening = line[open...]
    let count = marks(opening).count
    guard count >= 3 else { return nil }
    var rest = text[code.upperBound...].drop { $0 != 0x0A }
    while let first = rest.first, first.isASCIISpace || first == UInt8(ascii: ">") {
      rest = rest.dropFirst()
    }
    let closing = rest.prefix { $0 != 0x0A }
    return Fence(
      range: trimmed(opening), block: block, info: info,
      isClosed: isClosing(closing, opening[open], count), holdsAnother: false)
  }

  /// Returns the block whose end is missing. Where an end is missing, the next opening fence ends
  /// the block, and so on to the end of the file; lines of space tell what fences were meant as.
  private static func origin(of fence: Fence, among fences: [Fence], _ bytes: [UInt8]) -> Fence {
    guard fence.block.kind == .code,
      let last = fences.firstIndex(where: { $0.range == fence.range })
    else { return fence }
    var index = last
    while index > 0, fences[index].info.isEmpty, followsText(fences[index].range, bytes),
      fences[index - 1].block.kind == .code
    {
      index -= 1
    }
    return followsText(fences[index].range, bytes) && fences[index].info.isEmpty
      ? fence : fences[index]
  }

  /// Whether the line before one has text, as before a closing fence.
  private static func followsText(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard let end = bytes[..<line.lowerBound].lastIndex(of: 0x0A) else { return false }
    let before = bytes[..<end].reversed().prefix { $0 != 0x0A }
    return !before.allSatisfy(\.isASCIISpace)
  }

  // MARK: - Lines

  /// The sign of a fence that a line begins with, or nil.
  private static func fenceSign(_ line: ArraySlice<UInt8>) -> UInt8? {
    let marks = marks(line)
    guard marks.count >= 3 else { return nil }
    // Code in a line may begin with as many.
    let isCode =
      marks[marks.startIndex] == UInt8(ascii: "`")
      && line[marks.endIndex...].prefix { $0 != 0x0A }.contains(UInt8(ascii: "`"))
    return isCode ? nil : marks[marks.startIndex]
  }

  /// The backticks or tildes that a line begins with.
  private static func marks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = line.dropFirst(min(line.prefix { $0 == 0x20 }.count, 3))
    guard let first = rest.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
      return []
    }
    return rest.prefix { $0 == first }
  }

  private static func infoText(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = line[marks(line).endIndex...].drop { $0 == 0x20 }
    return rest.prefix { !$0.isASCIISpace }
  }

  private static func isClosing(_ line: ArraySlice<UInt8>, _ sign: UInt8, _ count: Int) -> Bool {
    let marks = marks(line)
    return marks.count >= count && marks.first == sign
      && line[marks.endIndex...].allSatisfy(\.isASCIISpace)
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> Range<Int> {
    var line = line.drop { $0 == 0x20 }
    while let last = line.last, last.isASCIISpace { line = line.dropLast() }
    return line.startIndex..<line.endIndex
  }

  /// Whether an invisible character keeps a fence from being one: another rule says so.
  private static func hasHiddenFence(_ bytes: [UInt8]) -> Bool {
    let hidden: [[UInt8]] = [
      [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8D], [0xE2, 0x81, 0xA0],
      [0xEF, 0xBB, 0xBF], [0xC2, 0xAD], [0xE2, 0x80, 0x8E], [0xE2, 0x80, 0x8F],
    ]
    return hidden.contains { sign in
      ["```", "~~~"].contains { bytes.firstRange(of: sign + Array($0.utf8)) != nil }
    }
  }
}
