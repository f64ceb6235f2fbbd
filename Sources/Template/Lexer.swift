/// A word, a constant or a sign inside a tag.
struct Token {
  enum Kind: Equatable {
    case name(String)
    case string(String)
    case number(Int)
    case comparison(Comparison)
    /// One of `( ) [ ] . , | -`.
    case sign(UInt8)
    /// The end of the tag, which may ask for the white space after it to go.
    case close(trims: Bool)
  }

  var kind: Kind
  var range: Range<Int>

  func isWord(_ word: String) -> Bool { kind == .name(word) }
  func isSign(_ sign: Unicode.Scalar) -> Bool { kind == .sign(UInt8(ascii: sign)) }
}

/// Reads the tokens of one tag.
struct Lexer {
  let source: [UInt8]
  /// The first byte of what closes the tag: `}` for `}}`, `%` for `%}`.
  let closing: UInt8
  private(set) var cursor: Int

  init(_ source: [UInt8], at cursor: Int, closing: UInt8) {
    self.source = source
    self.cursor = cursor
    self.closing = closing
  }

  mutating func next() throws(Failure) -> Token {
    while byte(cursor).isSpace { cursor += 1 }
    let start = cursor
    let kind = try readToken()
    return Token(kind: kind, range: start..<cursor)
  }

  /// The byte at an offset, or 0 behind the end.
  private func byte(_ offset: Int) -> UInt8 { offset < source.count ? source[offset] : 0 }

  private func closes(at offset: Int) -> Bool {
    byte(offset) == closing && byte(offset + 1) == UInt8(ascii: "}")
  }

  private mutating func readToken() throws(Failure) -> Token.Kind {
    let first = byte(cursor)
    if closes(at: cursor) {
      cursor += 2
      return .close(trims: false)
    }
    if first.isNameStart { return .name(readName()) }
    if first.isDigit { return .number(try readNumber()) }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return .string(try readString(quote: first))
    case UInt8(ascii: "-") where closes(at: cursor + 1):
      cursor += 3
      return .close(trims: true)
    case UInt8(ascii: "|") where byte(cursor + 1) == first:
      throw Failure(cursor, "|| is not supported", hint: "write or")
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "-"):
      cursor += 1
      return .sign(first)
    default:
      return .comparison(try readComparison())
    }
  }

  private mutating func readName() -> String {
    let start = cursor
    while byte(cursor).isNamePart { cursor += 1 }
    return String(decoding: source[start..<cursor], as: UTF8.self)
  }

  private mutating func readNumber() throws(Failure) -> Int {
    let start = cursor
    while byte(cursor).isDigit { cursor += 1 }
    if byte(cursor).isNameStart || (byte(cursor) == UInt8(ascii: ".") && byte(cursor + 1).isDigit) {
      throw Failure(start, "only whole numbers are supported")
    }
    guard let number = Int(String(decoding: source[start..<cursor], as: UTF8.self)) else {
      throw Failure(start, "this number is too large")
    }
    return number
  }

  private mutating func readString(quote: UInt8) throws(Failure) -> String {
    let start = cursor
    var text: [UInt8] = []
    cursor += 1
    while cursor < source.count, source[cursor] != quote {
      if source[cursor] == UInt8(ascii: "\\") {
        cursor += 1
        switch byte(cursor) {
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(byte(cursor))
        default:
          throw Failure(
            cursor - 1, "\\\(scalar(at: cursor)) is not known in a string",
            hint: #"known are \\ \' \" \n"#)
        }
      } else {
        text.append(source[cursor])
      }
      cursor += 1
    }
    guard cursor < source.count else { throw Failure(start, "this string is never closed") }
    cursor += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func readComparison() throws(Failure) -> Comparison {
    let start = cursor
    let second = byte(start + 1)
    for length in [2, 1] where start + length <= source.count {
      let text = String(decoding: source[start..<start + length], as: UTF8.self)
      if let comparison = Comparison(rawValue: text) {
        cursor += length
        return comparison
      }
    }
    guard start < source.count else { throw Failure(start, "the tag is never closed") }
    let sign = scalar(at: start)
    switch sign {
    case "=": throw Failure(start, "= is not supported", hint: "compare with ==")
    case "!": throw Failure(start, "! is not supported", hint: "write not")
    case "&" where second == UInt8(ascii: "&"):
      throw Failure(start, "&& is not supported", hint: "write and")
    case "“", "”", "„", "‘", "’", "«", "»":
      throw Failure(start, "\(sign) is not supported", hint: "quote with \" or '")
    case "{": throw Failure(start, "{ is not supported inside a tag")
    default: throw Failure(start, "\(sign) is not supported")
    }
  }

  private func scalar(at offset: Int) -> Unicode.Scalar {
    String(
      decoding: source[min(offset, source.count)..<min(offset + 4, source.count)], as: UTF8.self
    )
    .unicodeScalars.first ?? " "
  }
}
