import Translation

/// A command or a line of code, word by word: translators put what a reader is to fill in into words
/// of their own language, and no more than that.
struct CommandWords {
  private let words: [[UInt8]]
  private let hasOtherLetters: Bool

  /// Reads code as `CodeText.key` gives it. What stands in quotation marks is one word.
  init(_ key: [UInt8]) {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var quote: UInt8?
    for byte in key {
      if let open = quote {
        word.append(byte)
        if byte == open { quote = nil }
      } else if byte == 0x20 {
        if !word.isEmpty { words.append(word) }
        word = []
      } else {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        word.append(byte)
      }
    }
    if !word.isEmpty { words.append(word) }
    // That there may be more of them is said in many ways.
    self.words = words.count > 1 ? words.filter { $0 != Array("...".utf8) } : words
    hasOtherLetters = key.contains { $0 >= 0x80 }
  }

  /// Whether a command differs from that of the source in nothing but arguments that are evidently
  /// translated: options, and what it is called, are the same.
  func isTranslation(of source: CommandWords) -> Bool {
    let others = source.words
    guard others.count > 1, !words.isEmpty else {
      return words.count == 1 && others.count == 1
        && (Self.isPattern(words[0], for: others[0]) || Self.isPath(others[0][...]))
    }
    guard words.count == others.count else {
      // Several words may stand for one.
      return hasOtherLetters && words[0] == others[0]
        && words.filter(Self.isOption).map(Self.name) == others.filter(Self.isOption).map(Self.name)
    }
    // What stands before a pipe is some command or other: `command | sort`.
    let first = others[1] == [UInt8(ascii: "|")] ? 2 : 0
    return words.indices.allSatisfy { Self.isArgument(words[$0], for: others[$0], at: $0 + first) }
  }

  /// Whether a line of a code block differs from that of the source in nothing but texts in
  /// quotation marks, and names such as `path/to/file`.
  func isTranslatedLine(of source: CommandWords) -> Bool {
    words.count == source.words.count
      && zip(words, source.words).enumerated().allSatisfy { index, pair in
        let (word, other) = pair
        return word == other || index > 0 && Self.isName(other[...])
          || Self.isText(word) && word.first == other.first && word.last == other.last
      }
  }

  private static func isArgument(_ word: [UInt8], for other: [UInt8], at index: Int) -> Bool {
    if word == other { return true }
    if isName(other[...]) { return index > 0 }
    if index == 0 || isOption(other) {
      let name = name(other)
      return name.count < other.count && name == self.name(word)
        || index > 0 && (startsAlike(word, other) || alternatives(other).contains(word))
    }
    if other.allSatisfy(\.isASCIIDigit) { return word.allSatisfy { !$0.isASCIIDigit } }
    guard other.contains(where: \.isASCIILetter) else { return false }
    if word.contains(where: { $0 >= 0x80 }) { return true }
    // A command's own word, as in `git push`.
    if index == 1, isPlain(word), isPlain(other) { return false }
    return word.contains(where: \.isASCIILetter)
  }

  private static func isOption(_ word: [UInt8]) -> Bool {
    switch word[0] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
    case UInt8(ascii: "["): word.count > 1 && isOption(Array(word[1...]))
    default: false
    }
  }

  /// What stands before a value: `--file=` of `--file=name`, `/u:` of `/u:user`.
  private static func name(_ word: [UInt8]) -> [UInt8] {
    let end = word.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
    return end.map { Array(word[...$0]) } ?? word
  }

  /// Whether a word goes on in letters that are not those of English where the other does in its own.
  private static func startsAlike(_ word: [UInt8], _ other: [UInt8]) -> Bool {
    let common = zip(word, other).prefix { $0 == $1 }.count
    return common > 0 && common < min(word.count, other.count) && word[common] >= 0x80
  }

  /// The ways of writing that `[-f|--file]` leaves open.
  private static func alternatives(_ word: [UInt8]) -> [[UInt8]] {
    guard word.first == UInt8(ascii: "["), word.last == UInt8(ascii: "]") else { return [] }
    return word[1..<word.count - 1].split(separator: UInt8(ascii: "|")).map(Array.init)
  }

  /// Whether a word stands behind the signs that the other has before its word: `%?name`.
  private static func isPattern(_ word: [UInt8], for other: [UInt8]) -> Bool {
    let signs = other.prefix { !$0.isASCIILetter && !$0.isASCIIDigit && $0 < 0x80 }
    return !signs.isEmpty && startsAlike(word, other) && word.starts(with: signs)
      && other[signs.count...].allSatisfy(\.isASCIILetter)
  }

  private static func isPlain(_ word: [UInt8]) -> Bool {
    word.allSatisfy { $0 &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
  }

  /// Whether a word is a text in quotation marks that says something: in other letters than those
  /// of English, or in several words.
  private static func isText(_ word: [UInt8]) -> Bool {
    guard word.count > 2, word[0] == UInt8(ascii: "\"") || word[0] == UInt8(ascii: "'"),
      word[word.count - 1] == word[0]
    else { return false }
    return word.contains { $0 >= 0x80 || $0 == 0x20 }
  }

  /// Whether a word is a path that a reader replaces.
  private static func isPath(_ word: ArraySlice<UInt8>) -> Bool {
    word.firstRange(of: Array("path/to".utf8)) != nil
      || word.firstRange(of: Array("path\\to".utf8)) != nil
  }

  /// Whether a word of a command is one such as `path/to/file` and `user_name`.
  private static func isName(_ word: ArraySlice<UInt8>) -> Bool {
    if word.starts(with: "--".utf8) { return false }
    let word =
      [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(word.first) ? word.dropFirst() : word
    return isPath(word)
      || word.contains(UInt8(ascii: "_"))
        && word.allSatisfy { $0 &- 0x61 < 26 || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
  }
}
