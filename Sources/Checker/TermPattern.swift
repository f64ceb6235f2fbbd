/// A term as it is looked for in a text, word by word, with the endings that its language gives it.
struct TermPattern: Sendable {
  /// How a word of a term may end.
  private enum Endings: Sendable {
    /// As it is written.
    case none
    /// As English inflects: `relays`, `copied`, `using`.
    case english
    /// In up to so many other letters.
    case letters(Int)
  }

  /// A word of a term.
  private struct Word: Sendable {
    /// What a word of the text begins with.
    var stem: [UInt32]
    var endings: Endings

    func matches(_ word: ArraySlice<UInt32>) -> Bool {
      switch endings {
      case .none: word.elementsEqual(stem)
      case .letters(let most): word.count - stem.count <= most && word.starts(with: stem)
      case .english: Self.isEnglish(word, of: stem)
      }
    }

    private static func isEnglish(_ word: ArraySlice<UInt32>, of stem: [UInt32]) -> Bool {
      guard word.count <= stem.count + 3, word.first == stem.first else { return false }
      let common = zip(word, stem).prefix { $0 == $1 }.count
      let rest = word.dropFirst(common).map { UInt8(truncatingIfNeeded: $0) }
      if common == stem.count {
        return ["", "s", "es", "ed", "ing"].contains { $0.utf8.elementsEqual(rest) }
          || (stem.last == 0x65 && rest == [0x64])
      }
      guard common == stem.count - 1, common > 1 else { return false }
      if stem.last == 0x79 { return ["ies", "ied"].contains { $0.utf8.elementsEqual(rest) } }
      return stem.last == 0x65 && rest == Array("ing".utf8)
    }
  }

  private let words: [Word]
  /// What has to stand in the text as it is: a name with its capitals.
  private let exact: [UInt8]?

  /// Creates a pattern; nil where the term is not of words that can be told apart.
  ///
  /// - Parameter language: the language of the term, which says how words end in it; nil for a name
  ///   that has no endings.
  init?(_ term: String, language: LanguageTraits?) {
    let words = FoldedText(term).words
    let isPlain = term.unicodeScalars.allSatisfy {
      Letters.areInWords($0.value)
        ? !Letters.isDense($0.value) : " -'’\u{A0}".unicodeScalars.contains($0)
    }
    guard isPlain, !words.isEmpty else { return nil }
    self.words = words.map { Self.word(Array($0), language) }
    let hasCapitals = term.unicodeScalars.contains { $0.properties.isUppercase }
    exact = language == nil && hasCapitals ? Array(term.utf8) : nil
  }

  private static func word(_ letters: [UInt32], _ language: LanguageTraits?) -> Word {
    guard let language else { return Word(stem: letters, endings: .none) }
    if language.base == "en" { return Word(stem: letters, endings: .english) }
    let isCyrillic = letters.contains { (0x400...0x52F).contains($0) }
    guard letters.count > 4 else {
      return Word(stem: letters, endings: .letters(isCyrillic ? 2 : 1))
    }
    guard isCyrillic else {
      return Word(
        stem: letters, endings: .letters(longEndings.contains(language.base) ? 5 : 2))
    }
    // Vowels at the end, and the short i and the soft sign, are endings themselves.
    var stem = letters[...]
    while stem.count > 4, letters.count - stem.count < 2, let last = stem.last,
      "аеиоуыэюяьъ".unicodeScalars.contains(where: { $0.value == last })
    {
      stem.removeLast()
    }
    return Word(stem: Array(stem), endings: .letters(3))
  }

  /// Languages that put one ending on the other.
  private static let longEndings: Set<String> = ["az", "et", "eu", "fi", "hu", "kk", "tr"]

  /// How many words it has.
  var count: Int { words.count }

  /// The letters by which it is found: the first two of its first word, which no ending changes.
  var key: UInt32 { Self.key(words[0].stem[...]) }

  /// The key of a word of a text.
  static func key(_ letters: ArraySlice<UInt32>) -> UInt32 {
    guard let first = letters.first else { return 0 }
    let second = letters.dropFirst().first ?? 0
    return first &* 0x2001 ^ second
  }

  /// Whether it stands at a word of a text.
  func matches(_ text: ProseWords, at index: Int, prose: [UInt8]) -> Bool {
    guard index + words.count <= text.words.count else { return false }
    for (offset, word) in words.enumerated() {
      let other = text.words[index + offset]
      if offset > 0, !other.followsWord { return false }
      guard word.matches(text.letters[other.letters]) else { return false }
    }
    guard let exact else { return true }
    let range =
      text.words[index].range.lowerBound..<text.words[index + words.count - 1].range.upperBound
    return prose[range].elementsEqual(exact)
  }
}
