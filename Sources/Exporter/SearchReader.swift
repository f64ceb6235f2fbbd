import Markdown
import SearchIndex
import Store
import Template

/// Reads pages for the indexes of a site: a pure function that touches no disk.
struct SearchReader {
  private let renderer: Renderer

  init(contents: [ContentHash: [UInt8]]) { renderer = Renderer(contents: contents) }

  /// What an index is to have of a page.
  struct Wanted {
    let page: SearchedPage
    /// The tabs that some index wants, with their titles of front matter.
    var tabs: [Int: String?]
  }

  /// Reads the tabs that are wanted, each by its number.
  func documents(of wanted: Wanted) throws(Problems) -> [Int: IndexedDocument] {
    let page = wanted.page
    let ids = page.tabs.count > 1 ? page.tabs.map { TabSet.id(of: $0.language, 1) } : []
    let plain = page.tabs.firstIndex { $0.text != nil }
    let last = wanted.tabs.keys.max() ?? -1
    var names = HeadingNames(renderer, tabs: Set(ids))
    var words = SearchWords()
    var documents: [Int: IndexedDocument] = [:]
    // The same ids as in the page: those of the tabs before are taken.
    for (index, tab) in page.tabs.enumerated() where index <= last {
      guard let text = tab.text else { continue }
      let prefix = index == plain || ids.isEmpty ? "" : ids[index] + "-"
      let written = try renderer.written(text)
      let inherited = try names.inherited(by: text)
      guard let title = wanted.tabs[index] else {
        let headings = written.shown(Markdown.headings(written.markdown[...]))
        _ = names.name(headings, in: text, inherited, prefix: prefix)
        continue
      }
      let passages = Markdown.passages(written.markdown[...])
      let headings = written.shown(passages.compactMap(\.heading))
      let anchors = names.name(headings, in: text, inherited, prefix: prefix).map(\.id)
      var sections: [SearchDocument.Section] = []
      var next = 0
      for passage in passages {
        let isHeading = passage.heading != nil
        sections.append(
          SearchDocument.Section(
            anchor: isHeading ? anchors[next] : "", heading: isHeading ? headings[next].text : "",
            text: written.shown(passage.text)))
        if isHeading { next += 1 }
      }
      let document = SearchDocument(
        address: PlannedIndex.address(of: page.place), tab: ids.isEmpty ? "" : ids[index],
        title: title ?? headings.first?.text ?? page.path.text, sections: sections)
      documents[index] = IndexedDocument(document, &words)
    }
    return documents
  }
}

extension PlannedIndex {
  /// Where a page lies from the site's root.
  static func address(of place: String) -> String { PageVariables.way(from: "", to: place) }
}
