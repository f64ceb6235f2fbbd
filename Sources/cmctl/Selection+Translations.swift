import ArgumentParser
import StatusReport
import Store
import Template

extension SelectionOptions {
  /// How things stand with what was asked for, as far as that can be told before it is known what
  /// there is.
  ///
  /// - Parameter ofAllPages: whether pages that were not asked for are wanted, too.
  func translations(
    at revision: RevisionID, in store: ContentStore, ofAllPages: Bool = false
  ) throws(StoreError) -> Translations {
    let patterns = page.map { PagePattern($0) }
    return try store.translations(
      at: revision, in: languageCodes,
      of: patterns.isEmpty || ofAllPages ? nil : patterns)
  }

  /// The codes of the languages that were asked for, whether they are known or not; nil for all.
  var languageCodes: Set<LanguageCode>? {
    language.isEmpty ? nil : Set(language.compactMap { LanguageCode($0) })
  }

  /// The languages that were asked for; nil where none was.
  func languages(of translations: Translations, in store: ContentStore) throws -> [Language]? {
    if language.isEmpty { return nil }
    var languages: [Language] = []
    for text in language {
      let code = LanguageCode(text)
      guard let found = translations.languages.first(where: { $0.code == code }) else {
        // It names what is near, or is a language after all.
        return try self.languages(of: store.site(at: translations.revision.id))
      }
      if !languages.contains(found) { languages.append(found) }
    }
    return languages
  }

  /// The pages that were asked for; nil for all.
  func pages(of translations: Translations, in store: ContentStore) throws -> Set<PagePath>? {
    if page.isEmpty { return nil }
    var pages: Set<PagePath> = []
    for pattern in page {
      let found = translations.pages.map(\.path).filter(PagePattern(pattern).matches)
      // A page may be a skeleton alone; which ones are is not known here, and is seldom asked.
      if found.isEmpty { return try self.pages(of: store.site(at: translations.revision.id)) }
      pages.formUnion(found)
    }
    return pages
  }
}

extension Selection {
  /// The states of pages as a person types them.
  static func states(_ texts: [String]) throws(SelectionError) -> [StateFilter] {
    var states: [StateFilter] = []
    for text in texts {
      guard let state = StateFilter(rawValue: text.lowercased()) else {
        let all = StateFilter.allCases.map(\.rawValue)
        throw SelectionError(
          "“\(text)” is no state of a page",
          hint: nearestName(to: text, among: all).map { "did you mean \($0)?" }
            ?? "there are \(all.joined(separator: ", "))")
      }
      if !states.contains(state) { states.append(state) }
    }
    return states
  }
}
