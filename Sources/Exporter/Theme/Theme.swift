/// The layout and stylesheet of a site that brings none, and what pages say of themselves.
package enum Theme {
  /// The layout: a template of HTML.
  package static let layout = text("layout.html")
  /// The stylesheet, for all pages of a site.
  package static let stylesheet = text("style.css") + text("header.css")
  /// That a translation is older than the original, by language: codes in lower case.
  package static let outdatedTexts = texts("outdated.ini")

  private static func text(_ name: String) -> String {
    embeddedTexts.first { $0.name == name }?.text ?? ""
  }

  /// Reads lines of `code = text`.
  private static func texts(_ name: String) -> [String: String] {
    var texts: [String: String] = [:]
    for line in text(name).split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " = ", maxSplits: 1)
      if parts.count == 2 { texts[parts[0].lowercased()] = String(parts[1]) }
    }
    return texts
  }
}
