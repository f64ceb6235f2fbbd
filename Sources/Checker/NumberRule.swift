/// Numbers and units that are other than in the source.
enum NumberRule {
  static func check(
    _ prose: Prose, _ source: [Prose], _ comparison: Comparison,
    _ findings: inout [RuleFinding]
  ) {
    guard
      Number.mayStand(in: prose.block.prose)
        || source.contains(where: { Number.mayStand(in: $0.block.prose) })
    else { return }
    let own = Number.all(in: prose)
    let other = source.flatMap { Number.all(in: $0) }
    if own.isEmpty, other.isEmpty { return }
    checkUnits(own, other, prose, &findings)
    let (hours, otherHours) = (Set(own.compactMap(\.hour)), Set(other.compactMap(\.hour)))
    let missing = unmatched(own, other).filter { index in
      !(own[index].hour.map { $0 > 12 && otherHours.contains($0 - 12) } ?? false)
    }
    let dropped = unmatched(other, own).filter { index in
      !(other[index].hour.map { hours.contains($0 + 12) } ?? false)
    }
    if missing.isEmpty, dropped.isEmpty { return }
    guard !(own + other).contains(where: \.isMultiplied),
      !haveSameDigits(own, other)
    else { return }
    report(
      Difference(own: own, other: other, missing: missing, dropped: dropped), prose, source,
      comparison, &findings)
  }

  /// The numbers of both sides, and the indices of those without a counterpart.
  private struct Difference {
    var own: [Number]
    var other: [Number]
    /// Numbers of the translation that the source has not, or not as often.
    var missing: [Int]
    /// Numbers of the source that the translation has not, or not as often.
    var dropped: [Int]
  }

  /// The indices of numbers that no number of the other side is the counterpart of.
  private static func unmatched(_ numbers: [Number], _ others: [Number]) -> [Int] {
    var counts: [String: Int] = [:]
    for number in others { counts[number.value, default: 0] += 1 }
    return numbers.indices.filter { index in
      let number = numbers[index]
      if let count = counts[number.value], count > 0 {
        counts[number.value] = count - 1
        return false
      }
      return !number.isPartOfWord
    }
  }

  private static func report(
    _ difference: Difference, _ prose: Prose, _ source: [Prose], _ comparison: Comparison,
    _ findings: inout [RuleFinding]
  ) {
    let (own, other) = (difference.own, difference.other)
    // What the other side has too, only not as often, was said again or left out the second time.
    let (values, otherValues) = (Set(own.map(\.value)), Set(other.map(\.value)))
    let newValues = difference.missing.filter { !otherValues.contains(own[$0].value) }
    let lostValues = difference.dropped.filter { !values.contains(other[$0].value) }
    if let (mine, theirs) = exchanged(difference, newValues, lostValues) {
      let (number, original) = (own[mine], other[theirs])
      if mayBeWords(number, original, source, comparison)
        || isOtherCalendar(number, original, comparison.language)
      {
        return
      }
      let text = prose.text(number.range)
      findings.append(
        RuleFinding(
          .number, prose.place(of: number.range),
          "“\(text)” stands where the source has “\(original.value)”",
          hint: "write the number of the source", subject: "\(original.value)→\(number.value)"))
    } else if let index = newValues.first(where: { !own[$0].isSmall }) {
      let text = prose.text(own[index].range)
      findings.append(
        RuleFinding(
          .number, prose.place(of: own[index].range), "the source does not have “\(text)”",
          hint: "compare the numbers with those of the source", subject: "+\(own[index].value)"))
    } else if let index = lostValues.first(where: { !other[$0].isSmall }) {
      findings.append(
        RuleFinding(
          .number, prose.block.firstLine, "“\(other[index].value)” of the source is missing",
          hint: "compare the numbers with those of the source", subject: "-\(other[index].value)"))
    }
  }

  /// A number of the translation, and the one of the source that it stands for.
  private static func exchanged(
    _ difference: Difference, _ newValues: [Int], _ lostValues: [Int]
  ) -> (mine: Int, theirs: Int)? {
    guard
      let theirs = lostValues.first(where: { !difference.other[$0].isSmall }) ?? lostValues.first
    else { return nil }
    if let place = lostValues.firstIndex(of: theirs), newValues.count == lostValues.count {
      return (newValues[place], theirs)
    }
    if let mine = newValues.first(where: { !difference.own[$0].isSmall }) ?? newValues.first {
      return (mine, theirs)
    }
    guard let mine = difference.missing.first else { return nil }
    // Of equal numbers the one in the place of the other is the wrong one.
    if difference.own.count == difference.other.count,
      difference.own[theirs].value == difference.own[mine].value
    {
      return (theirs, theirs)
    }
    return (mine, theirs)
  }

  /// Whether both sides may have written the other's number as a word.
  private static func mayBeWords(
    _ number: Number, _ original: Number, _ source: [Prose], _ comparison: Comparison
  ) -> Bool {
    guard number.isSmall, original.isSmall, comparison.original?.language.base == "en",
      let value = Int(number.value), smallNumbers.indices.contains(value)
    else { return false }
    let word = smallNumbers[value]
    return source.contains { prose in
      prose.text(prose.scalars.indices).lowercased()
        .split(whereSeparator: { !$0.isLetter }).contains { $0 == word }
    }
  }

  private static let smallNumbers = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]

  /// Whether a year is that of another calendar: of Iran, of Thailand.
  private static func isOtherCalendar(
    _ number: Number, _ original: Number, _ language: LanguageTraits
  ) -> Bool {
    guard number.value.utf8.count == 4, original.value.utf8.count == 4,
      let own = Int(number.value), let other = Int(original.value)
    else { return false }
    return switch language.base {
    case "fa", "ps", "ckb", "ku": [621, 622].contains(other - own)
    case "th", "lo", "km": own - other == 543
    default: false
    }
  }

  /// Whether both sides are of the same digits, and only divide them otherwise: `10:30` and `10.30`.
  private static func haveSameDigits(
    _ own: [Number], _ other: [Number]
  ) -> Bool {
    func digits(_ numbers: [Number]) -> [Substring] {
      numbers.flatMap { $0.digits.split(separator: " ") }.sorted()
    }
    return digits(own) == digits(other)
  }

  /// Finds numbers that both sides have with another unit.
  private static func checkUnits(
    _ own: [Number], _ other: [Number], _ prose: Prose, _ findings: inout [RuleFinding]
  ) {
    var reported: Set<String> = []
    for number in own {
      guard let unit = number.unit, !reported.contains(number.value) else { continue }
      let others = other.filter { $0.value == number.value }
      guard let first = others.first, others.allSatisfy({ $0.unit != nil && $0.unit != unit })
      else { continue }
      reported.insert(number.value)
      let range = number.range.lowerBound..<unitEnd(number, prose)
      let text = prose.text(range)
      let name = first.unit?.rawValue ?? ""
      findings.append(
        RuleFinding(
          .unit, prose.place(of: range),
          "“\(text)” has another unit than the source, which has \(name)",
          hint: "write the unit of the source", subject: "\(number.value) \(unit.rawValue)"))
    }
  }

  /// Where the unit behind a number ends.
  private static func unitEnd(_ number: Number, _ prose: Prose) -> Int {
    var end = number.range.upperBound
    if Prose.isSpace(prose[end]) || prose[end] == 0x2D { end += 1 }
    let start = end
    if prose[start] == 0xB0 { end += Prose.isSpace(prose[start + 1]) ? 2 : 1 }
    while prose.isLetter(end), end - start < 24 { end += 1 }
    return end > start ? end : min(start + 1, prose.scalars.count)
  }
}

extension CheckedBlock {
  /// The block's first line.
  var firstLine: Range<Int> {
    text.startIndex..<(text.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex)
  }
}

extension Number {
  /// What it is as an hour of a day, which one side may count from noon: 15 for 3.
  fileprivate var hour: Int? { Int(value).flatMap { (0...24).contains($0) ? $0 : nil } }
}
