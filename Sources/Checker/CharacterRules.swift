/// Rules of single characters.
enum CharacterRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {}
}
