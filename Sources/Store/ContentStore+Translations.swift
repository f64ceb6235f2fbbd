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
    let places = try pages(isPage)
    var pages: [Translations.Page] = []
    pages.reserveCapacity(places.count)
    var found = [PageState.Document?](repeating: nil, count: languages.count)
    func add(_ path: PagePath, _ encoded: String) throws {
      var encoded = encoded
      guard let state = encoded.withUTF8({ PageState($0) }) else {
        throw Damage("the state of \(path.text)")
      }
      // A page whose texts were all forgotten is not there.
      if state.documents.isEmpty { return }
      for place in found.indices { found[place] = nil }
      for document in state.documents {
        guard let place = self.places[document.language] else {
          throw Damage("a document of \(path.text) in a language that is not known")
        }
        found[place] = document
      }
      pages.append(
        Translations.Page(path: path, cells: columns.map { cell(of: found, in: $0) }))
    }
    if isPage == nil {
      try readAll(places, add)
    } else {
      for place in places {
        if let state = try state(of: place.page) { try add(place.path, state) }
      }
    }
    pages.sort { $0.path < $1.path }
    return Translations(
      revision: revision, languages: columns.map { languages[$0] }, pages: pages)
  }

  private typealias Place = (page: Int64, path: PagePath)

  /// The pages that are looked at, in order of number.
  private func pages(_ isPage: ((PagePath) -> Bool)?) throws -> [Place] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT page_id, path, max(revision_id) FROM page_version
        WHERE revision_id <= ? GROUP BY page_id ORDER BY page_id
        """, arguments: [revision.id.number])
    var pages: [Place] = []
    while let row = try rows.next() {
      if row.hasNull(atIndex: 1) { continue }
      let path = try PagePath(try row.column(1))
      if isPage?(path) ?? true { pages.append((try row.column(0), path)) }
    }
    return pages
  }

  /// Reads the states of all pages, both in order of number: SQLite would join them by an index of
  /// its own.
  private func readAll(_ places: [Place], _ add: (PagePath, String) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT page_id, documents, max(revision_id) FROM page_state
        WHERE revision_id <= ? GROUP BY page_id ORDER BY page_id
        """, arguments: [revision.id.number])
    var next = 0
    while let row = try rows.next() {
      let page: Int64 = try row.column(0)
      while next < places.count, places[next].page < page { next += 1 }
      guard next < places.count else { return }
      if places[next].page == page { try add(places[next].path, try row.column(1)) }
    }
  }

  private func state(of page: Int64) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT documents FROM page_state WHERE page_id = ? AND revision_id <= ?
          ORDER BY revision_id DESC LIMIT 1
          """), arguments: [page, revision.id.number])
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
