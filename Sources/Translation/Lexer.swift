/// Cuts the text of a block into words and the things that no translator touches.
///
/// It is a lexer, not a parser: it has no syntax tree, so that it costs one pass over the bytes.
/// Where it cannot know (an angle bracket that opens no tag), the byte is punctuation. Word
/// boundaries follow UAX #29 in what counts for words of alphabets (rules WB6, WB7, WB11 to WB13b);
/// each ideograph and kana is a word of its own.
struct Lexer {
  enum Kind {
    /// Letters and digits of one word.
    case word
    /// Digits, with what stands between them in a number.
    case number
    /// One ideograph or kana.
    case ideograph
    /// `{{ … }}`, `{% … %}` or `{# … #}`.
    case templateTag
    /// The target of a link or an image, or an address standing in the text.
    case address
    /// An HTML tag, a comment or an address in angle brackets.
    case htmlTag
    /// What stands between backticks. Its words follow as pieces of their own.
    case code
  }

  struct Piece {
    let kind: Kind
    let start: Int
    let end: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// True until something else than white space and marks of blocks was seen in the line.
  private var atLineStart = true
  /// End of the code span the lexer is in, so that its closing backticks open no other.
  private var codeEnd = 0
  /// From here on there is no closer of the given kind: searching again would be quadratic.
  private var unclosed = Unclosed()

  private struct Unclosed {
    var brace = Int.max
    var percent = Int.max
    var hash = Int.max
    var angle = Int.max
    var comment = Int.max
    /// By the number of backticks.
    var backticks: InlineArray<4, Int> = .init(repeating: .max)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Returns the next piece, or nil at the end. White space and punctuation are stepped over.
  mutating func next() -> Piece? {
    while position < bytes.count {
      let byte = bytes[position]
      if isASCIIWordByte(byte) {
        return word()
      }
      if byte >= 0x80 {
        let (scalar, length) = scalar(at: position)
        switch classify(scalar) {
        case .letter, .digit:
          return word()
        case .ideograph:
          position += length
          atLineStart = false
          return Piece(kind: .ideograph, start: position - length, end: position)
        case .mark, .other:
          position += length
        }
        continue
      }
      if let piece = special(byte) { return piece }
    }
    return nil
  }

  /// Steps over one ASCII byte that is neither letter nor digit, and what it opens.
  @inline(__always)
  private mutating func special(_ byte: UInt8) -> Piece? {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      atLineStart = true
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"),
      UInt8(ascii: "*"), UInt8(ascii: "+"):
      break
    case UInt8(ascii: "{"):
      if let piece = templateTag() { return piece }
    case UInt8(ascii: "<"):
      if let piece = htmlTag() { return piece }
    case UInt8(ascii: "`"):
      if let piece = codeSpan() { return piece }
    case UInt8(ascii: "]"):
      if let piece = linkTarget() { return piece }
    case UInt8(ascii: "["):
      skipLabel()
    case UInt8(ascii: "&"):
      skipEntity()
    default:
      atLineStart = false
    }
    position += 1
    return nil
  }

  // MARK: Words

  private mutating func word() -> Piece {
    let bytes = bytes
    let start = position
    let wasAtLineStart = atLineStart
    atLineStart = false
    var letters = false
    var index = start
    scan: while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if isASCIIWordByte(byte) {
          letters = letters || byte > 0x39
        } else if !joins(byte, at: index) {
          break
        }
        index += 1
        continue
      }
      let (scalar, length) = scalar(at: index)
      switch classify(scalar) {
      case .letter: letters = true
      case .digit, .mark: break
      case .ideograph: break scan
      case .other:
        // WB6: an apostrophe between letters does not break a word. U+00AD, U+200C and U+200D
        // (Persian, the scripts of India) stand inside words too.
        switch scalar {
        case 0x2019, 0xAD, 0x200C, 0x200D: if !isWordByte(at: index + length) { break scan }
        default: break scan
        }
      }
      index += length
    }
    position = index
    if !letters, wasAtLineStart, isListMarker(from: start) { return skipped() }
    if letters, let address = address(from: start) { return address }
    return Piece(kind: letters ? .word : .number, start: start, end: position)
  }

  /// A piece that counts for nothing: the number of a list item.
  private func skipped() -> Piece { Piece(kind: .htmlTag, start: position, end: position) }

  /// Returns true if `byte` stands between two parts of one word.
  @inline(__always)
  private func joins(_ byte: UInt8, at index: Int) -> Bool {
    guard index > 0 else { return false }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "_"):
      return isWordByte(at: index + 1)
    case UInt8(ascii: "."), UInt8(ascii: ","):
      return isDigit(at: index - 1) && isDigit(at: index + 1)
    default:
      return false
    }
  }

  private func isWordByte(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    if byte < 0x80 { return isASCIIWordByte(byte) }
    switch classify(scalar(at: index).0) {
    case .letter, .digit: return true
    default: return false
    }
  }

  private func isDigit(at index: Int) -> Bool {
    index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
  }

  /// Returns true if the number just read is followed by what makes it the number of an item.
  private func isListMarker(from start: Int) -> Bool {
    guard position - start <= 9, position < bytes.count else { return false }
    guard bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ")") else {
      return false
    }
    return position + 1 >= bytes.count || isASCIIWhiteSpace(bytes[position + 1])
  }

  /// Reads on if the word just read is the scheme of an address that stands in the text.
  private mutating func address(from start: Int) -> Piece? {
    guard position + 3 < bytes.count, bytes[position] == UInt8(ascii: ":"),
      bytes[position + 1] == UInt8(ascii: "/"), bytes[position + 2] == UInt8(ascii: "/")
    else { return nil }
    while position < bytes.count, !endsAddress(bytes[position]) { position += 1 }
    // GitHub's autolinks end before punctuation.
    while position > start + 1, ".,;:!?'\"*_~".utf8.contains(bytes[position - 1]) { position -= 1 }
    return Piece(kind: .address, start: start, end: position)
  }

  private func endsAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      return true
    default:
      return isASCIIWhiteSpace(byte)
    }
  }

  // MARK: What is no word

  private mutating func templateTag() -> Piece? {
    atLineStart = false
    guard position + 1 < bytes.count else { return nil }
    let end: Int?
    switch bytes[position + 1] {
    case UInt8(ascii: "{"): end = find("}", "}", from: position + 2, unless: \.brace)
    case UInt8(ascii: "%"): end = find("%", "}", from: position + 2, unless: \.percent)
    case UInt8(ascii: "#"): end = find("#", "}", from: position + 2, unless: \.hash)
    default: return nil
    }
    guard let end else { return nil }
    return piece(.templateTag, to: end)
  }

  private mutating func htmlTag() -> Piece? {
    atLineStart = false
    guard position + 2 < bytes.count else { return nil }
    let next = bytes[position + 1]
    if next == UInt8(ascii: "!"), bytes[position + 2] == UInt8(ascii: "-") {
      guard let end = find("-", "-", ">", from: position + 2) else { return nil }
      return piece(.htmlTag, to: end)
    }
    let opens =
      next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (isASCIIWordByte(next) && next > 0x39)
    guard opens, position < unclosed.angle else { return nil }
    var index = position + 2
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      // A tag holds no other tag: prose with a stray bracket ends here, and the search is linear.
      if bytes[index] == UInt8(ascii: "<") { return nil }
      index += 1
    }
    guard index < bytes.count else {
      unclosed.angle = position
      return nil
    }
    return piece(.htmlTag, to: index + 1)
  }

  private mutating func codeSpan() -> Piece? {
    atLineStart = false
    let start = position
    var open = start
    while open < bytes.count, bytes[open] == UInt8(ascii: "`") { open += 1 }
    let ticks = open - start
    position = open - 1
    guard start >= codeEnd, ticks <= 3 else { return nil }
    guard start < unclosed.backticks[ticks] else { return nil }
    var index = open
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let runStart = index
      while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
      if index - runStart == ticks {
        codeEnd = index
        position = open
        return Piece(kind: .code, start: open, end: runStart)
      }
    }
    unclosed.backticks[ticks] = start
    return nil
  }

  private mutating func linkTarget() -> Piece? {
    guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "(") else { return nil }
    var index = position + 2
    if index < bytes.count, bytes[index] == UInt8(ascii: "<") { return nil }
    var depth = 0
    while index < bytes.count, !isASCIIWhiteSpace(bytes[index]) {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      // A tag of the template may hold white space: it is part of the target.
      if bytes[index] == UInt8(ascii: "{"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "{"),
        let end = find("}", "}", from: index + 2, unless: \.brace)
      {
        index = end
        continue
      }
      index += 1
    }
    let start = position + 2
    position = index
    return Piece(kind: .address, start: start, end: index)
  }

  /// Steps over the label of a footnote and the mark of a task.
  private mutating func skipLabel() {
    guard position + 2 < bytes.count else { return }
    if bytes[position + 1] == UInt8(ascii: "^") {
      var index = position + 2
      while index < bytes.count, bytes[index] != UInt8(ascii: "]"),
        !isASCIIWhiteSpace(bytes[index])
      {
        index += 1
      }
      // The search is over a word, which may hold other brackets: step over all of it.
      position = index - 1
    } else if atLineStart, bytes[position + 2] == UInt8(ascii: "]"),
      bytes[position + 1] | 0x20 == UInt8(ascii: "x")
    {
      position += 2
    }
    atLineStart = false
  }

  private mutating func skipEntity() {
    atLineStart = false
    var index = position + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let end = min(bytes.count, index + 32)
    while index < end, isASCIIWordByte(bytes[index]) { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: ";") { position = index }
  }

  // MARK: Searching

  private mutating func piece(_ kind: Kind, to end: Int) -> Piece {
    let start = position
    position = end
    return Piece(kind: kind, start: start, end: end)
  }

  private mutating func find(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, from start: Int,
    unless limit: WritableKeyPath<Unclosed, Int>
  ) -> Int? {
    guard start < unclosed[keyPath: limit] else { return nil }
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: first), bytes[index + 1] == UInt8(ascii: second) {
        return index + 2
      }
      index += 1
    }
    unclosed[keyPath: limit] = start
    return nil
  }

  private mutating func find(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar, from start: Int
  ) -> Int? {
    guard start < unclosed.comment else { return nil }
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: first), bytes[index + 1] == UInt8(ascii: second),
        bytes[index + 2] == UInt8(ascii: third)
      {
        return index + 3
      }
      index += 1
    }
    unclosed.comment = start
    return nil
  }

  private func scalar(at index: Int) -> (UInt32, Int) { decode(bytes, at: index) }
}
