import Foundation
import Markdown

/// The words of a language's texts that a dictionary is asked for, each once.
struct SpelledWords {
  let language: LanguageTraits
  private(set) var words: Set<String> = []

  init(_ language: LanguageTraits) { self.language = language }

  /// Adds the words of a block.
  mutating func add(_ block: CheckedBlock) {
    for word in Self.words(of: block, language) { words.insert(word.text) }
  }

  /// A word of a block as a dictionary may have it.
  struct Word {
    var text: String
    /// Where it stands in the prose.
    var range: Range<Int>
    /// Whether it has a capital and stands within a sentence, as names do.
    var mayBeName: Bool
  }

  /// Returns the words of a block's prose that a dictionary can judge: no code, no abbreviations, no
  /// numbers, no names in capitals, no other scripts than the language's.
  static func words(of block: CheckedBlock, _ language: LanguageTraits) -> [Word] {
    if block.kind == .code { return [] }
    let prose = block.prose
    let text = ProseWords(prose)
    var result: [Word] = []
    var index = 0
    while index < text.words.count {
      let first = index
      if keepsApostrophes.contains(language.base) {
        while index + 1 < text.words.count,
          isApostrophe(
            prose[text.words[index].range.upperBound..<text.words[index + 1].range.lowerBound])
        {
          index += 1
        }
      }
      index += 1
      let letters =
        text.letters[
          text.words[first].letters.lowerBound..<text.words[index - 1].letters.upperBound]
      let range = text.words[first].range.lowerBound..<text.words[index - 1].range.upperBound
      guard letters.count > 2, letters.count <= longestWord,
        letters.allSatisfy({ isPlain($0, language) }), !isBesideOther(range, prose),
        let word = spelled(prose[range])
      else { continue }
      result.append(
        Word(
          text: word, range: range,
          mayBeName: word.first?.isUppercase == true && isWithinSentence(range.lowerBound, prose)))
    }
    return result
  }

  private static let longestWord = 40
  /// Languages whose dictionaries have words with an apostrophe in them.
  private static let keepsApostrophes: Set<String> = ["ca", "en", "fr", "it", "uk"]
  /// Languages that are written in another script than Latin.
  private static let otherScripts: Set<String> = [
    "am", "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ka", "kk", "kn", "ky", "mk",
    "ml", "mn", "mr", "ne", "pa", "ru", "si", "ta", "te", "tg", "uk", "ur",
  ]

  private static func isApostrophe(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual("'".utf8) || bytes.elementsEqual("’".utf8)
  }

  /// Whether a letter is one of the language's script, and no digit.
  private static func isPlain(_ letter: UInt32, _ language: LanguageTraits) -> Bool {
    if (0x30...0x39).contains(letter) || Letters.isDense(letter) { return false }
    let isLatin = letter < 0x370 || (0x1E00...0x1EFF).contains(letter)
    return isLatin != otherScripts.contains(language.base)
  }

  /// Whether what is no prose touches a word, or a hyphen joins it to a short word: of `по-русски` no
  /// part is a word by itself.
  private static func isBesideOther(_ range: Range<Int>, _ prose: [UInt8]) -> Bool {
    func isPart(_ bytes: ArraySlice<UInt8>) -> Bool {
      let count = bytes.count { $0 & 0xC0 != 0x80 }
      return count > 0 && count <= 3
    }
    func isOfWord(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != 0x2D && byte != 0x2C && byte != 0x2E
    }
    if prose[..<range.lowerBound].suffix(3).elementsEqual(BlockParts.placeholder)
      || prose[range.upperBound...].starts(with: BlockParts.placeholder)
    {
      return true
    }
    if range.lowerBound > 0, prose[range.lowerBound - 1] == 0x2D {
      let before = prose[..<(range.lowerBound - 1)]
      let start = before.lastIndex { !isOfWord($0) }.map { $0 + 1 } ?? 0
      if isPart(before[start...]) { return true }
    }
    if range.upperBound < prose.count, prose[range.upperBound] == 0x2D,
      isPart(prose[(range.upperBound + 1)...].prefix(while: isOfWord))
    {
      return true
    }
    return false
  }

  /// Returns a word as a dictionary writes it; nil for one with capitals inside, as `GitHub`.
  private static func spelled(_ bytes: ArraySlice<UInt8>) -> String? {
    var text = String.UnicodeScalarView()
    var isComposed = true
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xAD: continue
      // A mark of stress is in no dictionary.
      case 0x301 where text.last.map { (0x400...0x52F).contains($0.value) } == true: continue
      case 0x2019: text.append("'")
      case 0x300...0x36F:
        isComposed = false
        text.append(scalar)
      default:
        if scalar.properties.isUppercase, !text.isEmpty, text.last != "'" { return nil }
        text.append(scalar)
      }
    }
    return isComposed ? String(text) : String(text).precomposedStringWithCanonicalMapping
  }

  /// Whether a word or a comma stands before a place, not the beginning of a sentence.
  private static func isWithinSentence(_ place: Int, _ prose: [UInt8]) -> Bool {
    var place = place - 1
    while place >= 0, prose[place] == 0x20 || prose[place] == 0x0A { place -= 1 }
    guard place >= 0 else { return false }
    let byte = prose[place]
    return byte == 0x2C || byte == 0x2D || (byte < 0x80 && Letters.areInWords(UInt32(byte)))
      || (byte >= 0x80 && !prose[...place].suffix(3).starts(with: [0xE2, 0x80]))
  }
}
