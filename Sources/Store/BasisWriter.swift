import Foundation
import GRDB
import Translation

/// Records, in a commit, from which source blocks the blocks of translations were made.
///
/// A translation gets rows where its own text changed, and where its source appeared for the first
/// time; a change of the source alone writes nothing, and that is what makes the translation
/// outdated.
struct BasisWriter {
  private let commit: Commit
  private var db: Database { commit.db }

  init(_ commit: Commit) { self.commit = commit }

  func write(_ plan: CommitPlan, _ snapshot: Snapshot) throws {
    let sources = Dictionary(
      uniqueKeysWithValues: snapshot.languages.compactMap { language in
        language.source.map { (language.code, $0) }
      })
    var changed: [PagePath: [LanguageCode: Bool]] = [:]  // true: the document is new
    for change in plan.changes.documents where change.kind != .deleted {
      changed[change.page, default: [:]][change.language] = change.kind == .new
    }
    if changed.isEmpty { return }
    var byPage: [PagePath: [LanguageCode: Snapshot.Document]] = [:]
    for document in snapshot.documents where changed[document.page] != nil {
      byPage[document.page, default: [:]][document.language] = document
    }
    for (page, languages) in changed.sorted(by: { $0.key < $1.key }) {
      guard let documents = byPage[page], let key = plan.pages[page],
        let pageID = commit.pageID(key)
      else { continue }
      for document in documents.values.sorted(by: { $0.language < $1.language }) {
        guard let source = sources[document.language] else { continue }
        let sourceIsNew = languages[source] == true
        guard languages[document.language] != nil || sourceIsNew else { continue }
        try write(document, from: documents[source], page: pageID)
      }
    }
  }

  private func write(_ document: Snapshot.Document, from source: Snapshot.Document?, page: Int64)
    throws
  {
    guard let language = commit.languageID(document.language) else { return }
    let key = StoredState.DocumentKey(page: page, language: language)
    let blocks = try texts(of: document)
    if blocks.isEmpty { return }
    if let restored = try restoredBasis(document, key), restored.count == blocks.count {
      return try write(restored, key)
    }
    var previous: (blocks: [BlockText], basis: [Basis])?
    if let stored = commit.state.documents[key] {
      let blocks = try StoredBlocks.texts(of: stored.contentID, db)
      let basis = try storedBasis(key, at: commit.revision)
      // A basis that does not fit the blocks was made by another segmenter.
      if basis.count == blocks.count { previous = (blocks, basis) }
    }
    let sourceBlocks = try source.map(texts) ?? []
    let sourceID = try source.flatMap { try commit.contentID($0.content.hash) } ?? 0
    let basis = Translation.basis(
      of: blocks, previous: previous, source: sourceBlocks, sourceContent: sourceID)
    if let previous, previous.basis == basis, previous.blocks == blocks { return }
    try write(basis, key)
  }

  private func write(_ basis: [Basis], _ key: StoredState.DocumentKey) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO basis (
          page_id, language_id, revision_id, first_block, block_count, source_content_id,
          first_source_block, is_sure
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for run in BasisRun.runs(of: basis) {
      try statement.execute(arguments: [
        key.page, key.language, commit.revision, run.firstBlock, run.count, run.source?.content,
        run.source?.position, run.certainty == .sure,
      ])
    }
  }

  /// The basis that a document had at the revision it is taken back from; nil where it is not.
  private func restoredBasis(_ document: Snapshot.Document, _ key: StoredState.DocumentKey) throws
    -> [Basis]?
  {
    guard let restored = commit.restored?.number else { return nil }
    let hash = try Data.fetchOne(
      db,
      sql: """
        SELECT content.hash FROM document_version
        JOIN content ON content.id = document_version.content_id
        WHERE page_id = ? AND language_id = ? AND revision_id <= ?
        ORDER BY revision_id DESC LIMIT 1
        """, arguments: [key.page, key.language, restored])
    guard let hash, ContentHash(hash) == document.content.hash else { return nil }
    return try storedBasis(key, at: restored)
  }

  private func storedBasis(_ key: StoredState.DocumentKey, at revision: Int64) throws -> [Basis] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT first_block, block_count, source_content_id, first_source_block, is_sure
        FROM basis
        WHERE page_id = ?1 AND language_id = ?2 AND revision_id = (
          SELECT max(revision_id) FROM basis
          WHERE page_id = ?1 AND language_id = ?2 AND revision_id <= ?3
        )
        ORDER BY first_block
        """, arguments: [key.page, key.language, revision])
    return try rows.flatMap { row in
      BasisRun(
        firstBlock: try row.get(0), count: try row.get(1),
        source: try (row.getIfPresent(2) as Int64?).map {
          SourceBlock(content: $0, position: try row.get(3))
        },
        certainty: try row.get(4) ? .sure : .unsure
      ).basis
    }
  }

  private func texts(of document: Snapshot.Document) throws -> [BlockText] {
    if let bytes = document.content.bytes {
      return StoredBlocks.texts(of: document.facts.blocks, in: bytes)
    }
    guard let content = try commit.contentID(document.content.hash) else {
      throw Damage("content that should be stored is not there")
    }
    return try StoredBlocks.texts(of: content, db)
  }
}

/// Neighbouring blocks that were made from neighbouring source blocks: one row.
struct BasisRun {
  var firstBlock: Int
  var count: Int
  var source: SourceBlock?
  var certainty: Certainty

  /// The blocks of the run, one by one.
  var basis: [Basis] {
    (0..<count).map { offset in
      Basis(
        source: source.map {
          SourceBlock(content: $0.content, position: $0.position + offset)
        }, certainty: certainty)
    }
  }

  /// Joins what is in order: nearly always a document is one run.
  static func runs(of basis: [Basis]) -> [BasisRun] {
    var runs: [BasisRun] = []
    for (index, entry) in basis.enumerated() {
      if let last = runs.last, last.certainty == entry.certainty,
        last.source.map({
          SourceBlock(content: $0.content, position: $0.position + last.count)
        }) == entry.source
      {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(
          BasisRun(
            firstBlock: index, count: 1, source: entry.source, certainty: entry.certainty))
      }
    }
    return runs
  }
}
