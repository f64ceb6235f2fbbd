import HTMLFill

/// Text in HTML that is made here, and not from a template.
enum HTML {
  /// Text as HTML and XML show it, between tags and in quotes.
  static func escaped(_ text: String) -> String {
    var html: [UInt8] = []
    html.appendEscaped(text.utf8)
    return String(decoding: html, as: UTF8.self)
  }
}
