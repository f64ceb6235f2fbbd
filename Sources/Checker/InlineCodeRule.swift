import Markdown
import Translation

/// The rule of inline code: what is written as code is no language.
enum InlineCodeRule {
  /// Code in a line, as it is compared.
  private struct Span {
    let code: String
    /// Without what may differ: tags of templates and names in angle brackets are placeholders.
    let key: [UInt8]
    let range: Range<Int>
  }

  static func check(
    _ comparison: Comparison, _ original: Comparison.Original, _ findings: inout [RuleFinding]
  ) {
    let block = comparison.block
    let source = original.blocks.flatMap(spans)
    if source.isEmpty { return }
    let own = spans(block)
    let lacking = distinct(source.filter { span in !own.contains { $0.key == span.key } })
    if lacking.isEmpty { return }
    let languages = LanguageParts(comparison)
    let others = lacking.filter { span in !own.contains { isSame($0, span, languages) } }
    if others.isEmpty { return }
    var changed = own.filter { span in
      !source.contains { isSame($0, span, languages) } && !stands(span, in: original.blocks)
    }
    // As many as in the source, and as many others: each stands for one of them.
    let isClear = own.count == source.count && changed.count == others.count
    let missing = (isClear ? others : others.filter { !stands($0, in: [block]) }).filter { span in
      let words = CommandWords(span.key)
      guard let place = changed.firstIndex(where: { CommandWords($0.key).isTranslation(of: words) })
      else { return true }
      changed.remove(at: place)
      return false
    }
    for span in missing {
      guard !changed.isEmpty else {
        // What is a word may be said in another way: `hostname`.
        if span.key.allSatisfy(\.isASCIILetter) { continue }
        findings.report(
          .inlineCode, block.block.range, "lacks the code \(quoted(span.code)) of the source",
          hint: "write the code as the source has it", subject: span.code)
        continue
      }
      let other = changed.removeFirst()
      if isLabel(span.code) { continue }
      findings.report(
        .inlineCode, other.range,
        "the code \(quoted(other.code)) stands where the source has \(quoted(span.code))",
        hint: "write the code as the source has it", subject: other.code)
    }
  }

  private static func spans(_ block: CheckedBlock) -> [Span] {
    block.parts.parts.compactMap { part in
      guard case .code(let code) = part.kind else { return nil }
      let key = CodeText.key(Array(code.utf8), hidesNames: true)
      // Variables have a rule of their own.
      return key.isEmpty || key == BlockParts.placeholder
        ? nil : Span(code: code, key: key, range: part.range)
    }
  }

  /// Whether two codes are the same, or paths that differ in the folder of a language alone:
  /// `locales/EN/index.md`.
  private static func isSame(_ one: Span, _ other: Span, _ languages: LanguageParts) -> Bool {
    if one.key == other.key { return true }
    let slash = UInt8(ascii: "/")
    return one.key.contains(slash) && other.key.contains(slash)
      && one.key.first == other.key.first && one.key.last == other.key.last
      && languages.path(one.key) == languages.path(other.key)
  }

  private static func distinct(_ spans: [Span]) -> [Span] {
    var result: [Span] = []
    for span in spans where !result.contains(where: { $0.key == span.key }) { result.append(span) }
    return result
  }

  /// Whether the code stands in blocks, as whatever.
  private static func stands(_ span: Span, in blocks: [CheckedBlock]) -> Bool {
    let code = Array(span.code.utf8)
    return blocks.contains {
      $0.text.firstRange(of: code) != nil || $0.prose.firstRange(of: code) != nil
    }
  }

  /// Whether it is rather what is written on a button than code: some words, the first one with a
  /// capital letter.
  private static func isLabel(_ code: String) -> Bool {
    let words = code.split(separator: " ")
    guard words.count > 1, let first = code.first, first.isUppercase else { return false }
    return code.allSatisfy { $0.isLetter || $0 == " " }
      && words[0].dropFirst().allSatisfy { $0.isLowercase }
  }
}
