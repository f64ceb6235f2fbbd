import Store

/// A document that is to be translated, or to be brought up to date.
package struct WorkItem: Sendable, Equatable {
  package var page: PagePath
  package var language: LanguageCode
  package var state: TranslationState
  /// The words to translate.
  package var words: Int
  /// How many other pages link to it.
  package var links: Int
  /// The words of this and of all that stands before it in the language's list.
  package var total: Int

  /// Lists what to translate next into a language, the most useful first.
  ///
  /// What is missing comes before what is outdated; then the start page, then what most other pages
  /// link to, then the least work, then by path. What cannot be begun is not in it: pages whose
  /// source is not there or not ready.
  ///
  /// - Parameter pages: nil for all.
  /// - Parameter words: where the list ends; its first item may be longer.
  package static func list(
    for language: Language, in translations: Translations, _ links: InboundLinks,
    pages: Set<PagePath>? = nil, words: Int? = nil
  ) -> [WorkItem] {
    guard let own = translations.languages.firstIndex(where: { $0.code == language.code }) else {
      return []
    }
    let items = translations.pages.compactMap { page -> WorkItem? in
      let cell = page.cells[own]
      guard [.missing, .outdated].contains(cell.state), cell.isReady,
        pages?.contains(page.path) ?? true
      else { return nil }
      return WorkItem(
        page: page.path, language: language.code, state: cell.state, words: cell.wordsToDo,
        links: links[page.path], total: 0)
    }
    var list: [WorkItem] = []
    var total = 0
    for var item in items.sorted(by: { $0.rank < $1.rank }) {
      total += item.words
      if let words, total > words, !list.isEmpty { break }
      item.total = total
      list.append(item)
      if let words, total >= words { break }
    }
    return list
  }

  /// What decides its place, most important first.
  private var rank: (Int, Int, Int, Int, PagePath) {
    (
      state == .missing ? 0 : 1, page.text == "index" ? 0 : 1, -links, words, page
    )
  }
}
