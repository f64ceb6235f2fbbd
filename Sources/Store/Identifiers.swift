/// The number of a revision, from 1.
package struct RevisionID: Hashable, Comparable, Sendable {
  package let number: Int64

  package init(_ number: Int64) { self.number = number }

  package static func < (one: RevisionID, other: RevisionID) -> Bool { one.number < other.number }
}

/// A language as it is compared: `pt_BR` and `PT-br` are one.
package struct LanguageCode: Hashable, Comparable, Sendable {
  /// Lower case, with `-`: `pt-br`.
  package let compared: String
  /// The BCP 47 tag as HTML shows it: `pt-BR`, `zh-Hant-TW` (case by RFC 5646, section 2.1.1).
  package let tag: String

  /// Creates a code from a folder's name or what a person typed; nil where it is no language tag.
  ///
  /// A tag is a primary subtag of two or three letters and subtags of one to eight letters or
  /// digits (BCP 47, section 2.1; its reserved longer primary subtags name no language, but folders
  /// like `images`).
  package init?(_ text: some StringProtocol) {
    // Nearly every code is of two or three small letters, as its tag is.
    if (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x61...0x7a).contains($0) }) {
      compared = String(text)
      tag = compared
      return
    }
    let compared = String(text).replacing("_", with: "-").lowercased()
    let subtags = compared.split(separator: "-", omittingEmptySubsequences: false)
    guard let primary = subtags.first, (2...3).contains(primary.utf8.count),
      primary.utf8.allSatisfy({ (0x61...0x7a).contains($0) }),
      subtags.dropFirst().allSatisfy({ subtag in
        (1...8).contains(subtag.utf8.count)
          && subtag.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) }
      })
    else { return nil }
    self.compared = compared
    tag = Self.tag(of: compared)
  }

  private static func tag(of compared: String) -> String {
    var afterSingleton = false
    return compared.split(separator: "-").enumerated().map { index, subtag in
      defer { if subtag.utf8.count == 1 { afterSingleton = true } }
      if index == 0 || afterSingleton { return String(subtag) }
      switch subtag.utf8.count {
      case 2: return subtag.uppercased()
      case 4 where !subtag.first!.isNumber:
        return subtag.prefix(1).uppercased() + subtag.dropFirst()
      default: return String(subtag)
      }
    }.joined(separator: "-")
  }

  package static func < (one: LanguageCode, other: LanguageCode) -> Bool {
    one.compared < other.compared
  }

  package static func == (one: LanguageCode, other: LanguageCode) -> Bool {
    one.compared == other.compared
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(compared) }
}

/// Where a page lies below a language folder, without `.md`: `index`, `guide/intro`.
package struct PagePath: Hashable, Comparable, Sendable {
  package let text: String

  /// Creates a path that may stand in a link and in a file system.
  ///
  /// - Throws: `PathError` with what is wrong.
  package init(_ text: String) throws(PathError) {
    try PathError.check(text, forbidding: PathError.forbiddenInPages)
    self.text = text
  }

  /// The path as it is compared: two pages that differ in letter case alone are one on some
  /// systems.
  package var compared: String { text.lowercased() }

  package static func < (one: PagePath, other: PagePath) -> Bool { one.text < other.text }
}

/// Why a path was refused.
package struct PathError: Error, Sendable, Equatable {
  /// What is wrong, lower case: “has a quote (") in its name”.
  package let reason: String

  /// Characters that would have to be escaped in a link, an attribute or another system's file
  /// names.
  package static let forbiddenInPages: Set<Character> = [
    "\"", "'", "<", ">", "\\", ":", "|", "?", "*", "#", "%", "&",
  ]

  /// Checks a path of `/`-separated names: relative, without `..`, hidden names and control
  /// characters.
  static func check(_ text: String, forbidding forbidden: Set<Character>) throws(PathError) {
    if isPlain(text.utf8) { return }
    if text.isEmpty { throw PathError(reason: "has no name") }
    if text.utf8.count > 1024 { throw PathError(reason: "is longer than 1,024 bytes") }
    for name in text.split(separator: "/", omittingEmptySubsequences: false) {
      if name.isEmpty { throw PathError(reason: "has an empty name in its path") }
      if name.contains("..") { throw PathError(reason: "has “..” in its name") }
      if name.hasPrefix(".") { throw PathError(reason: "has a hidden name in its path") }
      if name.hasPrefix(" ") || name.hasSuffix(" ") {
        throw PathError(reason: "has a space at an end of its name")
      }
      for scalar in name.unicodeScalars where isControl(scalar) {
        throw PathError(reason: "has a control character (\(codePoint(scalar))) in its name")
      }
      if let character = name.first(where: forbidden.contains) {
        throw PathError(reason: "has \(character) in its name, which no link can hold as it is")
      }
    }
  }

  /// Whether a path is of letters, digits, `_`, `-` and single dots inside names: nearly every path
  /// is.
  private static func isPlain(_ path: String.UTF8View) -> Bool {
    path.withContiguousStorageIfAvailable(isPlain) ?? false
  }

  private static func isPlain(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard path.count <= 1024 else { return false }
    var previous = UInt8(ascii: "/")
    for byte in path {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "."):
        if previous == UInt8(ascii: "/") || previous == UInt8(ascii: ".") { return false }
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "_"), UInt8(ascii: "-"): break
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "/")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format: true
    default: false
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}

/// Where a file lies below its root, and so in the export: `img/logo.svg`.
package struct FilePath: Hashable, Comparable, Sendable {
  package let text: String

  /// Creates a path that stays below its root.
  ///
  /// - Throws: `PathError` with what is wrong.
  package init(_ text: String) throws(PathError) {
    try PathError.check(text, forbidding: Self.forbidden)
    self.text = text
  }

  private static let forbidden: Set<Character> = ["\\"]

  package static func < (one: FilePath, other: FilePath) -> Bool { one.text < other.text }
}
