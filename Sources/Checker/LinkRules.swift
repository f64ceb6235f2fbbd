import Markdown
import Translation

/// Rules of links and images.
enum LinkRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    LinkSpaceRule.check(comparison, &findings)
    ImageRules.check(comparison, &findings)
    guard let original = comparison.original else { return }
    guard original.isComparable else {
      return checkHosts(comparison, original, &findings)
    }
    if original.blocks.count == 1, sameTargets(comparison.block.links, original.blocks[0].links) {
      return
    }
    var links = LinkComparison(comparison, original)
    links.compare(&findings)
  }

  private static func sameTargets(_ links: [BlockLink], _ others: [BlockLink]) -> Bool {
    links.count == others.count && zip(links, others).allSatisfy { $0.url == $1.url }
  }

  /// Judges the hosts of a block whose source is in doubt by those of the whole source.
  private static func checkHosts(
    _ comparison: Comparison, _ original: Comparison.Original, _ findings: inout [RuleFinding]
  ) {
    guard !comparison.block.links.isEmpty else { return }
    let parts = LanguageParts(comparison)
    for link in comparison.block.links where Address.dangerousScheme(link.url) == nil {
      let address = Address(link.url)
      if address.host.isEmpty || address.hasValueInHost { continue }
      let host = parts.host(address.host)
      let isKnown = original.text.blocks.contains { block in
        block.links.contains { parts.host(Address($0.url).host) == host }
      }
      if !isKnown { reportHost(link, address, counterpart: nil, &findings) }
    }
  }

  static func reportHost(
    _ link: BlockLink, _ address: Address, counterpart: BlockLink?,
    _ findings: inout [RuleFinding]
  ) {
    let source = counterpart.map { ", the source to \(quoted($0.url))" } ?? ", the source does not"
    findings.report(
      .linkHost, link.range, "leads to \(quoted(address.host))\(source)",
      hint: "lead to the same host as the source, or accept it if the other one is meant",
      subject: String(decoding: link.url, as: UTF8.self))
  }
}

/// The links of a block beside those of its source: equal ones are paired off step by step, until
/// only those are left that have no counterpart.
private struct LinkComparison {
  private struct Target {
    let link: BlockLink
    let address: Address
    let neutral: Address
  }

  private let block: CheckedBlock
  private let parts: LanguageParts
  private let all: [BlockLink]
  private let source: [BlockLink]
  private var rest: [Target]
  private var missing: [Target]

  init(_ comparison: Comparison, _ original: Comparison.Original) {
    let parts = LanguageParts(comparison)
    block = comparison.block
    all = block.links
    source = original.blocks.flatMap(\.links)
    var missing = source
    var rest: [BlockLink] = []
    for link in all {
      if let place = missing.firstIndex(where: { $0.url == link.url }) {
        missing.remove(at: place)
      } else {
        rest.append(link)
      }
    }
    func targets(_ links: [BlockLink]) -> [Target] {
      links.map {
        let address = Address($0.url)
        return Target(link: $0, address: address, neutral: parts.neutral(address))
      }
    }
    self.parts = parts
    self.rest = targets(rest)
    self.missing = targets(missing)
  }

  mutating func compare(_ findings: inout [RuleFinding]) {
    if rest.isEmpty, missing.isEmpty { return }
    pairDangerous()
    pairSame(&findings)
    pairOtherSchemes(&findings)
    pairSameHosts(&findings)
    reportHosts(&findings)
    reportDropped(&findings)
  }

  /// What runs a script is the affair of the rules of safety.
  private mutating func pairDangerous() {
    for (index, target) in rest.enumerated().reversed()
    where Address.dangerousScheme(target.link.url) != nil {
      rest.remove(at: index)
      if index < missing.count { missing.remove(at: index) }
    }
  }

  /// Pairs what leads to the same place, languages and parts of one page apart.
  private mutating func pairSame(_ findings: inout [RuleFinding]) {
    let pairs = takePairs { target, source in
      guard target.neutral.host == source.neutral.host else { return false }
      // Another language of a host has its pages by names of its own.
      if target.address.host != source.address.host, target.address.scheme == source.address.scheme,
        Self.isOtherLanguage(target.address.host, source.address.host)
      {
        return true
      }
      guard target.neutral.path == source.neutral.path else { return false }
      if target.address.isRelative, source.address.isRelative { return true }
      guard target.neutral.query == source.neutral.query else { return false }
      let isLocalized = target.address.path != source.address.path
      return isLocalized || target.address.fragment == source.address.fragment
    }
    for (target, source) in pairs { reportScheme(target, source, &findings) }
  }

  /// Whether hosts differ in more than `www.`.
  private static func isOtherLanguage(_ host: [UInt8], _ other: [UInt8]) -> Bool {
    func bare(_ host: [UInt8]) -> ArraySlice<UInt8> {
      host.starts(with: "www.".utf8) ? host[4...] : host[...]
    }
    return bare(host) != bare(other)
  }

  /// Pairs by order what is of another kind altogether: a mail address for a page.
  private mutating func pairOtherSchemes(_ findings: inout [RuleFinding]) {
    guard rest.count == missing.count else { return }
    for index in rest.indices.reversed() {
      let (target, source) = (rest[index].address, missing[index].address)
      if target.scheme == source.scheme || target.scheme.isEmpty || source.scheme.isEmpty
        || target.isWeb && source.isWeb
      {
        continue
      }
      reportScheme(rest[index], missing[index], &findings)
      rest.remove(at: index)
      missing.remove(at: index)
    }
  }

  private func reportScheme(
    _ target: Target, _ source: Target, _ findings: inout [RuleFinding]
  ) {
    let (own, other) = (target.address.scheme, source.address.scheme)
    if own == other || own == Address.https && other == Address.http { return }
    // `//host` has the scheme of the page.
    if own.isEmpty && source.address.isWeb || other.isEmpty && target.address.isWeb { return }
    findings.report(
      .linkScheme, target.link.range,
      "leads to \(quoted(target.link.url)), the source to \(quoted(source.link.url))",
      hint: "write the address with \(quoted(other + [UInt8(ascii: ":")])) as the source does",
      subject: String(decoding: target.link.url, as: UTF8.self))
  }

  /// Pairs what leads to another place of the same host, or of the site.
  private mutating func pairSameHosts(_ findings: inout [RuleFinding]) {
    let isClear = all.count == source.count || rest.count == 1 && missing.count == 1
    let pairs = takePairs { target, source in
      let bothRelative = target.address.isRelative && source.address.isRelative
      return bothRelative
        || target.neutral.host == source.neutral.host && !target.neutral.host.isEmpty
        || isClear && target.address.isRelative && !source.address.isRelative
        || target.address.scheme == source.address.scheme && target.neutral.host.isEmpty
          && source.neutral.host.isEmpty
    }
    guard isClear else { return }
    // Where a value came or went, the rule of variables says so.
    for (target, source) in pairs where hasSameValues(target.link.url, source.link.url) {
      if target.address.isWeb, source.address.isWeb, target.address.scheme == Address.http,
        source.address.scheme == Address.https
      {
        reportScheme(target, source, &findings)
        continue
      }
      findings.report(
        .linkChanged, target.link.range,
        "leads to \(quoted(target.link.url)), the source to \(quoted(source.link.url))",
        hint: "lead to the same place as the source, or accept it if the other one is meant",
        subject: String(decoding: target.link.url, as: UTF8.self))
    }
  }

  /// Reports hosts that the source block does not link to, each in the place of a missing link.
  private mutating func reportHosts(_ findings: inout [RuleFinding]) {
    for target in rest where !target.address.host.isEmpty {
      let isKnown = source.contains { parts.host(Address($0.url).host) == target.neutral.host }
      if isKnown { continue }
      let isWritten = target.address.hasValueInHost
      // Where a value came or went, the rule of variables says so.
      let place =
        missing.firstIndex { isWritten || $0.address.hasValueInHost } ?? missing.indices.first
      let counterpart = place.map { missing.remove(at: $0) }
      if isWritten || counterpart?.address.hasValueInHost == true { continue }
      LinkRules.reportHost(
        target.link, target.address, counterpart: counterpart?.link, &findings)
    }
  }

  /// Reports targets that are nowhere in the block, not even as plain text.
  private func reportDropped(_ findings: inout [RuleFinding]) {
    for target in missing {
      if all.contains(where: { $0.url == target.link.url }) { continue }
      if target.address.hasValueInHost || contains(target.link.url) { continue }
      if target.neutral.path.isEmpty, target.address.isRelative, all.count >= source.count {
        continue
      }
      findings.report(
        .linkDropped, block.block.range,
        "lacks the link to \(quoted(target.link.url)) of the source",
        hint: "add the link", subject: String(decoding: target.link.url, as: UTF8.self))
    }
  }

  /// Whether the address stands in the block without being a link that was understood.
  private func contains(_ url: [UInt8]) -> Bool {
    // What stands around a tag of a template may have been changed with it.
    let pieces = url.split(separator: 0xEF)
    guard let first = pieces.first, pieces.count == 1 else { return false }
    return first.count > 1 && block.text.firstRange(of: first) != nil
  }

  /// Takes pairs out of what is left.
  private mutating func takePairs(_ isPair: (Target, Target) -> Bool) -> [(Target, Target)] {
    var pairs: [(Target, Target)] = []
    var kept: [Target] = []
    for target in rest {
      if let place = missing.firstIndex(where: { isPair(target, $0) }) {
        pairs.append((target, missing.remove(at: place)))
      } else {
        kept.append(target)
      }
    }
    rest = kept
    return pairs
  }
}
