import Markdown

/// Rules of raw HTML that a translation lacks or has otherwise.
enum HTMLRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    guard let original = comparison.original, original.isComparable else { return }
    let tags = comparison.block.html
    let source = original.blocks.flatMap(\.html)
    if source.isEmpty { return }
    checkDropped(comparison.block, source, &findings)
    checkAttributes(comparison.block, tags.filter { !$0.isEnd }, source, &findings)
  }

  // MARK: - Tags

  private static func checkDropped(
    _ block: CheckedBlock, _ source: [HTMLTag], _ findings: inout [RuleFinding]
  ) {
    var missing: [HTMLTag] = []
    var counts: [String: Int] = [:]
    for tag in block.html { counts[key(tag), default: 0] += 1 }
    for tag in source {
      let count = counts[key(tag), default: 0]
      counts[key(tag)] = count - 1
      if count <= 0 { missing.append(tag) }
    }
    for tag in missing where !isWritten(tag, in: block) {
      // Where an element is missing, its end is too.
      if tag.isEnd, missing.contains(where: { $0.name == tag.name && !$0.isEnd }) { continue }
      let shown = "<\(key(tag))>"
      findings.report(
        .htmlDropped, block.block.range, "lacks the HTML \(quoted(shown)) of the source",
        hint: "add it where it belongs", subject: shown)
    }
  }

  private static func key(_ tag: HTMLTag) -> String { tag.isEnd ? "/" + tag.name : tag.name }

  /// Whether a block needs no such tag, or has in Markdown what it says.
  private static func isWritten(_ tag: HTMLTag, in block: CheckedBlock) -> Bool {
    switch tag.name {
    // Links and images have rules of their own; how lines break is the language's affair.
    case "a", "img", "br", "wbr", "sub", "sup", "bdi": true
    case "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "option", "colgroup":
      tag.isEnd
    case "span": tag.attributes.allSatisfy { ["lang", "dir"].contains($0.name) }
    case "b", "strong": has("**", block) || has("__", block)
    case "i", "em": has("*", block) || has("_", block)
    case "s", "del", "strike": has("~", block)
    case "code", "kbd", "samp", "tt": has("`", block)
    default: false
    }
  }

  private static func has(_ mark: String, _ block: CheckedBlock) -> Bool {
    block.text.firstRange(of: Array(mark.utf8)) != nil
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
        "the attribute \(quoted(name)) is \(quoted(own.value)), in the source \(quoted(other.value))"
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
