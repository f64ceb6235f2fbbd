import HTMLFill

/// What stands around the contents of a set of tabs: on every page of a site the same, so that it is
/// made once.
struct TabFrames: Sendable {
  let languages: [ShownLanguage]
  /// Which set of its page it is, from 1.
  let number: Int
  /// What stands before the first tab.
  let opening: [UInt8]
  /// What stands before the content of each tab.
  let tabs: [[UInt8]]
  /// The name of each tab in an address.
  let ids: [String]
  /// The same, looked up.
  let names: Set<String>
  /// What a tab shows that has nothing to show, and that as HTML.
  private let empty: [(notice: PlannedTab.Notice, html: [UInt8])]
  /// What stands behind the content of each tab, and behind the last tab.
  static let end = Array("</div>\n".utf8)

  /// - Parameter empty: what the tabs say that have nothing to show; none where that is not known.
  init(_ languages: [ShownLanguage], _ number: Int, empty: [PlannedTab.Notice] = []) {
    ids = languages.map { TabSet.id(of: $0, number) }
    names = Set(ids)
    self.empty = empty.map { ($0, TabSet.paragraph($0, "cmctl-missing")) }
    self.languages = languages
    self.number = number
    let name = TabSet.languageWord(languages.first?.tag)
    // So that a stylesheet knows it before the last of them is loaded.
    let many = languages.count > 8 ? " cmctl-many" : ""
    opening = Array(
      """
      <div class="tabbed-set\(many)" data-tabs="\(number):\(languages.count)" role="radiogroup" \
      aria-label="\(HTML.escaped(name.text))" lang="\(name.language)">
      """.utf8)
    let ids = ids
    tabs = languages.enumerated().map { index, language in
      let id = "__tabbed_\(number)_\(index + 1)"
      return Array(
        """
        <input\(index == 0 ? " checked=\"checked\"" : "") id="\(id)" name="__tabbed_\(number)" \
        type="radio" lang="\(language.tag)" />\
        <label for="\(id)" lang="\(language.tag)" dir="\(language.direction.rawValue)">\
        \(HTML.escaped(language.name))</label>\
        <div class="tabbed-content" id="\(ids[index])" \
        lang="\(language.tag)" dir="\(language.direction.rawValue)">

        """.utf8)
    }
  }

  /// Whether they are those of a set.
  func fit(_ tabs: [PlannedTab], _ number: Int) -> Bool {
    number == self.number && tabs.count == languages.count
      && zip(tabs, languages).allSatisfy { $0.language == $1 }
  }

  /// Returns what a tab says that has nothing to show.
  func html(_ notice: PlannedTab.Notice, in tab: Int) -> [UInt8] {
    guard empty.indices.contains(tab), empty[tab].notice == notice else {
      return TabSet.paragraph(notice, "cmctl-missing")
    }
    return empty[tab].html
  }

  /// Returns the set with the contents of its tabs.
  func html(_ contents: some Collection<[UInt8]>) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(
      contents.reduce(opening.count) { $0 + $1.count + Self.end.count }
        + tabs.reduce(Self.end.count) { $0 + $1.count })
    html += opening
    for (tab, content) in zip(tabs, contents) {
      html += tab
      html += content
      html += Self.end
    }
    html += Self.end
    return html
  }
}
