import Foundation
import GRDB

/// What an import saw of the files that it read, so that the next one need not read them again.
package struct SeenTree: Sendable, Equatable {
  /// A hash of where the files lie and how they are called.
  package var names: ContentHash
  /// For each file what its times and its place on the disk say of it; nil where they say nothing
  /// that can be relied on.
  package var stamps: [UInt64?]
  /// What the import warned of.
  package var warnings: [Problem]

  package init(names: ContentHash, stamps: [UInt64?], warnings: [Problem]) {
    self.names = names
    self.stamps = stamps
    self.warnings = warnings
  }
}

extension SeenTree {
  /// A warning as the database holds it.
  private struct Warning: Codable {
    var path: String
    var line: Int?
    var column: Int?
    var message: String
    var hint: String?
  }

  fileprivate func encodedWarnings() throws -> String {
    let warnings = warnings.map {
      Warning(
        path: $0.path, line: $0.line, column: $0.column, message: $0.message, hint: $0.hint)
    }
    return String(decoding: try JSONEncoder().encode(warnings), as: UTF8.self)
  }

  fileprivate static func warnings(_ encoded: String) throws -> [Problem] {
    if encoded == "[]" { return [] }
    return try JSONDecoder().decode([Warning].self, from: Data(encoded.utf8)).map {
      Problem(
        $0.path, line: $0.line, column: $0.column, $0.message, hint: $0.hint, severity: .warning)
    }
  }
}

extension SeenTree {
  /// Reads what the last import saw; nil where there is nothing, it saw other files, or the newest
  /// revision may hold something else than it brought.
  init?(_ db: Database, names: ContentHash) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT stamps, warnings FROM seen_tree WHERE names = ?1 AND NOT EXISTS (
          SELECT 1 FROM document_version WHERE revision_id > seen_tree.revision_id
          UNION ALL SELECT 1 FROM page_version WHERE revision_id > seen_tree.revision_id
          UNION ALL SELECT 1 FROM file_version WHERE revision_id > seen_tree.revision_id
          UNION ALL SELECT 1 FROM setting_version WHERE revision_id > seen_tree.revision_id
          UNION ALL SELECT 1 FROM language_version WHERE revision_id > seen_tree.revision_id
        )
        """, arguments: [Data(names.bytes)])
    // What cannot be read is as if it were not there: it is derived.
    guard let row, let warnings = try? Self.warnings(row.get(1)) else { return nil }
    self.init(
      names: names, stamps: Stamps.read(try row.get(0)), warnings: warnings)
  }

  /// Writes it over what the import before saw.
  func write(_ revision: RevisionID, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO seen_tree (id, revision_id, names, stamps, warnings)
        VALUES (1, ?, ?, ?, ?)
        """,
      arguments: [
        revision.number, Data(names.bytes), Stamps.data(stamps), try encodedWarnings(),
      ])
  }

  /// Makes the next import read everything.
  static func forget(_ db: Database) throws { try db.execute(sql: "DELETE FROM seen_tree") }
}
