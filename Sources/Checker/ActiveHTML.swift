import Markdown

/// What of HTML can do something, and where it reads from.
enum ActiveHTML {
  /// Elements that run, embed or ask for something, or change the page around them.
  static let elements: Set<String> = [
    "applet", "audio", "base", "button", "embed", "fencedframe", "form", "frame", "frameset",
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

  /// What stands in `url(…)` of a style.
  private static func styleAddresses(_ value: [UInt8]) -> [[UInt8]] {
    let mark = Array("url(".utf8)
    var result: [[UInt8]] = []
    var index = 0
    while index + mark.count <= value.count {
      guard zip(value[index...], mark).allSatisfy({ $0.asciiLowercase == $1 }) else {
        index += 1
        continue
      }
      index += mark.count
      let inner = value[index...].prefix { $0 != UInt8(ascii: ")") }
      result.append(
        inner.filter { !$0.isASCIISpace && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") })
      index = inner.endIndex
    }
    return result
  }
}
