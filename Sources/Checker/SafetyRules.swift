/// Rules of what a contribution must not bring.
enum SafetyRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {}
}
