import Foundation
import GRDB
import Translation

/// Records, in a commit, what translations were made from, and how things stand with them then.
///
/// Links are written where a translation's own text changed, and where its source appeared for the
/// first time; a change of the source alone writes none, and that is what makes a translation
/// outdated. The state is written for every page of which a document changed.
struct TranslationWriter {
  private let commit: Commit
  private let decisions: DecisionReader
  private let languages: PageComparison.Languages
  private var cache: BlockCache
  private var db: Database { commit.db }

  init(_ commit: Commit, _ snapshot: Snapshot) throws {
    self.commit = commit
    decisions = try DecisionReader(commit.db)
    languages = PageComparison.Languages(snapshot.languages, ids: commit.languageIDs)
    cache = BlockCache(commit.db)
  }

  /// A page's documents that a commit writes; true for what was not there before.
  private typealias Written = [LanguageCode: Bool]

  mutating func write(_ plan: CommitPlan, _ snapshot: Snapshot) throws {
    let repaired = languagesWithOtherSource(snapshot)
    if plan.documents.isEmpty, repaired.isEmpty { return }
    var pages: [CommitPlan.PageKey: Page] = [:]
    for write in plan.documents {
      pages[write.page, default: Page()].written[write.language] = write.isNew
    }
    for (place, key) in plan.documentPages.enumerated() where !repaired.isEmpty || pages[key] != nil
    {
      pages[key, default: Page()].places.append(place)
    }
    let sorted = pages.map { (id: commit.pageID($0), key: $0, page: $1) }.sorted { $0.id < $1.id }
    for (id, key, page) in sorted {
      try write(id, key, page.places.map { snapshot.documents[$0] }, page.written, repaired)
      cache.removeAll()
    }
  }

  /// What concerns a page.
  private struct Page {
    /// The places of its documents in the snapshot.
    var places: [Int] = []
    var written: Written = [:]
  }

  /// Languages that were translated from another language before.
  private func languagesWithOtherSource(_ snapshot: Snapshot) -> Set<LanguageCode> {
    let before = Dictionary(
      uniqueKeysWithValues: commit.state.languages.values.map { ($0.code, $0.source) })
    return Set(
      snapshot.languages.filter { language in
        before[language.code].map { $0 != language.source } ?? false
      }.map(\.code))
  }

  private mutating func write(
    _ page: Int64, _ key: CommitPlan.PageKey, _ documents: [Snapshot.Document],
    _ written: Written, _ repaired: Set<LanguageCode>
  ) throws {
    var contents: [LanguageCode: Int64] = [:]
    for document in documents {
      guard let content = try commit.contentID(document.content.hash) else {
        throw Damage("content that should be stored is not there")
      }
      contents[document.language] = content
      cache.add(content, document.facts, document.content.bytes)
    }
    var comparison = PageComparison(
      page: page, at: commit.revision, documents: contents, languages, decisions)
    let isStored = if case .stored = key { true } else { false }
    for (code, content) in contents.sorted(by: { $0.key < $1.key }) {
      guard let source = languages.sources[code], let id = languages.ids[code],
        written[code] != nil || written[source] == true || repaired.contains(code)
      else { continue }
      let document = StoredState.DocumentKey(page: page, language: id)
      let stored =
        isStored
        ? try StoredLinks(db: db).links(document, at: commit.revision - 1) : SourceLinks(basis: [])
      let isOther = written[code] != nil || repaired.contains(code)
      var links = isOther ? try restoredLinks(content, document, source) : nil
      if links == nil, commit.isMended,
        try stored.basis.count == cache.blocks(of: content).count
      {
        links = stored
      }
      if links == nil {
        links = try self.links(
          of: content, code,
          after: isStored ? try version(before: document, madeFrom: source) : nil,
          isSourceNew: written[source] == true, &comparison)
      }
      guard let links else { continue }
      try StoredLinks(db: db).write(links, over: stored, document, commit.revision)
      comparison.links[code] = links
    }
    try StateWriter(db).write(comparison.state(&cache), page, commit.revision, isNew: !isStored)
  }

  /// A document's last version at a revision at which its language was made from a certain other
  /// one, with what it was made from; nil where there is none.
  ///
  /// So one that comes back after it was deleted goes on from where it was, and so does a language
  /// that is made again from the one that it was made from before it was made from a third.
  private func version(before document: StoredState.DocumentKey, madeFrom source: LanguageCode)
    throws -> Version?
  {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          WITH version AS (
            SELECT revision_id AS first, content_id,
              lead(revision_id, 1, ?4) OVER (ORDER BY revision_id) - 1 AS last
            FROM document_version
            WHERE page_id = ?1 AND language_id = ?2 AND revision_id < ?4
          ), origin AS (
            SELECT revision_id AS first, source,
              lead(revision_id, 1, ?4) OVER (ORDER BY revision_id) - 1 AS last
            FROM language_version WHERE language_id = ?2 AND revision_id < ?4
          )
          SELECT version.content_id, min(version.last, origin.last) AS at,
            version.content_id IN (SELECT content_id FROM forgotten_content)
          FROM version
          JOIN origin ON origin.first <= version.last AND version.first <= origin.last
          WHERE version.content_id IS NOT NULL AND origin.source = ?3
          ORDER BY at DESC LIMIT 1
          """),
      arguments: [document.page, document.language, source.compared, commit.revision])
    guard let row, try row.get(2) == false else { return nil }
    return Version(
      content: try row.get(0), links: try StoredLinks(db: db).links(document, at: row.get(1)))
  }

  private struct Version {
    var content: Int64
    var links: SourceLinks
  }

  /// Whether a document's language was made from a certain other one at a revision.
  private func isMade(
    _ document: StoredState.DocumentKey, from source: LanguageCode, at revision: Int64
  ) throws -> Bool {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT source FROM language_version WHERE language_id = ? AND revision_id <= ?
          ORDER BY revision_id DESC LIMIT 1
          """), arguments: [document.language, revision]) == source.compared
  }

  private mutating func links(
    of content: Int64, _ code: LanguageCode,
    after previous: Version?, isSourceNew: Bool,
    _ comparison: inout PageComparison
  ) throws -> SourceLinks {
    let blocks = try cache.texts(of: content)
    let before = try previous.map { (blocks: try cache.texts(of: $0.content), links: $0.links) }
      // Links that do not fit the blocks were made by another segmenter.
      .flatMap { $0.blocks.count == $0.links.basis.count ? $0 : nil }
    let sourceContent = comparison.sourceContent(of: code)
    guard let before, sourceContent == nil || !before.links.isEmpty else {
      if let sourceContent {
        return SourceLinks(
          of: blocks, source: try cache.alignable(sourceContent), sourceContent: sourceContent)
      }
      return SourceLinks(
        basis: blocks.map { _ in Basis(source: nil, certainty: .unsure) })
    }
    let source = try comparison.source(of: code, before.links, &cache)
    return SourceLinks(
      of: blocks, after: before,
      places: source?.places(of: before.links) ?? before.links.basis.map { _ in nil },
      source: source?.blocks ?? [], sourceContent: source?.content ?? 0, isSourceNew: isSourceNew)
  }

  /// The links that a document had at the revision it is taken back from; nil where it is not, or
  /// was made from another language then.
  private mutating func restoredLinks(
    _ content: Int64, _ document: StoredState.DocumentKey, _ source: LanguageCode
  ) throws -> SourceLinks? {
    guard let restored = commit.restored?.number,
      try isMade(document, from: source, at: restored)
    else { return nil }
    let there = try Int64.fetchOne(
      db,
      sql: """
        SELECT content_id FROM document_version
        WHERE page_id = ? AND language_id = ? AND revision_id <= ?
        ORDER BY revision_id DESC LIMIT 1
        """, arguments: [document.page, document.language, restored])
    guard there == content else { return nil }
    let links = try StoredLinks(db: db).links(document, at: restored)
    return links.basis.count == (try cache.blocks(of: content).count) ? links : nil
  }
}

/// Writes the states of pages: the table `page_state`.
struct StateWriter {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Writes the state of a page from a revision on, if it is other than before.
  ///
  /// - Parameter isNew: whether the page has none yet.
  func write(_ state: PageState, _ page: Int64, _ revision: Int64, isNew: Bool = false) throws {
    let encoded = state.encoded
    if !isNew, try stored(page, revision) == encoded { return }
    try db.cachedStatement(
      sql: "INSERT INTO page_state (page_id, revision_id, documents) VALUES (?, ?, ?)"
    ).execute(arguments: [page, revision, encoded])
  }

  /// Whether a state is the one that is stored for a revision.
  func holds(_ state: PageState, _ page: Int64, _ revision: Int64) throws -> Bool {
    try stored(page, revision) == state.encoded
  }

  private func stored(_ page: Int64, _ revision: Int64) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT documents FROM page_state WHERE page_id = ? AND revision_id <= ?
          ORDER BY revision_id DESC LIMIT 1
          """), arguments: [page, revision])
  }
}
