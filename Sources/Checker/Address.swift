import HTMLFill

/// An address of a link or an image, taken apart as browsers do it.
struct Address: Equatable {
  /// In lower case, without its colon; empty where there is none.
  var scheme: [UInt8] = []
  /// In lower case, with a port; of a mail address what follows its `@`; empty where there is none.
  var host: [UInt8] = []
  /// Of a mail address what stands before its `@`.
  var path: [UInt8] = []
  /// Without its question mark.
  var query: [UInt8] = []
  /// Without its number sign.
  var fragment: [UInt8] = []

  /// Reads an address in which tags of templates are placeholders.
  init(_ url: [UInt8]) {
    // Browsers pass over line breaks and tabs anywhere, and over spaces and controls around.
    var rest = url.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }[...]
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    if let end = Self.schemeEnd(rest) {
      scheme = rest[..<end].map(\.asciiLowercase)
      rest = rest[(end + 1)...]
    }
    if let sign = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = Array(rest[(sign + 1)...])
      rest = rest[..<sign]
    }
    if let sign = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = Array(rest[(sign + 1)...])
      rest = rest[..<sign]
    }
    if scheme == Self.mailto {
      if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
        host = rest[(at + 1)...].map(\.asciiLowercase)
        rest = rest[..<at]
      }
      path = Array(rest)
      return
    }
    if isWeb || scheme.isEmpty {
      rest = rest.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }[...]
    }
    let slashes = rest.prefix { $0 == UInt8(ascii: "/") }.count
    if slashes >= 2 || isWeb {
      rest = rest.dropFirst(isWeb ? slashes : 2)
      var name = rest.prefix { $0 != UInt8(ascii: "/") }
      rest = rest[name.endIndex...]
      if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[(at + 1)...] }
      host = name.map(\.asciiLowercase)
    }
    path = Array(rest)
  }

  static let mailto = Array("mailto".utf8)
  static let http = Array("http".utf8)
  static let https = Array("https".utf8)

  /// Whether it is `http:` or `https:`.
  var isWeb: Bool { scheme == Self.http || scheme == Self.https }

  /// Whether it leads to a place of the same site.
  var isRelative: Bool { scheme.isEmpty && host.isEmpty }

  /// Whether a value of a template is a part of the host.
  var hasValueInHost: Bool { host.contains(0xEF) }

  private static func schemeEnd(_ url: ArraySlice<UInt8>) -> Int? {
    for index in url.indices {
      switch url[index] {
      case UInt8(ascii: ":"): return index > url.startIndex ? index : nil
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...0x39:
        if index == url.startIndex { return nil }
      case 0x41...0x5A, 0x61...0x7A: continue
      default: return nil
      }
    }
    return nil
  }

  /// The scheme that would run what follows it as a script or a page of its own, or nil.
  static func dangerousScheme(_ url: [UInt8]) -> String? {
    var scheme = URLScheme()
    for byte in url {
      scheme.append(byte)
      if !scheme.isOpen { break }
    }
    return scheme.dangerous
  }
}

extension UInt8 {
  /// The small letter of a capital one of ASCII.
  var asciiLowercase: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// Whether it is a space, a tab or ends a line.
  var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }
}
