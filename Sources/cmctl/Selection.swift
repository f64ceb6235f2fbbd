import Store
import Template

/// Something that a person asked for and that cannot be had.
struct SelectionError: Error {
  var status: Failure.Status
  var message: String
  var hint: String?

  init(_ message: String, hint: String? = nil, status: Failure.Status = .usage) {
    self.status = status
    self.message = message
    self.hint = hint
  }
}

/// Finds what a person asked for by name.
enum Selection {
  /// A page's path as a person types it.
  static func page(_ text: String) throws(SelectionError) -> PagePath {
    do throws(PathError) {
      return try PagePath(text.hasSuffix(".md") ? String(text.dropLast(3)) : text)
    } catch {
      throw SelectionError(
        "“\(text)” is no page: it \(error.reason)",
        hint: "a page is named as in index or guide/intro")
    }
  }

  /// A language's code as a person types it.
  static func language(_ text: String) throws(SelectionError) -> LanguageCode {
    guard let code = LanguageCode(text) else {
      throw SelectionError("“\(text)” is no language code", hint: "write it as in EN or pt-BR")
    }
    return code
  }

  /// A rule of `check` as a person types it.
  static func rule(_ text: String) throws(SelectionError) -> CheckRule {
    if let rule = CheckRule(rawValue: text.lowercased()) { return rule }
    let near = nearestName(to: text, among: CheckRule.allCases.map(\.rawValue))
    throw SelectionError(
      "“\(text)” is no rule of check",
      hint: near.map { "did you mean \($0)?" } ?? "cmctl check --rules lists them")
  }

  /// Says which page or language the newest revision does not have, and which one may be meant.
  static func checkIsKnown(page: String?, language: String?, in store: ContentStore) throws {
    let site = try store.site()
    if let language { _ = try find(language, in: site) }
    if let page = try page.map(Self.page), !site.allPages.contains(page) {
      throw unknownPage(page.text, site)
    }
  }

  static func find(_ text: String, in site: Site) throws(SelectionError) -> Language {
    if let code = LanguageCode(text), let found = site.languages.first(where: { $0.code == code }) {
      return found
    }
    let near = nearestName(to: text, among: site.languages.map(\.code.tag))
    throw SelectionError(
      "“\(text)” is no language of this site",
      hint: near.map { "did you mean \($0)?" }
        ?? "it has \(site.languages.map(\.code.tag).joined(separator: ", "))")
  }

  static func unknownPage(_ text: String, _ site: Site) -> SelectionError {
    if text.contains("*") { return SelectionError("no page matches “\(text)”") }
    let pages = site.allPages.map(\.text)
    let near = page(ofFile: text, among: Set(pages)) ?? nearestName(to: text, among: pages)
    return SelectionError(
      "“\(text)” is no page of this site", hint: near.map { "did you mean \($0)?" })
  }

  /// The page that a file is of: `guide/intro` of `locales/DE/guide/intro.md` and of
  /// `build/guide/intro.html`.
  private static func page(ofFile text: String, among pages: Set<String>) -> String? {
    var rest = text[...]
    for ending in [".md", ".html"] where rest.hasSuffix(ending) {
      rest = rest.dropLast(ending.count)
    }
    while true {
      if pages.contains(String(rest)) { return String(rest) }
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      rest = rest[rest.index(after: slash)...]
    }
  }
}

extension SelectionOptions {
  /// The languages that were asked for; nil for those with a tab.
  func languages(of site: Site) throws(SelectionError) -> [Language]? {
    if language.isEmpty { return nil }
    var languages: [Language] = []
    for text in language {
      let found = try Selection.find(text, in: site)
      if !languages.contains(found) { languages.append(found) }
    }
    return languages
  }

  /// The pages that were asked for; nil for all.
  func pages(of site: Site) throws(SelectionError) -> Set<PagePath>? {
    if page.isEmpty { return nil }
    let all = site.allPages
    var pages: Set<PagePath> = []
    for pattern in page {
      let found = all.filter(PagePattern(pattern).matches)
      if found.isEmpty { throw Selection.unknownPage(pattern, site) }
      pages.formUnion(found)
    }
    return pages
  }
}
