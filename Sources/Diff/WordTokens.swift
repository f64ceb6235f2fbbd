/// A smallest piece of a text that a word diff speaks of.
struct WordToken {
  /// What a token is made of, which says whether it may be swallowed by the changes around it.
  enum Kind {
    /// A word, or a sign that stands for one.
    case word
    /// White space within a line.
    case space
    /// The end of a line.
    case lineEnd
    /// Anything else: a punctuation mark, a symbol.
    case sign
  }

  let kind: Kind
  let text: ByteText
  /// How many characters it has, as readers count them.
  let length: Int
}

/// Cuts a text into words, single signs, runs of white space and ends of lines.
///
/// Characters are the user-perceived ones of Unicode (UAX #29), so that a letter is never parted
/// from its accents nor an emoji from its colour. Nil if the text is not UTF-8.
func wordTokens(of text: ArraySlice<UInt8>) -> [WordToken]? {
  guard let string = String(validating: text, as: UTF8.self) else { return nil }
  var cutter = WordCutter(text)
  for character in string { cutter.take(character) }
  return cutter.finish()
}

private struct WordCutter {
  private let text: ArraySlice<UInt8>
  private var tokens: [WordToken] = []
  /// Where the token that is being read begins, and what is known of it.
  private var start: Int
  private var end: Int
  private var length = 0
  private var current = CharacterKind.sign
  /// How many bytes at the end are joiners that belong to the word only if it goes on.
  private var pending = 0

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    (start, end) = (text.startIndex, text.startIndex)
  }

  mutating func take(_ character: Character) {
    let kind = CharacterKind(character)
    let size = character.utf8.count
    switch (current, kind) {
    case (.letter, .letter), (.space, .space):
      pending = 0
    case (.letter, .joiner) where pending == 0:
      pending = size
    default:
      close()
      current = kind
    }
    end += size
    length += 1
  }

  private mutating func close() {
    let wordEnd = end - pending
    if start < wordEnd {
      append(start..<wordEnd, current, length: length - (pending > 0 ? 1 : 0))
    }
    if pending > 0 { append(wordEnd..<end, .joiner, length: 1) }
    start = end
    length = 0
    pending = 0
  }

  private mutating func append(_ range: Range<Int>, _ kind: CharacterKind, length: Int) {
    let tokenKind: WordToken.Kind =
      switch kind {
      case .letter, .ideograph: .word
      case .space: .space
      case .lineEnd: .lineEnd
      case .joiner, .sign: .sign
      }
    tokens.append(
      WordToken(kind: tokenKind, text: ByteText(bytes: text[range]), length: length))
  }

  mutating func finish() -> [WordToken] {
    close()
    return tokens
  }
}
