/// Rules of single characters.
enum CharacterRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    MixedScriptRule.check(comparison.block, &findings)
    InvisibleRules.check(comparison, &findings)
  }
}
