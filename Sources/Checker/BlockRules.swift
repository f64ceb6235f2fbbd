/// All rules that look at one block, and at what it was made from.
enum BlockRules {
  /// Returns what is wrong with a block, in order of place.
  static func findings(_ comparison: Comparison) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    WordRules.check(comparison, &findings)
    CharacterRules.check(comparison, &findings)
    MarkupRules.check(comparison, &findings)
    LinkRules.check(comparison, &findings)
    SafetyRules.check(comparison, &findings)
    ShapeRules.check(comparison, &findings)
    return findings.sorted {
      ($0.range.lowerBound, $0.rule) < ($1.range.lowerBound, $1.rule)
    }
  }
}

/// All rules that look at a whole text.
enum TextRules {
  /// Returns what is wrong with a text, in order of place.
  static func findings(_ text: CheckedText) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    LineRules.check(text, &findings)
    return findings
  }
}
