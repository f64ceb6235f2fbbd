import Glibc

/// What the aligner compares of the blocks of one document: kinds, lengths and tokens.
///
/// A token is anything that may stand the same in both languages: code, an address, a number, a
/// tag, but also a name or any other word (the "cognates" of Simard, Foster and Isabelle, 1992).
/// Only those that both documents have are kept, see `shareTokens`.
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

  /// Returns the FNV-1a hash of the bytes, ASCII letters in lower case.
  private func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, seed: UInt64)
    -> UInt64
  {
    var hash = 0xcbf2_9ce4_8422_2325 ^ seed
    for index in range {
      var byte = bytes[index]
      if byte &- 0x41 < 26 { byte |= 0x20 }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return hash
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

/// The tokens that two documents share, by number.
struct Vocabulary {
  /// What a token adds to the score of a pair that has it on both sides. It makes good the
  /// penalties of both blocks too.
  private(set) var gains: [Float] = []

  /// Numbers the tokens that both documents have, and leaves these alone in both.
  init(source: inout Features, translation: inout Features) {
    struct Entry {
      var number: Int32 = -1
      var inSource: Int32 = 0
      var inTranslation: Int32 = 0
      var kind: Features.TokenKind
    }
    var entries: [UInt64: Entry] = [:]
    entries.reserveCapacity(source.tokens.count)
    for item in source.items {
      for token in source.tokens[item.tokens] {
        entries[token.hash, default: Entry(kind: token.kind)].inSource += 1
      }
    }
    for item in translation.items {
      for token in translation.tokens[item.tokens] {
        guard let index = entries.index(forKey: token.hash) else { continue }
        entries.values[index].inTranslation += 1
      }
    }
    let blocks = Float(max(source.items.count, translation.items.count))
    var penalties: [Float] = []
    var numbers: [Int32] = []
    func number(_ features: inout Features) {
      for index in features.items.indices {
        let first = features.shared.count
        numbers.removeAll(keepingCapacity: true)
        for token in features.tokens[features.items[index].tokens] {
          guard let place = entries.index(forKey: token.hash) else { continue }
          var entry = entries.values[place]
          // A token of very many blocks tells nothing and costs the square of their number.
          guard entry.inTranslation > 0, max(entry.inSource, entry.inTranslation) <= 64 else {
            continue
          }
          if entry.number < 0 {
            entry.number = Int32(penalties.count)
            entries.values[place] = entry
            let rarity = log((blocks + 2) / Float(max(entry.inSource, entry.inTranslation)))
            let weight = max(0, rarity) * entry.kind.weight
            let penalty = weight * entry.kind.missing
            penalties.append(penalty)
            gains.append(weight + 2 * penalty)
          }
          numbers.append(entry.number)
        }
        numbers.sort()
        var previous: Int32 = -1
        for value in numbers where value != previous {
          features.shared.append(value)
          features.items[index].penalty += penalties[Int(value)]
          previous = value
        }
        features.items[index].tokens = first..<features.shared.count
      }
    }
    number(&source)
    number(&translation)
  }
}
