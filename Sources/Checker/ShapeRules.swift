/// Rules of headings, lists, tables and code blocks.
enum ShapeRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {}
}
