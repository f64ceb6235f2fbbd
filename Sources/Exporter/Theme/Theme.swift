/// The layout, stylesheet and script of a site that brings none, and what pages say of themselves.
package enum Theme {
  /// The layout: a template of HTML.
  package static let layout = text("layout.html")
  /// The stylesheet, for all pages of a site.
  package static let stylesheet = compact(
    text("style.css") + text("header.css") + text("pages.css"))
  /// The script, which opens the tab of the reader's language.
  package static let script = text("tabs.js")

  /// The script of the search, with the word for "search" in every language that we know.
  package static let searchScript = compactScript(text("search.js"))
    .replacing("\"LABELS\"", with: json(searchWords))
  /// The stylesheet of the search.
  package static let searchStylesheet = compact(text("search.css"))

  /// What a search says of what it found, in a language; nil where we cannot say it.
  package static func searchWording(in tag: String) -> (none: String, count: String)? {
    guard let none = find(tag, noResults), let count = find(tag, results) else { return nil }
    return (none, count)
  }

  /// That a translation is older than the original, in a language; nil where we cannot say it.
  package static func outdatedText(in tag: String) -> String? { find(tag, outdatedTexts) }

  /// The word for "language" in a language; nil where we do not know it.
  package static func languageWord(in tag: String) -> String? { find(tag, languageWords) }

  /// That a page is not translated, in a language; nil where we cannot say it.
  package static func untranslatedText(in tag: String) -> String? { find(tag, untranslatedTexts) }

  /// That a page is not translated and shown in another language, in a language; nil where we cannot
  /// say it.
  package static func fallbackText(in tag: String) -> String? { find(tag, fallbackTexts) }

  /// By language: codes in lower case.
  private static let outdatedTexts = texts("outdated.ini")
  private static let untranslatedTexts = texts("untranslated.ini")
  private static let fallbackTexts = texts("fallback.ini")
  private static let languageWords = texts("language.ini")
  private static let searchWords = texts("search.ini")
  private static let noResults = texts("no-results.ini")
  private static let results = texts("results.ini")

  /// A JSON object of texts that have nothing in them to escape.
  private static func json(_ texts: [String: String]) -> String {
    "{"
      + texts.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
      .joined(separator: ",") + "}"
  }

  /// Looks for a tag whole, then without its last part, and so on.
  private static func find(_ tag: String, _ texts: [String: String]) -> String? {
    var subtags = tag.lowercased().split(separator: "-")
    while !subtags.isEmpty {
      if let text = texts[subtags.joined(separator: "-")] { return text }
      subtags.removeLast()
    }
    return nil
  }

  /// A stylesheet without comments and indentation, which are half of ours.
  private static func compact(_ css: String) -> String {
    css.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
      .split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
      .joined(separator: "\n") + "\n"
  }

  /// A script of ours without indentation and without the lines that only explain.
  private static func compactScript(_ script: String) -> String {
    script.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }.joined(separator: "\n") + "\n"
  }

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
