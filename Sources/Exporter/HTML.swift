/// Text in HTML that is made here, and not from a template.
enum HTML {
  /// Text as HTML shows it.
  static func escaped(_ text: String) -> String {
    // A page of forty languages asks for eighty texts, and next to none has anything to escape.
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 })
    else { return text }
    var html = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      default: html.unicodeScalars.append(character)
      }
    }
    return html
  }
}
