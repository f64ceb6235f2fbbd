import Store
import Template
import Theme

/// The tabs of a page, as pymdown's `blocks.tab` writes them: operators' stylesheets are written
/// for that.
enum TabSet {
  /// What every language shows.
  struct Rendered {
    /// The HTML as a function of the set's number in the page: the ids of two sets must differ.
    let html: (Int) throws(Problems) -> [UInt8]
    /// The headings of each tab, as the first set has them.
    let headings: [[PageVariables.Heading]]
  }

  /// Renders what every language shows.
  static func render(_ tabs: [PlannedTab], _ renderer: Renderer) throws(Problems) -> Rendered {
    let first = try contents(of: tabs, renderer, 1)
    return Rendered(
      html: { number throws(Problems) in
        let contents = number == 1 ? first : try contents(of: tabs, renderer, number)
        return tabs.count == 1 ? contents[0].html : html(tabs, contents.map(\.html), number)
      }, headings: first.map(\.headings))
  }

  private static func contents(of tabs: [PlannedTab], _ renderer: Renderer, _ number: Int)
    throws(Problems) -> [(html: [UInt8], headings: [PageVariables.Heading])]
  {
    var contents: [(html: [UInt8], headings: [PageVariables.Heading])] = []
    contents.reserveCapacity(tabs.count)
    let ids = tabs.count > 1 ? tabs.map { id(of: $0, number) } : []
    var names = HeadingNames(renderer, tabs: ids)
    // The first document has the plain names; addresses from other pages lead there.
    let plain = number == 1 ? tabs.firstIndex { $0.text != nil } : nil
    for (index, tab) in tabs.enumerated() {
      if case .missing(let notice) = tab.content {
        contents.append((paragraph(notice, "cmctl-missing"), []))
        continue
      }
      // Footnotes have ids, too.
      let prefix = tabs.count > 1 ? ids[index] + "-" : number == 1 ? "" : "\(number)-"
      names.beginDocument()
      let html = try content(of: tab, renderer, prefix, &names, index == plain ? "" : prefix)
      contents.append((html, names.listed))
    }
    return contents
  }

  /// The name of a tab in an address, `#pt-br`.
  static func id(of tab: PlannedTab, _ number: Int) -> String {
    (number == 1 ? "" : "\(number)-") + tab.language.tag.lowercased()
  }

  /// What screen readers call a list of languages, in the language of the page or else in English.
  static func languageWord(_ tag: String?) -> (text: String, language: String) {
    if let tag, let word = Theme.languageWord(in: tag) { return (word, tag) }
    return (Theme.languageWord(in: "en") ?? "", "en")
  }

  private static func html(_ tabs: [PlannedTab], _ contents: [[UInt8]], _ number: Int) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(contents.reduce(256) { $0 + $1.count + 320 })
    let name = languageWord(tabs.first?.language.tag)
    // So that a stylesheet knows it before the last of them is loaded.
    let many = tabs.count > 8 ? " cmctl-many" : ""
    html +=
      """
      <div class="tabbed-set\(many)" data-tabs="\(number):\(tabs.count)" role="radiogroup" \
      aria-label="\(HTML.escaped(name.text))" lang="\(name.language)">
      """.utf8
    for (index, (tab, content)) in zip(tabs, contents).enumerated() {
      let id = "__tabbed_\(number)_\(index + 1)"
      let language = tab.language
      html +=
        """
        <input\(index == 0 ? " checked=\"checked\"" : "") id="\(id)" name="__tabbed_\(number)" \
        type="radio" lang="\(language.tag)" />\
        <label for="\(id)" lang="\(language.tag)" dir="\(language.direction.rawValue)">\
        \(HTML.escaped(language.name))</label>\
        <div class="tabbed-content" id="\(self.id(of: tab, number))" lang="\(language.tag)" \
        dir="\(language.direction.rawValue)">

        """.utf8
      html += content
      html += "</div>\n".utf8
    }
    html += "</div>\n".utf8
    return html
  }

  private static func content(
    of tab: PlannedTab, _ renderer: Renderer, _ prefix: String, _ names: inout HeadingNames,
    _ headingPrefix: String
  ) throws(Problems) -> [UInt8] {
    func markdown(_ text: PlannedText, _ outdated: [Int] = []) throws(Problems) -> [UInt8] {
      try renderer.markdown(
        text, footnotePrefix: prefix, names: &names, headingPrefix: headingPrefix,
        outdated: outdated)
    }
    switch tab.content {
    case .document(let text):
      return try markdown(text)
    case .outdated(let text, let outdated):
      return paragraph(outdated.notice, "cmctl-notice cmctl-outdated-notice")
        + (try markdown(text, outdated.lines))
    case .fallback(let text, let language, let notice):
      return paragraph(notice, "cmctl-notice")
        + Array("<div lang=\"\(language.tag)\" dir=\"\(language.direction.rawValue)\">\n".utf8)
        + (try markdown(text)) + Array("</div>\n".utf8)
    case .missing(let notice):
      return paragraph(notice, "cmctl-missing")
    }
  }

  private static func paragraph(_ notice: PlannedTab.Notice, _ name: String) -> [UInt8] {
    let language = notice.language.map { " lang=\"\($0)\" dir=\"ltr\"" } ?? ""
    return Array("<p class=\"\(name)\"\(language)>\(HTML.escaped(notice.text))</p>\n".utf8)
  }
}
