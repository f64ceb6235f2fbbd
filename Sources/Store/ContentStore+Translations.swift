import GRDB

extension ContentStore {
  /// Returns how things stand with every page in every language.
  ///
  /// - Parameter id: nil for the newest revision.
  /// - Parameter wanted: the languages that are looked at, and with them those that they fall back
  ///   on; nil for all.
  /// - Parameter isPage: whether a page is looked at, by its path; nil for all.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func translations(
    at id: RevisionID? = nil, in wanted: Set<LanguageCode>? = nil,
    of isPage: ((PagePath) -> Bool)? = nil
  ) throws(StoreError) -> Translations {
    let path = path
    return try read { db in
      guard let newest = try Self.revision(db, nil) else { throw StoreError.empty(path: path) }
      guard let revision = try id == nil ? newest : Self.revision(db, id) else {
        throw StoreError.noRevision(id!, newest: newest.id)
      }
      return try TranslationsReader(db, revision, wanted).translations(of: isPage)
    }
  }
}

/// Reads the states of pages.
private struct TranslationsReader {
  private let db: Database
  private let revision: Revision
  private let languages: [Language]
  private let chains: SourceChains
  /// The places in `languages` of those that are looked at.
  private let columns: [Int]
  /// The place of each language in `languages`, by its number.
  private let places: [Int64: Int]

  init(_ db: Database, _ revision: Revision, _ wanted: Set<LanguageCode>?) throws {
    self.db = db
    self.revision = revision
    let stored = try StoredState.languages(db, at: revision.id.number)
    let sorted = stored.sorted {
      ($0.value.position ?? .max, $0.value.code) < ($1.value.position ?? .max, $1.value.code)
    }
    let languages = sorted.map(\.value)
    self.languages = languages
    let fallbacks = languages.filter { wanted?.contains($0.code) ?? false }.flatMap(\.fallback)
    columns = languages.indices.filter { place in
      wanted.map { $0.union(fallbacks).contains(languages[place].code) } ?? true
    }
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
    chains = SourceChains(languages)
  }

  func translations(of isPage: ((PagePath) -> Bool)?) throws -> Translations {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT place.path, state.documents
        FROM (
          SELECT page_id, max(revision_id), path FROM page_version
          WHERE revision_id <= ?1 GROUP BY page_id
        ) AS place
        JOIN (
          SELECT page_id, max(revision_id), documents FROM page_state
          WHERE revision_id <= ?1 GROUP BY page_id
        ) AS state USING (page_id)
        WHERE place.path IS NOT NULL
        """, arguments: [revision.id.number])
    var pages: [Translations.Page] = []
    var found = [PageState.Document?](repeating: nil, count: languages.count)
    while let row = try rows.next() {
      let path = try PagePath(try row.column(0))
      if let isPage, !isPage(path) { continue }
      var encoded: String = try row.column(1)
      guard let state = encoded.withUTF8({ PageState($0) }) else {
        throw Damage("the state of \(path.text)")
      }
      // A page whose texts were all forgotten is not there.
      if state.documents.isEmpty { continue }
      for place in found.indices { found[place] = nil }
      for document in state.documents {
        guard let place = places[document.language] else {
          throw Damage("a document of \(path.text) in a language that is not known")
        }
        found[place] = document
      }
      pages.append(
        Translations.Page(path: path, cells: columns.map { cell(of: found, in: $0) }))
    }
    pages.sort { $0.path < $1.path }
    return Translations(
      revision: revision, languages: columns.map { languages[$0] }, pages: pages)
  }

  private func cell(of found: [PageState.Document?], in language: Int) -> Translations.Cell {
    let source = chains.source(of: language).flatMap { found[$0] }
    let place = chains.place(of: { found[$0] != nil }, in: language)
    guard let document = found[language] else {
      guard place == .missing, let source else { return Translations.Cell(state: .absent) }
      return Translations.Cell(
        state: .missing, words: source.words, blocks: source.blocks, isReady: source.isReady)
    }
    if place == .orphan {
      return Translations.Cell(state: .orphan, words: document.words, blocks: document.blocks)
    }
    let origin = source ?? document
    return Translations.Cell(
      state: document.state.shown, words: origin.words, blocks: origin.blocks,
      outdatedBlocks: document.outdatedBlocks, outdatedWords: document.outdatedWords,
      hasDrift: document.hasDrift, isReady: origin.isReady)
  }
}

extension PageState.State {
  fileprivate var shown: TranslationState {
    switch self {
    case .current: .current
    case .outdated: .outdated
    case .orphan: .orphan
    case .source: .source
    }
  }
}
