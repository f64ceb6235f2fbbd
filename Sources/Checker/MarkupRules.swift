/// Rules of tags of templates, code and HTML.
enum MarkupRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {}
}
