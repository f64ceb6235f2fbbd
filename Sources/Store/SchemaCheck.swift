import GRDB
import Migrations

/// Compares the schema of a database with what the migrations make.
struct SchemaCheck {
  /// A table, a view or an index that is not as it should be.
  struct Difference {
    /// As in “view history”.
    var name: String
    /// The statement that makes it; nil where it is not ours.
    var expected: String?
    /// The statement that made it; nil where it is not there.
    var found: String?

    /// Whether it can be made anew: it holds nothing of its own, and nothing can be in its way.
    var canBeMade: Bool {
      guard let expected else { return false }
      return expected.hasPrefix("CREATE VIEW ") || expected.hasPrefix("CREATE INDEX ")
    }
  }

  /// In order of name.
  let differences: [Difference]

  init(_ db: Database) throws {
    let fresh = try DatabaseQueue()
    let expected = try fresh.write { db in
      for migration in migrations { try db.execute(sql: migration.sql) }
      return try Self.schema(db)
    }
    let found = try Self.schema(db)
    differences = Set(expected.keys).union(found.keys).sorted()
      .filter { expected[$0] != found[$0] }
      .map { Difference(name: $0, expected: expected[$0], found: found[$0]) }
  }

  private static func schema(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type || ' ' || name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT IN ('grdb_migrations', 'sqlite_sequence')
        """)
    return Dictionary(try rows.map { (try $0.get(0), try $0.get(1)) }) { first, _ in first }
  }

  /// Makes views and indexes again that are missing or other than they should be.
  func mend(_ db: Database) throws {
    for difference in differences where difference.canBeMade {
      if difference.found != nil { try db.execute(sql: "DROP \(difference.name)") }
      if let expected = difference.expected { try db.execute(sql: expected) }
    }
  }
}
