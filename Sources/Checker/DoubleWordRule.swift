/// The same word twice in a row.
enum DoubleWordRule {
  static func check(
    _ prose: Prose, _ source: [Prose], _ language: LanguageTraits,
    _ findings: inout [RuleFinding]
  ) {
    if language.doublesWords { return }
    var reported: Set<String> = []
    for second in doubles(prose) {
      let word = prose.text(second)
      let folded = word.lowercased()
      if language.doubledWords.contains(folded) || reported.contains(folded) { continue }
      // A name, such as that of the town Baden Baden.
      let first = second.lowerBound - 1 - second.count
      if isUppercase(prose[second.lowerBound]), isUppercase(prose[first]) { continue }
      let isOfSource = source.contains { source in
        doubles(source).contains { source.text($0).lowercased() == folded }
      }
      if isOfSource || !isWhiteSpaceAlone(before: second, prose) { continue }
      reported.insert(folded)
      findings.append(
        RuleFinding(
          .doubleWord, prose.place(of: second.lowerBound - 1..<second.upperBound),
          "“\(word)” stands twice in a row", hint: "remove one of them", subject: folded))
    }
  }

  /// Where words stand that are the same as the word before them, capitals apart.
  private static func doubles(_ prose: Prose) -> [Range<Int>] {
    let scalars = prose.scalars
    var result: [Range<Int>] = []
    var previous = 0..<0
    var index = 0
    while index < scalars.count {
      guard scalars[index].isLetter else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, scalars[index].isLetter { index += 1 }
      let word = start..<index
      if word.count >= 2, word.count == previous.count, previous.upperBound + 1 == start,
        scalars[start - 1].isSpace, isWhole(word, prose), isWhole(previous, prose),
        zip(scalars[word], scalars[previous]).allSatisfy({ isSame($0.value, $1.value) })
      {
        result.append(word)
      }
      previous = word
    }
    return result
  }

  /// Whether a run of letters is a word, and no part of one such as `don't` or of an address.
  private static func isWhole(_ word: Range<Int>, _ prose: Prose) -> Bool {
    let before = prose[word.lowerBound - 1]
    let after = prose[word.upperBound]
    if before != 0, !Prose.isSpace(before), !isOpening(before) { return false }
    switch after {
    case 0x27, 0x2019, 0x2D, 0x2F, 0x40, 0x5F, 0x200C, 0x200D, 0x30...0x39, Prose.placeholder:
      return false
    case 0x2E, 0x3A: return prose[word.upperBound + 1] == 0 || !prose.isLetter(word.upperBound + 1)
    default: return true
    }
  }

  private static func isOpening(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x28, 0x5B, 0xAB, 0xBF, 0xA1, 0x201C, 0x201E, 0x2018: true
    default: false
    }
  }

  /// Whether white space alone divides a word from the one before it in the text, where cells and
  /// items may end between them.
  private static func isWhiteSpaceAlone(before word: Range<Int>, _ prose: Prose) -> Bool {
    let place = prose.place(of: word.lowerBound - 2..<word.lowerBound + 1)
    let first = prose.place(of: word.lowerBound - 2..<word.lowerBound - 1)
    let second = prose.place(of: word.lowerBound..<word.lowerBound + 1)
    guard first.upperBound < second.lowerBound, place.upperBound <= prose.block.text.endIndex
    else { return false }
    var lineEnds = 0
    for byte in prose.block.text[first.upperBound..<second.lowerBound] {
      switch byte {
      case 0x0A: lineEnds += 1
      // A no-break space has two bytes, and the mark of a quote may begin a line.
      case 0x20, 0x09, 0x0D, 0xC2, 0xA0, UInt8(ascii: ">"): break
      default: return false
      }
    }
    return lineEnds <= 1
  }

  private static func isSame(_ one: UInt32, _ other: UInt32) -> Bool {
    if one == other { return true }
    if one < 0x80, other < 0x80 { return one | 0x20 == other | 0x20 }
    guard let one = Unicode.Scalar(one), let other = Unicode.Scalar(other) else { return false }
    return one.properties.lowercaseMapping == other.properties.lowercaseMapping
  }

  private static func isUppercase(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.isUppercase ?? false
  }
}
