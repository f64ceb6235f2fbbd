import Markdown

/// Rules of tags of templates, code, HTML and footnotes.
enum MarkupRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    guard let original = comparison.original else { return }
    checkVariables(comparison, original, &findings)
    guard original.isComparable, !FenceRule.isUnclosed(comparison.block) else { return }
    InlineCodeRule.check(comparison, original, &findings)
    HTMLRules.check(comparison, &findings)
    FootnoteRules.check(comparison, original, &findings)
  }

  /// Compares the tags of templates, comments apart.
  private static func checkVariables(
    _ comparison: Comparison, _ original: Comparison.Original, _ findings: inout [RuleFinding]
  ) {
    let block = comparison.block
    // Code that is never closed holds what is that of other blocks.
    let isComparable = original.isComparable && !FenceRule.isUnclosed(block)
    if isComparable {
      if block.tags.isEmpty, original.blocks.allSatisfy({ $0.tags.isEmpty }) { return }
    } else if block.tags.isEmpty {
      return
    }
    let source = (isComparable ? original.blocks.flatMap(\.tags) : original.text.tags)
      .filter { !$0.isComment }
    let tags = block.tags.filter { !$0.isComment }
    guard isComparable else {
      let known = Set(source.map(\.key))
      for tag in tags where !known.contains(tag.key) {
        reportInvented(tag, counterpart: nil, &findings)
      }
      return
    }
    var missing = source
    var invented: [TemplateTag] = []
    for tag in tags {
      if let place = missing.firstIndex(where: { $0.key == tag.key }) {
        missing.remove(at: place)
      } else if !source.contains(where: { $0.key == tag.key }) {
        // To say a value once more is a matter of grammar.
        invented.append(tag)
      }
    }
    // A condition goes with its end.
    let begins = invented.contains { !$0.continues }
    for tag in invented where !(begins && tag.continues) {
      let place = missing.firstIndex { $0.continues == tag.continues }
      reportInvented(tag, counterpart: place.map { missing.remove(at: $0) }, &findings)
    }
    let lacksBeginning = missing.contains { !$0.continues }
    for tag in missing where !(tag.continues && (lacksBeginning || begins)) {
      findings.report(
        .variableDropped, block.block.range, "lacks \(quoted(tag.text)) of the source",
        hint: "add it where it belongs", subject: tag.text)
    }
  }

  private static func reportInvented(
    _ tag: TemplateTag, counterpart: TemplateTag?, _ findings: inout [RuleFinding]
  ) {
    let message =
      counterpart.map { "\(quoted(tag.text)) stands where the source has \(quoted($0.text))" }
      ?? "\(quoted(tag.text)) is not in the source"
    findings.report(
      .variableInvented, tag.range, message,
      hint: counterpart == nil ? "remove it" : "write it as the source does", subject: tag.text)
  }
}

extension TemplateTag {
  /// What is the same however it is spaced and quoted.
  fileprivate var key: [UInt8] {
    text.utf8.compactMap { byte in
      byte.isASCIISpace ? nil : byte == UInt8(ascii: "'") ? UInt8(ascii: "\"") : byte
    }
  }

  /// Whether it goes on with, or ends, what another tag began.
  fileprivate var continues: Bool {
    let words = text.split(separator: " ")
    return words.count > 1 && words[0] == "{%"
      && ["else", "elif", "endif", "endfor"].contains(words[1])
  }
}
