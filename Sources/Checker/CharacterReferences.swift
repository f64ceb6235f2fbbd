/// References such as `&amp;` and `&#9;` in HTML: as far as they matter in an address.
enum CharacterReferences {
  private static let named: [String: UInt8] = [
    "amp": 0x26, "colon": 0x3A, "Tab": 0x09, "NewLine": 0x0A, "sol": 0x2F, "bsol": 0x5C,
    "period": 0x2E, "lpar": 0x28, "rpar": 0x29, "quot": 0x22, "apos": 0x27, "lt": 0x3C,
    "gt": 0x3E, "commat": 0x40, "num": 0x23, "quest": 0x3F, "equals": 0x3D, "lowbar": 0x5F,
    "excl": 0x21, "semi": 0x3B, "comma": 0x2C, "percnt": 0x25, "nbsp": 0x20,
  ]

  /// Returns a text with what its references stand for; those that are not known stay.
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "&"), let (bytes, end) = reference(text, from: index + 1) {
        result += bytes
        index = end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static func reference(_ text: [UInt8], from start: Int) -> ([UInt8], end: Int)? {
    if start < text.count, text[start] == UInt8(ascii: "#") { return number(text, from: start + 1) }
    var end = start
    while end < text.count, text[end].isASCIILetter { end += 1 }
    // Without its semicolon a name may be that of a field: `?a=1&lt=2`.
    guard end < text.count, text[end] == UInt8(ascii: ";"),
      let byte = named[String(decoding: text[start..<end], as: UTF8.self)]
    else { return nil }
    return ([byte], end + 1)
  }

  /// Reads a number, whose semicolon browsers can do without.
  private static func number(_ text: [UInt8], from start: Int) -> ([UInt8], end: Int)? {
    var end = start
    var isHex = false
    if end < text.count, text[end] | 0x20 == UInt8(ascii: "x") {
      isHex = true
      end += 1
    }
    let digits = end
    var value: UInt32 = 0
    while end < text.count, let digit = digit(text[end], isHex: isHex) {
      value = min(value &* (isHex ? 16 : 10) &+ digit, 0x110000)
      end += 1
    }
    guard end > digits else { return nil }
    if end < text.count, text[end] == UInt8(ascii: ";") { end += 1 }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    return (Array(String(Character(scalar)).utf8), end)
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte - 0x30) }
    let letter = byte.asciiLowercase
    return isHex && letter &- 0x61 < 6 ? UInt32(letter - 0x61 + 10) : nil
  }
}
