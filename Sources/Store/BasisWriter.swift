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
    let blocks = Self.texts(document.facts.blocks, of: document.content.bytes)
    if blocks.isEmpty { return }
    let key = StoredState.DocumentKey(page: page, language: language)
    var previous: (blocks: [BlockText], basis: [Basis])?
    if let stored = commit.state.documents[key] {
      let blocks = try storedBlocks(stored.contentID)
      let basis = try storedBasis(key)
      // A basis that does not fit the blocks was made by another segmenter.
      if basis.count == blocks.count { previous = (blocks, basis) }
    }
    let sourceBlocks = source.map { Self.texts($0.facts.blocks, of: $0.content.bytes) } ?? []
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

  private func storedBlocks(_ content: Int64) throws -> [BlockText] {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT text.blocks, content.bytes FROM text
          JOIN content ON content.id = text.content_id WHERE content_id = ?
          """, arguments: [content])
    else { return [] }
    let bytes = [UInt8](row[1] as Data)
    guard let blocks = BlockCoding.decode([UInt8](row[0] as Data)),
      blocks.allSatisfy({ Int($0.start) + Int($0.length) <= bytes.count })
    else { throw Damage("the blocks of content \(content)") }
    return Self.texts(blocks, of: bytes)
  }

  private func storedBasis(_ key: StoredState.DocumentKey) throws -> [Basis] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT first_block, block_count, source_content_id, first_source_block, is_sure
        FROM basis
        WHERE page_id = ?1 AND language_id = ?2 AND revision_id = (
          SELECT max(revision_id) FROM basis WHERE page_id = ?1 AND language_id = ?2
        )
        ORDER BY first_block
        """, arguments: [key.page, key.language])
    return rows.flatMap { row in
      BasisRun(
        firstBlock: row[0], count: row[1],
        source: (row[2] as Int64?).map { SourceBlock(content: $0, position: row[3]) },
        certainty: row[4] ? .sure : .unsure
      ).basis
    }
  }

  private static func texts(_ blocks: [Block], of bytes: [UInt8]) -> [BlockText] {
    blocks.map { block in
      let start = Int(block.start)
      return BlockText(
        kind: block.kind, level: block.level, text: bytes[start..<start + Int(block.length)])
    }
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
