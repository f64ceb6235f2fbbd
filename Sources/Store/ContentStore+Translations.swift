import GRDB

extension ContentStore {
  /// Returns how things stand with every page in every language.
  ///
  /// - Parameter id: nil for the newest revision.
  /// - Parameter wanted: the languages that are looked at, and with them those that they fall back
  ///   on; nil for all.
  /// - Parameter patterns: the pages that are looked at; nil for all.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func translations(
    at id: RevisionID? = nil, in wanted: Set<LanguageCode>? = nil, of patterns: [PagePattern]? = nil
  ) throws(StoreError) -> Translations {
    var pages: [Translations.Page] = []
    var translations = try eachTranslation(
      at: id, in: wanted, of: patterns, page: { pages.append($0) })
    pages.sort { $0.path < $1.path }
    translations.pages = pages
    return translations
  }

  /// Looks at how things stand with one page after the other, in no order of theirs: what is only
  /// counted need not be kept.
  ///
  /// - Parameter start: is told the languages, before any page is looked at.
  /// - Parameter body: is told each page.
  /// - Returns: the revision and its languages, and no page.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func eachTranslation(
    at id: RevisionID? = nil, in wanted: Set<LanguageCode>? = nil,
    of patterns: [PagePattern]? = nil, starting start: ([Language]) -> Void = { _ in },
    page body: (Translations.Page) -> Void
  ) throws(StoreError) -> Translations {
    let path = path
    return try read { db in
      guard let newest = try Self.revision(db, nil) else { throw StoreError.empty(path: path) }
      let isNewest = id == nil || id == newest.id
      guard let revision = try isNewest ? newest : Self.revision(db, id) else {
        throw StoreError.noRevision(id!, newest: newest.id)
      }
      var reader = try TranslationsReader(db, revision, wanted)
      start(reader.lookedAt)
      try reader.read(patterns, body)
      return Translations(revision: revision, languages: reader.lookedAt, pages: [])
    }
  }
}

/// Reads the states of pages.
private struct TranslationsReader {
  private let db: Database
  private let revision: Revision
  private let languages: [Language]
  /// The places in `languages` of those that are looked at.
  private let columns: [Int]
  private var documents: PageDocuments

  init(_ db: Database, _ revision: Revision, _ wanted: Set<LanguageCode>?) throws {
    self.db = db
    self.revision = revision
    let stored = try StoredState.languages(db, at: revision.id.number)
    let sorted = stored.sorted {
      ($0.value.position ?? .max, $0.value.code) < ($1.value.position ?? .max, $1.value.code)
    }
    let languages = sorted.map(\.value)
    self.languages = languages
    if let wanted {
      let seen = wanted.union(
        languages.filter { wanted.contains($0.code) }.flatMap(\.fallback))
      columns = languages.indices.filter { seen.contains(languages[$0].code) }
    } else {
      columns = Array(languages.indices)
    }
    documents = try PageDocuments(numbers: sorted.map(\.key), SourceChains(languages))
  }

  /// The languages that are looked at.
  var lookedAt: [Language] { columns.map { languages[$0] } }

  mutating func read(_ patterns: [PagePattern]?, _ body: (Translations.Page) -> Void) throws {
    let places = try pages(patterns)
    if patterns == nil {
      try readAll(places, body)
    } else {
      for place in places {
        if let state = try state(of: place.page) { try add(place.path, state, body) }
      }
    }
  }

  private mutating func add(
    _ path: PagePath, _ encoded: String, _ body: (Translations.Page) -> Void
  ) throws {
    try documents.read(encoded, of: path)
    // A page whose texts were all forgotten is not there.
    if documents.isEmpty { return }
    body(Translations.Page(path: path, cells: documents.cells(in: columns)))
  }

  private typealias Place = (page: Int64, path: PagePath)

  /// The pages that are looked at, the greatest number first.
  private func pages(_ patterns: [PagePattern]?) throws -> [Place] {
    if let patterns, !patterns.contains(where: \.isOfMany) {
      // A name that no page can have is the name of none.
      let paths = Set(patterns.compactMap { try? PagePath($0.text) })
      return try paths.compactMap { path in
        try StoredState.page(path, at: revision.id.number, db).map { ($0, path) }
      }
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT page_id, path FROM page_version
        WHERE +revision_id <= ? ORDER BY page_id DESC, revision_id DESC
        """, arguments: [revision.id.number])
    var pages: [Place] = []
    var last: Int64?
    while let row = try rows.next() {
      let page: Int64 = try row.column(0)
      // Of each page the first row is in force.
      if page == last { continue }
      last = page
      if row.hasNull(atIndex: 1) { continue }
      let path = try PagePath(try row.column(1))
      if patterns?.contains(where: { $0.matches(path) }) ?? true { pages.append((page, path)) }
    }
    return pages
  }

  /// Reads the states of all pages, both the greatest number first: SQLite would join them by an index
  /// of its own, and to have it find the newest row of each page takes twice as long.
  private mutating func readAll(_ places: [Place], _ body: (Translations.Page) -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT page_id, documents FROM page_state
        WHERE +revision_id <= ? ORDER BY page_id DESC, revision_id DESC
        """, arguments: [revision.id.number])
    var next = 0
    while let row = try rows.next() {
      let page: Int64 = try row.column(0)
      while next < places.count, places[next].page > page { next += 1 }
      guard next < places.count else { return }
      if places[next].page == page {
        try add(places[next].path, row.column(1), body)
        // What follows of this page is older.
        next += 1
      }
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
}
