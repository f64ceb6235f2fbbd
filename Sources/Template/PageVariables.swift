/// What stands in a skeleton where the texts of the languages go.
package let contentPlaceholder = "%content placeholder%"

/// What pages, skeletons and layouts may say: the names and their values.
package struct PageVariables: Sendable {
  /// What a page brings of its own.
  package struct Page: Sendable {
    /// The page's path: `index`, `guide/intro`.
    package var path: String
    /// The language's BCP 47 tag; empty in a skeleton, which stands around all languages.
    package var language: String
    /// The values of its front matter.
    package var frontMatter: [String: TemplateValue]

    package init(path: String, language: String, frontMatter: [String: TemplateValue]) {
      self.path = path
      self.language = language
      self.frontMatter = frontMatter
    }
  }

  /// What the whole site brings.
  package struct SiteFacts: Sendable {
    /// A QR code of the site.
    package struct Code: Sendable {
      /// Its path in the export; empty where the site has no such picture.
      package var file: String
      /// What it holds.
      package var text: String

      package init(file: String, text: String) {
        self.file = file
        self.text = text
      }
    }

    /// The name of the site, or nothing.
    package var name: String
    /// The address of the site without a slash at its end, or nothing.
    package var url: String
    /// Whether the built-in layout shows a table of contents.
    package var showsContents: Bool
    /// Its QR codes that have a name.
    package var codes: [String: Code]

    package init(
      name: String = "", url: String = "", showsContents: Bool = false,
      codes: [String: Code] = [:]
    ) {
      self.name = name
      self.url = url
      self.showsContents = showsContents
      self.codes = codes
    }
  }

  /// An entry of the site's menu, as a page links it.
  package struct MenuEntry: Sendable {
    /// The page that it leads to.
    package var path: String
    package var title: String
    /// The BCP 47 tag of the title's language; empty where it has none.
    package var language: String

    package init(path: String, title: String, language: String) {
      self.path = path
      self.title = title
      self.language = language
    }
  }

  /// Where a page lies, and where it lies in other languages.
  package struct Addresses: Sendable {
    /// The page in a language.
    package struct Place: Sendable {
      /// A BCP 47 tag, or `x-default`.
      package var language: String
      package var name: String
      package var direction: String
      package var href: String
      /// Whether it is this page.
      package var isCurrent: Bool
      /// That it is not translated, as the page says it; empty where it is.
      package var note: String

      package init(
        language: String, name: String = "", direction: String = "", href: String,
        isCurrent: Bool = false, note: String = ""
      ) {
        self.language = language
        self.name = name
        self.direction = direction
        self.href = href
        self.isCurrent = isCurrent
        self.note = note
      }

      var value: TemplateValue {
        .map([
          "lang": .text(language), "name": .text(name), "dir": .text(direction),
          "href": .text(href), "current": .boolean(isCurrent), "note": .text(note),
        ])
      }
    }

    /// The whole address of the page; empty where the site has none.
    package var page = ""
    /// Where search engines are to look for the text; empty where nothing is to be said of it.
    package var canonical = ""
    /// The page in all languages in which it is translated; none where the page has no other.
    package var alternates: [Place] = []
    /// The page in all languages; none where they are tabs.
    package var languages: [Place] = []

    package init() {}
  }

  private let configuration: [String: TemplateValue]
  private let site: SiteFacts
  private let words: [String: TemplateValue]
  private let emptyFrontMatter: [String: TemplateValue]

  /// Takes the keys of `[params]`.
  ///
  /// - Parameter frontMatterKeys: every key that some page of the site has: a page without it has
  ///   it empty, and any other name is unknown.
  package init(
    params: [String: String], frontMatterKeys: Set<String>, site: SiteFacts = SiteFacts()
  ) {
    // A relay's layout asks for these two, which a relay's own software sets and its INI file does
    // not have.
    var configuration: [String: TemplateValue] = [
      "webdev": .boolean(false), "is_development_instance": .boolean(true),
    ]
    var words: [String: TemplateValue] = [:]
    for (key, value) in params {
      configuration[key] = .text(value)
      if Self.spelledOut.contains(key), let number = Int(value) {
        words[key] = .text(Self.word(for: number))
      }
    }
    self.configuration = configuration
    self.site = site
    self.words = words
    emptyFrontMatter = Dictionary(
      uniqueKeysWithValues: frontMatterKeys.map { ($0, TemplateValue.text("")) })
  }

  /// What the text of a QR code may say: `config`.
  package var codeContext: [String: TemplateValue] { ["config": .map(configuration)] }

  /// What a document or a skeleton may say: `config`, `site`, `qr`, `page`, `pagename`, `lang`, and
  /// lengths as words.
  package func context(of page: Page) -> [String: TemplateValue] {
    var context = words
    context["config"] = .map(configuration)
    context["site"] = .map(siteContext)
    let root = Self.root(of: page.path)
    context["qr"] = .map(
      site.codes.mapValues { code in
        let file = code.file.isEmpty ? "" : root + code.file
        return .map(["file": .text(file), "text": .text(code.text)])
      })
    context["pagename"] = .text(Self.pageName(of: page.path))
    context["lang"] = .text(page.language)
    context["page"] = .map(emptyFrontMatter.merging(page.frontMatter) { $1 })
    return context
  }

  /// What a layout may say before the page is made: as a document, and `menu`, `page_url`,
  /// `canonical`, `alternates` and `languages`.
  package func layoutContext(of page: Page, menu: [MenuEntry], _ addresses: Addresses)
    -> [String: TemplateValue]
  {
    context(of: page).merging(placeContext(of: page.path, menu: menu, addresses)) { $1 }
  }

  /// What a layout may say of where a page lies: `menu`, `page_url`, `canonical`, `alternates` and
  /// `languages`.
  package func placeContext(of path: String, menu: [MenuEntry], _ addresses: Addresses)
    -> [String: TemplateValue]
  {
    let root = Self.root(of: path)
    return [
      "menu": .list(
        menu.map { entry in
          .map([
            "href": .text(root + entry.path + ".html"), "title": .text(entry.title),
            "lang": .text(entry.language), "current": .boolean(entry.path == path),
          ])
        }), "page_url": .text(addresses.page), "canonical": .text(addresses.canonical),
      "alternates": .list(addresses.alternates.map(\.value)),
      "languages": .list(addresses.languages.map(\.value)),
    ]
  }

  /// What any page may say of the site: `site`.
  package var siteContext: [String: TemplateValue] {
    [
      "name": .text(site.name), "url": .text(site.url), "toc": .boolean(site.showsContents),
    ]
  }

  static func pageName(of path: String) -> String { path == "index" ? "home" : path }

  /// The way from a page's folder to the site's root: empty, or `../` as often as needed.
  package static func root(of path: String) -> String {
    String(repeating: "../", count: path.count { $0 == "/" })
  }

  /// Where a page lies below the site's address: `/`, `/guide/intro.html`. Servers show `index.html`
  /// for its folder.
  package static func address(of path: String) -> String {
    if path == "index" { return "/" }
    if path.hasSuffix("/index") { return "/" + urlEncoded(String(path.dropLast("index".count))) }
    return "/" + urlEncoded(path) + ".html"
  }

  /// The way from a page to another one's file.
  package static func way(from page: String, to other: String) -> String {
    root(of: page) + urlEncoded(other) + ".html"
  }

  /// A BCP 47 tag as Open Graph writes it, without a script: `pt_BR`, `zh_TW`, `en`.
  static func locale(of tag: String) -> String {
    let parts = tag.split(separator: "-")
    guard let language = parts.first else { return "" }
    let region = parts.dropFirst().prefix { $0.count > 1 }.first { part in
      part.count == 2 || (part.count == 3 && part.allSatisfy(\.isNumber))
    }
    return region.map { "\(language)_\($0)" } ?? String(language)
  }

  /// Keys of `[params]` that are there as words, too.
  private static let spelledOut: Set<String> = [
    "username_min_length", "username_max_length", "password_min_length",
  ]

  private static func word(for number: Int) -> String {
    let words = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    if words.indices.contains(number) { return words[number] }
    return number > 50 ? "more" : String(number)
  }
}
