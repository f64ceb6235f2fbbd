import Markdown
import Translation

extension SafetyRules {
  /// Judges what of a whole translation no block shows: what stands in comments that end too early,
  /// and what is put together by tags of templates.
  static func check(
    _ text: CheckedText, of language: LanguageTraits, source: CheckedText?,
    _ findings: inout [RuleFinding]
  ) {
    checkComments(text, source, &findings)
    checkTemplates(text, language, source, &findings)
    checkDocument(text, source: source, &findings)
  }

  // MARK: - Comments

  /// Finds tags in comments: browsers may end one before Markdown does, as at `--!>`.
  private static func checkComments(
    _ text: CheckedText, _ source: CheckedText?, _ findings: inout [RuleFinding]
  ) {
    let tags = text.tagsBetweenBlocks
    if tags.isEmpty { return }
    let known = source.map { source in
      source.tagsBetweenBlocks.map { source.bytes[$0.range] }
    }
    for tag in tags where !(known?.contains { $0 == text.bytes[tag.range] } ?? false) {
      report(tag, text.bytes[tag.range], tag.range, &findings)
    }
  }

  private static func report(
    _ tag: HTMLTag, _ bytes: ArraySlice<UInt8>, _ place: Range<Int>,
    _ findings: inout [RuleFinding]
  ) {
    findings.report(
      ActiveHTML.elements.contains(tag.name) ? .activeElement : .htmlInvented, place,
      "the HTML \(quoted(bytes)) comes to be by what stands around it, and is not in the source",
      hint: "remove it", subject: String(decoding: bytes, as: UTF8.self))
  }

  // MARK: - Templates

  /// Finds what there is only without the tags of templates that show nothing: `<scr{# #}ipt>`.
  private static func checkTemplates(
    _ text: CheckedText, _ language: LanguageTraits, _ source: CheckedText?,
    _ findings: inout [RuleFinding]
  ) {
    guard text.tags.contains(where: { !text.isValue($0) }) else { return }
    let flat = FlatText(text)
    checkBranches(flat, text, source, &findings)
    if text.tags.allSatisfy({ text.isValue($0) || text.isApart($0) }) { return }
    let ownKeys = Set(contributed(by: text, language, source).map(\.key))
    var new = contributed(by: flat.text, language, source).filter { !ownKeys.contains($0.key) }
    if let source, !new.isEmpty {
      let keys = contributed(by: flat.text, language, FlatText(source).text).map(\.key)
      new.removeAll { !keys.contains($0.key) }
    }
    for finding in new {
      findings.report(
        finding.rule, flat.place(finding.range), finding.message, hint: finding.hint,
        subject: finding.subject)
    }
  }

  /// Finds what runs, be it code where all branches of a template are taken together: a branch that
  /// is not taken may hold what makes it code.
  private static func checkBranches(
    _ flat: FlatText, _ text: CheckedText, _ source: CheckedText?,
    _ findings: inout [RuleFinding]
  ) {
    let bytes = flat.text.bytes
    guard bytes.contains(UInt8(ascii: "<")) else { return }
    let shown = text.blocks.flatMap(\.html).map { text.bytes[$0.range] }
    for tag in HTMLTag.all(in: bytes[flat.text.body...]) where !tag.isEnd && ActiveHTML.acts(tag) {
      let own = bytes[tag.range]
      if shown.contains(own) || source.map({ $0.bytes.firstRange(of: own) != nil }) ?? false {
        continue
      }
      report(tag, own, flat.place(tag.range), &findings)
    }
  }

  /// What the blocks of a translation bring that is nowhere in the source.
  private static func contributed(
    by text: CheckedText, _ language: LanguageTraits, _ source: CheckedText?
  ) -> [RuleFinding] {
    text.blocks.flatMap { block in
      var findings: [RuleFinding] = []
      check(
        Comparison(
          block: block, language: language,
          original: source.map {
            Comparison.Original(blocks: [], isSure: false, text: $0, language: language)
          }, isTranslation: true), &findings)
      return findings
    }
  }

  // MARK: - Addresses

  /// Finds bare addresses that take in the sign with which code or a link would begin, so that what
  /// follows is neither.
  static func checkAddresses(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    let block = comparison.block
    let text = block.text
    for place in addressPlaces(text) {
      let run = text[place...].prefix { !$0.isASCIISpace && $0 != UInt8(ascii: "<") }
      let hides =
        run.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "\\") }
        || run.contains(UInt8(ascii: "[")) && holdsLink(run)
      guard hides, !isInPart(place, block) else { continue }
      let rest = text[place...]
      guard rest.contains(UInt8(ascii: "<")) || holdsLink(rest),
        comparison.original?.text.bytes.firstRange(of: run) == nil
      else { continue }
      findings.report(
        .htmlInvented, place..<run.endIndex,
        "the address goes on with \(quoted(run)), so that what follows may become HTML",
        hint: "put a space behind the address", subject: String(decoding: run, as: UTF8.self))
    }
  }

  private static func holdsLink(_ text: ArraySlice<UInt8>) -> Bool {
    text.firstRange(of: Array("](".utf8)) != nil
  }

  /// Where `://` and `www.` stand.
  private static func addressPlaces(_ text: ArraySlice<UInt8>) -> [Int] {
    text.withUnsafeBufferPointer { bytes in
      bytes.indices.filter { index in
        switch bytes[index] {
        case UInt8(ascii: ":"): bytes[index...].starts(with: "://".utf8)
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
          bytes[index...].prefix(4).lazy.map(\.asciiLowercase).elementsEqual("www.".utf8)
        default: false
        }
      }.map { text.startIndex + $0 }
    }
  }

  /// Whether a place is in code, HTML or a link.
  private static func isInPart(_ place: Int, _ block: CheckedBlock) -> Bool {
    if let before = block.text[..<place].last(where: { !$0.isASCIILetter }),
      "<(".utf8.contains(before), block.text[place] == UInt8(ascii: ":")
    {
      return before == UInt8(ascii: "<")
        || block.links.contains { $0.range.contains(place) }
    }
    return block.parts.parts.contains { part in
      switch part.kind {
      case .code, .html, .codeBlock, .link, .image: part.range.contains(place)
      default: false
      }
    }
  }
}

/// A text without the tags of templates that show nothing, as its export may be.
private struct FlatText {
  let text: CheckedText
  /// Where tags stood, and how many bytes are gone up to there.
  private let cuts: [(place: Int, count: Int)]

  init(_ original: CheckedText) {
    var bytes: [UInt8] = []
    var cuts: [(place: Int, count: Int)] = []
    var start = 0
    var count = 0
    for tag in original.tags where !original.isValue(tag) {
      bytes += original.bytes[start..<tag.range.lowerBound]
      start = tag.range.upperBound
      count += tag.range.count
      cuts.append((bytes.count, count))
    }
    bytes += original.bytes[start...]
    self.cuts = cuts
    text = CheckedText(
      bytes, body: original.body, blocks: Markdown.blocks(bytes, startingAt: original.body))
  }

  /// Where a stretch of it stands in the original.
  func place(_ range: Range<Int>) -> Range<Int> {
    func place(_ offset: Int, _ isBefore: (Int, Int) -> Bool) -> Int {
      offset + (cuts.last { isBefore($0.place, offset) }?.count ?? 0)
    }
    let start = place(range.lowerBound, <=)
    return start..<max(start, place(range.upperBound, <))
  }
}

extension CheckedText {
  /// The tags of raw HTML between blocks, where browsers take no comment to be.
  fileprivate var tagsBetweenBlocks: [HTMLTag] {
    let mark = Array("<!--".utf8)
    var tags: [HTMLTag] = []
    var start = body
    func add(before end: Int) {
      guard end >= start + mark.count, let first = bytes[start..<end].firstRange(of: mark)
      else { return }
      tags += HTMLTag.all(in: bytes[first.lowerBound..<end]).filter {
        // A definition's address in angle brackets is none.
        !$0.isEnd && (!$0.name.contains(":") || !$0.attributes.isEmpty)
      }
    }
    for block in blocks.map(\.block.range) {
      add(before: block.lowerBound)
      start = max(start, block.upperBound)
    }
    add(before: bytes.count)
    return tags
  }

  /// Whether a tag shows a value.
  fileprivate func isValue(_ tag: TemplateTag) -> Bool {
    bytes[tag.range.lowerBound + 1] == UInt8(ascii: "{")
  }

  /// Whether empty lines stand around a tag.
  fileprivate func isApart(_ tag: TemplateTag) -> Bool {
    func ends(_ space: some Sequence<UInt8>) -> Bool { space.count { $0 == 0x0A } > 1 }
    let before = bytes[body..<tag.range.lowerBound].reversed().prefix(while: \.isASCIISpace)
    let after = bytes[tag.range.upperBound...].prefix(while: \.isASCIISpace)
    return (before.count == tag.range.lowerBound - body || ends(before))
      && (after.endIndex == bytes.count || ends(after))
  }
}

extension RuleFinding {
  /// What makes two findings the same, wherever they stand.
  fileprivate var key: String { "\(rule.rawValue) \(subject)" }
}
