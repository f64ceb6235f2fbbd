extension PageVariables {
  /// What a layout may say of a page that is made: `title`, `description`, `lang`, `dir`, `locale`,
  /// `root`, `tabs`, `toc`, `search` and `markdown_html`.
  package struct Made: Sendable {
    package var title = ""
    package var description = ""
    /// The BCP 47 tag of the first tab.
    package var language = ""
    package var direction = "ltr"
    /// The BCP 47 tag of the document that speaks for the page.
    package var leadLanguage = ""
    package var content: [UInt8] = []
    package var tabs: [Tab] = []
    /// The HTML of the search box; nothing where there is none.
    package var search: [UInt8] = []

    package init() {}

    /// The values by their names, for a page at a path.
    package func context(of path: String) -> [String: TemplateValue] {
      [
        "pagename": .text(PageVariables.pageName(of: path)), "title": .text(title),
        "description": .text(description), "lang": .text(language), "dir": .text(direction),
        "locale": .text(PageVariables.locale(of: leadLanguage)),
        "root": .text(PageVariables.root(of: path)),
        "markdown_html": .html(content), "search": .html(search), "tabs": .list(tabs.map(\.value)),
        "toc": .list((tabs.first?.headings ?? []).map(\.value)),
      ]
    }
  }

  /// A language with the document that it shows of a page.
  package struct Tab: Sendable {
    /// The BCP 47 tag of the tab.
    package var language: String
    package var direction: String
    /// What the tab is called.
    package var name: String
    /// What an address calls the tab; empty on a page of one language.
    package var id: String
    /// The BCP 47 tag of the document that is shown, a fallback's own.
    package var textLanguage = ""
    package var textDirection = "ltr"
    /// The title of the document.
    package var title = ""
    package var description = ""
    package var headings: [Heading] = []

    package init(language: String, direction: String, name: String, id: String) {
      self.language = language
      self.direction = direction
      self.name = name
      self.id = id
    }

    fileprivate var value: TemplateValue {
      .map([
        "lang": .text(language), "dir": .text(direction), "name": .text(name), "id": .text(id),
        "text_lang": .text(textLanguage), "text_dir": .text(textDirection),
        "locale": .text(PageVariables.locale(of: textLanguage)), "title": .text(title),
        "description": .text(description), "headings": .list(headings.map(\.value)),
      ])
    }
  }

  /// A heading of a document that is shown.
  package struct Heading: Sendable {
    /// 1 for the largest.
    package var level: Int
    package var title: String
    /// Its id in the page.
    package var id: String

    package init(level: Int, title: String, id: String) {
      self.level = level
      self.title = title
      self.id = id
    }

    fileprivate var value: TemplateValue {
      .map(["level": .number(level), "title": .text(title), "href": .text("#" + id)])
    }
  }

  /// A page that has something of everything, by which names in layouts are checked.
  package static var sample: Made {
    var made = Made()
    var tab = Tab(language: "en", direction: "ltr", name: "", id: "")
    tab.textLanguage = "en"
    tab.headings = [Heading(level: 1, title: "", id: "")]
    made.tabs = [tab]
    return made
  }
}
