import Markdown

/// Rules of raw HTML that a translation lacks or has otherwise.
enum HTMLRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    guard let original = comparison.original, original.isComparable else { return }
    let tags = comparison.block.html
    let source = original.blocks.flatMap(\.html)
    if source.isEmpty { return }
    checkDropped(comparison.block, source, original, &findings)
    checkAttributes(comparison.block, tags.filter { !$0.isEnd }, source, &findings)
  }

  // MARK: - Tags

  private static func checkDropped(
    _ block: CheckedBlock, _ source: [HTMLTag], _ original: Comparison.Original,
    _ findings: inout [RuleFinding]
  ) {
    var missing: [HTMLTag] = []
    var counts: [String: Int] = [:]
    for tag in block.html { counts[key(tag), default: 0] += 1 }
    for tag in source {
      let count = counts[key(tag), default: 0]
      counts[key(tag)] = count - 1
      if count <= 0 { missing.append(tag) }
    }
    var names: [String] = []
    for tag in missing {
      if tag.isEnd {
        // Where an element is missing, its end is too.
        let isOpen = !missing.contains { $0.name == tag.name && !$0.isEnd }
        guard isOpen, !optionalEnds.contains(tag.name) else { continue }
      } else if isWritten(tag, in: block, original) {
        continue
      }
      let name = "<\(key(tag))>"
      if !names.contains(name) { names.append(name) }
    }
    guard !names.isEmpty else { return }
    findings.report(
      .htmlDropped, block.block.range,
      "lacks the HTML \(names.map { quoted($0) }.joined(separator: ", ")) of the source",
      hint: "add it where it belongs", subject: names.joined())
  }

  /// Elements that end without being told so.
  private static let optionalEnds: Set<String> = [
    "colgroup", "dd", "dt", "li", "option", "p", "tbody", "td", "th", "thead", "tr",
  ]

  private static func key(_ tag: HTMLTag) -> String { tag.isEnd ? "/" + tag.name : tag.name }

  /// Whether a block needs no such tag, or has in Markdown what it says.
  private static func isWritten(
    _ tag: HTMLTag, in block: CheckedBlock, _ original: Comparison.Original
  ) -> Bool {
    func hasMore(_ mark: String) -> Bool {
      let mark = Array(mark.utf8)
      return count(mark, in: block.text)
        > original.blocks.reduce(0) { $0 + count(mark, in: $1.text) }
    }
    switch tag.name {
    // Links and images have rules of their own; how lines break is the language's affair.
    case "a", "img", "br", "wbr", "sub", "sup", "bdi": return true
    case "span": return tag.attributes.allSatisfy { ["lang", "dir"].contains($0.name) }
    case "b", "strong": return hasMore("**") || hasMore("__")
    case "i", "em": return hasMore("*") || hasMore("_")
    case "s", "del", "strike": return hasMore("~")
    case "code", "kbd", "samp", "tt": return hasMore("`")
    default: return false
    }
  }

  private static func count(_ mark: [UInt8], in text: ArraySlice<UInt8>) -> Int {
    text.ranges(of: mark).count
  }

  // MARK: - Attributes

  /// What a translation may say in words of its own, and what other rules judge.
  private static let free: Set<String> = [
    "alt", "aria-description", "aria-label", "content", "dir", "href", "hreflang", "label", "lang",
    "placeholder", "src", "srcset", "summary", "title", "translate",
  ]

  private static func checkAttributes(
    _ block: CheckedBlock, _ tags: [HTMLTag], _ source: [HTMLTag],
    _ findings: inout [RuleFinding]
  ) {
    let others = source.filter { !$0.isEnd }
    for name in Set(tags.map(\.name)) {
      var own = tags.filter { $0.name == name }
      var counterparts = others.filter { $0.name == name }
      guard own.count == counterparts.count else { continue }
      // Word order may move tags about: those that are alike are paired first.
      for tag in own {
        guard let place = counterparts.firstIndex(where: { difference(tag, $0) == nil }) else {
          continue
        }
        counterparts.remove(at: place)
        own.removeAll { $0.range == tag.range }
      }
      for (tag, counterpart) in zip(own, counterparts) {
        guard let name = difference(tag, counterpart) else { continue }
        report(name, tag, counterpart, &findings)
      }
    }
  }

  private static func report(
    _ name: String, _ tag: HTMLTag, _ counterpart: HTMLTag, _ findings: inout [RuleFinding]
  ) {
    let own = tag.attributes.first { $0.name == name }
    let other = counterpart.attributes.first { $0.name == name }
    let message =
      switch (own, other) {
      case (let own?, let other?):
        "\(quoted(name)) is \(quoted(own.value)), the source has \(quoted(other.value))"
      case (_?, nil): "the attribute \(quoted(name)) is not in the source"
      default: "\(quoted("<\(tag.name)>")) lacks the attribute \(quoted(name)) of the source"
      }
    findings.report(
      .htmlAttribute, own?.range ?? tag.range, message, hint: "write the tag as the source has it",
      subject: "\(tag.name) \(name)=\(own?.value ?? "")")
  }

  /// Returns the first attribute that two tags do not have the same, or nil.
  private static func difference(_ tag: HTMLTag, _ other: HTMLTag) -> String? {
    if tag.attributes.map(\.name) == other.attributes.map(\.name),
      tag.attributes.map(\.value) == other.attributes.map(\.value)
    {
      return nil
    }
    for attribute in tag.attributes where isJudged(attribute.name) {
      guard let counterpart = other.attributes.first(where: { $0.name == attribute.name }),
        words(attribute.value) == words(counterpart.value)
      else { return attribute.name }
    }
    return other.attributes.first { attribute in
      isJudged(attribute.name) && !tag.attributes.contains { $0.name == attribute.name }
    }?.name
  }

  private static func isJudged(_ name: String) -> Bool {
    // What runs is the affair of the rules of safety.
    !free.contains(name) && !name.hasPrefix("on")
  }

  /// A value with its tags of templates as placeholders, and without what only divides.
  static func words(_ value: String) -> [UInt8] {
    withPlaceholders(Array(value.utf8)).filter { !$0.isASCIISpace && $0 != UInt8(ascii: ";") }
  }
}
