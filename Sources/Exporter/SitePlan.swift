import Store
import Template

/// Which files a site has, and what each is made from: pure, and small beside the content.
package struct SitePlan: Sendable, Equatable {
  /// The sentence where a page is missing and its language has none of its own.
  package static let missingText =
    "Content for this language is not available, please contact your server administrator."

  /// The files, in order of path.
  package private(set) var files: [PlannedFile] = []

  /// Plans the export of a site.
  ///
  /// - Parameter outdated: the documents that are outdated, as far as `Export.outdated` asks for
  ///   them.
  /// - Parameter origins: what the headings of translations were made from.
  /// - Parameter headings: the first headings of the menu's pages, as `Menu.headings` reads them.
  /// - Throws: `Problems` where two files would have one path, or a setting cannot be used.
  package init(
    _ site: Site, outdated: [OutdatedDocument] = [], origins: HeadingOrigins = [:],
    headings: [PagePath: String] = [:]
  ) throws(Problems) {
    let codes = try SiteCodes(site)
    let planner = PagePlanner(
      site, OutdatedPages(site, outdated), origins, PageContext(site, codes),
      Menu(site).entries(headings: headings))
    let byPath = Dictionary(uniqueKeysWithValues: site.pages.map { ($0.path, $0) })
    var problems: [Problem] = []
    for page in site.allPages {
      do throws(Problems) {
        let planned = try planner.plan(page, byPath[page])
        files.append(PlannedFile(path: try Self.path(page.text + ".html"), source: .page(planned)))
      } catch {
        problems += error.all
      }
    }
    for asset in site.files(.asset) {
      files.append(
        PlannedFile(
          path: asset.path, source: .asset(asset.hash, isExecutable: asset.isExecutable)))
    }
    if site.files(.layout).isEmpty {
      files.append(PlannedFile(path: try Self.path("cmctl.css"), source: .stylesheet))
      files.append(PlannedFile(path: try Self.path("cmctl.js"), source: .script))
    }
    files += codes.files
    files.sort { $0.path < $1.path }
    for (file, next) in zip(files, files.dropFirst()) where file.path == next.path {
      problems.append(Problem(file.path.text, "is the name of two files of the export"))
    }
    let paths = Set(files.map(\.path.text))
    for file in files {
      var folder = file.path.text[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard paths.contains(String(folder)) else { continue }
        problems.append(
          Problem(file.path.text, "cannot be exported: \(folder) is a file of the export"))
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  static func path(_ text: String) throws(Problems) -> FilePath {
    do throws(PathError) {
      return try FilePath(text)
    } catch {
      throw Problems([Problem(text, "cannot be exported: its path \(error.reason)")])
    }
  }
}

/// Decides what each language shows of a page.
struct PagePlanner {
  private let site: Site
  private let outdated: OutdatedPages
  private let origins: HeadingOrigins
  private let notices: Notices
  private let context: PageContext
  private let languages: [Language]
  private let layout: Site.Text?
  private let menu: [PageVariables.MenuEntry]
  private let skeletons: [String: Site.Text]

  init(
    _ site: Site, _ outdated: OutdatedPages, _ origins: HeadingOrigins, _ context: PageContext,
    _ menu: [PageVariables.MenuEntry]
  ) {
    self.site = site
    self.outdated = outdated
    self.origins = origins
    self.context = context
    self.menu = menu
    notices = Notices(site)
    languages = Array(site.shownLanguages)
    layout = site.files(.layout).first?.text
    skeletons = Dictionary(
      uniqueKeysWithValues: site.files(.skeleton).compactMap { file in
        file.text.map { (file.path.withoutExtension, $0) }
      })
  }

  /// Whether the layout says something of each tab; the built-in one does.
  private var asksForTabs: Bool {
    layout?.variables.contains { $0 == "tabs" || $0 == "toc" } ?? true
  }

  func plan(_ path: PagePath, _ page: Site.Page?) throws(Problems) -> PlannedPage {
    var tabs: [PlannedTab] = []
    var documents: [Site.Document?] = []
    let expired = outdated.expired(path)
    var texts = PageTexts(site, context, path, page, origins[path] ?? [:])
    for language in languages {
      let shown = site.shown(page, in: language, without: expired)
      let (tab, document) = try tab(language, shown, path, &texts)
      tabs.append(tab)
      documents.append(document)
    }
    let lead =
      tabs.firstIndex { $0.showsItsOwn } ?? documents.firstIndex { $0 != nil }
    let frontMatter = lead.flatMap { documents[$0]?.text.frontMatter } ?? "{}"
    let values = FrontMatterJSON.decode(frontMatter) ?? [:]
    let skeleton = skeletons[path.text]
    return PlannedPage(
      page: path,
      layout: try layout.map { text throws(Problems) in
        try context.layout(
          text, page: path, lead: frontMatter, language: languages.first, menu: menu)
      },
      values: layout == nil ? context.builtInLayout(page: path, menu: menu) : [],
      skeleton: try skeleton.map { text throws(Problems) in
        try context.text(text, page: path, language: nil, name: path.text + ".md")
      },
      tabs: tabs, title: values["title"]?.plainText,
      description: values["description"]?.plainText ?? "",
      leadTab: lead, summaries: asksForTabs ? documents.map(PlannedPage.Summary.init) : [])
  }

  private func tab(
    _ language: Language, _ shown: Site.Shown, _ path: PagePath, _ texts: inout PageTexts
  ) throws(Problems) -> (PlannedTab, Site.Document?) {
    switch shown {
    case .document(let document):
      let text = try texts.text(document, language)
      var content = PlannedTab.Content.document(text)
      if let lines = outdated.lines(path, language.code), site.hasNotices {
        content = .outdated(
          text, PlannedTab.Outdated(notice: notices.outdated(language), lines: lines))
      }
      return (PlannedTab(language: ShownLanguage(language), content: content), document)
    case .fallback(let document):
      let other = site.languages.first { $0.code == document.language } ?? language
      let text = try texts.text(document, other)
      return (
        PlannedTab(
          language: ShownLanguage(language),
          content: .fallback(text, in: ShownLanguage(other), notice: notices.missing(language))),
        document
      )
    case .missingText:
      return (
        PlannedTab(language: ShownLanguage(language), content: .missing(notices.missing(language))),
        nil
      )
    }
  }
}

extension PlannedTab {
  /// Whether it shows a document in its own language.
  fileprivate var showsItsOwn: Bool {
    switch content {
    case .document, .outdated: true
    case .fallback, .missing: false
    }
  }
}

extension PlannedPage.Summary {
  fileprivate init(_ document: Site.Document?) {
    // Most documents have no front matter, and each one is asked.
    let frontMatter =
      document.map(\.text.frontMatter).flatMap { text in
        text == "{}" ? nil : FrontMatterJSON.decode(text)
      } ?? [:]
    title = frontMatter["title"]?.plainText
    description = frontMatter["description"]?.plainText ?? ""
  }
}

extension ShownLanguage {
  init(_ language: Language) {
    self.init(tag: language.code.tag, name: language.name, direction: language.direction)
  }
}

extension TemplateValue {
  /// Text or a number as text; nil for what is neither.
  var plainText: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number): String(number)
    default: nil
    }
  }
}
