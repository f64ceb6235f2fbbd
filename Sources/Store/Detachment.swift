import GRDB
import Translation

/// Takes the references to texts that are to be forgotten out of what translations were made from.
///
/// What is forgotten can be compared with nothing any more. So a reference goes over to the same
/// block of a later version of the text, where there is one, and to nothing else.
struct Detachment {
  private let db: Database
  private let contents: [Int64]
  private var cache: BlockCache

  init(_ contents: [Int64], _ db: Database) {
    self.contents = contents
    self.db = db
    cache = BlockCache(db)
  }

  /// Does it, and returns the pages whose states have to be computed again.
  func run() throws -> Set<Int64> {
    var detachment = self
    var pages: Set<Int64> = []
    for content in contents {
      try detachment.detach(content)
      pages.formUnion(
        try Int64.fetchAll(
          db, sql: "SELECT page_id FROM document_version WHERE content_id = ?",
          arguments: [content]))
    }
    return pages
  }

  private mutating func detach(_ content: Int64) throws {
    let places = try places(of: content)
    let stored = StoredLinks(db: db)
    for table in ["basis", "accepted_block"] {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT page_id, language_id, revision_id FROM \(table)
          WHERE source_content_id = ?
          """, arguments: [content])
      for row in rows {
        let key = StoredState.DocumentKey(page: try row.get(0), language: try row.get(1))
        let revision: Int64 = try row.get(2)
        let links = try stored.links(key, at: revision)
        try db.execute(
          sql: """
            DELETE FROM \(table) WHERE page_id = ? AND language_id = ? AND revision_id = ?
            """, arguments: [key.page, key.language, revision])
        let moved = SourceLinks(
          basis: links.basis.map { basis in
            Basis(
              source: basis.source.flatMap { $0.content == content ? places[$0] : $0 },
              certainty: basis.certainty)
          },
          accepted: links.accepted.compactMap { entry in
            let source = entry.source.content == content ? places[entry.source] : entry.source
            return source.map { AcceptedBlock(source: $0, block: entry.block) }
          })
        try stored.write(moved, to: table, key, revision)
      }
    }
    // The decision stays, with who made it and when; what it compared does not.
    try db.execute(
      sql: """
        UPDATE decision SET
          old_content_id = CASE WHEN old_content_id <> ?1 THEN old_content_id END,
          new_content_id = CASE WHEN new_content_id <> ?1 THEN new_content_id END
        WHERE old_content_id = ?1 OR new_content_id = ?1
        """, arguments: [content])
  }

  /// Where the blocks of a text stand in later versions of the same document, the nearest first.
  private mutating func places(of content: Int64) throws -> [SourceBlock: SourceBlock] {
    let others = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT other.content_id FROM document_version AS own
        JOIN document_version AS other USING (page_id, language_id)
        WHERE own.content_id = ?1 AND other.revision_id > own.revision_id
          AND other.content_id IS NOT NULL AND other.content_id <> ?1
          AND other.content_id NOT IN (SELECT content_id FROM forgotten_content)
        ORDER BY other.revision_id
        """, arguments: [content]
    ).filter { !contents.contains($0) }
    var found: [BlockText: SourceBlock] = [:]
    for other in others.reversed() {
      for (position, block) in try cache.texts(of: other).enumerated() {
        found[block] = SourceBlock(content: other, position: position)
      }
    }
    var places: [SourceBlock: SourceBlock] = [:]
    for (position, block) in try cache.texts(of: content).enumerated() {
      places[SourceBlock(content: content, position: position)] = found[block]
    }
    return places
  }
}
