import Markdown
import Translation

/// Rules of what a contribution must not bring: what runs, embeds or asks for something, and HTML,
/// that its source does not have. What the source has, the operator wrote.
enum SafetyRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    guard comparison.original != nil || comparison.isTranslation else { return }
    let block = comparison.block
    checkAddresses(comparison, &findings)
    if block.html.isEmpty, block.links.isEmpty, block.images.isEmpty { return }
    var contribution = Contribution(comparison)
    contribution.checkLinks(&findings)
    for tag in block.html {
      if contribution.checkEnd(tag, &findings) || tag.isEnd { continue }
      contribution.check(tag, &findings)
    }
  }
}

/// A block of a translation beside all that it may have.
private struct Contribution {
  private let block: CheckedBlock
  /// The blocks that have what it may have.
  private let scope: [CheckedBlock]
  /// All blocks of the source.
  private let source: [CheckedBlock]
  private let tags: [HTMLTag]
  /// Whether it may have as many of each as its source blocks, not just any of the whole source.
  private let isCounted: Bool
  private let hasSource: Bool
  /// How many tags of each name may still come.
  private var allowed: [String: Int] = [:]

  init(_ comparison: Comparison) {
    block = comparison.block
    scope = comparison.original?.scope ?? []
    source = comparison.original?.text.blocks ?? []
    isCounted = comparison.original?.isComparable ?? false
    hasSource = comparison.original != nil
    tags = block.html.isEmpty ? [] : scope.flatMap(\.html).filter { !$0.isEnd }
    for tag in tags { allowed[tag.name, default: 0] += 1 }
  }

  /// Judges links and images of Markdown.
  func checkLinks(_ findings: inout [RuleFinding]) {
    for link in block.links where !isTag(link.range) {
      checkScript(link.url, link.range, &findings)
    }
    for image in block.images where !isTag(image.range) {
      if checkScript(image.url, image.range, &findings) { continue }
      checkImageHost(image.url, image.range, &findings)
    }
  }

  private func isTag(_ range: Range<Int>) -> Bool { block.html.contains { $0.range == range } }

  /// Judges whether a tag hides others, in itself or in what follows it.
  func checkEnd(_ tag: HTMLTag, _ findings: inout [RuleFinding]) -> Bool {
    let text = block.text[tag.range]
    let hidden = tag.attributes.first { attribute in
      ActiveHTML.mayHoldTag(attribute.value)
        && !tags.contains { other in
          other.attributes.contains {
            $0.name == attribute.name && ActiveHTML.mayHoldTag($0.value)
          }
        }
    }
    if tag.isClosed, hidden == nil { return false }
    if scope.contains(where: { $0.text.firstRange(of: text) != nil }) { return false }
    findings.report(
      .htmlInvented, hidden?.range ?? tag.range,
      tag.isClosed
        ? "the value of \(quoted(hidden?.name ?? "")) holds HTML that the source does not have"
        : "the HTML \(quoted(text)) is not closed, and takes in what follows it",
      hint: "write it as the source does", subject: String(decoding: text, as: UTF8.self))
    return true
  }

  /// Judges a tag: the most particular of the rules speaks.
  mutating func check(_ tag: HTMLTag, _ findings: inout [RuleFinding]) {
    let isKnown = take(tag.name)
    if ActiveHTML.elements.contains(tag.name), !isKnown || !hasSameContent(tag) {
      return findings.report(
        .activeElement, tag.range,
        isKnown
          ? "the element \(quoted("<\(tag.name)>")) is another than in the source"
          : "the element \(quoted("<\(tag.name)>")) is not in the source",
        hint: "remove it: a translation brings no elements that run, embed or ask for something",
        subject: String(decoding: block.text[tag.range], as: UTF8.self))
    }
    if let handler = tag.attributes.first(where: { isNewHandler($0) }) {
      return findings.report(
        .eventHandler, handler.range,
        "the attribute \(quoted(handler.name)) runs a script that the source does not have",
        hint: "remove the attribute", subject: "\(handler.name)=\(handler.value)")
    }
    for attribute in tag.attributes {
      for url in ActiveHTML.addresses(attribute, of: tag.name) {
        if checkScript(url, attribute.range, &findings) { return }
      }
      for url in ActiveHTML.images(attribute, of: tag.name) {
        if checkImageHost(url, attribute.range, &findings) { return }
      }
    }
    if isKnown || !hasSource || ActiveHTML.isHarmless(tag) || isPlainImage(tag) { return }
    findings.report(
      .htmlInvented, tag.range,
      "the HTML \(quoted(block.text[tag.range])) is not in the source",
      hint: "write it in Markdown, or as the source does",
      subject: String(decoding: block.text[tag.range], as: UTF8.self))
  }

  /// Whether a tag of this name may come; where they are counted, one less may come then.
  private mutating func take(_ name: String) -> Bool {
    guard let count = allowed[name], count > 0 else { return false }
    if isCounted { allowed[name] = count - 1 }
    return true
  }

  /// Whether a tag shows an image of the site and does no more, looks that the source gives to
  /// others apart: another rule judges it.
  private func isPlainImage(_ tag: HTMLTag) -> Bool {
    let plain = ["src", "alt", "title", "width", "height", "lang", "dir"]
    return tag.name == "img"
      && tag.attributes.allSatisfy { attribute in
        plain.contains(attribute.name)
          || source.contains { block in
            block.html.contains { other in
              other.attributes.contains {
                $0.name == attribute.name && HTMLRules.words($0.value) == words(attribute)
              }
            }
          }
      }
  }

  private func words(_ attribute: HTMLTag.Attribute) -> [UInt8] { HTMLRules.words(attribute.value) }

  private func isNewHandler(_ attribute: HTMLTag.Attribute) -> Bool {
    let name = attribute.name.utf8
    guard name.count > 2, name.starts(with: "on".utf8), name.dropFirst(2).first!.isASCIILetter
    else { return false }
    return !tags.contains { tag in
      tag.attributes.contains { $0.name == attribute.name && $0.value == attribute.value }
    }
  }

  /// Whether an element leads where one of the source does, and runs the same.
  private func hasSameContent(_ tag: HTMLTag) -> Bool {
    let hosts = ActiveHTML.hosts(tag)
    let others = tags.filter { $0.name == tag.name }.flatMap { ActiveHTML.hosts($0) }
    guard hosts.allSatisfy({ others.contains($0) }) else { return false }
    for attribute in tag.attributes where !ActiveHTML.free.contains(attribute.name) {
      let isKnown = tags.contains { other in
        other.name == tag.name
          && other.attributes.contains {
            $0.name == attribute.name && HTMLRules.words($0.value) == words(attribute)
          }
      }
      if !isKnown { return false }
    }
    guard tag.name == "script" || tag.name == "style" else { return true }
    let content = ActiveHTML.content(after: tag, in: block.text)
    return content.allSatisfy(\.isASCIISpace)
      || scope.contains { $0.text.firstRange(of: content) != nil }
  }

  @discardableResult
  private func checkScript(
    _ url: [UInt8], _ range: Range<Int>, _ findings: inout [RuleFinding]
  ) -> Bool {
    guard let scheme = Address.dangerousScheme(url) else { return false }
    let isKnown = scope.contains { block in
      block.links.contains { $0.url == url } || block.images.contains { $0.url == url }
        || block.html.contains { tag in
          tag.attributes.contains { ActiveHTML.addresses($0, of: tag.name).contains(url) }
        }
    }
    if isKnown { return false }
    findings.report(
      .scriptURL, range,
      "the address \(quoted(url)) is not in the source: \(quoted(scheme + ":")) can run a script",
      hint: "write the address of the source", subject: String(decoding: url, as: UTF8.self))
    return true
  }

  @discardableResult
  private func checkImageHost(
    _ url: [UInt8], _ range: Range<Int>, _ findings: inout [RuleFinding]
  ) -> Bool {
    let address = Address(url)
    if address.host.isEmpty { return false }
    let isKnown = scope.contains { block in
      block.images.contains { Address($0.url).host == address.host }
        || block.html.contains { tag in
          tag.attributes.contains { attribute in
            ActiveHTML.images(attribute, of: tag.name).contains {
              Address($0).host == address.host
            }
          }
        }
    }
    if isKnown { return false }
    findings.report(
      .imageExternal, range,
      "the image is read from \(quoted(address.host)), which the source does not show images of",
      hint: "put the image into the site, or remove it",
      subject: String(decoding: url, as: UTF8.self))
    return true
  }
}
