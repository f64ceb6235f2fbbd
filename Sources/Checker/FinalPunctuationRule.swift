import Markdown

/// Another mark at the end of a text than at the end of its source.
enum FinalPunctuationRule {
  static func check(
    _ prose: Prose, _ source: [Prose], _ comparison: Comparison, _ findings: inout [RuleFinding]
  ) {
    switch prose.block.kind {
    case .paragraph, .listItem, .quote, .heading, .title, .summary: break
    case .code, .table, .html, .footnote: return
    }
    guard let original = comparison.original, let last = source.last,
      let theirs = FinalMark(last, original.language),
      let mine = FinalMark(prose, comparison.language), mine.kind != theirs.kind,
      areUnlike(mine, theirs, prose, last, comparison.language)
    else { return }
    let range = mine.index..<mine.index + 1
    let message =
      switch (mine.kind, theirs.kind) {
      case (.none, _):
        "no “\(last.text(theirs.index..<theirs.index + 1))” at the end, as the source has"
      case (_, .none): "“\(prose.text(range))” at the end, where the source has no mark"
      default:
        "“\(prose.text(range))” at the end, where the source has “"
          + last.text(theirs.index..<theirs.index + 1) + "”"
      }
    findings.append(
      RuleFinding(
        .finalPunctuation, prose.place(of: range), message,
        hint: "end the text as the source does, if nothing speaks against it",
        subject: "\(theirs.kind)→\(mine.kind)"))
  }

  /// Whether the difference is one that no language or style explains.
  private static func areUnlike(
    _ mine: FinalMark, _ theirs: FinalMark, _ prose: Prose, _ source: Prose,
    _ language: LanguageTraits
  ) -> Bool {
    switch (mine.kind, theirs.kind) {
    // Some languages put the stop within quotation marks, some behind them; items of a list have
    // stops in one language, and none in the next.
    case (.none, .stop):
      return !mine.isQuoted && !theirs.isQuoted && prose.block.kind != .listItem
        && language.endsSentencesWithStops && areSentences(prose, source, language)
    // Where a sentence of the source lacks its stop, the source is wrong.
    case (.stop, .none):
      return !mine.isQuoted && !theirs.isQuoted
        && [.heading, .title].contains(prose.block.kind)
        && areSentences(prose, source, language)
    // What is behind a text, mostly a list, allows both.
    case (.colon, .none): return false
    // Items of a list end with a semicolon or a comma in some languages.
    case (.semicolon, _), (.comma, _), (_, .semicolon), (_, .comma): return false
    // How loud a text is, is a matter of style.
    case (.exclamation, .stop), (.stop, .exclamation), (.ellipsis, .stop), (.stop, .ellipsis),
      (.exclamation, .none), (.none, .exclamation), (.ellipsis, .none), (.none, .ellipsis):
      return false
    // A question needs no mark where a word says that it is one.
    case (.stop, .question), (.none, .question):
      return language.endsSentencesWithStops && language.dividesWords && language.base != "ko"
    default: return true
    }
  }

  /// Whether a text and its source are long enough to want a mark.
  private static func areSentences(_ prose: Prose, _ source: Prose, _ language: LanguageTraits)
    -> Bool
  {
    hasSentence(source) && (!language.dividesWords || hasSentence(prose))
  }

  /// Whether a text is of four words at least.
  private static func hasSentence(_ prose: Prose) -> Bool {
    var words = 0
    for index in prose.scalars.indices
    where prose.scalars[index].isLetter && !prose.isLetter(index - 1) {
      words += 1
      if words == 4 { return true }
    }
    return false
  }
}

/// The mark that a text ends with.
struct FinalMark {
  /// What a mark says, whatever the language writes for it.
  enum Kind {
    case none, stop, question, exclamation, colon, semicolon, comma, ellipsis
  }

  let kind: Kind
  /// Where it stands; the last scalar of the text, where there is none.
  let index: Int
  /// Whether quotation marks end the text.
  let isQuoted: Bool

  /// Nil where the end is no prose: code, a tag, an address, a link, an abbreviation.
  init?(_ prose: Prose, _ language: LanguageTraits) {
    var index = prose.scalars.count - 1
    var isQuoted = false
    while index >= 0 {
      let isQuote = Self.isQuote(prose[index])
      guard isQuote || Self.isPassedOver(prose[index]) else { break }
      if isQuote { isQuoted = true }
      index -= 1
    }
    guard index >= 0, prose[index] != Prose.placeholder else { return nil }
    let kind = Self.kind(prose[index], language)
    self.index = index
    self.isQuoted = isQuoted || Self.isQuote(prose[index - 1])
    if let kind {
      if kind == .stop, Self.isAbbreviation(prose, index) { return nil }
      let isEllipsis = prose[index] == 0x2E && prose[index - 1] == 0x2E
      self.kind = isEllipsis ? .ellipsis : kind
      // A mark in the text of a link is that of a title.
      if Self.isInLink(prose, index) { return nil }
      return
    }
    guard prose.scalars[index].isLetter || Number.isDigit(prose[index]),
      !Self.isInLink(prose, index), !prose.isAddress(around: index)
    else { return nil }
    self.kind = .none
  }

  private static func isQuote(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300D, 0x300F: true
    default: false
    }
  }

  /// White space, brackets that close, and what nobody sees.
  private static func isPassedOver(_ value: UInt32) -> Bool {
    switch value {
    case 0x29, 0x5D, 0x2A, 0x5F, 0x7D, 0x300B, 0x3011, 0xFF09, 0x200B...0x200F, 0x2060...0x2069,
      0xFEFF, 0xFE0F:
      true
    default: Prose.isSpace(value)
    }
  }

  private static func kind(_ value: UInt32, _ language: LanguageTraits) -> Kind? {
    switch value {
    case 0x3B: language.base == "el" ? .question : .semicolon
    case 0x37E: .question
    case 0xB7, 0x387: language.base == "el" ? .semicolon : nil
    // Armenian's full stop is often typed as a colon.
    case 0x3A: language.base == "hy" ? nil : .colon
    case 0x2E, 0x3002, 0xFF0E, 0xFF61, 0x6D4, 0x964, 0x965, 0x589, 0x1362, 0x104B, 0x17D4, 0x17D5,
      0x0F0D, 0x1803:
      .stop
    case 0x3F, 0xFF1F, 0x61F, 0x1367: .question
    case 0x21, 0xFF01: .exclamation
    case 0xFF1A, 0x1365, 0x1366: .colon
    case 0xFF1B, 0x61B, 0x1364: .semicolon
    case 0x2C, 0x3001, 0xFF0C, 0x60C, 0x1363: .comma
    case 0x2026: .ellipsis
    default: nil
    }
  }

  /// Whether the stop at an index belongs to a word: `etc.`, `e.g.`, `и т. д.`.
  private static func isAbbreviation(_ prose: Prose, _ stop: Int) -> Bool {
    guard prose[stop] == 0x2E else { return false }
    var start = stop
    while prose.isLetter(start - 1) { start -= 1 }
    let word = start..<stop
    if word.count == 1 || !word.isEmpty && prose[start - 1] == 0x2E { return true }
    return word.count <= 6 && abbreviations.contains(prose.text(word).lowercased())
  }

  private static let abbreviations: Set<String> = [
    "etc", "inc", "ltd", "corp", "co", "vs", "al", "jr", "sr", "usw", "bzw", "др", "пр", "тощо",
    "ecc", "atd", "apod", "itd", "itp", "osv", "mm", "vb", "jne", "stb", "ipd", "utt",
    "κ.λπ", "κλπ", "enz", "dll", "min", "max", "approx", "ca", "no", "nr", "sek", "std", "ч", "мин",
  ]

  private static func isInLink(_ prose: Prose, _ index: Int) -> Bool {
    let place = prose.place(of: index..<index + 1).lowerBound
    return prose.block.parts.parts.contains { part in
      if case .link = part.kind { part.range.contains(place) } else { false }
    }
  }
}
