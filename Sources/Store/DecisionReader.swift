import GRDB
import Translation

/// Reads what people decided about translations.
struct DecisionReader {
  let db: Database
  /// Whether there is any decision at all: mostly there is none, and nothing need be asked.
  private let hasAny: Bool

  init(_ db: Database) throws {
    self.db = db
    hasAny = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM decision)") ?? false
  }

  /// A change of a source block that outdates nobody.
  struct MinorChange: Hashable {
    var old: SourceBlock
    var new: SourceBlock
  }

  /// The changes of a page's source that are minor at a revision.
  func minorChanges(_ page: Int64, _ language: Int64, at revision: Int64) throws -> [MinorChange] {
    if !hasAny { return [] }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT old_content_id, old_block, new_content_id, new_block, is_taken_back, max(id)
          FROM decision
          WHERE page_id = ? AND language_id = ? AND kind = 'minor' AND revision_id <= ?
            AND old_content_id IS NOT NULL AND new_content_id IS NOT NULL
          GROUP BY old_content_id, old_block, new_content_id, new_block ORDER BY max(id)
          """), arguments: [page, language, revision])
    return try rows.compactMap { row in
      if try row.get(4) { return nil }
      return MinorChange(
        old: SourceBlock(content: try row.get(0), position: try row.get(1)),
        new: SourceBlock(content: try row.get(2), position: try row.get(3)))
    }
  }

  /// Whether a whole translation was confirmed, and that was not taken back.
  func isConfirmed(_ page: Int64, _ language: Int64, at revision: Int64) throws -> Bool {
    if !hasAny { return false }
    let isTakenBack = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT is_taken_back FROM decision
          WHERE page_id = ? AND language_id = ? AND revision_id <= ?
            AND kind = 'confirmed' AND part = 'whole'
          ORDER BY id DESC LIMIT 1
          """), arguments: [page, language, revision])
    return isTakenBack == false
  }
}
