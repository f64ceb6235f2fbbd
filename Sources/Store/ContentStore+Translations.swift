import GRDB

extension ContentStore {
  /// Returns how things stand with every page in every language.
  ///
  /// - Parameter id: nil for the newest revision.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func translations(at id: RevisionID? = nil) throws(StoreError) -> Translations {
    let path = path
    return try read { db in
      guard let newest = try Self.revision(db, nil) else { throw StoreError.empty(path: path) }
      guard let revision = try id == nil ? newest : Self.revision(db, id) else {
        throw StoreError.noRevision(id!, newest: newest.id)
      }
      return try TranslationsReader(db, revision).translations()
    }
  }
}

/// Reads the states of all pages.
private struct TranslationsReader {
  private let db: Database
  private let revision: Revision
  private let languages: [Language]
  private let chains: SourceChains
  /// The place of each language in `languages`, by its number.
  private let places: [Int64: Int]

  init(_ db: Database, _ revision: Revision) throws {
    self.db = db
    self.revision = revision
    let stored = try StoredState.languages(db, at: revision.id.number)
    let sorted = stored.sorted {
      ($0.value.position ?? .max, $0.value.code) < ($1.value.position ?? .max, $1.value.code)
    }
    languages = sorted.map(\.value)
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
    chains = SourceChains(languages)
  }

  func translations() throws -> Translations {
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
    while let row = try rows.next() {
      let path: String = try row.get(0)
      let cells = try cells(row.get(1), of: path)
      // A page whose texts were all forgotten is not there.
      if cells.isEmpty { continue }
      pages.append(Translations.Page(path: try PagePath(path), cells: cells))
    }
    pages.sort { $0.path < $1.path }
    return Translations(revision: revision, languages: languages, pages: pages)
  }

  private func cells(_ encoded: String, of page: String) throws -> [Translations.Cell] {
    var encoded = encoded
    guard let state = encoded.withUTF8({ PageState($0) }) else {
      throw Damage("the state of \(page)")
    }
    if state.documents.isEmpty { return [] }
    var found = [PageState.Document?](repeating: nil, count: languages.count)
    for document in state.documents {
      guard let place = places[document.language] else {
        throw Damage("a document of \(page) in a language that is not known")
      }
      found[place] = document
    }
    return found.indices.map { cell(of: found, in: $0) }
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
