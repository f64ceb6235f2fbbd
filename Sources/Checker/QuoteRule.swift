/// Quotation marks that do not pair, or are not those of the language.
///
/// Straight quotes are right in every language, and single ones are left alone, for they look like
/// apostrophes.
enum QuoteRule {
  static func check(_ prose: Prose, _ language: LanguageTraits, _ findings: inout [RuleFinding]) {
    let bytes = prose.block.prose
    guard bytes.contains(where: { $0 == 0xE2 || $0 == 0xC2 || $0 == 0xE3 }) else { return }
    var open: [Int] = []
    var pairs: [(open: Int, close: Int)] = []
    for (index, scalar) in prose.scalars.enumerated() where isQuote(scalar.value) {
      if isPartOfWord(prose, index) { continue }
      if let top = open.last, closes(scalar.value, prose.scalars[top].value, language) {
        open.removeLast()
        pairs.append((top, index))
      } else {
        open.append(index)
      }
    }
    if let lone = open.first {
      // A quotation of several paragraphs opens in each of them.
      if lone == 0, isOpening(prose[0]) { return }
      let mark = prose.text(lone..<lone + 1)
      findings.append(
        RuleFinding(
          .quotes, prose.place(of: lone..<lone + 1),
          "the quotation mark \(mark) has no counterpart in this text",
          hint: "add the quotation mark that is missing, or remove this one", subject: mark))
      return
    }
    guard let own = language.quotes else { return }
    for pair in pairs {
      let marks = QuotePair(open: prose[pair.open], close: prose[pair.close])
      if own.contains(marks) { continue }
      let text =
        prose.text(pair.open..<pair.open + 1) + "…" + prose.text(pair.close..<pair.close + 1)
      findings.append(
        RuleFinding(
          .quotes, prose.place(of: pair.open..<pair.open + 1),
          "\(text) are not the quotation marks of “\(language.tag)”",
          hint: "write \(shown(own[0]))", subject: text))
      return
    }
  }

  private static func isQuote(_ value: UInt32) -> Bool {
    switch value {
    case 0xAB, 0xBB, 0x201C...0x201E, 0x2039, 0x203A, 0x300C...0x300F, 0x301D, 0x301F: true
    default: false
    }
  }

  /// Whether a mark can open a quotation of any language.
  private static func isOpening(_ value: UInt32) -> Bool {
    LanguageTraits.allQuotes.contains { $0.open == value }
  }

  /// Whether a mark ends what another one began: `“` opens in some languages, and closes in others.
  private static func closes(_ mark: UInt32, _ open: UInt32, _ language: LanguageTraits) -> Bool {
    if let own = language.quotes, own.contains(where: { $0.open == open }) {
      if own.contains(where: { $0.open == open && $0.close == mark }) { return true }
      // What opens in this language does not close here.
      if own.contains(where: { $0.open == mark }) { return false }
    }
    return LanguageTraits.allQuotes.contains { $0.open == open && $0.close == mark }
  }

  /// Whether a mark belongs to a word or a number: Hebrew's initials, and inches.
  private static func isPartOfWord(_ prose: Prose, _ index: Int) -> Bool {
    guard prose[index] == 0x201D, index > 0 else { return false }
    let before = prose[index - 1]
    if 0x5D0...0x5EA ~= before, 0x5D0...0x5EA ~= prose[index + 1] { return true }
    return 0x30...0x39 ~= before
      && !prose.scalars[..<index].contains { $0.value == 0x201C || $0.value == 0x201E }
  }

  private static func shown(_ pair: QuotePair) -> String {
    [pair.open, pair.close].compactMap { Unicode.Scalar($0).map(String.init) }
      .joined(separator: "…")
  }
}
