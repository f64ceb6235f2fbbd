import Markdown
import Translation

extension SafetyRules {
  /// Judges what of a whole translation stands in no block, or reaches beyond one.
  static func checkDocument(
    _ text: CheckedText, source: CheckedText?, _ findings: inout [RuleFinding]
  ) {
    checkFrontMatter(text, source, &findings)
    checkEnds(text, source, &findings)
    checkOpenComment(text, source, &findings)
    checkTags(text, source, &findings)
  }

  /// Finds addresses in front matter, which a layout may put anywhere.
  private static func checkFrontMatter(
    _ text: CheckedText, _ source: CheckedText?, _ findings: inout [RuleFinding]
  ) {
    let front = text.bytes[..<min(text.body, text.bytes.count)]
    if front.isEmpty { return }
    let known = source.map { $0.bytes[..<min($0.body, $0.bytes.count)] } ?? []
    for word in front.split(whereSeparator: { $0 <= 0x20 || "\"'[]{},<>()".utf8.contains($0) }) {
      let scheme = Address.dangerousScheme(Array(word))
      let leadsAway = !Address(Array(word)).host.isEmpty
      guard scheme != nil || leadsAway, known.firstRange(of: Array(word)) == nil else { continue }
      findings.report(
        scheme == nil ? .imageExternal : .scriptURL, word.startIndex..<word.endIndex,
        "the front matter names \(quoted(word)), which that of the source does not: a layout may "
          + (scheme == nil ? "show it" : "run it"),
        hint: "write the address of the source", subject: String(decoding: word, as: UTF8.self))
    }
  }

  /// Finds ends of elements that none began: they end what is around the text.
  private static func checkEnds(
    _ text: CheckedText, _ source: CheckedText?, _ findings: inout [RuleFinding]
  ) {
    let strays = strayEnds(text)
    if strays.isEmpty { return }
    var allowed: [String: Int] = [:]
    for tag in source.map(strayEnds) ?? [] { allowed[tag.name, default: 0] += 1 }
    for tag in strays {
      if let count = allowed[tag.name], count > 0 {
        allowed[tag.name] = count - 1
        continue
      }
      findings.report(
        .htmlInvented, tag.range,
        "\(quoted("</\(tag.name)>")) ends what was not begun here, and so what is around the text",
        hint: "remove it, or write its beginning as the source does", subject: "/" + tag.name)
    }
  }

  private static func strayEnds(_ text: CheckedText) -> [HTMLTag] {
    var open: [String: Int] = [:]
    return text.blocks.flatMap(\.html).filter { tag in
      guard tag.isEnd else {
        open[tag.name, default: 0] += 1
        return false
      }
      let count = open[tag.name, default: 0]
      open[tag.name] = max(count - 1, 0)
      return count == 0
    }
  }

  /// Finds a comment that is never closed: it takes in all that follows it on the page.
  private static func checkOpenComment(
    _ text: CheckedText, _ source: CheckedText?, _ findings: inout [RuleFinding]
  ) {
    guard let place = openComment(text), source.flatMap(openComment) == nil else { return }
    findings.report(
      .htmlInvented, place..<place + 4,
      "this comment is never closed, and takes in what follows it",
      hint: "write --> behind it, or \\<!-- where it is no comment", subject: "<!--")
  }

  /// Where a comment begins, at the start of a line, that does not end.
  private static func openComment(_ text: CheckedText) -> Int? {
    let mark = Array("<!--".utf8)
    var place = text.body
    while let range = text.bytes[place...].firstRange(of: mark) {
      place = range.upperBound
      if let end = text.bytes[place...].firstRange(of: Array("-->".utf8)) {
        place = end.upperBound
        continue
      }
      let line = text.bytes[..<range.lowerBound].reversed().prefix { $0 != 0x0A }
      let block = text.blocks.first { $0.block.range.contains(range.lowerBound) }
      return line.allSatisfy(\.isASCIISpace) && block?.kind != .code ? range.lowerBound : nil
    }
    return nil
  }

  /// Finds tags of templates between blocks, as in the definition of a link.
  private static func checkTags(
    _ text: CheckedText, _ source: CheckedText?, _ findings: inout [RuleFinding]
  ) {
    let inBlocks = Set(text.blocks.flatMap(\.tags).map(\.range.lowerBound))
    let known = Set((source?.tags ?? []).map(\.text))
    for tag in text.tags
    where !tag.isComment && !inBlocks.contains(tag.range.lowerBound) && !known.contains(tag.text) {
      findings.report(
        .variableInvented, tag.range, "\(quoted(tag.text)) is not in the source",
        hint: "remove it", subject: tag.text)
    }
  }
}
