/// What a character does in a word diff.
enum CharacterKind {
  /// Makes up words together with its like.
  case letter
  /// A word by itself.
  case ideograph
  /// Belongs to a word between two letters: an apostrophe, a soft hyphen.
  case joiner
  /// White space within a line.
  case space
  /// The end of a line: a line feed, with or without a carriage return.
  case lineEnd
  /// Anything else.
  case sign

  init(_ character: Character) {
    if character == "\n" || character == "\r\n" {
      self = .lineEnd
      return
    }
    // The first scalar decides: what follows in a character are marks and the like.
    guard let scalar = character.unicodeScalars.first else {
      self = .sign
      return
    }
    self = scalar.isASCII ? Self.ascii(scalar) : Self.any(scalar)
  }

  /// Most of most texts, without a look into Unicode's tables.
  private static func ascii(_ scalar: Unicode.Scalar) -> CharacterKind {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": .letter
    case " ", "\t", "\u{B}"..."\r": .space
    case "'": .joiner
    default: .sign
    }
  }

  private static func any(_ scalar: Unicode.Scalar) -> CharacterKind {
    let properties = scalar.properties
    if properties.isWhitespace { return .space }
    if joiners.contains(scalar) { return .joiner }
    if properties.isIdeographic || isWithoutSpaces(scalar) { return .ideograph }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark,
      .enclosingMark:
      return .letter
    default:
      return .sign
    }
  }

  /// The typographic apostrophe, the soft hyphen, Catalan's middle dot, Hebrew's geresh and
  /// gershayim. The joiners of Persian and of the scripts of India are part of the character
  /// before them.
  private static let joiners: Set<Unicode.Scalar> = [
    "\u{2019}", "\u{AD}", "\u{B7}", "\u{5F3}", "\u{5F4}",
  ]

  /// Whether a script writes its words without a space between them, and is not ideographic:
  /// kana and its signs, Thai, Lao, Burmese, Khmer. A run of letters there is a whole sentence.
  private static func isWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005, 0x303B, 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF,
      0xFF66...0xFF9F, 0x1AFF0...0x1B16F:
      true
    case 0xE01...0xE4E, 0xE81...0xECE, 0x1000...0x103F, 0x1050...0x108F, 0x1780...0x17D3:
      true
    default:
      false
    }
  }
}
