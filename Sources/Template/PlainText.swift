extension Template {
  /// Evaluates the template to text, for what is no HTML and escapes nothing.
  package func plainText(_ context: [String: TemplateValue]) throws(TemplateError) -> String {
    var text: [UInt8] = []
    for piece in try evaluate(context) {
      switch piece {
      case .literal(let bytes): text += bytes
      case .value(let value): text += value.shownText.utf8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension TemplateValue {
  /// The value as a tag prints it where nothing is escaped; empty for what cannot be printed so.
  package var shownText: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .boolean(let boolean): boolean ? "True" : "False"
    case .html, .list, .map: ""
    }
  }
}
