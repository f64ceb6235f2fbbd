import FileSystem
import GRDB
import Store
import TestSupport
import Testing

/// Damage of every kind is found and named, and never ends the program.
struct VerifyTests {
  private let made: MadeStore

  init() throws {
    made = try MadeStore()
    try made.commit(
      site(
        [
          "EN/index": "# Hello\n\nFirst words", "DE/index": "# Hallo\n\nErste Worte",
          "EN/old": "Only then", "EN/guide/über": "Über",
        ],
        files: [asset("img/a.svg", "<svg/>")], settings: ["k": "1"], source: "en"))
    try made.commit(
      site(
        [
          "EN/index": "# Hello\n\nOther words", "DE/index": "# Hallo\n\nErste Worte",
          "EN/guide/über": "Über",
        ],
        files: [asset("img/a.svg", "<svg/>")], settings: ["k": "2"], source: "en"))
  }

  private func verify() throws -> [VerifyReport.Finding] {
    try ContentStore(path: made.path, access: .read).verify().findings
  }

  /// SQL for the content that holds a text.
  private static func content(_ text: String) -> String {
    "(SELECT id FROM content WHERE bytes = CAST('\(text)' AS BLOB))"
  }

  @Test("An intact database has no findings, and is counted")
  func intact() throws {
    let report = try made.store.verify()
    #expect(report.findings == [])
    #expect(report.contents == 6)
    #expect(report.revisions == 2)
  }

  @Test("An empty database is intact")
  func empty() throws {
    let report = try MadeStore().store.verify()
    #expect(report.findings == [])
    #expect(report.contents == 0)
  }

  @Test("A flipped byte in a text is found, and who has it is named")
  func flippedText() throws {
    try made.damage(
      """
      UPDATE content SET bytes = CAST('# Hallo' || char(10) || char(10) || 'erste Worte' AS BLOB)
      WHERE bytes = CAST('# Hallo' || char(10) || char(10) || 'Erste Worte' AS BLOB)
      """)
    let findings = try verify()
    #expect(findings.map(\.concerned) == [["index (de), revision 1"]])
    #expect(findings.first?.message.hasSuffix("is not what its hash says") == true)
    #expect(findings.first?.remedy?.contains("import them into a new database") == true)
  }

  @Test("Damage that only old revisions have is told as such, with the page's last name")
  func oldRevision() throws {
    try made.damage("UPDATE content SET bytes = x'00' WHERE id = \(Self.content("Only then"))")
    let findings = try verify()
    #expect(findings.map(\.concerned) == [["old (en), revision 1"]])
    #expect(findings.first?.remedy?.contains("a backup holds this one") == true)
  }

  @Test("A damaged asset is named with its role")
  func damagedAsset() throws {
    try made.damage("UPDATE content SET bytes = x'' WHERE id = \(Self.content("<svg/>"))")
    #expect(try verify().map(\.concerned) == [["img/a.svg (asset), revision 1"]])
  }

  @Test("A text that several documents have names them all")
  func several() throws {
    try made.commit(
      site(
        ["EN/a": "Same", "DE/a": "Same", "EN/b": "Same"], files: [asset("x", "Same")])
    )
    try made.damage("UPDATE content SET bytes = x'00' WHERE id = \(Self.content("Same"))")
    #expect(
      Set(try verify().flatMap(\.concerned)) == [
        "a (de), revision 3", "a (en), revision 3", "b (en), revision 3", "x (asset), revision 3",
      ])
  }

  @Test(
    "Flipped bytes in blocks, facts and hashes are found",
    arguments: [
      "UPDATE text SET blocks = x'0304'",
      "UPDATE text SET blocks = zeroblob(40)", "UPDATE text SET body = 4000",
      "UPDATE content SET hash = zeroblob(32) WHERE id = 1",
      "UPDATE content SET hash = randomblob(32)",
    ])
  func facts(sql: String) throws {
    try made.damage(sql)
    let findings = try verify()
    #expect(!findings.isEmpty)
    #expect(findings.contains { $0.concerned.contains { $0.hasSuffix("revision 1") } })
  }

  @Test(
    "Rows that are gone are missed",
    arguments: [
      "revision WHERE id = 1", "content WHERE id = 1", "content", "text",
      "text WHERE content_id = 1",
      "language", "language_version", "page", "page_version", "document_version", "file",
      "setting", "basis WHERE 0; DELETE FROM text",
    ])
  func rowsGone(what: String) throws {
    try made.damage("DELETE FROM \(what)")
    // Without its rows a table of versions tells nothing of what was in it.
    if what == "document_version" { return #expect(try verify().count >= 0) }
    #expect(!(try verify()).isEmpty)
  }

  @Test(
    "Rows that contradict each other are found",
    arguments: [
      "UPDATE page_version SET path = 'index'", "UPDATE page_version SET path = '../up'",
      "UPDATE page_version SET path = NULL", "UPDATE document_version SET content_id = 99",
      "UPDATE revision SET id = id + 10", "UPDATE text SET blocks = x''",
      "UPDATE basis SET first_source_block = 7",
      "UPDATE basis SET source_content_id = 99", "INSERT INTO tag VALUES ('v9', 9, 0, 'A')",
      "INSERT INTO forgotten_content VALUES (1, 9)",
      "PRAGMA ignore_check_constraints = ON; UPDATE language_version SET fallback = '{'",
      "PRAGMA ignore_check_constraints = ON; UPDATE language SET code = 'x y z' WHERE id = 1",
      "PRAGMA ignore_check_constraints = ON; UPDATE file SET role = 'other'",
      "PRAGMA ignore_check_constraints = ON; UPDATE content SET hash = x'00' WHERE id = 1",
    ])
  func contradictions(sql: String) throws {
    try made.damage(sql)
    #expect(!(try verify()).isEmpty)
  }

  @Test("What is missing in the schema, differs or is not ours is named")
  func schema() throws {
    try made.damage(
      """
      DROP INDEX page_version_by_path; DROP VIEW history; CREATE TABLE theirs (a);
      DROP INDEX basis_by_revision; CREATE INDEX basis_by_revision ON basis (page_id);
      """)
    #expect(
      try verify().map(\.message) == [
        "index basis_by_revision differs in the schema",
        "index page_version_by_path is missing in the schema",
        "table theirs is not ours in the schema", "view history is missing in the schema",
      ])
  }

  @Test("Views and indexes are made again, and nothing of others is touched")
  func mendedSchema() throws {
    try made.damage(
      """
      DROP INDEX page_version_by_path; DROP VIEW history; DROP VIEW translation_state;
      CREATE VIEW translation_state AS SELECT 1; CREATE VIEW theirs AS SELECT 2;
      """)
    let findings = try verify()
    #expect(findings.count == 4)
    for finding in findings where !finding.message.contains("theirs") {
      #expect(finding.remedy == "cmctl compact makes it again")
    }
    try made.store.rebuild()
    #expect(try verify().map(\.message) == ["view theirs is not ours in the schema"])
    #expect(try made.rows("SELECT count(*) FROM translation_state") == ["4"])
    #expect(try made.rows("SELECT * FROM theirs") == ["2"])
  }

  @Test("Damaged blocks are named as such, by their documents")
  func damagedBlocks() throws {
    try made.damage(
      "UPDATE text SET blocks = x'0304' WHERE content_id = \(Self.content("Only then"))")
    let finding = try #require(try verify().first)
    #expect(
      finding.message.hasSuffix(" is whole, but the list of its blocks (text.blocks) is damaged"))
    #expect(finding.concerned == ["old (en), revision 1"])
  }

  @Test("A damaged basis is named once for its document, with its revisions")
  func damagedBasis() throws {
    try made.damage(
      """
      UPDATE basis SET first_source_block = 70;
      INSERT INTO accepted_block
      SELECT page_id, language_id, revision_id, 0, source_content_id, 90, 1, NULL FROM basis
      """)
    let findings = try verify().filter { $0.message.hasPrefix("index (de): ") }
    #expect(
      findings.map(\.message) == [
        "index (de): what the blocks were made from (basis) is damaged: it names blocks that the "
          + "source does not have",
        "index (de): what needs no block (accepted_block) is damaged: it names blocks that the "
          + "source does not have",
      ])
    for finding in findings {
      #expect(finding.concerned == ["index (de), revision 1"])
      #expect(finding.remedy?.hasPrefix("take the last backup") == true)
    }
  }

  @Test("What was forgotten on purpose is no damage")
  func forgotten() throws {
    #expect(
      try made.store.forget(
        PagePath("old"), #require(LanguageCode("en")), before: RevisionID(2),
        Signature(author: "Ben", time: 1, message: "")) == 1)
    #expect(try verify() == [])
  }

  /// The file as it is once all is in it, and nothing in its log.
  private func bytes() throws -> [UInt8] {
    _ = try made.store.compact()
    return try Files.read(made.path)
  }

  /// Verifies a file of its own; what it finds or how it is refused.
  private func outcome(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = folder.path("site.sqlite")
    try Files.create(path, bytes)
    do throws(StoreError) {
      let findings = try ContentStore(path: path, access: .read).verify().findings
      return findings.flatMap { [$0.message] + $0.concerned }
    } catch {
      switch error {
      case .damaged, .notADatabase, .empty, .foreign: return ["refused"]
      default: return ["refused as \(error)"]
      }
    }
  }

  @Test("A file that was cut off anywhere is told, and never taken for intact")
  func truncated() throws {
    let bytes = try bytes()
    for size in stride(from: 0, to: bytes.count, by: 1536) {
      let outcome = try outcome(Array(bytes.prefix(size)))
      #expect(!outcome.isEmpty, "cut off at \(size)")
      #expect(outcome.allSatisfy { !$0.hasPrefix("refused as") }, "\(size): \(outcome)")
    }
  }

  @Test("A page of zeros or of noise anywhere ends nothing")
  func pages() throws {
    let bytes = try bytes()
    var found = 0
    for page in 0..<bytes.count / 8192 {
      for value in [0, 0xa5] as [UInt8] {
        var damaged = bytes
        for index in page * 8192..<(page + 1) * 8192 { damaged[index] = value }
        let outcome = try outcome(damaged)
        #expect(outcome.allSatisfy { !$0.hasPrefix("refused as") }, "\(page): \(outcome)")
        if !outcome.isEmpty { found += 1 }
      }
    }
    // An empty table's page of zeros is the one thing that nobody can miss.
    #expect(found >= bytes.count / 8192 * 2 - 4, "\(found) of \(bytes.count / 8192 * 2)")
  }

  @Test("Without its log a database is what it was when the log began")
  func withoutLog() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("site.sqlite")
    // A copy of a database in use: the newest is in the log alone.
    _ = try made.store.compact()
    let old = try Files.read(made.path)
    try made.commit(site(["EN/index": "Newest"]))
    let log = try Files.read(made.path + "-wal")
    #expect(!log.isEmpty)
    try Files.create(path, try Files.read(made.path))
    #expect(try Files.read(path) == old)
    let store = try ContentStore(path: path, access: .read)
    #expect(try store.verify().findings == [])
    #expect(try store.head()?.id == RevisionID(2))
  }

  @Test("A log with flipped bytes is taken as far as it is whole")
  func brokenLog() throws {
    _ = try made.store.compact()
    for text in ["Three", "Four"] { try made.commit(site(["EN/index": text])) }
    let (main, log) = (try Files.read(made.path), try Files.read(made.path + "-wal"))
    for place in stride(from: 0, to: log.count, by: log.count / 40) {
      let folder = try TemporaryFolder()
      var log = log
      log[place] ^= 0xff
      try Files.create(folder.path("site.sqlite"), main)
      try Files.create(folder.path("site.sqlite-wal"), log)
      let store = try ContentStore(path: folder.path("site.sqlite"), access: .read)
      #expect(try store.verify().findings == [])
      #expect([2, 3, 4].contains(try store.head()?.id.number))
    }
  }
}
