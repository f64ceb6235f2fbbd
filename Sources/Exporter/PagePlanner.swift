import Store
import Template

/// Decides what each language shows of a page.
struct PagePlanner {
  private let site: Site
  private let outdated: OutdatedPages
  private let origins: HeadingOrigins
  private let notices: Notices
  private let context: PageContext
  /// The languages that are shown, each with what its tab is where it shows nothing.
  private let languages: [(language: Language, empty: PlannedTab)]
  private let layout: Site.Text?
  private let menus: SiteMenus
  private let addresses: PageAddresses
  private let pageLikeFiles: [String]
  private let skeletons: [String: Site.Text]

  init(
    _ site: Site, _ outdated: OutdatedPages, _ origins: HeadingOrigins, _ context: PageContext,
    _ menus: SiteMenus
  ) {
    self.site = site
    self.outdated = outdated
    self.origins = origins
    self.context = context
    self.menus = menus
    addresses = PageAddresses(site)
    pageLikeFiles = site.files(.asset).map(\.path.text).filter { path in
      LanguageLinks.looksLikePage(String(path.split(separator: "/").last ?? ""))
    }.sorted()
    let notices = Notices(site)
    self.notices = notices
    languages = site.shownLanguages.map { language in
      (
        language,
        PlannedTab(
          language: ShownLanguage(language), content: .missing(notices.missing(language)))
      )
    }
    layout = site.files(.layout).first?.text
    skeletons = Dictionary(
      uniqueKeysWithValues: site.files(.skeleton).compactMap { file in
        file.text.map { (file.path.withoutExtension, $0) }
      })
  }

  /// Whether the layout has a place of its own for the list of languages.
  private var asksForLanguages: Bool { layout?.variables.contains("languages") ?? false }

  /// Where the search box stands; the built-in layout has a place for it.
  private var searchBox: PlannedPage.SearchBox? {
    guard site.search == .yes else { return nil }
    return layout?.variables.contains("search") ?? true ? .inLayout : .beforeText
  }

  /// Whether the layout says something of each tab; the built-in one does.
  private var asksForTabs: Bool {
    layout?.variables.contains { $0 == "tabs" || $0 == "toc" } ?? true
  }

  /// The files of a page, and what a sitemap says of them.
  struct Plan {
    var files: [PlannedPage] = []
    var sitemap: [Sitemap.Entry]
  }

  /// What stands around the tabs of a page; nil for nothing.
  func skeleton(of path: PagePath) -> Site.Text? { skeletons[path.text] }

  /// Where the files of a page lie, without their endings, in the order in which they are planned.
  func places(of path: PagePath) -> [String] {
    let ofAll = site.output.hasTabs || path.text == "index" ? [path.text] : []
    guard site.output.hasPages else { return ofAll }
    return ofAll + languages.map { PageAddresses.place(path, $0.empty.language) }
  }

  /// Plans all files of a page.
  func plan(_ path: PagePath, _ page: Site.Page?) throws(Problems) -> Plan {
    var versions: [(tab: PlannedTab, document: Site.Document?)] = []
    versions.reserveCapacity(languages.count)
    let expired = outdated.expired(path)
    var texts = PageTexts(site, context, path, page, origins[path] ?? [:])
    // By their places: of a language there is much to copy, and most show nothing.
    for index in languages.indices {
      let shown = site.shown(page, in: languages[index].language, without: expired)
      if case .missingText = shown {
        versions.append((languages[index].empty, nil))
      } else {
        let (language, empty) = languages[index]
        versions.append(try tab(language, empty, shown, path, &texts))
      }
    }
    let skeleton = try self.skeleton(of: path).map { text throws(Problems) in
      try context.text(text, page: path, language: nil, name: path.text + ".md")
    }
    // Asked for by addresses of other pages alone.
    let all =
      site.url.isEmpty && !site.output.hasPages
      ? [] : versions.map { PageAddresses.Version($0.tab) }
    var plan = Plan(sitemap: addresses.sitemapEntries(path, all))
    if site.output.hasTabs {
      var page = try self.page(
        path, versions, languages.first?.language, menus.ofAll, addresses.withTabs(path, all))
      page.skeleton = skeleton
      plan.files.append(page)
    } else if path.text == "index" {
      plan.files.append(try choice(path, versions, all))
    }
    if site.output.hasPages {
      // Each language lies as deep as any other: the ways from one to all are those from all.
      var places = addresses.places(path, all, from: all.first)
      for (index, (version, (language, _))) in zip(versions, languages).enumerated() {
        for place in places.indices { places[place].isCurrent = place == index }
        let own = all[index]
        var page = try self.page(
          path, [version], language, menus.of(language),
          addresses.alone(path, own, all, asksForLanguages ? places : []))
        page.skeleton = skeleton
        page.alone = alone(PageAddresses.folder(own.language), places)
        plan.files.append(page)
      }
    }
    return plan
  }

  /// Plans a page of one language, or of some as tabs.
  private func page(
    _ path: PagePath, _ versions: [(tab: PlannedTab, document: Site.Document?)],
    _ language: Language?, _ menu: [PageVariables.MenuEntry], _ addresses: PageVariables.Addresses
  ) throws(Problems) -> PlannedPage {
    let tabs = versions.map(\.tab)
    let lead =
      tabs.firstIndex { $0.showsItsOwn } ?? versions.firstIndex { $0.document != nil }
    let frontMatter = lead.flatMap { versions[$0].document?.text.frontMatter } ?? "{}"
    let values = FrontMatterJSON.decode(frontMatter) ?? [:]
    return PlannedPage(
      page: path,
      layout: try layout.map { text throws(Problems) in
        try context.layout(
          text, page: path, lead: frontMatter, language: language, menu: menu, addresses: addresses)
      },
      values: layout == nil
        ? context.builtInLayout(page: path, menu: menu, addresses: addresses) : [],
      tabs: tabs, title: values["title"]?.plainText,
      description: values["description"]?.plainText ?? "",
      leadTab: lead,
      summaries: asksForTabs ? versions.map { PlannedPage.Summary($0.document) } : [],
      search: searchBox)
  }

  /// Plans the start page of a site that has its pages in folders of languages: it leads into them.
  private func choice(
    _ path: PagePath, _ versions: [(tab: PlannedTab, document: Site.Document?)],
    _ all: [PageAddresses.Version]
  ) throws(Problems) -> PlannedPage {
    var page = try self.page(
      path, versions, languages.first?.language, [], addresses.withTabs(path, all))
    page.alone = alone("", addresses.places(path, all, from: nil))
    if !site.name.isEmpty { page.title = site.name }
    page.summaries = []
    return page
  }

  private func alone(_ folder: String, _ places: [AloneLanguage.Place]) -> AloneLanguage {
    AloneLanguage(
      folder: folder, places: places, listsPlaces: !asksForLanguages || folder.isEmpty,
      files: pageLikeFiles, base: addresses.base)
  }

  private func tab(
    _ language: Language, _ empty: PlannedTab, _ shown: Site.Shown, _ path: PagePath,
    _ texts: inout PageTexts
  ) throws(Problems) -> (PlannedTab, Site.Document?) {
    switch shown {
    case .document(let document):
      let text = try texts.text(document, language)
      var content = PlannedTab.Content.document(text)
      if let lines = outdated.lines(path, language.code), site.hasNotices {
        content = .outdated(
          text, PlannedTab.Outdated(notice: notices.outdated(language), lines: lines))
      }
      return (PlannedTab(language: empty.language, content: content), document)
    case .fallback(let document):
      let other = site.languages.first { $0.code == document.language } ?? language
      let text = try texts.text(document, other)
      return (
        PlannedTab(
          language: empty.language,
          content: .fallback(text, in: ShownLanguage(other), notice: notices.fallback(language))),
        document
      )
    case .missingText: return (empty, nil)
    }
  }
}

extension PlannedTab {
  /// Whether it shows a document in its own language.
  var showsItsOwn: Bool {
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
