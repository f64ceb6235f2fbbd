import Foundation
import GRDB

extension ContentStore {
  /// Stores what an import found as one revision; nothing, where nothing is other than before.
  ///
  /// - Parameter tree: what the import saw of the files; nil where it read none.
  /// - Throws: `StoreError`; the database is then as it was.
  package func commit(_ snapshot: Snapshot, _ signature: Signature, seeing tree: SeenTree? = nil)
    throws(StoreError) -> CommitResult
  {
    // Nothing changed is the everyday case, and is found without keeping others from writing.
    if let head = try head(), try changes(from: snapshot).isEmpty { return .unchanged(head) }
    return try write { db in try Self.record(snapshot, signature, in: db, seeing: tree) }
  }

  /// Writes a revision in a transaction that holds the right to write.
  ///
  /// - Parameters:
  ///   - restored: the revision that the snapshot takes documents back from: they get the basis
  ///     back, too, that they had then.
  ///   - isMended: whether what changed is no new translation: documents keep their basis.
  ///   - state: what is stored, where it is known.
  ///   - tree: what the import saw of the files.
  static func record(
    _ snapshot: Snapshot, _ signature: Signature, in db: Database,
    restoring restored: RevisionID? = nil, isMended: Bool = false, over state: StoredState? = nil,
    seeing tree: SeenTree? = nil
  ) throws -> CommitResult {
    let newest = try revision(db, nil)
    let state = try state ?? StoredState(db, at: newest?.id.number ?? 0)
    let plan = CommitPlan(from: state, to: snapshot)
    if let newest, plan.changes.isEmpty { return .unchanged(newest) }
    let revision = Revision(
      id: RevisionID((newest?.id.number ?? 0) + 1), time: signature.time,
      author: signature.author, message: signature.message)
    try insert(revision, db)
    var commit = try Commit(db, revision.id, state, restored, isMended: isMended)
    try commit.write(plan, snapshot)
    try tree?.write(revision.id, db)
    return .committed(revision, plan.changes)
  }

  static func insert(_ revision: Revision, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO revision (id, time, author, message) VALUES (?, ?, ?, ?)",
      arguments: [revision.id.number, revision.time, revision.author, revision.message])
  }

  /// Returns what a commit would change.
  package func changes(from snapshot: Snapshot) throws(StoreError) -> Changes {
    try read { db in
      let state = try StoredState(db, at: Self.revision(db, nil)?.id.number ?? 0)
      return CommitPlan(from: state, to: snapshot).changes
    }
  }
}

extension Changes {
  /// Returns what a first commit would change.
  package static func first(_ snapshot: Snapshot) -> Changes {
    CommitPlan(from: StoredState(), to: snapshot).changes
  }
}

/// Writes the rows of one revision.
struct Commit {
  let db: Database
  let revision: Int64
  let state: StoredState
  /// The revision that documents are taken back from.
  let restored: RevisionID?
  /// Whether documents keep their basis though their text is other.
  let isMended: Bool
  private(set) var languageIDs: [LanguageCode: Int64]
  /// The numbers of the new pages.
  private var pageIDs: [Int64] = []
  private var contentIDs: [ContentHash: Int64] = [:]
  private let hasForgotten: Bool

  init(
    _ db: Database, _ id: RevisionID, _ state: StoredState, _ restored: RevisionID?, isMended: Bool
  ) throws {
    hasForgotten =
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM forgotten_content)") ?? false
    self.db = db
    revision = id.number
    self.state = state
    self.restored = restored
    self.isMended = isMended
    languageIDs = state.languageIDs
  }

  mutating func write(_ plan: CommitPlan, _ snapshot: Snapshot) throws {
    try writeLanguages(plan)
    try writePaths(plan)
    try writeDocuments(plan, snapshot)
    try writeFiles(plan)
    try writeSettings(plan)
    var translations = try TranslationWriter(self, snapshot)
    try translations.write(plan, snapshot)
  }

  func pageID(_ key: CommitPlan.PageKey) -> Int64 {
    switch key {
    case .stored(let id): id
    case .fresh(let place): pageIDs[place]
    }
  }

  /// The number of content that this commit wrote or found stored.
  func contentID(_ hash: ContentHash) throws -> Int64? {
    if let id = contentIDs[hash] { return id }
    // Before the first revision there is nothing.
    if revision == 1 { return nil }
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM content WHERE hash = ?"),
      arguments: [Data(hash.bytes)])
  }

  private mutating func writeLanguages(_ plan: CommitPlan) throws {
    let known = plan.languages.compactMap { entry in entry.language.map { (entry.code, $0) } }
    for (code, _) in known where languageIDs[code] == nil {
      try db.execute(sql: "INSERT INTO language (code) VALUES (?)", arguments: [code.compared])
      languageIDs[code] = db.lastInsertedRowID
    }
    for (code, language) in plan.languages {
      // What is not known any more keeps its row's other columns: a row says what it became.
      let language = language ?? state.languages[languageIDs[code] ?? 0]
      guard let language, let id = languageIDs[code] else { continue }
      let isKnown = known.contains { $0.0 == code }
      let fallback = try JSONEncoder().encode(language.fallback.map(\.compared))
      try db.execute(
        sql: """
          INSERT INTO language_version (
            language_id, revision_id, is_known, folder, position, name, direction, source,
            fallback, missing
          ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, revision, isKnown, isKnown ? language.folder : nil,
          isKnown ? language.position : nil, language.name, language.direction.rawValue,
          language.source?.compared, String(decoding: fallback, as: UTF8.self), language.missing,
        ])
    }
  }

  private mutating func writePaths(_ plan: CommitPlan) throws {
    let newPage = try db.cachedStatement(sql: "INSERT INTO page DEFAULT VALUES")
    let newPath = try db.cachedStatement(
      sql: "INSERT INTO page_version (page_id, revision_id, path) VALUES (?, ?, ?)")
    for (key, path) in plan.paths {
      if case .fresh = key {
        try newPage.execute()
        pageIDs.append(db.lastInsertedRowID)
      }
      try newPath.execute(arguments: [pageID(key), revision, path?.text])
    }
  }

  private mutating func writeDocuments(_ plan: CommitPlan, _ snapshot: Snapshot) throws {
    struct Version {
      var page: Int64
      var language: Int64
      var content: Int64?
      var isExecutable: Bool
    }
    var versions: [Version] = []
    versions.reserveCapacity(plan.documents.count)
    contentIDs.reserveCapacity(plan.documents.count)
    for write in plan.documents {
      guard let language = languageIDs[write.language] else {
        throw Damage("a language that should be stored is not there")
      }
      var version = Version(
        page: pageID(write.page), language: language, content: nil, isExecutable: false)
      if let place = write.place {
        let document = snapshot.documents[place]
        version.content = try store(document.content, document.facts)
        version.isExecutable = document.isExecutable
      }
      versions.append(version)
    }
    // In the order of the table, so that SQLite has nothing to look for.
    versions.sort { ($0.page, $0.language) < ($1.page, $1.language) }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO document_version (
          page_id, language_id, revision_id, content_id, is_executable
        ) VALUES (?, ?, ?, ?, ?)
        """)
    for version in versions {
      try statement.execute(arguments: [
        version.page, version.language, revision, version.content, version.isExecutable,
      ])
    }
  }

  private mutating func writeFiles(_ plan: CommitPlan) throws {
    for (key, file) in plan.files {
      try db.execute(
        sql: "INSERT OR IGNORE INTO file (role, path) VALUES (?, ?)",
        arguments: [key.role.rawValue, key.path.text])
      let content = try file.map { try store($0.content, $0.facts) }
      try db.execute(
        sql: """
          INSERT INTO file_version (file_id, revision_id, content_id, is_executable)
          VALUES ((SELECT id FROM file WHERE role = ? AND path = ?), ?, ?, ?)
          """,
        arguments: [
          key.role.rawValue, key.path.text, revision, content, file?.isExecutable ?? false,
        ])
    }
  }

  private func writeSettings(_ plan: CommitPlan) throws {
    for (key, value) in plan.settings {
      try db.execute(
        sql: "INSERT OR IGNORE INTO setting (section, key) VALUES (?, ?)",
        arguments: [key.section, key.key])
      try db.execute(
        sql: """
          INSERT INTO setting_version (setting_id, revision_id, value)
          VALUES ((SELECT id FROM setting WHERE section = ? AND key = ?), ?, ?)
          """, arguments: [key.section, key.key, revision, value])
    }
  }

  /// Fills content again that was forgotten, when somebody brings it back.
  ///
  /// - Parameter facts: what was found in it; nil where it comes back as a file that is no text, so
  ///   that what is left of the old ones has to do for the documents that had it.
  private func remember(_ id: Int64, _ bytes: [UInt8], _ facts: TextFacts?) throws {
    try db.execute(sql: "DELETE FROM forgotten_content WHERE content_id = ?", arguments: [id])
    if db.changesCount == 0 { return }
    try db.execute(
      sql: "UPDATE content SET bytes = ? WHERE id = ?", arguments: [Data(bytes), id])
    if facts != nil {
      try db.execute(sql: "DELETE FROM text WHERE content_id = ?", arguments: [id])
    }
  }

  /// Stores content that is not there yet, and what was found in it; returns its number.
  private mutating func store(_ content: Content, _ facts: TextFacts?) throws -> Int64 {
    var id = try contentID(content.hash)
    if id == nil, let bytes = content.bytes {
      try db.cachedStatement(sql: "INSERT INTO content (hash, bytes) VALUES (?, ?)")
        .execute(arguments: [Data(content.hash.bytes), Data(bytes)])
      id = db.lastInsertedRowID
    }
    if let id, let bytes = content.bytes, hasForgotten {
      try remember(id, bytes, facts)
    }
    guard let id else { throw Damage("content that should be stored is not there") }
    contentIDs[content.hash] = id
    if let facts {
      try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO text (
            content_id, segmenter, body, front_matter, variables, blocks
          ) VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        id, facts.segmenter, facts.body, facts.frontMatter, facts.variables.joined(separator: "\n"),
        Data(BlockCoding.encode(facts.blocks)),
      ])
    }
    return id
  }
}
