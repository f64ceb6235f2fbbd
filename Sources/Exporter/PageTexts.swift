import Store

/// The documents of a page with what their headings have their names from, each planned once.
struct PageTexts {
  private let site: Site
  private let context: PageContext
  private let path: PagePath
  private let page: Site.Page?
  private let origins: [LanguageCode: [HeadingOrigin?]]
  private var texts: [LanguageCode: PlannedText] = [:]

  init(
    _ site: Site, _ context: PageContext, _ path: PagePath, _ page: Site.Page?,
    _ origins: [LanguageCode: [HeadingOrigin?]]
  ) {
    self.site = site
    self.context = context
    self.path = path
    self.page = page
    self.origins = origins
  }

  /// Plans a document of the page.
  mutating func text(_ document: Site.Document, _ language: Language) throws(Problems)
    -> PlannedText
  {
    try text(document, language, depth: 0)
  }

  private mutating func text(
    _ document: Site.Document, _ language: Language, depth: Int
  ) throws(Problems) -> PlannedText {
    if let text = texts[document.language] { return text }
    var text = try context.text(
      document.text, page: path, language: language,
      name: "locales/\(language.folder ?? language.code.tag)/\(path.text).md")
    // A circle is refused at the import; a damaged database may have one.
    if let origins = origins[language.code], depth < site.languages.count,
      let source = site.languages.first(where: { $0.code == language.source }),
      let original = page?.document(in: source.code)
    {
      text.origins = origins
      text.source = [try self.text(original, source, depth: depth + 1)]
    }
    texts[document.language] = text
    return text
  }
}
