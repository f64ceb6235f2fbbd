import FileSystem
import Migrations
import TestSupport
import Testing

struct SchemaTests {
  @Test("The schema is the one in Golden/schema.sql")
  func schema() throws {
    let made = try MadeStore()
    let owner = try made.rows("PRAGMA application_id")
    let parts = try made.rows(
      """
      SELECT sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%' ORDER BY type, name
      """)
    try expectGolden(
      "PRAGMA application_id = \(owner[0]);\n\n"
        + parts.map { $0 + ";\n" }.joined(separator: "\n"), "schema.sql")
  }

  @Test("Every table refuses values of a wrong type")
  func strict() throws {
    let made = try MadeStore()
    let loose = try made.rows(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'
        AND name NOT LIKE 'grdb%'
      """)
    #expect(loose == [])
  }

  @Test("The program holds the migrations of the folder migrations/, in order of name")
  func embedded() throws {
    let folder = Places.package + "/migrations"
    let names = try Files.names(in: folder).filter { $0.hasSuffix(".sql") }
    #expect(migrations.map { $0.name + ".sql" } == names)
    for (migration, name) in zip(migrations, names) {
      #expect(Array(migration.sql.utf8) == (try Files.read(folder + "/" + name)))
      #expect(name.wholeMatch(of: /v\d{3}_[a-z_]+\.sql/) != nil)
    }
  }

  @Test("A new database has taken every step")
  func steps() throws {
    let made = try MadeStore()
    #expect(
      try made.rows("SELECT identifier FROM grdb_migrations ORDER BY rowid")
        == migrations.map(\.name))
  }
}
