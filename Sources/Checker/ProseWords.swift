/// The words of a prose with their places. What looks like an address or a path has none.
struct ProseWords {
  /// A word.
  struct Word {
    /// Where it stands in the prose.
    var range: Range<Int>
    /// Where its letters are in `letters`.
    var letters: Range<Int>
    /// Whether nothing but space, hyphens and apostrophes is between it and the word before.
    var followsWord: Bool
  }

  private(set) var words: [Word] = []
  /// The letters of all words, folded.
  private(set) var letters: [UInt32] = []

  init(_ prose: [UInt8]) {
    words.reserveCapacity(prose.count / 6)
    letters.reserveCapacity(prose.count)
    var place = 0
    var chunk = 0
    var isAddress = false
    var follows = false
    var previous: UInt32 = 0x20
    var start: Int?
    var firstLetter = 0
    while place < prose.count {
      let (value, length) = Self.scalar(prose, place)
      if Letters.areInWords(value) {
        if start == nil {
          start = place
          firstLetter = letters.count
          // `example.org` and `chatmail.ini`, not `end.Next` in scripts of other letters.
          if previous == 0x2E || previous == 0x3A, value < 0x80, value > 0x39, place > 1,
            prose[place - 2] < 0x80, Letters.areInWords(UInt32(prose[place - 2]))
          {
            isAddress = true
          }
        }
        let folded = Letters.fold(value)
        if folded != 0 { letters.append(folded) }
      } else {
        if let begun = start {
          add(begun..<place, firstLetter, follows)
          start = nil
          follows = true
        }
        switch value {
        case 0x2F, 0x40, 0x5C, 0x5F, 0x3D: isAddress = true
        case 0x20, 0x09, 0x0A, 0xA0:
          if isAddress { drop(from: chunk) }
          if isAddress { follows = false }
          isAddress = false
          chunk = words.count
        case 0x2D, 0x27, 0x2019, 0x2010, 0x2011, 0x202F: break
        default: follows = false
        }
      }
      previous = value
      place += length
    }
    if let start { add(start..<prose.count, firstLetter, follows) }
    if isAddress { drop(from: chunk) }
  }

  private mutating func add(_ range: Range<Int>, _ firstLetter: Int, _ follows: Bool) {
    guard letters.count > firstLetter else { return }
    words.append(
      Word(range: range, letters: firstLetter..<letters.count, followsWord: follows))
  }

  private mutating func drop(from word: Int) { words.removeSubrange(word...) }

  /// Reads the scalar at a place of valid UTF-8, and how many bytes it has.
  private static func scalar(_ bytes: [UInt8], _ place: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[place])
    if first < 0x80 { return (first, 1) }
    func next(_ offset: Int) -> UInt32 {
      place + offset < bytes.count ? UInt32(bytes[place + offset] & 0x3F) : 0
    }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }
}
