import Markdown

/// The rule of code blocks: a translation may have its own comments in them.
enum CodeBlockRule {
  private struct Code {
    let info: String
    let text: [UInt8]
    let range: Range<Int>

    /// What it is written in, as the fence says.
    var language: String {
      info.prefix { !$0.isWhitespace }.lowercased()
    }
  }

  static func check(
    _ block: CheckedBlock, _ source: CheckedBlock, _ findings: inout [RuleFinding]
  ) {
    let others = codes(source)
    if others.isEmpty { return }
    let own = codes(block)
    guard own.count == others.count else {
      if own.count < others.count {
        findings.report(
          .codeBlock, block.block.range,
          "has \(own.count) of the \(others.count) code blocks of the source",
          hint: "add the code of the source", subject: "\(own.count)")
      }
      return
    }
    for (code, other) in zip(own, others) {
      if code.language != other.language, !other.language.isEmpty {
        findings.report(
          .codeBlock, fence(of: code, block),
          "the code is \(code.language.isEmpty ? "of no language" : quoted(code.language)), in "
            + "the source \(quoted(other.language))",
          hint: "write behind the fence what the source has", subject: "language")
      }
      if code.text != other.text { compare(code, other, in: block, &findings) }
    }
  }

  private static func codes(_ block: CheckedBlock) -> [Code] {
    block.parts.parts.compactMap { part in
      guard case .codeBlock(let info, let text) = part.kind else { return nil }
      return Code(info: info, text: Array(text.utf8), range: part.range)
    }
  }

  private static func compare(
    _ code: Code, _ other: Code, in block: CheckedBlock, _ findings: inout [RuleFinding]
  ) {
    let syntax = CommentSyntax(info: other.info)
    let isMarkup = syntax.block?.open == "<!--"
    // In a list the lines are indented by the list too.
    let isIndented = block.kind == .code
    func isSame(_ line: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
      func indent(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.prefix(while: \.isASCIISpace)
      }
      if line == other { return true }
      if isIndented, indent(line) != indent(other) { return false }
      let key = CodeText.key(line, hidesNames: !isMarkup)
      let original = CodeText.key(other, hidesNames: !isMarkup)
      return key == original || CommandWords(key).isTranslatedLine(of: CommandWords(original))
    }
    let (own, others) = (syntax.lines(code.text), syntax.lines(other.text))
    for (line, counterpart) in zip(own, others) where !isSame(line.code, counterpart.code) {
      return report(
        line.number, code, block, "differs from \(quoted(trimmed(counterpart.code))) of the source",
        subject: line.code, &findings)
    }
    if own.count > others.count {
      let line = own[others.count]
      report(line.number, code, block, "is not in the source", subject: line.code, &findings)
    } else if own.count < others.count {
      let line = trimmed(others[own.count].code)
      findings.report(
        .codeBlock, code.range, "the code lacks the line \(quoted(line)) of the source",
        hint: "write the code as the source has it", subject: String(decoding: line, as: UTF8.self))
    }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.drop(while: \.isASCIISpace)
  }

  private static func report(
    _ number: Int, _ code: Code, _ block: CheckedBlock, _ what: String, subject: ArraySlice<UInt8>,
    _ findings: inout [RuleFinding]
  ) {
    findings.report(
      .codeBlock, place(of: number, code, block),
      "the line \(quoted(trimmed(subject))) of the code \(what)",
      hint: "write the code as the source has it; comments may be translated",
      subject: String(decoding: subject, as: UTF8.self))
  }

  /// The line that a block of code begins with.
  private static func fence(of code: Code, _ block: CheckedBlock) -> Range<Int> {
    let before = block.text[..<code.range.lowerBound]
    let mark = before.lastIndex { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
    guard let mark else { return block.firstLine }
    let start = before[..<mark].lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    return start..<(block.text[mark...].firstIndex(of: 0x0A) ?? block.text.endIndex)
  }

  /// Where a line of the code stands in the text.
  private static func place(of number: Int, _ code: Code, _ block: CheckedBlock) -> Range<Int> {
    // The range begins at the first line that is not empty.
    let empty = code.text.prefix { $0 == 0x0A }.count
    var start = code.range.lowerBound
    for _ in 0..<max(0, number - empty) {
      guard let end = block.text[start...].firstIndex(of: 0x0A) else { break }
      start = end + 1
    }
    let end = block.text[start...].firstIndex(of: 0x0A) ?? block.text.endIndex
    return start..<end
  }
}
