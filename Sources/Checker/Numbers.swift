import Translation

/// A number that stands in a prose.
struct Number {
  /// What it is worth, in one writing: `1000` for `1,000`, `1.000` and `١٠٠٠`, `1.5` for `1,5`.
  let value: String
  /// Its digits as they stand, a space for what divides them.
  let digits: String
  /// Where it stands among the scalars of the prose.
  let range: Range<Int>
  /// Whether it is a part of a name or of a word, as in `UTF-8` and `3rd`: it may match another,
  /// but is not missed.
  let isPartOfWord: Bool
  /// The unit of measure behind it.
  let unit: UnitOfMeasure?
  /// Whether a word behind it multiplies it, such as `million` or `万`.
  let isMultiplied: Bool

  /// Whether languages may as well write it as a word.
  var isSmall: Bool { value.utf8.count <= 2 && (Int(value) ?? 99) <= 12 }

  /// Returns the numbers of a prose, in order, without those of addresses.
  static func all(in prose: Prose) -> [Number] {
    let scalars = prose.scalars
    var numbers: [Number] = []
    var index = 0
    while index < scalars.count {
      guard isDigit(scalars[index].value) else {
        index += 1
        continue
      }
      if prose.isAddress(around: index) {
        while index < scalars.count, !scalars[index].isSpace { index += 1 }
        continue
      }
      let previous = prose[index - 1]
      var reader = NumberReader(prose, index)
      reader.read()
      index = reader.end
      // A character reference in raw HTML.
      if previous == 0x23, prose[reader.start - 2] == 0x26 { continue }
      numbers += reader.numbers
    }
    return numbers
  }

  /// Whether a prose may hold a digit, from its bytes alone.
  static func mayStand(in prose: [UInt8]) -> Bool {
    // The digits of other scripts begin with the bytes of U+0660 and above.
    prose.contains { $0 &- 0x30 < 10 || $0 >= 0xD9 && $0 <= 0xDB || $0 == 0xE0 || $0 == 0xEF }
  }

  static func isDigit(_ value: UInt32) -> Bool {
    if value < 0x660 { return value &- 0x30 < 10 }
    switch value {
    case 0x660...0x669, 0x6F0...0x6F9, 0xFF10...0xFF19: return true
    case 0x7C0...0x1A99: return digitValue(value) != nil
    default: return false
    }
  }
}

/// Reads one number with its separators, and what stands around it.
private struct NumberReader {
  let prose: Prose
  let start: Int
  private(set) var end: Int
  /// The stretches of digits, and the signs between them.
  private var groups: [String] = []
  private var separators: [UInt32] = []
  /// The digits that a sign such as `½` behind the number stands for.
  private var fraction = ""

  init(_ prose: Prose, _ start: Int) {
    self.prose = prose
    self.start = start
    end = start
  }

  mutating func read() {
    readGroups()
    switch prose[end] {
    case 0xBC: fraction = "25"
    case 0xBD: fraction = "5"
    case 0xBE: fraction = "75"
    default: return
    }
    end += 1
  }

  private mutating func readGroups() {
    groups = [digits()]
    while end + 1 < prose.scalars.count, Number.isDigit(prose[end + 1]) {
      let separator = prose[end]
      switch separator {
      case 0x2E, 0x2C, 0x27, 0x2019, 0x66B, 0x66C: break
      case 0x20, 0xA0, 0x2009, 0x202F:
        // A space divides thousands, or two numbers.
        guard groups[0].utf8.count <= 3, groups[0].first != "0", digitCount(from: end + 1) == 3,
          separators.allSatisfy({ $0 == separator })
        else { return }
      default: return
      }
      end += 1
      separators.append(separator)
      groups.append(digits())
    }
  }

  private mutating func digits() -> String {
    var text = ""
    while end < prose.scalars.count, Number.isDigit(prose[end]),
      let digit = digitValue(prose[end])
    {
      text.unicodeScalars.append(Unicode.Scalar(0x30 + digit))
      end += 1
    }
    return text
  }

  private func digitCount(from start: Int) -> Int {
    var index = start
    while Number.isDigit(prose[index]) { index += 1 }
    return index - start
  }

  /// The number, or its parts where it is a date, a version or an address.
  var numbers: [Number] {
    let values = self.values
    let (unit, isWord, isMultiplied) = following
    let isPartOfWord = followsWord || isWord
    return values.map {
      Number(
        value: $0, digits: values.count == 1 ? groups.joined(separator: " ") : $0,
        range: start..<end, isPartOfWord: isPartOfWord,
        unit: values.count == 1 ? unit : nil, isMultiplied: isMultiplied)
    }
  }

  private var values: [String] {
    if groups.count == 1 {
      return [Self.trimmed(groups[0]) + (fraction.isEmpty ? "" : ".\(fraction)")]
    }
    let last = separators[separators.count - 1]
    if last != 0x66B, separators.allSatisfy({ $0 == last }), Self.areThousands(groups) {
      return [groups.joined()]
    }
    let whole = Array(groups.dropLast())
    if whole.count == 1
      || separators.dropLast().allSatisfy({ $0 == separators[0] && $0 != last })
        && Self.areThousands(whole)
    {
      let fraction = String(groups[groups.count - 1].reversed().drop { $0 == "0" }.reversed())
      let integer = Self.trimmed(whole.joined())
      return [fraction.isEmpty ? integer : "\(integer).\(fraction)"]
    }
    return groups.map(Self.trimmed)
  }

  /// Whether stretches are a number with its thousands (or the lakhs of India) divided.
  private static func areThousands(_ groups: [String]) -> Bool {
    guard groups.count > 1, groups[0].utf8.count <= 3, groups[0].first != "0",
      groups[groups.count - 1].utf8.count == 3
    else { return false }
    return groups.dropFirst().dropLast().allSatisfy { (2...3).contains($0.utf8.count) }
  }

  /// Without the noughts before it.
  private static func trimmed(_ digits: String) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }

  /// Whether the number is the end of a name: `mp3`, `UTF-8`, `H.264`.
  private var followsWord: Bool {
    guard start > 0 else { return false }
    let previous = prose.scalars[start - 1]
    if previous.isAlphabetic || previous.value == Prose.placeholder { return true }
    switch previous.value {
    case 0x2B, 0x2D, 0x2E, 0x2F, 0x5F, 0x2010, 0x2011:
      return start > 1 && prose.scalars[start - 2].isAlphabetic
    default: return false
    }
  }

  /// Whether a sign makes a numeral system of the number: `16进制` is “hexadecimal”.
  private static func isBase(_ value: UInt32) -> Bool {
    // 进 進 진
    value == 0x8FDB || value == 0x9032 || value == 0xC9C4
  }

  /// The unit behind the number, or whether it is the beginning of a word such as `3rd`.
  private var following: (unit: UnitOfMeasure?, isWord: Bool, isMultiplied: Bool) {
    var index = end
    let next = prose[index]
    if next == Prose.placeholder { return (nil, true, false) }
    if next == 0x2E || next == 0x2B || next == 0x5F, prose.isLetter(index + 1) {
      return (nil, true, false)
    }
    let isHyphened = next == 0x2D || next == 0x2010 || next == 0x2011
    let isSpaced = Prose.isSpace(next)
    if isHyphened || isSpaced { index += 1 }
    if let unit = UnitOfMeasure.sign(at: index, prose) { return (unit, false, false) }
    guard prose.scalars.indices.contains(index), prose.scalars[index].isLetter else {
      return (nil, false, false)
    }
    if Self.isBase(prose[index]) { return (nil, true, false) }
    if Magnitude.isSign(prose[index]) { return (nil, false, true) }
    var wordEnd = index
    while wordEnd < prose.scalars.count, prose.isLetter(wordEnd), wordEnd - index < 24 {
      wordEnd += 1
    }
    let word = index..<wordEnd
    let isAlphabetic = prose.scalars[index].isAlphabetic
    // Without a space it is a plural: the `1990s`.
    if word.count == 1, prose[index] == 0x73, isSpaced || !separators.isEmpty,
      ![0x27, 0x2019].contains(prose[wordEnd])
    {
      return (.second, false, false)
    }
    if let unit = UnitOfMeasure(word, of: prose, hasSpaces: isAlphabetic) {
      return (unit, false, false)
    }
    // `4K` is 4,000.
    if word.count == 1, [0x4B, 0x6B, 0x41A, 0x43A].contains(prose[index]) {
      return (nil, true, true)
    }
    if isSpaced { return (nil, false, Magnitude.isWord(word, of: prose)) }
    return (nil, isAlphabetic && (!isHyphened || word.count <= 3), false)
  }
}

/// Words that multiply a number.
private enum Magnitude {
  /// Whether a sign of a script without spaces does.
  static func isSign(_ value: UInt32) -> Bool {
    switch value {
    // 万 萬 億 亿 千 百 兆, 만 억 천 백
    case 0x4E07, 0x842C, 0x5104, 0x4EBF, 0x5343, 0x767E, 0x5146, 0xB9CC, 0xC5B5, 0xCC9C, 0xBC31:
      true
    default: false
    }
  }

  static func isWord(_ word: Range<Int>, of prose: Prose) -> Bool {
    guard beginnings.mayBegin(prose.scalars[word]) else { return false }
    let word = prose.text(word).lowercased()
    return stems.contains { word.hasPrefix($0) }
  }

  private static let beginnings = WordBeginnings(stems.map { $0[...] })

  private static let stems = [
    "million", "milión", "milion", "millón", "millon", "milhão", "milhões", "miljo", "mio", "mln",
    "млн", "миллион", "мільйон", "милион", "εκατομμ", "milyon", "میلیون", "مليون", "ملايين",
    "billion", "milliard", "miliard", "mld", "mrd", "млрд", "миллиард", "мільярд", "bilyon",
    "milyar", "میلیارد", "مليار", "thousand", "tausend", "mille", "mil", "тыс", "тис", "tis",
    "tys", "bin", "هزار", "ألف", "آلاف", "hundred", "hundert", "cent", "lakh", "crore", "लाख",
    "करोड़", "हज़ार", "dozen",
  ]
}
