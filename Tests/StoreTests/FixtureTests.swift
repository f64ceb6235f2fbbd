import Dispatch
import FileSystem
import Store
import TestSupport
import Testing

/// Databases of every schema that ever shipped still open.
struct FixtureTests {
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

  private let folder: TemporaryFolder
  private var path: String { folder.path("site.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private static func fixture(_ version: String) -> String {
    Files.join(Files.parent(of: #filePath), "Fixtures/\(version).sqlite")
  }

  /// Lays the fixture of a schema into the folder.
  private func take(_ version: String) throws {
    try Files.create(path, try Files.read(Self.fixture(version)))
  }

  private func expectRevisions(_ store: ContentStore) throws {
    for (index, snapshot) in Self.revisions.enumerated() {
      let read = try store.site(at: RevisionID(Int64(index + 1)))
      var expected = Site(previewing: snapshot)
      expected.revision = read.revision
      #expect(read == expected)
      #expect(read.revision.author == "Anna")
    }
    #expect(try store.head()?.id == RevisionID(3))
    #expect(try store.verify().findings == [])
    let last = try #require(Self.revisions.last)
    #expect(try store.changes(from: last).isEmpty)
    _ = try store.commit(site([:]), Signature(author: "Ben", time: 9, message: "Empty"))
    #expect(try store.head()?.author == "Ben")
  }

  @Test("A database of schema v001 is brought up to date and reads as it did")
  func v001() throws {
    try take("v001")
    try expectRevisions(ContentStore(path: path, access: .write))
  }

  @Test("An upgrade leaves the database as it was beside it, whole, and only once")
  func copy() throws {
    try take("v001")
    _ = try ContentStore(path: path, access: .write)
    let copy = path + ".v001_initial"
    #expect(try folder.read().paths == ["site.sqlite", "site.sqlite.v001_initial"])
    let steps = "SELECT identifier FROM grdb_migrations"
    #expect(try MadeStore.rows(steps, in: copy) == ["v001_initial"])
    let texts = "SELECT hex(hash), hex(bytes) FROM content ORDER BY 1"
    #expect(try MadeStore.rows(texts, in: copy) == MadeStore.rows(texts, in: path))
    #expect(try MadeStore.rows("PRAGMA integrity_check", in: copy) == ["ok"])
    let bytes = try Files.read(copy)
    _ = try ContentStore(path: path, access: .write).commit(
      site([:]), Signature(author: "Ben", time: 9, message: "Empty"))
    _ = try ContentStore(path: path, access: .write)
    #expect(try Files.read(copy) == bytes)
    // The copy is a database like any other.
    #expect(try ContentStore(path: copy, access: .write).head()?.id == RevisionID(3))
  }

  @Test("Who only reads brings a database of schema v001 up to date, too")
  func reader() throws {
    try take("v001")
    let store = try ContentStore(path: path, access: .read)
    #expect(try store.tags() == [])
    #expect(try store.site(at: RevisionID(1)).pages.map(\.path.text) == ["intro", "old"])
    #expect(try folder.read().paths.contains("site.sqlite.v001_initial"))
  }

  @Test("Readers of a database of an older schema may come at once", arguments: 0..<10)
  func readersAtOnce(_: Int) throws {
    try take("v001")
    DispatchQueue.concurrentPerform(iterations: 4) { [path] _ in
      do {
        let site = try ContentStore(path: path, access: .read).site()
        #expect(site.revision.id == RevisionID(3))
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  @Test(
    "A database of schema v002 is brought up to date, with tags, forgotten texts, git's commits")
  func v002() throws {
    try take("v002")
    let store = try ContentStore(path: path, access: .write)
    #expect(try folder.read().paths.contains("site.sqlite.v002_history"))
    #expect(
      try store.tags() == [
        Tag(name: "v1", revision: RevisionID(1), time: 11, author: "Anna")
      ])
    #expect(
      try store.forgettings().map { "\($0.page.text) \($0.language.tag) \($0.count) \($0.reason)" }
        == ["old en 1 A letter"])
    #expect(try store.lastGitCommit() == String(repeating: "ab", count: 20))
    #expect(try store.verify().findings == [])
    #expect(try store.site(at: RevisionID(1)).pages.map(\.path.text) == ["intro"])
    // The text that was forgotten comes back with the first revision.
    _ = try store.commit(
      Self.revisions[0], Signature(author: "Ben", time: 9, message: "Back to the first"))
    #expect(try store.site(at: RevisionID(1)).pages.map(\.path.text) == ["intro", "old"])
    _ = try store.commit(
      Self.revisions[2], Signature(author: "Ben", time: 9, message: "And to the last"))
    for (index, snapshot) in Self.revisions.enumerated() {
      var expected = Site(previewing: snapshot)
      expected.revision = try store.site(at: RevisionID(Int64(index + 1))).revision
      #expect(try store.site(at: RevisionID(Int64(index + 1))) == expected)
    }
  }

  @Test("An upgrade computes the states of translations of every revision")
  func states() throws {
    try take("v002")
    let store = try ContentStore(path: path, access: .write)
    let states = try (1...3).map { number in
      try store.translations(at: RevisionID(number)).pages.map { page in
        "\(page.path.text): " + page.cells.map(\.state.rawValue).joined(separator: ", ")
      }
    }
    #expect(
      states == [
        ["intro: current, source"], ["guide/intro: current, source"],
        ["guide/intro: current, source"],
      ])
    // A source that changes from now on outdates as ever.
    _ = try store.commit(
      site(
        ["DE/guide/intro": "# Hallo\n\nEin Text", "EN/guide/intro": "# Hello\n\nNo text"],
        settings: ["mail_domain": "chat.example.net"], source: "en"),
      Signature(author: "Ben", time: 9, message: "Changed"))
    #expect(try store.outdated().map(\.blocks.count) == [1])
    #expect(try store.verify().findings == [])
  }

  @Test("A database of schema v003 is brought up to date, with what was decided")
  func v003() throws {
    try take("v003")
    let store = try ContentStore(path: path, access: .write)
    #expect(try folder.read().paths.contains("site.sqlite.v003_translations"))
    #expect(try store.verify().findings == [])
    #expect(
      try store.log().flatMap(\.decisions) == [
        Decision(
          kind: .confirmed, isTakenBack: true, page: PagePath("guide/intro"),
          language: #require(LanguageCode("de"))),
        Decision(
          kind: .minor(RevisionID(3)), page: PagePath("guide/intro"),
          language: #require(LanguageCode("en")), part: .block(2)),
        Decision(
          kind: .confirmed, page: PagePath("guide/intro"),
          language: #require(LanguageCode("de"))),
      ])
    #expect(try store.translations().pages.map { $0.cells.map(\.state) } == [[.outdated, .source]])
  }

  @Test(
    "A database of schema v004 is brought up to date, with what was accepted and found",
    arguments: ["v004", "v005"])
  func v004(_ version: String) throws {
    try take(version)
    let store = try ContentStore(path: path, access: .read)
    #expect(
      try folder.read().paths.filter { $0.hasPrefix("site.sqlite.") }
        == (version == "v004" ? ["site.sqlite.v004_checks"] : []))
    #expect(try store.verify().findings == [])
    let german = try #require(LanguageCode("de"))
    let page = try PagePath("guide/intro")
    func acceptance(_ finding: Finding, isTakenBack: Bool = false) -> Acceptance {
      Acceptance(
        rule: finding.rule, page: page, language: german, isTakenBack: isTakenBack,
        fingerprint: finding.fingerprint)
    }
    #expect(try store.acceptances(at: RevisionID(8)) == [acceptance(Self.untranslated)])
    #expect(
      try store.acceptances(at: RevisionID(7))
        == [acceptance(Self.untranslated), acceptance(Self.doubled)])
    #expect(
      try store.log().flatMap(\.acceptances) == [
        acceptance(Self.doubled, isTakenBack: true), acceptance(Self.untranslated),
        acceptance(Self.doubled),
      ])
    #expect(try store.keptFindings() == ["guide/intro": [Self.untranslated, Self.doubled]])
    #expect(try store.keptTargets(besides: []) == ["info.html"])
    #expect(try store.changesSinceCheck(version: 1, at: RevisionID(8)) == .pages([]))
    let glossary = try #require(store.site().files(.glossary).first)
    #expect(
      try store.contents([glossary.hash]).values.map { String(decoding: $0, as: UTF8.self) }
        == [Self.glossary])
  }

  @Test("A database of schema v005 opens as it is, and says what the last import saw")
  func v005() throws {
    try take("v005")
    let store = try ContentStore(path: path, access: .read)
    let seen = try #require(try store.seenTree(Self.seen.names))
    #expect(seen.tree == Self.seen)
    #expect(seen.head.id == RevisionID(8))
  }

  private static let seen = SeenTree(
    names: ContentHash(of: Array("names".utf8)), stamps: [1, nil, .max],
    warnings: [
      Problem("locales/x", "is ignored", hint: "name it", severity: .warning),
      Problem("locales/DE/y.md", line: 2, column: 3, "is odd", severity: .warning),
    ])
  private static let glossary = "term,language,translation\ntext,de,Text\n"
  private static let untranslated = Finding(
    rule: .untranslated, severity: .warning, page: "guide/intro", language: "de",
    path: "locales/DE/guide/intro.md", place: .init(line: 3, column: 1, endLine: 3, endColumn: 9),
    message: "this text is that of the source, word for word", hint: "translate it",
    block: "Ein Text", blockLine: 3,
    source: .init(language: "en", path: "locales/EN/guide/intro.md", line: 3, text: "A text."),
    subject: "text")
  private static let doubled = Finding(
    rule: .doubleWord, severity: .warning, page: "guide/intro", language: "de",
    path: "locales/DE/guide/intro.md", message: "“Text” stands twice", hint: "take one away",
    block: "Ein Text", blockLine: 3, fix: .init(start: 1, end: 2, text: ""), subject: "Text")

  /// A fixture is made once, by the last code that writes its schema, and never again.
  @Test(
    "The fixture of schema v005 is made",
    .enabled(if: environment("CMCTL_FIXTURE") == "v005", "CMCTL_FIXTURE=v005 makes it"))
  func make() throws {
    let made = try MadeStore()
    let (page, german) = (try PagePath("guide/intro"), try #require(LanguageCode("de")))
    func sign(_ time: Int64, _ message: String) -> Signature {
      Signature(author: "Anna", time: time, message: message)
    }
    func commit(_ time: Int64, _ german: String, _ english: String) throws {
      let texts = ["DE/guide/intro": german, "EN/guide/intro": english]
      let glossary = Snapshot.File(
        role: .glossary, path: try FilePath(Glossary.fileName),
        content: Content(Array(Self.glossary.utf8)))
      _ = try made.store.commit(
        site(texts, files: [glossary], source: "en"), sign(time, "Import"), seeing: Self.seen)
    }
    try commit(1, "# Hallo\n\nEin Text", "# Hello\n\nA text")
    try commit(2, "# Hallo\n\nEin Text", "# Hello there\n\nA text")
    try commit(3, "# Hallo\n\nEin Text", "# Hello there\n\nA text.")
    _ = try made.store.confirm(page, german, .whole, sign(4, "Confirm"))
    _ = try made.store.markMinor(RevisionID(3), sign(5, "Minor"))
    _ = try made.store.takeBackConfirmation(page, german, .whole, sign(6, "Take back"))
    let found = [Self.untranslated, Self.doubled]
    _ = try made.store.accept(found, sign(7, "Accept"))
    _ = try made.store.accept([Self.doubled], takesBack: true, sign(8, "Accept no longer"))
    try made.store.keepCheck(
      [
        CheckedPage(
          path: page.text, findings: found,
          anchors:
            #"{"parts":[{"ids":[],"isOpen":false,"names":["hallo"]}],"places":{"de":0},"skeleton":[]}"#,
          targets: ["info.html"])
      ], gone: [], isWhole: true, version: 1, at: RevisionID(8))
    _ = try made.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    try? Files.removeFile(Self.fixture("v005"))
    try Files.create(Self.fixture("v005"), try Files.read(made.path))
  }
}
