import Dispatch
import FileSystem
import Store
import TestSupport
import Testing

/// Databases of every schema that ever shipped still open.
struct FixtureTests {
  private static let fixture = Files.join(Files.parent(of: #filePath), "Fixtures/v001.sqlite")

  private static let revisions = [
    site(
      ["DE/intro": "# Hallo\n\nText", "EN/intro": "# Hello\n\nText", "EN/old": "Old"],
      files: [asset("main.css", "body {}")], settings: ["mail_domain": "chat.example.org"],
      source: "en"),
    site(
      ["DE/guide/intro": "# Hallo\n\nText", "EN/guide/intro": "# Hello\n\nText"],
      files: [asset("main.css", "body { margin: 0 }")],
      settings: ["mail_domain": "chat.example.org"], source: "en"),
    site(
      ["DE/guide/intro": "# Hallo\n\nEin Text", "EN/guide/intro": "# Hello\n\nA text"],
      settings: ["mail_domain": "chat.example.net"], source: "en"),
  ]

  @Test("A database of schema v001 is brought up to date and reads as it did")
  func v001() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("site.sqlite")
    try Files.create(path, try Files.read(Self.fixture))
    let store = try ContentStore(path: path, access: .write)
    for (index, snapshot) in Self.revisions.enumerated() {
      let read = try store.site(at: RevisionID(Int64(index + 1)))
      var expected = Site(previewing: snapshot)
      expected.revision = read.revision
      #expect(read == expected)
      #expect(read.revision.author == "Anna")
    }
    #expect(try store.head()?.id == RevisionID(3))
    let last = try #require(Self.revisions.last)
    #expect(try store.changes(from: last).isEmpty)
    _ = try store.commit(site([:]), Signature(author: "Ben", time: 9, message: "Empty"))
    #expect(try store.head()?.author == "Ben")
  }

  @Test("Readers of a database of an older schema may come at once", arguments: 0..<10)
  func readers(_: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("site.sqlite")
    try Files.create(path, try Files.read(Self.fixture))
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      do {
        let site = try ContentStore(path: path, access: .read).site()
        #expect(site.revision.id == RevisionID(3))
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  /// A fixture is made once, by the last code that writes its schema, and never again.
  @Test(
    "The fixture of schema v001 is made",
    .enabled(if: environment("CMCTL_FIXTURE") == "v001", "CMCTL_FIXTURE=v001 makes it"))
  func make() throws {
    let made = try MadeStore()
    for snapshot in Self.revisions { try made.commit(snapshot) }
    _ = try made.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    try Files.removeFile(Self.fixture)
    try Files.create(Self.fixture, try Files.read(made.path))
  }
}
