import Store

/// How far the translation into a language is.
package struct LanguageTotals: Sendable, Equatable {
  package var language: Language
  /// Pages that it has or should have: all but orphans.
  package var pages = 0
  package var current = 0
  package var outdated = 0
  package var missing = 0
  package var orphan = 0
  package var drift = 0
  /// The words of its pages, as the source has them.
  package var words = 0
  package var outdatedWords = 0
  package var missingWords = 0

  package init(_ language: Language) { self.language = language }

  package var wordsToDo: Int { outdatedWords + missingWords }

  /// Whether it is translated from another language.
  package var isTranslated: Bool { language.source != nil }

  /// The share of words that are translated and current, in percent; nil where nothing is to be
  /// translated.
  ///
  /// It is rounded down, and is 100 only where no page is missing or outdated.
  package var percentDone: Int? {
    guard isTranslated, pages > 0 else { return nil }
    if missing + outdated == 0 { return 100 }
    let share =
      words == 0 ? current * 100 / pages : max(0, words - wordsToDo) * 100 / words
    return min(share, 99)
  }

  /// Counts a page, unless it is not ready or has nothing to do with the language.
  mutating func add(_ cell: Translations.Cell) {
    guard cell.isReady else { return }
    switch cell.state {
    case .absent: return
    case .orphan: orphan += 1
    case .source: addWords(of: cell)
    case .current:
      current += 1
      addWords(of: cell)
    case .outdated:
      outdated += 1
      outdatedWords += cell.outdatedWords
      addWords(of: cell)
    case .missing:
      missing += 1
      missingWords += cell.words
      addWords(of: cell)
    }
    if cell.hasDrift { drift += 1 }
  }

  /// Whether a document is missing or outdated.
  package var needsWork: Bool { missing + outdated > 0 }

  private mutating func addWords(of cell: Translations.Cell) {
    pages += 1
    words += cell.words
  }
}

/// How far languages are, counted page by page.
package struct TotalsCount {
  /// How far each is, in the order of a page's cells.
  private var totals: [LanguageTotals]
  private var isUsed: [Bool]
  /// For each page on which something is not ready, where.
  private var notReady: [[Int]] = []

  /// Counts of languages.
  package init(_ languages: [Language]) {
    totals = languages.map { LanguageTotals($0) }
    isUsed = languages.map { $0.position != nil }
  }

  /// Counts a page.
  package mutating func add(_ page: Translations.Page) {
    var columns: [Int] = []
    for index in totals.indices {
      let cell = page.cells[index]
      totals[index].add(cell)
      switch cell.state {
      case .missing, .absent: break
      case .source, .current, .outdated, .orphan: isUsed[index] = true
      }
      if !cell.isReady { columns.append(index) }
    }
    if !columns.isEmpty { notReady.append(columns) }
  }

  /// How far languages are, and how many pages are not ready in one of them: these are in no totals.
  ///
  /// - Parameter wanted: nil for those that have a tab or a document.
  package func result(in wanted: [Language]?) -> (totals: [LanguageTotals], pagesNotReady: Int) {
    let columns =
      wanted?.compactMap { language in totals.firstIndex { $0.language.code == language.code } }
      ?? totals.indices.filter { isUsed[$0] }
    return (
      columns.map { totals[$0] }, notReady.count { page in page.contains(where: columns.contains) }
    )
  }
}

extension Translations {
  /// How far each language is, in the order of the languages.
  package var totals: [LanguageTotals] {
    var totals = languages.map { LanguageTotals($0) }
    for page in pages {
      for index in totals.indices { totals[index].add(page.cells[index]) }
    }
    return totals
  }

  /// How many pages are not ready: they are in no totals.
  package var pagesNotReady: Int {
    pages.count { page in page.cells.contains { !$0.isReady } }
  }
}
