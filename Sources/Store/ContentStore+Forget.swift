import Foundation
import GRDB

/// A deletion of history on purpose, as it is remembered.
package struct Forgetting: Sendable, Equatable {
  /// When, in seconds since 1970-01-01T00:00:00Z.
  package var time: Int64
  package var author: String
  package var reason: String
  package var page: PagePath
  package var language: LanguageCode
  package var before: RevisionID
  /// How many texts are gone.
  package var count: Int
}

extension ContentStore {
  /// Tells how many texts `forget` would delete.
  package func forgettable(_ page: PagePath, _ language: LanguageCode, before: RevisionID)
    throws(StoreError) -> Int
  {
    try read { db in try Self.forgettable(page, language, before, db).count }
  }

  /// Deletes the texts that a page had in a language before a revision, as far as nothing else
  /// holds them.
  ///
  /// What is in force at that revision or later stays, and so do the numbers, times and authors of
  /// revisions. That it happened is remembered, and the bytes are overwritten in the file.
  package func forget(
    _ page: PagePath, _ language: LanguageCode, before: RevisionID, _ signature: Signature
  ) throws(StoreError) -> Int {
    let count = try write { db in
      let contents = try Self.forgettable(page, language, before, db)
      if contents.isEmpty { return 0 }
      try db.execute(
        sql: """
          INSERT INTO forgetting (time, author, reason, page, language, before_revision)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          signature.time, signature.author, signature.message, page.text, language.compared,
          before.number,
        ])
      let id = db.lastInsertedRowID
      let pages = try Detachment(contents, db).run()
      for content in contents {
        try db.execute(
          sql: "INSERT INTO forgotten_content (content_id, forgetting_id) VALUES (?, ?)",
          arguments: [content, id])
        try db.execute(sql: "UPDATE content SET bytes = x'' WHERE id = ?", arguments: [content])
        try db.execute(
          sql: """
            UPDATE text SET body = 0, front_matter = '{}', variables = '' WHERE content_id = ?
            """, arguments: [content])
      }
      var states = try StateHistory(db, pages: pages)
      try states.rebuild()
      try Self.forgetChecks(db)
      try Self.forgetExports(db)
      // A text that is still on disk comes back with the next import.
      try SeenTree.forget(db)
      return contents.count
    }
    // What was deleted must not be readable in free pages or in the log of the database.
    if count > 0 {
      do throws(StoreError) {
        _ = try compact()
      } catch {
        if case .locked = error { throw .notWiped(path: path, count: count, isInUse: true) }
        throw .notWiped(path: path, count: count, isInUse: false)
      }
    }
    return count
  }

  /// Returns the deletions, oldest first.
  package func forgettings() throws(StoreError) -> [Forgetting] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT time, author, reason, page, language, before_revision, (
            SELECT count(*) FROM forgotten_content WHERE forgetting_id = forgetting.id
          ) FROM forgetting ORDER BY id
          """
      ).map { row in
        guard let language = LanguageCode(try row.get(4) as String) else {
          throw Damage("a deletion in a language of no valid code")
        }
        return Forgetting(
          time: try row.get(0), author: try row.get(1), reason: try row.get(2),
          page: try PagePath(try row.get(3)),
          language: language, before: RevisionID(try row.get(5)), count: try row.get(6))
      }
    }
  }

  /// Contents that only versions of a document hold which were replaced before a revision.
  private static func forgettable(
    _ page: PagePath, _ language: LanguageCode, _ before: RevisionID, _ db: Database
  ) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        WITH version AS (
          SELECT content_id, page_id, language_id, revision_id, lead(revision_id) OVER (
            PARTITION BY page_id, language_id ORDER BY revision_id
          ) AS next FROM document_version
        ), old AS (
          SELECT * FROM version
          WHERE next <= ?3 AND content_id IS NOT NULL
            AND page_id IN (
              SELECT page_id FROM (
                SELECT page_id, max(revision_id), path FROM page_version
                WHERE revision_id <= ?3 AND path IS NOT NULL GROUP BY page_id
              ) WHERE path = ?1
            )
            AND language_id = (SELECT id FROM language WHERE code = ?2)
        )
        SELECT DISTINCT content_id FROM old
        WHERE content_id NOT IN (SELECT content_id FROM forgotten_content)
          AND content_id NOT IN (
            SELECT content_id FROM file_version WHERE content_id IS NOT NULL
          )
          AND content_id NOT IN (
            SELECT v.content_id FROM version AS v WHERE v.content_id IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM old WHERE old.page_id = v.page_id
                  AND old.language_id = v.language_id AND old.revision_id = v.revision_id
              )
          )
        ORDER BY content_id
        """, arguments: [page.text, language.compared, before.number])
  }
}
