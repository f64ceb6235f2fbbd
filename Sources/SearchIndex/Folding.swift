import Foundation

/// Letters as a search compares them: without case, accents, points and old forms.
///
/// Each scalar is folded by itself, so that `search.js` can do the same to what a reader types and
/// still know where a letter stood. What is said here is said there again; a test compares the two
/// over all of Unicode.
package struct Folding {
  /// What was folded before, beyond the first scripts.
  private var known: [UInt32: [UInt32]] = [:]

  /// Creates a folding that has seen nothing yet.
  package init() {}

  /// Returns a text in which syllables are one letter each, as a text is before it is folded: those of
  /// Korean and Japanese that were taken apart, and half-width Katakana, whose marks stand beside it.
  package static func composed(_ text: String) -> String {
    var text = text
    let isApart = text.unicodeScalars.contains { scalar in
      (0x1100...0x11FF).contains(scalar.value) || scalar.value == 0x3099 || scalar.value == 0x309A
    }
    if isApart { text = text.precomposedStringWithCanonicalMapping }
    guard text.unicodeScalars.contains(where: isHalfWidth) else { return text }
    var composed = ""
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let before = rest.prefix { !isHalfWidth($0) }
      let run = rest[before.endIndex...].prefix(while: isHalfWidth)
      // Foundation's compatible form is not composed on Linux.
      composed +=
        String(before)
        + String(run).decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
      rest = rest[run.endIndex...]
    }
    return composed
  }

  private static func isHalfWidth(_ scalar: Unicode.Scalar) -> Bool {
    (0xFF66...0xFF9F).contains(scalar.value)
  }

  /// Returns what a scalar is compared as: mostly one, none where it is passed over.
  mutating func fold(_ scalar: Unicode.Scalar) -> [UInt32] {
    let value = scalar.value
    if value < Self.first.count { return Self.first[Int(value)] }
    if Self.isWhole(value) { return [value] }
    if let folded = known[value] { return folded }
    let folded = Self.folded(scalar)
    known[value] = folded
    return folded
  }

  /// Folds a whole text.
  package mutating func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in Self.composed(text).unicodeScalars {
      folded.append(contentsOf: fold(scalar).compactMap { Unicode.Scalar($0) })
    }
    return String(folded)
  }

  /// Han, Hiragana and Hangul as they mostly stand in texts: they stay as they are.
  private static func isWhole(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value)
      || (0x3041...0x3096).contains(value)
  }

  private static let first = (0..<UInt32(0x700)).map { folded(Unicode.Scalar($0)!) }

  private static func folded(_ scalar: Unicode.Scalar) -> [UInt32] {
    var folded = String.UnicodeScalarView()
    for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
      for small in part.properties.lowercaseMapping.unicodeScalars {
        if dropped.contains(where: { $0.contains(small.value) }) { continue }
        folded.append(contentsOf: (other[small] ?? String(small)).unicodeScalars)
      }
    }
    return String(folded).precomposedStringWithCanonicalMapping.unicodeScalars.map(\.value)
  }

  /// Accents, points of Hebrew and Arabic, the stroke that stretches Arabic words, and what cannot
  /// be seen.
  private static let dropped: [ClosedRange<UInt32>] = [
    0xAD...0xAD, 0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF...0x5BF, 0x5C1...0x5C2,
    0x5C4...0x5C5, 0x5C7...0x5C7, 0x610...0x61A, 0x61C...0x61C, 0x640...0x640, 0x64B...0x65F,
    0x670...0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED, 0x8D3...0x8E1,
    0x8E3...0x8FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200C...0x200F, 0x202A...0x202E,
    0x2060...0x2064, 0x2066...0x2069, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F,
    0xFEFF...0xFEFF,
  ]

  /// Letters that stand for others: of Latin without an accent to lose, the last sigma, and Arabic
  /// and Persian letters that are written in more than one way.
  private static let other: [Unicode.Scalar: String] = {
    var other: [Unicode.Scalar: String] = [
      "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h",
      "ı": "i", "þ": "th", "ς": "σ", "\u{649}": "\u{64A}", "\u{6CC}": "\u{64A}",
      "\u{629}": "\u{647}", "\u{6C1}": "\u{647}", "\u{671}": "\u{627}", "\u{6A9}": "\u{643}",
    ]
    for digit in UInt32(0)...9 {
      other[Unicode.Scalar(0x660 + digit)!] = String(digit)
      other[Unicode.Scalar(0x6F0 + digit)!] = String(digit)
    }
    return other
  }()
}
