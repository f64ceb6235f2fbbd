/// The list of languages before the text of a page that is in one language alone.
enum LanguageList {
  /// As many languages stand side by side; more open from the name of the one that is shown.
  private static let mostInLine = 8

  /// - Parameter language: that of the page.
  static func html(_ alone: AloneLanguage, in language: ShownLanguage) -> [UInt8] {
    let word = TabSet.languageWord(language.tag)
    let note = PageAddresses.note(in: language)
    let items = alone.places.map { item($0, note, isOn: language) }.joined()
    let list = "<ul>\n\(items)</ul>\n"
    let current = alone.places.first(where: \.isCurrent)
    let isStart = alone.folder.isEmpty
    // The start page has no other text, and a page is to have a heading.
    let heading = "<h1 lang=\"\(word.language)\">\(HTML.escaped(word.text))</h1>\n"
    var html =
      """
      \(isStart ? heading : "")<nav class="\(isStart ? "cmctl-choice" : "cmctl-languages")" \
      aria-label="\(HTML.escaped(word.text))" lang="\(word.language)">

      """
    if let current, alone.places.count > mostInLine {
      html +=
        """
        <details>
        <summary lang="\(current.language.tag)" dir="\(current.language.direction.rawValue)">\
        \(HTML.escaped(current.language.name))</summary>
        \(list)</details>

        """
    } else {
      html += list
    }
    return Array((html + "</nav>\n").utf8)
  }

  private static func item(
    _ place: AloneLanguage.Place, _ note: (text: String, language: String),
    isOn page: ShownLanguage
  ) -> String {
    let language = place.language
    let mark =
      place.isTranslated
      ? ""
      : " <small lang=\"\(note.language)\">(\(HTML.escaped(note.text)))</small>"
    return """
      <li\(place.isTranslated ? "" : " class=\"cmctl-untranslated\"")>\
      <a href="\(HTML.escaped(place.href))" hreflang="\(language.tag)" lang="\(language.tag)" \
      dir="\(language.direction.rawValue)"\(place.isCurrent ? " aria-current=\"page\"" : "")>\
      \(HTML.escaped(language.name))</a>\(mark)</li>

      """
  }
}
