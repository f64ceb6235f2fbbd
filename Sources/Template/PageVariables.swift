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

  private let configuration: [String: TemplateValue]
  private let words: [String: TemplateValue]
  private let emptyFrontMatter: [String: TemplateValue]

  /// Takes the keys of `[params]`.
  ///
  /// - Parameter frontMatterKeys: every key that some page of the site has: a page without it has
  ///   it empty, and any other name is unknown.
  package init(params: [String: String], frontMatterKeys: Set<String>) {
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
    self.words = words
    emptyFrontMatter = Dictionary(
      uniqueKeysWithValues: frontMatterKeys.map { ($0, TemplateValue.text("")) })
  }

  /// What a document or a skeleton may say: `config`, `page`, `pagename`, `lang`, and lengths as
  /// words.
  package func context(of page: Page) -> [String: TemplateValue] {
    var context = words
    context["config"] = .map(configuration)
    context["pagename"] = .text(page.path == "index" ? "home" : page.path)
    context["lang"] = .text(page.language)
    context["page"] = .map(emptyFrontMatter.merging(page.frontMatter) { $1 })
    return context
  }

  /// What a layout may say: as a document, and `title`, `description`, `dir`, `root` and
  /// `markdown_html`.
  ///
  /// - Parameter root: the way from the page's folder to the site's root: empty, or `../` as often
  ///   as needed.
  package func layoutContext(
    of page: Page, title: String, description: String, direction: String, root: String,
    content: [UInt8]
  ) -> [String: TemplateValue] {
    var context = context(of: page)
    context["title"] = .text(title)
    context["description"] = .text(description)
    context["dir"] = .text(direction)
    context["root"] = .text(root)
    context["markdown_html"] = .html(content)
    return context
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
