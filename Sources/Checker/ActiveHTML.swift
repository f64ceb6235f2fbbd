import Markdown

/// What of HTML can do something, and where it reads from.
enum ActiveHTML {
  /// Elements that run, embed or ask for something, or change the page around them.
  static let elements: Set<String> = [
    "applet", "audio", "base", "bgsound", "button", "embed", "fencedframe", "form", "frame",
    "frameset",
    "iframe", "input", "link", "marquee", "math", "meta", "noembed", "noframes", "noscript",
    "object", "option", "param", "plaintext", "portal", "script", "select", "style", "svg",
    "template", "textarea", "title", "video", "xmp",
  ]

  private static let addressed: Set<String> = [
    "action", "background", "cite", "classid", "codebase", "data", "formaction", "href", "icon",
    "longdesc", "manifest", "ping", "poster", "profile", "src", "srcdoc", "srcset", "usemap",
    "xlink:href",
  ]

  private static let harmless: Set<String> = [
    "b", "bdi", "br", "em", "i", "span", "strong", "sub", "sup", "wbr",
  ]

  /// Whether a tag does no more than Markdown could.
  static func isHarmless(_ tag: HTMLTag) -> Bool {
    harmless.contains(tag.name)
      && tag.attributes.allSatisfy { ["lang", "dir", "title"].contains($0.name) }
  }

  /// Attributes in which an element that acts may differ from that of the source: what is read, where
  /// hosts are compared, and how it looks.
  static let free: Set<String> = [
    "alt", "aria-label", "class", "dir", "height", "id", "label", "lang", "placeholder", "src",
    "srcset", "summary", "title", "value", "width",
  ]

  /// Whether a tag runs something, be it by an attribute.
  static func acts(_ tag: HTMLTag) -> Bool {
    elements.contains(tag.name)
      || tag.attributes.contains { attribute in
        attribute.name.hasPrefix("on")
          || addresses(attribute, of: tag.name).contains { Address.dangerousScheme($0) != nil }
      }
  }

  /// Whether browsers that read a value as text may find a tag in it.
  static func mayHoldTag(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    return bytes.indices.dropLast().contains {
      bytes[$0] == UInt8(ascii: "<")
        && (bytes[$0 + 1].isASCIILetter || "/!?".utf8.contains(bytes[$0 + 1]))
    }
  }

  /// The addresses that an attribute holds.
  static func addresses(_ attribute: HTMLTag.Attribute, of name: String) -> [[UInt8]] {
    guard addressed.contains(attribute.name) else { return [] }
    let value = value(attribute)
    return attribute.name == "srcset" ? candidates(value) : [value]
  }

  /// The addresses of images that are loaded because of an attribute.
  static func images(_ attribute: HTMLTag.Attribute, of name: String) -> [[UInt8]] {
    switch attribute.name {
    case "srcset", "imagesrcset": candidates(value(attribute))
    case "src": ["img", "source", "image"].contains(name) ? [value(attribute)] : []
    case "href", "xlink:href": ["image", "feimage", "use"].contains(name) ? [value(attribute)] : []
    case "background", "poster": [value(attribute)]
    case "style": styleAddresses(value(attribute))
    default: []
    }
  }

  /// The hosts that a tag reads from or leads to.
  static func hosts(_ tag: HTMLTag) -> [[UInt8]] {
    tag.attributes.flatMap { addresses($0, of: tag.name) }.map { Address($0).host }
      .filter { !$0.isEmpty }
  }

  /// What stands between the tag of a script or a style and its end tag.
  static func content(after tag: HTMLTag, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = text[tag.range.upperBound...]
    let end = Array("</\(tag.name)".utf8)
    var index = rest.startIndex
    while index + end.count <= rest.endIndex {
      if zip(rest[index...], end).allSatisfy({ $0.asciiLowercase == $1 }) { return rest[..<index] }
      index += 1
    }
    return rest
  }

  private static func value(_ attribute: HTMLTag.Attribute) -> [UInt8] {
    withPlaceholders(CharacterReferences.decoded(Array(attribute.value.utf8)))
  }

  /// The addresses of a `srcset`, each followed by a width or a density.
  private static func candidates(_ value: [UInt8]) -> [[UInt8]] {
    value.split { $0.isASCIISpace }.filter { word in
      !word.allSatisfy {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") || $0.isASCIIDigit
          || $0 | 0x20 == UInt8(ascii: "x") || $0 | 0x20 == UInt8(ascii: "w")
      }
    }.flatMap { word in
      word.split(separator: UInt8(ascii: ",")).map { Array($0) }
    }
  }

  /// What of a style leads to another host, in `url(…)` or however else.
  private static func styleAddresses(_ value: [UInt8]) -> [[UInt8]] {
    withoutEscapes(value).split { $0.isASCIISpace || "\"'(),;".utf8.contains($0) }
      .map { Array($0) }.filter { !Address($0).host.isEmpty }
  }

  /// A style with what its escapes stand for: `\75rl(` is `url(`.
  private static func withoutEscapes(_ value: [UInt8]) -> [UInt8] {
    guard value.contains(UInt8(ascii: "\\")) else { return value }
    var result: [UInt8] = []
    var index = 0
    while index < value.count {
      let byte = value[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < value.count else {
        result.append(byte)
        continue
      }
      let digits = value[index...].prefix(6).prefix {
        $0.isASCIIDigit || $0.asciiLowercase &- 0x61 < 6
      }
      guard !digits.isEmpty else {
        result.append(value[index])
        index += 1
        continue
      }
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
      result += String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8
      index = digits.endIndex
      if index < value.count, value[index].isASCIISpace { index += 1 }
    }
    return result
  }
}
