import Dispatch
import FileSystem
import GRDB
import Store
import Synchronization
import TestSupport
import Testing

/// Copies of the database, and its size.
struct BackupTests {
  @Test("A copy is the whole database, and lies alone")
  func copy() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/a": "One"], files: [asset("x", "1")]))
    try made.commit(site(["EN/a": "Two"]))
    try made.store.tag(
      Tag(name: "v1", revision: RevisionID(1), time: 5, author: "Ben"), moves: false)
    let folder = try TemporaryFolder()
    try made.store.backup(to: folder.path("copy.sqlite"))
    #expect(try folder.read().paths == ["copy.sqlite"])
    let copy = try ContentStore(path: folder.path("copy.sqlite"), access: .write)
    #expect(try copy.verify().findings == [])
    #expect(try copy.log() == made.store.log())
    #expect(try copy.tags() == made.store.tags())
    for number in [1, 2] as [Int64] {
      #expect(
        try copy.site(at: RevisionID(number)) == made.store.site(at: RevisionID(number)))
    }
    _ = try copy.commit(
      site(["EN/a": "Three"]), Signature(author: "Ben", time: 9, message: "On the copy"))
    #expect(try made.store.head()?.id == RevisionID(2))
    #expect(
      try MadeStore.rows("PRAGMA application_id", in: folder.path("copy.sqlite"))
        == made.rows("PRAGMA application_id"))
  }

  @Test("A copy over another replaces it in one step, and what a cut-off one left goes")
  func replaced() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/a": "One"]))
    let folder = try TemporaryFolder(["copy.sqlite": "old", ".copy.sqlite.cmctl-new": "half"])
    try made.store.backup(to: folder.path("copy.sqlite"))
    #expect(try folder.read().paths == ["copy.sqlite"])
    #expect(
      try ContentStore(path: folder.path("copy.sqlite"), access: .read).head()?.id == RevisionID(1))
  }

  @Test("A copy that cannot be made leaves nothing, and what was there stays")
  func failed() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/a": "One"]))
    let folder = try TemporaryFolder(["folder/x": "x"])
    #expect(throws: FileSystemError.self) {
      try made.store.backup(to: folder.path("no/such/copy.sqlite"))
    }
    #expect(throws: FileSystemError.self) { try made.store.backup(to: folder.path("folder")) }
    #expect(try folder.read() == ["folder/x": "x"])
  }

  @Test("The database is no place for its own copy, by whatever name")
  func ontoItself() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/a": "One"]))
    let before = try #require(try Files.status(made.path))
    try made.folder.link("other.sqlite", to: made.path)
    for name in [
      "site.sqlite", "other.sqlite", "./site.sqlite", "site.sqlite-wal", "site.sqlite-shm",
    ] {
      let target = made.folder.path(name)
      #expect(throws: StoreError.ownCopy(path: target)) { try made.store.backup(to: target) }
    }
    #expect(try Files.status(made.path)?.inode == before.inode)
    try made.commit(site(["EN/a": "Two"]))
    #expect(try made.store.head()?.id == RevisionID(2))
  }

  @Test("While others commit, a copy is whole and is one revision")
  func whileWriting() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/a": "Text 1"]))
    let path = made.path
    let isDone = Mutex(false)
    let hasEnded = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      do {
        let writer = try ContentStore(path: path, access: .write)
        var number = 1
        while !isDone.withLock({ $0 }), number < 2000 {
          number += 1
          let texts = ["EN/a": "Text \(number)", "EN/b\(number % 7)": "Text \(number)"]
          _ = try writer.commit(
            site(texts), Signature(author: "Anna", time: 1, message: "\(number)"))
        }
      } catch {
        Issue.record("\(error)")
      }
      hasEnded.signal()
    }
    defer {
      isDone.withLock { $0 = true }
      hasEnded.wait()
    }
    let folder = try TemporaryFolder()
    var last: Int64 = 0
    for index in 0..<8 {
      // Each copy is later than the one before.
      while try made.store.head()?.id.number ?? 0 <= last {}
      let target = folder.path("\(index).sqlite")
      try made.store.backup(to: target)
      let copy = try ContentStore(path: target, access: .read)
      #expect(try copy.verify().findings == [])
      let head = try #require(try copy.head())
      #expect(head.id.number > last)
      last = head.id.number
      let text = try copy.document(PagePath("a"), LanguageCode("en"), at: head.id)
      #expect(String(decoding: text, as: UTF8.self) == "Text \(last)")
      #expect(try copy.log().count == Int(last))
    }
  }

  @Test("A database is compacted without a loss, and a second time by nothing")
  func compact() throws {
    let made = try MadeStore()
    for index in 0..<20 {
      try made.commit(site(["EN/a": String(repeating: "Text \(index) ", count: 2000)]))
    }
    let log = try made.store.log()
    // What somebody's own table leaves behind is free space.
    try made.damage(
      "CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(5000000)); DROP TABLE t;")
    let sizes = try made.store.compact()
    #expect(sizes.before > 5_000_000)
    #expect(sizes.after < 1_000_000)
    #expect(try Files.status(made.path)?.size == sizes.after)
    #expect(try Files.status(made.path + "-wal")?.size ?? 0 == 0)
    #expect(try made.store.log() == log)
    #expect(try made.store.verify().findings == [])
    let again = try made.store.compact()
    #expect(again.after == sizes.after && again.before == sizes.after)
  }
}
