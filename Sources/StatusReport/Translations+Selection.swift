import Store

/// What can be asked for of a page in a language.
package enum StateFilter: String, Sendable, CaseIterable {
  case missing, outdated, current, orphan, drift, source

  /// Whether a cell is of this kind. What is not ready is of none: nobody is asked to work on it.
  package func includes(_ cell: Translations.Cell) -> Bool {
    guard cell.isReady else { return false }
    return switch self {
    case .missing: cell.state == .missing
    case .outdated: cell.state == .outdated
    case .current: cell.state == .current
    case .orphan: cell.state == .orphan
    case .drift: cell.hasDrift
    case .source: cell.state == .source
    }
  }
}

extension [StateFilter] {
  /// Whether a cell is of one of these kinds; without any, each is of which there is something to
  /// say.
  package func includes(_ cell: Translations.Cell) -> Bool {
    isEmpty ? cell.state != .absent : contains { $0.includes(cell) }
  }
}

extension Translations {
  /// The languages that have a tab or a document.
  package var usedLanguages: [Language] {
    languages.indices.filter { index in
      languages[index].position != nil || pages.contains { $0.cells[index].hasDocument }
    }.map { languages[$0] }
  }

  /// Returns some of the languages, in the order that is given, and some of the pages.
  ///
  /// - Parameter pages: nil for all.
  package func restricted(to wanted: [Language], pages paths: Set<PagePath>?) -> Translations {
    var result = self
    if let paths { result.pages = pages.filter { paths.contains($0.path) } }
    if wanted == languages { return result }
    let indices = wanted.compactMap { language in
      languages.firstIndex { $0.code == language.code }
    }
    result.languages = indices.map { languages[$0] }
    result.pages = result.pages.map { page in
      Page(path: page.path, cells: indices.map { page.cells[$0] })
    }
    return result
  }

  /// Returns the pages that have something of what is asked for.
  package func withPages(_ filter: [StateFilter]) -> Translations {
    var result = self
    result.pages = pages.filter { page in page.cells.contains { filter.includes($0) } }
    return result
  }
}
