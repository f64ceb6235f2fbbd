import Translation

/// Text far longer or shorter than what it was made from.
enum LengthRule {
  /// A text of fewer letters varies too much to be judged.
  private static let least = 60.0

  /// How many times longer a text may be than one of some letters.
  private static func most(_ letters: Double) -> Double {
    letters < 40 ? 5 : letters < 120 ? 3.5 : 3
  }

  static func check(
    _ prose: Prose, _ source: [Prose], _ findings: inout [RuleFinding]
  ) {
    switch prose.block.kind {
    case .paragraph, .heading, .listItem, .quote, .footnote, .title, .summary: break
    case .code, .table, .html: return
    }
    // Where several blocks are taken for one, a part of them may stand elsewhere.
    if source.count != 1 { return }
    let own = weight(prose)
    let other = weight(source[0])
    // What stands in for code and tags may be half a sentence.
    guard abs(placeholders(prose) - placeholders(source[0])) <= 2 else { return }
    let (isLonger, factor) =
      own > other ? (true, own / max(other, 1)) : (false, other / max(own, 1))
    guard factor > most(other), isLonger ? own >= least && other >= 20 : other >= least else {
      return
    }
    let times = Int(factor.rounded())
    findings.append(
      RuleFinding(
        .length, prose.place(of: prose.scalars.indices),
        "this text is about \(times) times \(isLonger ? "longer" : "shorter") than its source",
        hint: isLonger
          ? "see whether it holds what belongs to another block"
          : "see whether a part of it is missing",
        subject: isLonger ? "longer" : "shorter"))
  }

  /// How long a text is, in letters of an alphabet: an ideograph says as much as several of them.
  private static func weight(_ prose: Prose) -> Double {
    var weight = 0.0
    for scalar in prose.scalars {
      let value = scalar.value
      if value < 0x80 {
        if (value | 0x20) &- 0x61 < 26 { weight += 1 }
        continue
      }
      switch value {
      case 0x3041...0x30FF: weight += 1.8
      case 0xAC00...0xD7A3: weight += 2
      case 0x3400...0x9FFF, 0x20000...0x3FFFF: weight += 3
      default: if classify(value) == .letter { weight += 1 }
      }
    }
    return weight
  }

  private static func placeholders(_ prose: Prose) -> Int {
    prose.scalars.reduce(0) { $0 + ($1.value == Prose.placeholder ? 1 : 0) }
  }
}
