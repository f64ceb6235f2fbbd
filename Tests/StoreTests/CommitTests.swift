import Testing

@testable import Store

struct CommitTests {
  @Test("The first import is revision 1, and everything in it is new")
  func first() throws {
    let made = try MadeStore()
    #expect(try made.store.head() == nil)
    let snapshot = site(["EN/index": "Hello", "DE/index": "Hallo"])
    guard case .committed(let revision, let changes) = try made.commit(snapshot, "Start") else {
      Issue.record("nothing was committed")
      return
    }
    #expect(revision == Revision(id: RevisionID(1), time: 1, author: "Anna", message: "Start"))
    #expect(changes.documents.map(\.kind) == [.new, .new])
    #expect(changes.documents.map(\.language.tag) == ["de", "en"])
    #expect(changes == Changes.first(snapshot))
    #expect(try made.store.head() == revision)
  }

  @Test("An import of what is there already makes no revision")
  func unchanged() throws {
    let made = try MadeStore()
    let snapshot = site(["EN/index": "Hello"], files: [asset("a.css", "x")])
    try made.commit(snapshot)
    let head = try #require(try made.store.head())
    #expect(try made.commit(snapshot) == .unchanged(head))
    #expect(try made.store.changes(from: snapshot).isEmpty)
    #expect(try made.rows("SELECT count(*) FROM revision") == ["1"])
  }

  @Test("A snapshot of nothing is a revision like another, once")
  func empty() throws {
    let made = try MadeStore()
    guard case .committed(let revision, _) = try made.commit(Snapshot()) else {
      Issue.record("nothing was committed")
      return
    }
    #expect(try made.commit(Snapshot()) == .unchanged(revision))
    #expect(try made.store.site().pages.isEmpty)
  }

  @Test("What changed is told: texts, files, settings and languages")
  func changed() throws {
    let made = try MadeStore()
    try made.commit(
      site(
        ["EN/index": "Hello", "EN/info": "Info", "RU/index": "Привет"],
        files: [asset("a.css", "1"), asset("b.css", "1")], settings: ["one": "1", "two": "2"]))
    let changes = try made.changes(
      site(
        ["EN/index": "Hello!", "EN/new": "New", "RU/index": "Привет"],
        files: [asset("a.css", "2"), asset("c.css", "1")], settings: ["one": "3", "three": "3"]))
    #expect(
      changes.documents.map { "\($0.language.tag) \($0.page.text) \($0.kind)" }
        == ["en index changed", "en info deleted", "en new new"])
    #expect(
      changes.files.map { "\($0.path.text) \($0.kind)" }
        == ["a.css changed", "b.css deleted", "c.css new"])
    #expect(
      changes.settings.map { "\($0.key) \($0.kind)" }
        == ["one changed", "three new", "two deleted"])
    #expect(changes.languages.isEmpty)
    #expect(changes.moves.isEmpty)
  }

  @Test("A language whose name alone changed makes a revision")
  func languageName() throws {
    let made = try MadeStore()
    var snapshot = site(["EN/index": "Hello"])
    try made.commit(snapshot)
    snapshot.languages[0].name = "English"
    let changes = try made.changes(snapshot)
    #expect(changes.languages.map(\.tag) == ["en"])
    #expect(changes.documents.isEmpty)
    #expect(try made.store.site().languages.map(\.name) == ["English"])
    #expect(try made.store.site(at: RevisionID(1)).languages.map(\.name) == ["en"])
  }

  @Test("A change of the executable bit alone makes a revision")
  func executable() throws {
    let made = try MadeStore()
    try made.commit(site([:], files: [asset("run", "x")]))
    let changes = try made.changes(site([:], files: [asset("run", "x", isExecutable: true)]))
    #expect(changes.files.map(\.kind) == [.changed])
    #expect(try made.store.site().files[0].isExecutable)
    #expect(try !made.store.site(at: RevisionID(1)).files[0].isExecutable)
  }

  @Test("A deleted page is gone from the newest revision and still there in the old one")
  func deleted() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "Hello", "EN/info": "Info"]))
    let changes = try made.changes(site(["EN/index": "Hello"]))
    #expect(changes.documents.map(\.kind) == [.deleted])
    #expect(try made.store.site().pages.map(\.path.text) == ["index"])
    #expect(try made.store.site(at: RevisionID(1)).pages.map(\.path.text) == ["index", "info"])
  }

  @Test("Equal texts are stored once, wherever they stand")
  func storedOnce() throws {
    let made = try MadeStore()
    try made.commit(
      site(["EN/a": "Same", "EN/b": "Same", "DE/a": "Same"], files: [asset("c", "Same")]))
    #expect(try made.rows("SELECT count(*) FROM content") == ["1"])
  }

  @Test("An empty file comes back empty")
  func emptyFile() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": ""], files: [asset("a", "")]))
    let hash = Content([]).hash
    #expect(try made.store.contents([hash]) == [hash: []])
    #expect(try made.store.site().files[0].hash == hash)
  }

  @Test("Nothing but the database itself lies in its folder when all are done")
  func tidy() throws {
    var made: MadeStore? = try MadeStore()
    let folder = try #require(made?.folder)
    try made?.commit(site(["EN/index": "Hello"]))
    _ = try made?.store.site()
    made = nil
    #expect(try folder.read().paths == ["site.sqlite"])
    var reader: ContentStore? = try ContentStore(path: folder.path("site.sqlite"), access: .read)
    #expect(try reader?.site().pages.count == 1)
    reader = nil
    #expect(try folder.read().paths == ["site.sqlite"])
  }

  @Test("Bytes that are not there, and a revision that is not, are told")
  func notThere() throws {
    let made = try MadeStore()
    #expect(throws: StoreError.empty(path: made.path)) { try made.store.site() }
    try made.commit(site(["EN/index": "Hello"]))
    #expect(throws: StoreError.noRevision(RevisionID(7), newest: RevisionID(1))) {
      try made.store.site(at: RevisionID(7))
    }
    #expect(throws: StoreError.noRevision(RevisionID(0), newest: RevisionID(1))) {
      try made.store.site(at: RevisionID(0))
    }
    let hash = Content([1]).hash
    #expect(throws: StoreError.damaged(path: made.path, what: "content \(hash.hex) is not there")) {
      try made.store.contents([hash])
    }
  }

  @Test("A file whose name is spelled with other bytes is another file")
  func respelled() throws {
    let made = try MadeStore()
    let (one, other) = ("caf\u{e9}.txt", "cafe\u{301}.txt")
    try made.commit(site(["EN/index": "x"], files: [asset(one, "1")]))
    let changes = try made.changes(site(["EN/index": "x"], files: [asset(other, "2")]))
    #expect(changes.files.map(\.kind) == [.deleted, .new])
    try made.commit(site(["EN/index": "x"], files: [asset(one, "3")]))
    #expect(try made.store.site().files(.asset).map(\.hash) == [Content(Array("3".utf8)).hash])
    try made.commit(site(["EN/index": "x"]))
    #expect(try made.store.site().files == [])
  }

  @Test("A commit of a git repository that is stored already is not stored again")
  func gitCommitTwice() throws {
    let made = try MadeStore()
    let signature = Signature(author: "Anna", time: 1, message: "")
    let hashes = ["a", "b"].map { String(repeating: $0, count: 40) }
    for (hash, text) in [(hashes[0], "1"), (hashes[1], "2"), (hashes[0], "1")] {
      _ = try made.store.commit(site(["EN/index": text]), signature, gitCommit: hash)
    }
    #expect(try made.store.head()?.id == RevisionID(2))
    #expect(try made.store.lastGitCommit() == hashes[1])
  }
}
