import Markdown

/// A link of a block: of Markdown, of raw HTML, or an address that stands in the prose.
struct BlockLink: Sendable, Equatable {
  /// Where it leads, with placeholders for tags of templates.
  let url: [UInt8]
  /// Where it stands in the whole text.
  let range: Range<Int>
}

/// An image of a block, of Markdown or of raw HTML.
struct BlockImage: Sendable, Equatable {
  /// Where it is read from, with placeholders for tags of templates.
  let url: [UInt8]
  /// Where it stands in the whole text.
  let range: Range<Int>
  /// What is said that it shows.
  let alternative: String
  /// Whether nobody says what it shows, nor that it is for decoration.
  let lacksAlternative: Bool
}

extension BlockLink {
  /// Returns the links of a block in order of place.
  static func all(parts: BlockParts, html: [HTMLTag]) -> [BlockLink] {
    var links: [BlockLink] = []
    for part in parts.parts {
      guard case .link(let url) = part.kind else { continue }
      links.append(BlockLink(url: withPlaceholders(Array(url.utf8)), range: part.range))
    }
    let count = links.count
    for tag in html where tag.name == "a" && !tag.isEnd {
      guard let url = tag.url("href") else { continue }
      links.append(BlockLink(url: url, range: tag.range))
    }
    let hasAnchors = links.count > count
    if !hasAnchors { addBareAddresses(parts, to: &links) }
    if links.count > 1 { links.sort { $0.range.lowerBound < $1.range.lowerBound } }
    return links
  }

  /// Adds the addresses that a reader can press since they begin with `http://` or `https://`.
  private static func addBareAddresses(_ parts: BlockParts, to links: inout [BlockLink]) {
    let prose = parts.prose
    let colon = UInt8(ascii: ":")
    let slash = UInt8(ascii: "/")
    var index = 0
    while let place = prose[index...].firstIndex(of: colon) {
      index = place + 1
      guard place + 3 < prose.count, prose[place + 1] == slash, prose[place + 2] == slash,
        let start = webSchemeStart(prose, before: place)
      else { continue }
      let end = addressEnd(prose, from: place + 3)
      guard end > place + 3 else { continue }
      index = end
      let own = parts.place(of: start)
      // What stands in a link's text is no link of its own.
      if links.contains(where: { $0.range.contains(own) }) { continue }
      let last = parts.place(of: end - 1) + 1
      links.append(BlockLink(url: Array(prose[start..<end]), range: own..<max(own + 1, last)))
    }
  }

  private static func webSchemeStart(_ prose: [UInt8], before colon: Int) -> Int? {
    var start = colon
    while start > 0, prose[start - 1].isASCIILetter { start -= 1 }
    let letters = prose[start..<colon].map(\.asciiLowercase)
    return letters == Address.http || letters == Address.https ? start : nil
  }

  private static func addressEnd(_ prose: [UInt8], from start: Int) -> Int {
    var end = start
    var opened = 0
    loop: while end < prose.count {
      switch prose[end] {
      case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): break loop
      case UInt8(ascii: "("): opened += 1
      case UInt8(ascii: ")"):
        if opened == 0 { break loop }
        opened -= 1
      case 0xEF where prose[end...].starts(with: BlockParts.placeholder): end += 2
      // What follows without a space, as in Chinese, is no part of it.
      case 0x80...: break loop
      default: break
      }
      end += 1
    }
    while end > start, !isAddressEnd(prose[end - 1]) { end -= 1 }
    return end
  }

  private static func isAddressEnd(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || "/)=#&-%+".utf8.contains(byte)
  }
}

extension BlockImage {
  /// Returns the images of a block in order of place.
  static func all(parts: BlockParts, html: [HTMLTag]) -> [BlockImage] {
    var images: [BlockImage] = []
    for part in parts.parts {
      guard case .image(let url, let alt) = part.kind else { continue }
      images.append(
        BlockImage(
          url: withPlaceholders(Array(url.utf8)), range: part.range, alternative: alt,
          lacksAlternative: alt.allSatisfy(\.isWhitespace)))
    }
    for tag in html where tag.name == "img" && !tag.isEnd {
      let alternative = tag.attributes.first { $0.name == "alt" }?.value
      let isHidden = tag.attributes.contains {
        $0.name == "aria-hidden" && $0.value == "true"
          || $0.name == "role" && ($0.value == "presentation" || $0.value == "none")
      }
      let lacks = alternative.map { !$0.isEmpty && $0.allSatisfy(\.isWhitespace) } ?? !isHidden
      images.append(
        BlockImage(
          url: tag.url("src") ?? [], range: tag.range, alternative: alternative ?? "",
          lacksAlternative: lacks))
    }
    if images.count > 1 { images.sort { $0.range.lowerBound < $1.range.lowerBound } }
    return images
  }
}

extension HTMLTag {
  /// The value of an attribute, with references such as `&amp;` read and placeholders for tags of
  /// templates; nil where the tag does not have it.
  func url(_ name: String) -> [UInt8]? {
    attributes.first { $0.name == name }.map {
      withPlaceholders(CharacterReferences.decoded(Array($0.value.utf8)))
    }
  }
}

/// Whether two addresses have as many placeholders.
func hasSameValues(_ url: [UInt8], _ other: [UInt8]) -> Bool {
  url.count { $0 == BlockParts.placeholder[0] } == other.count { $0 == BlockParts.placeholder[0] }
}

/// Puts the placeholder for each tag of a template, and for what hides one.
func withPlaceholders(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(where: { $0 == UInt8(ascii: "{") || $0 == 0xCD || $0 == 0xEE }) else {
    return text
  }
  var result: [UInt8] = []
  var index = 0
  while index < text.count {
    if let end = tagEnd(text, from: index) {
      if !result.suffix(3).elementsEqual(BlockParts.placeholder) {
        result += BlockParts.placeholder
      }
      index = end
    } else {
      result.append(text[index])
      index += 1
    }
  }
  return result
}

/// Returns the end of a tag, or of what hides one, that begins at an index.
private func tagEnd(_ text: [UInt8], from index: Int) -> Int? {
  switch text[index] {
  case 0xCD where index + 1 < text.count && text[index + 1] == 0xB8: return index + 2
  case 0xEE where text[index...].starts(with: [0xEE, 0x80, 0x80]): return index + 3
  case UInt8(ascii: "{") where index + 1 < text.count:
    let sign = text[index + 1]
    guard sign == UInt8(ascii: "{") || sign == UInt8(ascii: "%") || sign == UInt8(ascii: "#")
    else { return nil }
    let close = sign == UInt8(ascii: "{") ? UInt8(ascii: "}") : sign
    var place = index + 2
    while place + 1 < text.count {
      if text[place] == close, text[place + 1] == UInt8(ascii: "}") { return place + 2 }
      place += 1
    }
    return nil
  default: return nil
  }
}
