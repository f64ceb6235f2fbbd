import Store
import Template
import Theme

/// Where the pages of a site lie: with tabs, and in the folder of each language.
struct PageAddresses {
  private let output: Site.Output
  private let url: String

  init(_ site: Site) {
    output = site.output
    url = site.url
  }

  /// A language's folder in the export.
  static func folder(_ language: ShownLanguage) -> String { language.tag.lowercased() }

  /// The path of the site's address: `/relay` of `https://example.org/relay`, mostly nothing.
  var base: String {
    let host = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
    return host.firstIndex(of: "/").map { String(host[$0...]) } ?? ""
  }

  /// What one language has of a page.
  struct Version {
    let language: ShownLanguage
    /// Whose text is shown: the language's own where it is translated; nil where there is none.
    let shown: ShownLanguage?

    var isTranslated: Bool { shown == language }

    init(_ tab: PlannedTab) {
      language = tab.language
      shown = tab.text == nil ? nil : tab.shownLanguage
    }
  }

  /// The addresses of the page with tabs.
  func withTabs(_ page: PagePath, _ versions: [Version]) -> PageVariables.Addresses {
    var addresses = PageVariables.Addresses()
    addresses.page = whole(page.text)
    addresses.canonical = addresses.page
    if output.hasPages { addresses.alternates = alternates(page, versions, from: page.text) }
    return addresses
  }

  /// The addresses of the page in the folder of a language.
  ///
  /// - Parameter places: the page in all languages, for a layout that lists them.
  func alone(
    _ page: PagePath, _ own: Version, _ versions: [Version], _ places: [AloneLanguage.Place]
  ) -> PageVariables.Addresses {
    let place = Self.place(page, own.language)
    var addresses = PageVariables.Addresses()
    addresses.page = whole(place)
    addresses.languages = places.map { found in
      PageVariables.Addresses.Place(
        language: found.language.tag, name: found.language.name,
        direction: found.language.direction.rawValue, href: found.href, isCurrent: found.isCurrent,
        note: found.isTranslated ? "" : Self.note(in: own.language).text)
    }
    if own.isTranslated {
      addresses.canonical = addresses.page
      addresses.alternates = alternates(page, versions, from: place)
    } else if let original = versions.first(where: { $0.isTranslated && $0.language == own.shown })
      ?? versions.first(where: \.isTranslated)
    {
      // A copy is to be found where it is no copy.
      addresses.canonical = href(Self.place(page, original.language), from: place)
    }
    return addresses
  }

  /// The page in all languages, as a page in the folder of one of them links it.
  func places(_ page: PagePath, _ versions: [Version], from own: Version?) -> [AloneLanguage.Place]
  {
    versions.map { version in
      let place = Self.place(page, version.language)
      return AloneLanguage.Place(
        language: version.language,
        href: PageVariables.way(from: own.map { Self.place(page, $0.language) } ?? "", to: place),
        isTranslated: version.isTranslated, isCurrent: version.language == own?.language)
    }
  }

  /// That a page is not translated, in a language or else in English.
  static func note(in language: ShownLanguage) -> (text: String, language: String) {
    if let text = Theme.untranslatedText(in: language.tag) { return (text, language.tag) }
    return (Theme.untranslatedText(in: "en") ?? "", "en")
  }

  /// The page in all languages that it is translated to, for search engines; nothing where that is
  /// one and there is no page with tabs.
  func alternates(_ page: PagePath, _ versions: [Version], from place: String)
    -> [PageVariables.Addresses.Place]
  {
    let translated = versions.filter(\.isTranslated)
    guard output == .both ? !translated.isEmpty : translated.count > 1 else { return [] }
    var other = page.text
    // Where there are no tabs, only the start page has a page for those who read none of them.
    if output == .pages, page.text != "index", let first = translated.first {
      other = Self.place(page, first.language)
    }
    return translated.map { version in
      PageVariables.Addresses.Place(
        language: version.language.tag, href: href(Self.place(page, version.language), from: place))
    } + [PageVariables.Addresses.Place(language: "x-default", href: href(other, from: place))]
  }

  /// What a sitemap says of a page: where its translations are, and nothing of copies.
  func sitemapEntries(_ page: PagePath, _ versions: [Version]) -> [Sitemap.Entry] {
    let translated = versions.filter(\.isTranslated)
    if url.isEmpty || translated.isEmpty { return [] }
    let alternates =
      output.hasPages
      ? self.alternates(page, versions, from: "").map {
        Sitemap.Alternate(language: $0.language, url: $0.href)
      } : []
    var entries: [Sitemap.Entry] = []
    if output.hasTabs || page.text == "index" {
      entries.append(Sitemap.Entry(url: whole(page.text), alternates: alternates))
    }
    if output.hasPages {
      entries += translated.map {
        Sitemap.Entry(url: whole(Self.place(page, $0.language)), alternates: alternates)
      }
    }
    return entries
  }

  /// The path of a page in the folder of a language, without its ending.
  static func place(_ page: PagePath, _ language: ShownLanguage) -> String {
    folder(language) + "/" + page.text
  }

  /// The whole address of a page; empty where the site has none.
  func whole(_ place: String) -> String {
    url.isEmpty ? "" : url + PageVariables.address(of: place)
  }

  private func href(_ place: String, from other: String) -> String {
    url.isEmpty ? PageVariables.way(from: other, to: place) : whole(place)
  }
}
