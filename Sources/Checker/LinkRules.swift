/// Rules of links and images.
enum LinkRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {}
}
