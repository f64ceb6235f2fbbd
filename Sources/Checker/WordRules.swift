/// Rules of numbers, words and sentences.
enum WordRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {}
}
