/// What known words begin with: most words of a text are told to be none of them by two letters.
struct WordBeginnings: Sendable {
  /// Words of one letter, `*` for any end apart.
  private var single: Set<UInt32> = []
  /// The first two letters of longer ones.
  private var pairs: Set<UInt64> = []

  init(_ words: [Substring]) {
    for word in words {
      let letters = Self.letters(word.unicodeScalars.lazy.map(\.value).filter { $0 != 0x2A })
      if letters.second == 0 {
        single.insert(letters.first)
      } else {
        pairs.insert(Self.pair(letters))
      }
    }
  }

  /// Whether one of the words may stand where a word begins, capitals and accents apart.
  func mayBegin(_ word: ArraySlice<Prose.Scalar>) -> Bool {
    let letters = Self.letters(word.lazy.map(\.value))
    return single.contains(letters.first) || pairs.contains(Self.pair(letters))
  }

  /// The first two letters, folded; 0 where there is none.
  private static func letters(_ values: some Sequence<UInt32>) -> (first: UInt32, second: UInt32) {
    var first: UInt32 = 0
    for value in values {
      let folded = Letters.fold(value)
      if folded == 0 { continue }
      if first != 0 { return (first, folded) }
      first = folded
    }
    return (first, 0)
  }

  private static func pair(_ letters: (first: UInt32, second: UInt32)) -> UInt64 {
    UInt64(letters.first) << 32 | UInt64(letters.second)
  }
}
