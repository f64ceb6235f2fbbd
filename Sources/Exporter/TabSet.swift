import HTMLFill
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
    let firstFrames = frames(of: tabs, 1, renderer)
    let first = try contents(of: tabs, renderer, firstFrames)
    return Rendered(
      html: { number throws(Problems) in
        if number == 1 { return html(first, firstFrames) }
        let frames = frames(of: tabs, number, renderer)
        return html(try contents(of: tabs, renderer, frames), frames)
      }, headings: first.map(\.headings))
  }

  private typealias Contents = [(html: [UInt8], headings: [PageVariables.Heading])]

  private static func frames(of tabs: [PlannedTab], _ number: Int, _ renderer: Renderer)
    -> TabFrames
  {
    if let frames = renderer.frames, frames.fit(tabs, number) { return frames }
    return TabFrames(tabs.map(\.language), number)
  }

  private static func html(_ contents: Contents, _ frames: TabFrames) -> [UInt8] {
    contents.count == 1 ? contents[0].html : frames.html(contents.lazy.map(\.html))
  }

  private static func contents(
    of tabs: [PlannedTab], _ renderer: Renderer, _ frames: TabFrames
  ) throws(Problems) -> Contents {
    var contents: Contents = []
    contents.reserveCapacity(tabs.count)
    let number = frames.number
    var names = HeadingNames(renderer, tabs: tabs.count > 1 ? frames.names : [])
    // The first document has the plain names; addresses from other pages lead there.
    let plain = number == 1 ? tabs.firstIndex { $0.text != nil } : nil
    for (index, tab) in tabs.enumerated() {
      if case .missing(let notice) = tab.content {
        contents.append((frames.html(notice, in: index), []))
        continue
      }
      // Footnotes have ids, too.
      let prefix = tabs.count > 1 ? frames.ids[index] + "-" : number == 1 ? "" : "\(number)-"
      names.beginDocument()
      let html = try content(of: tab, renderer, prefix, &names, index == plain ? "" : prefix)
      contents.append((html, names.listed))
    }
    return contents
  }

  /// The name of a tab in an address, `#pt-br`.
  static func id(of language: ShownLanguage, _ number: Int) -> String {
    (number == 1 ? "" : "\(number)-") + language.tag.lowercased()
  }

  /// What screen readers call a list of languages, in the language of the page or else in English.
  static func languageWord(_ tag: String?) -> (text: String, language: String) {
    if let tag, let word = Theme.languageWord(in: tag) { return (word, tag) }
    return (Theme.languageWord(in: "en") ?? "", "en")
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

  static func paragraph(_ notice: PlannedTab.Notice, _ name: String) -> [UInt8] {
    let language = notice.language.map { " lang=\"\($0)\" dir=\"ltr\"" } ?? ""
    var html: [UInt8] = []
    html.reserveCapacity(notice.text.utf8.count + 64)
    html += "<p class=\"".utf8
    html += name.utf8
    html += "\"".utf8
    html += language.utf8
    html += ">".utf8
    html.appendEscaped(notice.text.utf8)
    html += "</p>\n".utf8
    return html
  }
}
