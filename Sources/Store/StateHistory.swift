import Foundation
import GRDB
import Translation

/// Computes the states of pages again, revision by revision, from what is primary.
struct StateHistory {
  private let db: Database
  /// Nil for all pages.
  private let pages: Set<Int64>?
  private var documents: [Int64: [LanguageCode: Int64]] = [:]
  private var languages: [LanguageCode: Language] = [:]
  private let ids: [LanguageCode: Int64]
  private var cache: BlockCache

  /// - Parameter pages: nil for all.
  init(_ db: Database, pages: Set<Int64>? = nil) throws {
    self.db = db
    self.pages = pages
    cache = BlockCache(db)
    ids = try StoredState.languageIDs(db)
  }

  /// Empties the table of states and fills it.
  ///
  /// - Parameter accepting: whether the database comes from before accepted blocks were known, so
  ///   that those of the first time a translation was seen with its source have to be written, too.
  mutating func rebuild(accepting: Bool = false) throws {
    if let pages {
      for page in pages {
        try db.execute(sql: "DELETE FROM page_state WHERE page_id = ?", arguments: [page])
      }
    } else {
      try db.execute(sql: "DELETE FROM page_state")
    }
    let newest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM revision") ?? 0
    if newest == 0 { return }
    for revision in 1...newest {
      let hasNewSources = try readLanguages(revision)
      var touched = try readDocuments(revision)
      touched.formUnion(
        try Int64.fetchAll(
          db, sql: "SELECT page_id FROM decision WHERE revision_id = ?", arguments: [revision]))
      if hasNewSources { touched.formUnion(documents.keys) }
      for page in touched.sorted() where pages?.contains(page) ?? true {
        try write(page, revision, accepting)
        cache.removeAll()
      }
    }
  }

  /// Returns the pages whose stored state in the newest revision is not what follows from the texts.
  static func pagesWithWrongState(_ db: Database) throws -> [PagePath] {
    guard let newest = try ContentStore.revision(db, nil)?.id.number else { return [] }
    let state = try StoredState(db, at: newest)
    let languages = PageComparison.Languages(state.languages.values, ids: state.languageIDs)
    var documents: [Int64: [LanguageCode: Int64]] = [:]
    for (key, document) in state.documents {
      guard let code = state.languages[key.language]?.code else { continue }
      documents[key.page, default: [:]][code] = document.contentID
    }
    var cache = BlockCache(db)
    let decisions = try DecisionReader(db)
    var wrong: [PagePath] = []
    for (page, documents) in documents {
      var comparison = PageComparison(
        page: page, at: newest, documents: documents, languages, decisions)
      let isRight = try StateWriter(db).holds(comparison.state(&cache), page, newest)
      if !isRight, let path = state.paths[page] { wrong.append(path) }
      cache.removeAll()
    }
    return wrong.sorted()
  }

  /// Takes over what languages became in a revision; returns whether one has another source now.
  private mutating func readLanguages(_ revision: Int64) throws -> Bool {
    let hasChanges = try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM language_version WHERE revision_id = ?)"),
      arguments: [revision])
    if hasChanges != true { return false }
    let before = languages
    let state = try StoredState.languages(db, at: revision)
    languages = Dictionary(uniqueKeysWithValues: state.values.map { ($0.code, $0) })
    return languages.contains { code, language in
      before[code].map { $0.source != language.source } ?? false
    }
  }

  /// Takes over what documents became in a revision; returns their pages.
  private mutating func readDocuments(_ revision: Int64) throws -> Set<Int64> {
    let codes = Dictionary(uniqueKeysWithValues: ids.map { ($0.value, $0.key) })
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT page_id, language_id,
            CASE WHEN content_id NOT IN (SELECT content_id FROM forgotten_content)
              THEN content_id END
          FROM document_version WHERE revision_id = ?
          """), arguments: [revision])
    var touched: Set<Int64> = []
    for row in rows {
      let page: Int64 = try row.get(0)
      guard let code = codes[try row.get(1)] else { continue }
      documents[page, default: [:]][code] = try row.getIfPresent(2)
      touched.insert(page)
    }
    return touched
  }

  private mutating func write(_ page: Int64, _ revision: Int64, _ accepting: Bool) throws {
    let known = PageComparison.Languages(languages.values, ids: ids)
    var comparison = PageComparison(
      page: page, at: revision, documents: documents[page] ?? [:], known, try DecisionReader(db))
    if accepting {
      for code in comparison.documents.keys { try accept(code, &comparison) }
    }
    try StateWriter(db).write(comparison.state(&cache), page, revision)
  }

  /// Accepts the source blocks without a counterpart of a translation that has none accepted yet:
  /// that is the first time that it is seen with its source.
  private mutating func accept(_ code: LanguageCode, _ comparison: inout PageComparison) throws {
    guard let links = try comparison.links(in: code), !links.isEmpty, links.accepted.isEmpty,
      let source = comparison.languages.sources[code], let content = comparison.documents[source],
      let id = ids[code], links.contents == [content]
    else { return }
    let covered = Set(links.basis.compactMap { $0.source?.position })
    let accepted = try cache.blocks(of: content).indices.filter { !covered.contains($0) }.map {
      AcceptedBlock(source: SourceBlock(content: content, position: $0), block: nil)
    }
    let complete = SourceLinks(basis: links.basis, accepted: accepted)
    try StoredLinks(db: db).write(
      complete, over: links, StoredState.DocumentKey(page: comparison.page, language: id),
      comparison.revision)
    comparison.links[code] = complete
  }
}
