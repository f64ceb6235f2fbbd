extension [UInt8] {
  /// Appends a number that is not negative, in decimal digits.
  mutating func append(number: Int) {
    if number >= 10 { append(number: number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends a number with commas between thousands.
  mutating func append(grouped number: Int) {
    guard number >= 1000 else { return append(number: number) }
    append(grouped: number / 1000)
    append(UInt8(ascii: ","))
    let rest = number % 1000
    if rest < 100 { append(UInt8(ascii: "0")) }
    if rest < 10 { append(UInt8(ascii: "0")) }
    append(number: rest)
  }

  /// Appends text of a program's own.
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends text so that it stays text, between HTML's tags and in quotes.
  mutating func append(escaped text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      case UInt8(ascii: "'"): append("&#39;")
      default: append(byte)
      }
    }
  }
}
