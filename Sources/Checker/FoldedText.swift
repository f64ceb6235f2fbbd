import Foundation

/// Letters as words are compared by: in lower case, without accents and what has no width.
enum Letters {
  /// Returns what a scalar is compared as; 0 for what is passed over.
  static func fold(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return value &- 0x41 < 26 ? value | 0x20 : value }
    if value < UInt32(table.count) { return UInt32(table[Int(value)]) }
    switch value {
    case 0x5B0...0x5C7, 0x640, 0x64B...0x65F, 0x670, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F,
      0xFEFF:
      // Points and stretching of Hebrew and Arabic, joiners.
      return 0
    case 0x1E00...0x1FFF: return decomposed(value)
    default: return value
    }
  }

  /// Latin, Greek and Cyrillic.
  private static let table: [UInt16] = (0..<0x530).map { value in
    if value == 0xAD || (0x300...0x36F).contains(value) || (0x483...0x489).contains(value) {
      return 0
    }
    return UInt16(decomposed(UInt32(value)))
  }

  private static func decomposed(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
    return base.properties.lowercaseMapping.unicodeScalars.first?.value ?? base.value
  }

  /// Whether a scalar is a part of words: a letter, a digit, a mark, or what has no width.
  static func areInWords(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xAA: false
    case 0xC0...0x36F: value != 0xD7 && value != 0xF7
    case 0x370...0x52F: value != 0x37E && value != 0x387 && value != 0x482
    case 0x620...0x669, 0x66E...0x6D3, 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: true
    case 0xAD, 0x200C, 0x200D: true
    default: areInOtherWords(value)
    }
  }

  private static func areInOtherWords(_ value: UInt32) -> Bool {
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  /// Whether a letter stands for a vowel in Arabic, or for what carries one.
  static func areArabicVowels(_ value: UInt32) -> Bool {
    switch value {
    case 0x621...0x627, 0x629, 0x648...0x64A: true
    default: false
    }
  }

  /// Whether a scalar is of a script that writes words without spaces, or joins more to them than a
  /// comparison of words bears: Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer.
  static func isDense(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0xE01: false
    case 0xE01...0xEFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF,
      0x3005...0x3007, 0x3041...0x318F, 0x31F0...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

/// A text as words are looked for in it: its letters folded, and one space for all between words.
struct FoldedText {
  /// Begins and ends with a space.
  private(set) var scalars: [UInt32] = [0x20]

  /// Whether letters of vowels are left out: an Arabic plural is the same consonants with others.
  private let hasConsonantsAlone: Bool

  /// Creates an empty text of a language.
  init(in language: LanguageTraits) { hasConsonantsAlone = language.base == "ar" }

  init(_ text: String, in language: LanguageTraits) {
    self.init(in: language)
    add(text.utf8)
  }

  /// Creates a text of which each letter counts.
  init(_ text: String = "") {
    hasConsonantsAlone = false
    add(text.utf8)
  }

  /// Adds text that stands apart from what is there.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if Letters.areInWords(scalar.value) {
        let folded = Letters.fold(scalar.value)
        if folded != 0, !hasConsonantsAlone || !Letters.areArabicVowels(folded) {
          scalars.append(folded)
        }
      } else if scalars.last != 0x20 {
        scalars.append(0x20)
      }
    }
    if scalars.last != 0x20 { scalars.append(0x20) }
  }

  /// Whether some letters stand in it, be it inside a word.
  func contains(_ part: some RandomAccessCollection<UInt32>) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= scalars.count else { return false }
    for start in 0...scalars.count - part.count
    where scalars[start] == first && scalars[start...].starts(with: part) {
      return true
    }
    return false
  }

  /// The words, folded.
  var words: [ArraySlice<UInt32>] { scalars.split(separator: 0x20) }
}
