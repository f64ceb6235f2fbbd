import Store
import Template

/// The index of a language, and everything that it is made from.
///
/// How many files it has is known when it is made; the first of them stands for it in the plan.
package struct PlannedIndex: Sendable, Equatable {
  package var language: ShownLanguage
  /// The pages that are translated to it, in order of path.
  package var pages: [Page]

  /// A translated page.
  package struct Page: Sendable, Equatable {
    package var searched: SearchedPage
    /// Which of its tabs is in the language.
    package var tab: Int
    /// The title from front matter; nil to take the first heading.
    package var title: String?
  }
}

/// A page as a search sees it: its tabs, which may be one.
///
/// For what is found in a tab those before it count, too: no two headings of a page have one id.
package struct SearchedPage: Sendable, Equatable {
  /// Where it lies, without its ending.
  package let place: String
  package let path: PagePath
  package let tabs: [PlannedTab]
  /// For each tab the hash of all this up to it, made once for the indexes of all languages.
  let keys: [ContentHash]

  init(place: String, path: PagePath, tabs: [PlannedTab]) {
    self.place = place
    self.path = path
    self.tabs = tabs
    var head = KeyEncoder()
    head.add(place)
    head.add(path.text)
    // Alone a tab has no name, and its headings have plain ids; no heading is called like a tab.
    head.add(tabs) { $0.add($1.language.tag) }
    var last = ContentHash(of: head.bytes)
    keys = tabs.map { tab in
      var encoder = KeyEncoder()
      encoder.add(last)
      encoder.add(tab)
      last = ContentHash(of: encoder.bytes)
      return last
    }
  }

  /// The contents that reading it needs.
  var contents: [ContentHash] { tabs.compactMap { $0.text }.flatMap(\.contents) }

  /// The contents that reading it can do without.
  var pastContents: [ContentHash] { tabs.compactMap { $0.text }.flatMap(\.pastContents) }
}

/// Collects the indexes of a site while its pages are planned.
struct SearchPlan {
  private let site: Site
  private var pages: [LanguageCode: [PlannedIndex.Page]] = [:]

  /// The folder of all indexes.
  static let folder = "search"

  init(_ site: Site) { self.site = site }

  /// Takes the pages of a path: the one with tabs, those of each language, or all of them.
  mutating func add(_ page: SitePlan.Page) {
    guard site.search == .yes, let documents = page.documents else { return }
    for (file, _) in page.files {
      // Where there are both, hits lead to the page of the language: it is small, has an address of
      // its own, and can be sent to others who read it.
      if site.output.hasPages, file.alone?.folder.isEmpty ?? true { continue }
      let searched = SearchedPage(place: file.place, path: file.page, tabs: file.tabs)
      for (index, tab) in file.tabs.enumerated() where tab.showsItsOwn {
        guard let language = site.shownLanguages.first(where: { $0.code.tag == tab.language.tag })
        else { continue }
        let frontMatter = documents.document(in: language.code)?.text.frontMatter ?? "{}"
        pages[language.code, default: []].append(
          PlannedIndex.Page(
            searched: searched, tab: index,
            title: FrontMatterJSON.decode(frontMatter)?["title"]?.plainText))
      }
    }
  }

  /// The index of each language, and the script and the stylesheet that use them; nothing where the
  /// site has no search of cmctl's.
  func files() throws(Problems) -> [PlannedFile] {
    guard site.search == .yes else { return [] }
    var files = [
      PlannedFile(path: try SitePlan.path("cmctl-search.css"), source: .searchStylesheet),
      PlannedFile(path: try SitePlan.path("cmctl-search.js"), source: .searchScript),
    ]
    for language in site.shownLanguages {
      let shown = ShownLanguage(language)
      files.append(
        PlannedFile(
          path: try SitePlan.path("\(Self.folder)/\(PageAddresses.folder(shown)).json"),
          source: .search(PlannedIndex(language: shown, pages: pages[language.code] ?? []))))
    }
    return files
  }

  /// Refuses files of a site where parts of an index may come to lie.
  ///
  /// - Parameter files: the indexes, and what else is no page.
  /// - Parameter paths: those of all files.
  static func problems(_ files: [PlannedFile], _ paths: [FilePath]) -> [Problem] {
    let folders = files.compactMap { file in
      if case .search = file.source { file.path.withoutExtension + "/" } else { nil }
    }
    if folders.isEmpty { return [] }
    return paths.filter { path in folders.contains { path.text.hasPrefix($0) } }.map {
      Problem(
        $0.text, "lies where the index of the search does",
        hint: "give it another folder, or leave out search in the configuration")
    }
  }
}
