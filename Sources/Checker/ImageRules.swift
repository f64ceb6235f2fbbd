import Translation

/// Rules of images.
enum ImageRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    let images = comparison.block.images
    guard let original = comparison.original else {
      for image in images where image.lacksAlternative { reportAlternative(image, &findings) }
      return
    }
    if !images.isEmpty { checkAlternatives(comparison, original, &findings) }
    guard original.isComparable else { return }
    checkImages(comparison, original, &findings)
    UntranslatedRule.checkAlternatives(comparison, &findings)
  }

  /// Reports images without alternative text that have one in the source.
  private static func checkAlternatives(
    _ comparison: Comparison, _ original: Comparison.Original, _ findings: inout [RuleFinding]
  ) {
    let count = comparison.block.images.count(where: \.lacksAlternative)
    if count == 0 { return }
    let parts = LanguageParts(comparison)
    let lacking = original.scope.flatMap(\.images).filter(\.lacksAlternative)
    // They may have other names.
    if original.isComparable, count <= lacking.count { return }
    for image in comparison.block.images where image.lacksAlternative {
      let name = parts.path(Address(image.url).path)
      if lacking.contains(where: { parts.path(Address($0.url).path) == name }) { continue }
      reportAlternative(image, &findings)
    }
  }

  private static func reportAlternative(_ image: BlockImage, _ findings: inout [RuleFinding]) {
    findings.report(
      .altMissing, image.range, "the image \(quoted(image.url)) has no alternative text",
      hint: "say in a few words what it shows",
      subject: String(decoding: image.url, as: UTF8.self))
  }

  /// Compares which images there are, languages in their names apart.
  private static func checkImages(
    _ comparison: Comparison, _ original: Comparison.Original, _ findings: inout [RuleFinding]
  ) {
    let images = comparison.block.images
    let source = original.blocks.flatMap(\.images)
    if images.isEmpty, source.isEmpty { return }
    if images.map(\.url) == source.map(\.url) { return }
    let parts = LanguageParts(comparison)
    func name(_ image: BlockImage) -> [UInt8] { parts.path(Address(image.url).path) }
    var missing = source
    var others: [BlockImage] = []
    for image in images {
      if let place = missing.firstIndex(where: { name($0) == name(image) }) {
        missing.remove(at: place)
      } else {
        others.append(image)
      }
    }
    for image in others {
      let counterpart = missing.isEmpty ? nil : missing.removeFirst()
      // Those of other hosts, and scripts, are the affair of the rules of safety.
      if let counterpart, !hasSameValues(image.url, counterpart.url) { continue }
      if !Address(image.url).isRelative || Address.dangerousScheme(image.url) != nil { continue }
      let place = counterpart.map { ", the source \(quoted($0.url))" } ?? " that the source lacks"
      findings.report(
        .image, image.range, "shows the image \(quoted(image.url))\(place)",
        hint: counterpart == nil
          ? "remove the image, or accept it if it is meant" : "show the image of the source",
        subject: String(decoding: image.url, as: UTF8.self))
    }
    for image in missing {
      let link = comparison.block.links.first { $0.url == image.url }
      // An address that is neither an image nor a link is a mistake of writing: another rule's.
      if link == nil, comparison.block.text.firstRange(of: image.url) != nil { continue }
      findings.report(
        .image, link?.range ?? comparison.block.block.range,
        "lacks the image \(quoted(image.url)) of the source", hint: "add the image",
        subject: String(decoding: image.url, as: UTF8.self))
    }
  }
}
