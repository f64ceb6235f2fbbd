import Store

extension Translations {
  /// Lists what is missing in languages, by page and then in the order of the languages.
  ///
  /// What is not ready is missing nowhere: nobody is asked to translate it yet.
  ///
  /// - Parameter pages: nil for every page.
  package func missing(in wanted: [Language], pages paths: Set<PagePath>?) -> [MissingPage] {
    let columns = columns(of: wanted)
    let places = Dictionary(uniqueKeysWithValues: zip(languages.map(\.code), languages.indices))
    var missing: [MissingPage] = []
    for page in pages where paths?.contains(page.path) ?? true {
      for column in columns {
        let cell = page.cells[column]
        guard cell.state == .missing, cell.isReady else { continue }
        let fallback = languages[column].fallback.first { code in
          places[code].map { page.cells[$0].hasDocument } ?? false
        }
        missing.append(
          MissingPage(
            page: page.path, language: languages[column].code, fallback: fallback,
            words: cell.words))
      }
    }
    return missing
  }

  /// Lists the documents whose source is gone, by page and then in the order of the languages.
  ///
  /// - Parameter pages: nil for every page.
  package func orphans(in wanted: [Language], pages paths: Set<PagePath>?) -> [OrphanPage] {
    let columns = columns(of: wanted)
    var orphans: [OrphanPage] = []
    for page in pages where paths?.contains(page.path) ?? true {
      for column in columns where page.cells[column].state == .orphan {
        orphans.append(
          OrphanPage(
            page: page.path, language: languages[column].code, words: page.cells[column].words))
      }
    }
    return orphans
  }

  /// How many documents the languages with a tab lack, and how many there should be: those that
  /// there are, and those that are missing.
  package var missingDocuments: (missing: Int, all: Int) {
    let shown = languages.indices.filter { languages[$0].position != nil }
    var (missing, all) = (0, 0)
    for page in pages {
      for column in shown {
        let cell = page.cells[column]
        if cell.hasDocument {
          all += 1
        } else if cell.state == .missing, cell.isReady {
          missing += 1
          all += 1
        }
      }
    }
    return (missing, all)
  }

  private func columns(of wanted: [Language]) -> [Int] {
    wanted.compactMap { language in languages.firstIndex { $0.code == language.code } }
  }
}

/// A page that has no document in a language, and could have.
package struct MissingPage: Sendable, Equatable {
  package var page: PagePath
  package var language: LanguageCode
  /// The language that is shown in its place; nil where a sentence is.
  package var fallback: LanguageCode?
  /// The words that are to be translated.
  package var words: Int
}

/// A document that is made from a page that is not there.
package struct OrphanPage: Sendable, Equatable {
  package var page: PagePath
  package var language: LanguageCode
  /// The words of the document.
  package var words: Int
}
