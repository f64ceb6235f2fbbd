/// What a scalar means to the lexer.
package enum ScalarClass: Sendable {
  case letter, digit, mark, ideograph, other
}

/// Returns true for an ASCII letter or digit.
@inline(__always)
func isASCIIWordByte(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
}

/// Returns the scalar that begins at `index` and its length; a broken one is U+FFFD of one byte.
@inline(__always)
package func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
  let first = UInt32(bytes[index])
  let left = bytes.count - index
  func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
  if first < 0x80 { return (first, 1) }
  if first >= 0xC2, first < 0xE0, left > 1 { return ((first & 0x1F) << 6 | tail(1), 2) }
  if first >= 0xE0, first < 0xF0, left > 2 {
    return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
  }
  if first >= 0xF0, first < 0xF5, left > 3 {
    return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }
  return (0xFFFD, 1)
}

/// Returns the class of a scalar outside ASCII.
///
/// Those of alphabets stand in a table, the ranges of the other scripts that most text is in are
/// told by comparison, the rest by Unicode's general category, which costs a search.
@inline(__always)
package func classify(_ scalar: UInt32) -> ScalarClass {
  if scalar < 0x1000 { return alphabets[Int(scalar)] }
  return switch scalar {
  case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF: .ideograph
  case 0x3041...0x3096, 0x30A1...0x30FA, 0x31F0...0x31FF, 0xF900...0xFAFF, 0x3005: .ideograph
  case 0x30FC, 0x3099, 0x309A: .mark
  case 0xAC00...0xD7A3: .letter
  case 0x2010...0x2027, 0x2030...0x205E, 0x3000...0x3004, 0x3006...0x3020, 0xFF01...0xFF0F: .other
  default: classifyByCategory(scalar)
  }
}

/// The classes of the scalars below U+1000: from Latin to Tibetan.
private let alphabets: [ScalarClass] = (UInt32(0)..<0x1000).map { scalar in
  switch scalar {
  case 0x388...0x481: .letter
  default: classifyByCategory(scalar)
  }
}

@inline(never)
private func classifyByCategory(_ value: UInt32) -> ScalarClass {
  guard let scalar = Unicode.Scalar(value) else { return .other }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
    return .letter
  case .decimalNumber, .letterNumber:
    return .digit
  case .nonspacingMark, .spacingMark, .enclosingMark:
    return .mark
  default:
    return .other
  }
}

/// Returns the value of a decimal digit of any script, or nil.
package func digitValue(_ value: UInt32) -> UInt8? {
  switch value {
  case 0x30...0x39: return UInt8(value - 0x30)
  case 0x660...0x669: return UInt8(value - 0x660)
  case 0x6F0...0x6F9: return UInt8(value - 0x6F0)
  default:
    guard value > 0x6F9, let scalar = Unicode.Scalar(value),
      scalar.properties.generalCategory == .decimalNumber,
      let number = scalar.properties.numericValue
    else { return nil }
    return UInt8(number)
  }
}
