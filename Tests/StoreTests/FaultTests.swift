import FileSystem
import GRDB
import Store
import TestSupport
import Testing

/// Files that are no database of ours, and databases that are damaged.
struct FaultTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("site.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  /// Opens the file in both ways and expects one error of both; the folder stays as it is.
  private func expectRefusal(
    _ error: StoreError, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try folder.read()
    for access in [ContentStore.Access.read, .write] {
      #expect(throws: error, sourceLocation: sourceLocation) {
        try ContentStore(path: path, access: access)
      }
    }
    #expect(try folder.read() == before, sourceLocation: sourceLocation)
  }

  @Test("A text file is no database")
  func textFile() throws {
    try folder.write(["site.sqlite": String(repeating: "Not a database.\n", count: 100)])
    try expectRefusal(.notADatabase(path: path))
  }

  @Test("A folder is no database")
  func folderInPlace() throws {
    try Files.makeFolder(path)
    try expectRefusal(.notADatabase(path: path))
  }

  @Test("Another program's database is left alone")
  func foreign() throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')")
    }
    try expectRefusal(.foreign(path: path))
  }

  @Test("A database with a step that this cmctl does not know is a newer one's")
  func newer() throws {
    try makeStore()
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('v999_of_the_future')")
    }
    try expectRefusal(.newer(path: path))
  }

  @Test("A database that is not there is made by who writes and missed by who reads")
  func missing() throws {
    #expect(throws: StoreError.notThere(path: path)) {
      try ContentStore(path: path, access: .read)
    }
    #expect(try folder.read().paths == [])
    try makeStore()
    #expect(try ContentStore(path: path, access: .read).head()?.id == RevisionID(1))
  }

  @Test("No folder is made for a database")
  func missingFolder() throws {
    let path = folder.path("a/b/site.sqlite")
    #expect(throws: StoreError.noFolder(path: path)) {
      try ContentStore(path: path, access: .write)
    }
    #expect(throws: StoreError.notThere(path: path)) {
      try ContentStore(path: path, access: .read)
    }
    #expect(try folder.read().paths == [])
  }

  @Test("An empty file becomes a database when something is imported, and holds none before")
  func emptyFile() throws {
    try folder.write(["site.sqlite": ""])
    #expect(throws: StoreError.empty(path: path)) { try ContentStore(path: path, access: .read) }
    #expect(try folder.read() == ["site.sqlite": ""])
    try makeStore()
    #expect(try ContentStore(path: path, access: .read).head()?.id == RevisionID(1))
  }

  @Test("A folder that may not be written is no place for a database", .disabled(if: Places.isRoot))
  func noPermission() throws {
    try makeStore()
    try setMode(0o555, folder.path)
    defer { try? setMode(0o755, folder.path) }
    let new = folder.path("new.sqlite")
    #expect(throws: StoreError.notWritable(path: new)) {
      try ContentStore(path: new, access: .write)
    }
    #expect(try ContentStore(path: path, access: .read).head()?.id == RevisionID(1))
  }

  @Test("A damaged page is told as damage")
  func damagedPage() throws {
    try makeStore()
    var bytes = try Files.read(path)
    for index in 4096..<bytes.count { bytes[index] = 0xa5 }
    var tree = TextTree()
    tree.files["site.sqlite"] = bytes
    try folder.write(tree)
    expectDamage { try ContentStore(path: path, access: .read).site() }
    expectDamage {
      try ContentStore(path: path, access: .write).commit(
        site(["EN/a": "b"]), Signature(author: "Ben", time: 2, message: ""))
    }
  }

  @Test("A database that was cut off is told as damage")
  func cutOff() throws {
    try makeStore()
    var tree = TextTree()
    tree.files["site.sqlite"] = Array(try Files.read(path).prefix(3 * 4096 + 100))
    try folder.write(tree)
    expectDamage { try ContentStore(path: path, access: .read).site() }
  }

  @Test("Content that is not what its hash says is told as damage")
  func changedContent() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "Hello"]))
    try made.damage("UPDATE content SET bytes = CAST('Hullo' AS BLOB)")
    let hash = Content(Array("Hello".utf8)).hash
    #expect(
      throws: StoreError.damaged(path: made.path, what: "content \(hash.hex) is not what it was")
    ) { try made.store.contents([hash]) }
  }

  @Test(
    "Rows that cmctl never wrote are told as damage",
    arguments: [
      "UPDATE page_version SET path = '../up'", "DELETE FROM text", "DELETE FROM page_version",
      "UPDATE language_version SET is_known = 0",
      "PRAGMA ignore_check_constraints = ON; UPDATE file SET role = 'other'",
      "PRAGMA ignore_check_constraints = ON; UPDATE content SET hash = x'00' WHERE id = 1",
      "PRAGMA ignore_check_constraints = ON; UPDATE language SET code = 'x y z'",
      "PRAGMA ignore_check_constraints = ON; UPDATE language_version SET fallback = '{'",
      "PRAGMA ignore_check_constraints = ON; UPDATE language_version SET direction = 'up'",
    ])
  func oddRows(sql: String) throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "Hello"], files: [asset("a", "b")]))
    try made.damage(sql)
    expectDamage { try made.store.site() }
  }

  @Test("Damaged blocks are told, and nothing is stored over them")
  func damagedBlocks() throws {
    let made = try MadeStore()
    try made.commit(site(["DE/index": "Hallo", "EN/index": "Hello"], source: "en"))
    try made.damage("UPDATE text SET blocks = x'0304'")
    expectDamage { try made.commit(site(["DE/index": "Na", "EN/index": "Hello"], source: "en")) }
    #expect(try made.store.head()?.id == RevisionID(1))
  }

  private func makeStore() throws {
    _ = try ContentStore(path: path, access: .write).commit(
      site(["EN/index": "Hello", "DE/index": "Hallo"]),
      Signature(author: "Anna", time: 1, message: "Import"))
  }

  private func expectDamage<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Value
  ) {
    do {
      _ = try body()
      Issue.record("no error", sourceLocation: sourceLocation)
    } catch StoreError.damaged {
    } catch {
      Issue.record("told as \(error)", sourceLocation: sourceLocation)
    }
  }
}
