/// What the aligner compares of the blocks of one document: kinds, lengths and tokens.
///
/// A token is anything that may stand the same in both languages: code, an address, a number, a
/// tag, but also a name or any other word (the "cognates" of Simard, Foster and Isabelle, 1992).
/// Only those that both documents have are kept, see `Vocabulary`.
struct Features {
  struct Item {
    let kind: BlockKind
    let level: UInt8
    /// The letters and digits of prose; for code all bytes.
    let length: Float
    let shape: Shape
    /// The place of the block's tokens in `tokens`.
    var tokens: Range<Int>
    /// What is taken off the score of any pair for tokens that the other block might not have.
    var penalty: Float = 0
    /// The number of the source block, in it and in the blocks of the translation that are known to
    /// be made from it; negative where nothing is known.
    var claim: Int32 = -1

    /// Whether the block is prose, which may stand for two others, or for one with another.
    var isProse: Bool { kind == .paragraph || kind == .listItem || kind == .quote }

    /// Whether the block may be one of the other document with the next.
    func canJoin(_ next: Item) -> Bool { isProse && next.kind == kind }
  }

  struct Token {
    let hash: UInt64
    let kind: TokenKind
  }

  /// How much a token tells, in what `weight` and `missing` say.
  enum TokenKind: UInt8 {
    /// All of a block's text.
    case text
    /// Code, an address, a number, a tag of a template, a line of code.
    case anchor
    /// A tag of HTML.
    case tag
    /// A word.
    case word

    /// The factor by which a token that both blocks have counts.
    var weight: Float {
      switch self {
      case .text: 2
      case .anchor: 1
      case .tag: 0.8
      case .word: 0.5
      }
    }

    /// The part of that by which a token counts against a pair of which one block has it.
    var missing: Float {
      switch self {
      case .text: 0
      case .anchor: 0.5
      case .tag: 0.3
      case .word: 0.2
      }
    }
  }

  var items: [Item] = []
  private(set) var tokens: [Token] = []
  /// The numbers of the tokens that both documents have, in place of `tokens`.
  var shared: [Int32] = []

  init(_ blocks: [BlockText]) {
    items.reserveCapacity(blocks.count)
    tokens.reserveCapacity(blocks.reduce(0) { $0 + $1.text.count / 6 + 4 })
    for block in blocks {
      let first = tokens.count
      let (length, shape) = block.text.withUnsafeBufferPointer {
        (scan($0, kind: block.kind), Shape($0, kind: block.kind))
      }
      items.append(
        Item(
          kind: block.kind, level: block.level, length: length, shape: shape,
          tokens: first..<tokens.count))
    }
  }

  /// Adds the tokens of one block; returns its length.
  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, kind: BlockKind) -> Float {
    tokens.append(Token(hash: hash(bytes, 0..<bytes.count, seed: 1), kind: .text))
    var lexer = Lexer(bytes)
    var length = 0
    while let piece = lexer.next() {
      let range = piece.start..<piece.end
      switch piece.kind {
      case .word:
        length += scalarCount(bytes, range)
        // Words of one or two letters are alike in many languages by chance.
        if range.count > 2 { add(hash(bytes, range, seed: 2), .word) }
      case .ideograph:
        length += 1
      case .number:
        length += scalarCount(bytes, range)
        add(digitHash(bytes, range), .anchor)
      case .templateTag:
        add(hash(bytes, range, seed: 4), .anchor)
      case .address:
        addAddress(bytes, range)
      case .htmlTag where !range.isEmpty:
        add(hash(bytes, range, seed: 6), .tag)
      case .htmlTag:
        break
      case .code:
        add(hash(bytes, range, seed: 7), .anchor)
      }
    }
    guard kind == .code else { return Float(length) }
    addLines(bytes)
    return Float(bytes.count)
  }

  private mutating func add(_ hash: UInt64, _ kind: TokenKind) {
    tokens.append(Token(hash: hash, kind: kind))
  }

  /// Adds an address and its last part, which stays the same where a link leads to a translation.
  private mutating func addAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    add(hash(bytes, range, seed: 5), .anchor)
    var start = range.upperBound
    while start > range.lowerBound, bytes[start - 1] != UInt8(ascii: "/"),
      bytes[start - 1] != UInt8(ascii: "#")
    {
      start -= 1
    }
    if start > range.lowerBound, start < range.upperBound {
      add(hash(bytes, start..<range.upperBound, seed: 5), .word)
    }
  }

  /// Adds each line of a code block: comments are translated, the rest is not.
  private mutating func addLines(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
      var low = start
      while low < index, isASCIIWhiteSpace(bytes[low]) { low += 1 }
      if index - low > 3 { add(hash(bytes, low..<index, seed: 8), .anchor) }
      start = index + 1
    }
  }

  private func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Returns a hash of the bytes, ASCII letters in lower case.
  ///
  /// Eight bytes are mixed in at once, as in wyhash: a text is hashed twice, whole and by words.
  private func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, seed: UInt64)
    -> UInt64
  {
    // Both spread over all bits: what differs in its last letter must not meet what differs in kind.
    var hash =
      seed &* 0xa076_1d64_78bd_642f ^ UInt64(truncatingIfNeeded: range.count)
      &* 0xe703_7ed1_a0b4_28db
    let raw = UnsafeRawBufferPointer(bytes)
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      hash = mixed(hash, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < range.upperBound {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return mixed(hash, rest)
  }

  @inline(__always)
  private func mixed(_ hash: UInt64, _ chunk: UInt64) -> UInt64 {
    let product = (hash ^ inLowerCase(chunk)).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }

  /// Returns eight bytes with the ASCII capitals among them in lower case.
  @inline(__always)
  private func inLowerCase(_ chunk: UInt64) -> UInt64 {
    let low7 = chunk & 0x7f7f_7f7f_7f7f_7f7f
    let fromA = low7 &+ 0x3f3f_3f3f_3f3f_3f3f
    let beyondZ = low7 &+ 0x2525_2525_2525_2525
    let capitals = fromA & ~beyondZ & ~chunk & 0x8080_8080_8080_8080
    return chunk | capitals >> 2
  }

  /// Returns a hash of the digits: the same for all scripts, and for `1,000`, `1.000` and `1000`.
  private func digitHash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ 3
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = decode(bytes, at: index)
      if let digit = digitValue(scalar) { hash = (hash ^ UInt64(digit)) &* 0x100_0000_01b3 }
      index += length
    }
    return hash
  }
}
