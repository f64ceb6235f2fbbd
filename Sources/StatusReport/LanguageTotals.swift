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
    guard cell.isReady, cell.state != .absent else { return }
    if cell.hasDrift { drift += 1 }
    if cell.state == .orphan {
      orphan += 1
      return
    }
    pages += 1
    words += cell.words
    switch cell.state {
    case .source, .orphan, .absent: break
    case .current: current += 1
    case .outdated:
      outdated += 1
      outdatedWords += cell.wordsToDo
    case .missing:
      missing += 1
      missingWords += cell.wordsToDo
    }
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
