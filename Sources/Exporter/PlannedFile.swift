import Store
import Template

/// A file of the export and everything that it is made from.
///
/// Rendering gets this and the contents that it names, and nothing else: what is not in here cannot
/// change the file, and what is in here changes its key.
package struct PlannedFile: Sendable, Equatable {
  /// Where it lies below the output folder.
  package var path: FilePath
  package var source: Source

  /// What a file is made from.
  package enum Source: Sendable, Equatable {
    case page(PlannedPage)
    /// A file of the site, as it is.
    case asset(ContentHash, isExecutable: Bool)
    /// A QR code.
    case code(PlannedCode)
    /// The built-in stylesheet.
    case stylesheet
    /// The built-in script.
    case script
    /// Addresses of pages, for search engines.
    case sitemap([Sitemap.Entry])
    /// Addresses of sitemaps.
    case sitemapIndex([String])
    /// The index of a language, of one file or of many.
    case search(PlannedIndex)
    /// The script of the search.
    case searchScript
    /// The stylesheet of the search.
    case searchStylesheet
  }
}

/// A page in all its languages.
package struct PlannedPage: Sendable, Equatable {
  package var page: PagePath
  /// The language that the page is in alone; nil where all are tabs of it.
  package var alone: AloneLanguage?
  /// The layout around it; nil for the built-in one.
  package var layout: PlannedText?
  /// What the built-in layout reads of the site; nothing where there is another one.
  package var values: [PlannedText.Value]
  /// What stands around the tabs; nil for nothing.
  package var skeleton: PlannedText?
  /// One for each shown language, in order.
  package var tabs: [PlannedTab]
  /// The title from front matter; nil to take the first heading.
  package var title: String?
  package var description: String
  /// The tab whose document speaks for the page: its heading is the title where no front matter
  /// names one.
  package var leadTab: Int?
  /// What front matter says of each tab; nothing where no layout asks for it.
  package var summaries: [Summary]
  /// Where readers search the site; nil where they do not.
  package var search: SearchBox?

  /// Where the box stands that the script of the search fills.
  package enum SearchBox: Int, Sendable {
    /// Where the layout has it.
    case inLayout = 1
    /// Before the text: the layout has no place for it.
    case beforeText
  }

  /// The title and the description of a tab's document.
  package struct Summary: Sendable, Equatable {
    /// The title from front matter; nil to take the first heading.
    package var title: String?
    package var description: String
  }
}

/// What makes the page of one language of that of all.
package struct AloneLanguage: Sendable, Equatable {
  /// The folder of the language in the export; empty for the page where readers choose theirs.
  package var folder: String
  /// The page in all languages.
  package var places: [Place]
  /// Whether they are listed before the text; a layout may have a place of its own for them.
  package var listsPlaces: Bool
  /// Files of the site that look like pages and are none.
  package var files: [String]
  /// The path of the site's address.
  package var base: String

  /// The page in a language.
  package struct Place: Sendable, Equatable {
    package var language: ShownLanguage
    package var href: String
    package var isTranslated: Bool
    package var isCurrent: Bool
  }
}

/// What one language shows of a page.
package struct PlannedTab: Sendable, Equatable {
  package var language: ShownLanguage
  package var content: Content

  /// What stands in a tab.
  ///
  /// Most tabs of a large site show nothing, and a plan holds them all: what the others need lies
  /// elsewhere.
  package indirect enum Content: Sendable, Equatable {
    case document(PlannedText)
    /// The document under a notice that it is outdated, with marks where.
    case outdated(PlannedText, Outdated)
    /// The document of another language under a notice.
    case fallback(PlannedText, in: ShownLanguage, notice: Notice)
    case missing(Notice)
  }

  /// What is said of a document that is outdated.
  package struct Outdated: Sendable, Equatable {
    package var notice: Notice
    /// The lines of the file where outdated blocks begin, ascending.
    package var lines: [Int]
  }

  /// A sentence that something is not there or outdated, and its language where that is not the
  /// tab's own.
  package struct Notice: Sendable, Equatable {
    package var text: String
    package var language: String?
  }
}

/// A language as a reader sees it.
package struct ShownLanguage: Sendable, Equatable {
  /// The BCP 47 tag.
  package var tag: String
  package var name: String
  package var direction: Language.Direction
}

/// A template with the values that it reads.
package struct PlannedText: Sendable, Equatable {
  package var hash: ContentHash
  /// Offset in bytes where the text begins, after front matter.
  package var body: Int
  /// Values by dotted name, in order of name: those the template reads, and no others.
  package var values: [Value]
  /// What the text is called in messages: `RU/info.md`. It changes nothing in the file.
  package var name: String
  /// For each heading of a translation, what it was made from; none where nothing is known.
  package var origins: [HeadingOrigin?] = []
  /// What a translation is made from, as it is; none or one.
  package var source: [PlannedText] = []

  /// A value under its dotted name.
  package struct Value: Sendable, Equatable {
    package var name: String
    package var value: TemplateValue
  }
}

/// A QR code to draw.
package struct PlannedCode: Sendable, Equatable {
  /// The section of the configuration that asks for it.
  package var section: String
  package var format: CodeSettings.Format
  package var text: String
  package var level: QRErrorCorrection
  /// The least length of a side in pixels.
  package var size: Int
  /// A PNG for its middle.
  package var logo: ContentHash?
}

extension PlannedFile {
  /// The contents that rendering needs.
  var contents: [ContentHash] {
    switch source {
    case .page(let page):
      [page.layout?.hash, page.skeleton?.hash].compactMap { $0 }
        + page.tabs.compactMap { $0.text }.flatMap(\.contents)
    case .asset(let hash, _): [hash]
    case .code(let code): [code.logo].compactMap { $0 }
    case .stylesheet, .script, .sitemap, .sitemapIndex, .searchScript, .searchStylesheet: []
    // Fetched page by page: an index may be made from a whole site.
    case .search: []
    }
  }
}

extension PlannedFile {
  /// The contents that rendering can do without.
  var pastContents: [ContentHash] {
    guard case .page(let page) = source else { return [] }
    return page.tabs.compactMap { $0.text }.flatMap(\.pastContents)
  }
}

extension PlannedPage {
  /// Where the page lies below the output folder, without its ending.
  var place: String {
    guard let folder = alone?.folder, !folder.isEmpty else { return page.text }
    return folder + "/" + page.text
  }

  /// Whether the layout may show headings; the built-in one does not unless it is told to.
  var layoutShowsHeadings: Bool {
    layout != nil || values.contains { $0.name == "site.toc" && $0.value == .boolean(true) }
  }
}

extension PlannedTab {
  /// The text that is shown; nil where there is none.
  var text: PlannedText? {
    switch content {
    case .document(let text), .outdated(let text, _), .fallback(let text, _, _): text
    case .missing: nil
    }
  }
  /// The language of the document that is shown: the tab's own, but for a fallback.
  var shownLanguage: ShownLanguage {
    if case .fallback(_, let language, _) = content { return language }
    return language
  }
}

extension PlannedText {
  /// The text, and that which its headings have their names from.
  var contents: [ContentHash] { [hash] + source.flatMap(\.contents) }

  /// Older versions of its source, by which headings are found that changed since.
  var pastContents: [ContentHash] {
    guard let source = source.first else { return [] }
    return origins.compactMap { $0?.content }.filter { $0 != source.hash } + source.pastContents
  }
}
