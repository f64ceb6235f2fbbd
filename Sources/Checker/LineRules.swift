/// Rules of lines and of a file's end.
enum LineRules {
  static func check(_ text: CheckedText, _ findings: inout [RuleFinding]) {}
}
