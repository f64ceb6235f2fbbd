import GRDB
import Translation

/// Records what people decide about translations, as a revision of its own.
struct DecisionWriter {
  private let db: Database
  let head: Revision
  let languages: PageComparison.Languages
  var cache: BlockCache

  /// - Throws: `StoreError.empty` where nothing was imported yet.
  init(_ db: Database, path: String) throws {
    guard let head = try ContentStore.revision(db, nil) else { throw StoreError.empty(path: path) }
    self.db = db
    self.head = head
    languages = PageComparison.Languages(
      try StoredState.languages(db, at: head.id.number).values,
      ids: try StoredState.languageIDs(db))
    cache = BlockCache(db)
  }

  /// A decision with the numbers that the database knows things by.
  struct Row {
    var decision: Decision
    var page: Int64
    var language: Int64
    /// For a minor change, the block before and after.
    var change: DecisionReader.MinorChange?
  }

  /// A page as it is at a revision.
  func comparison(of page: Int64, at revision: Int64) throws -> PageComparison {
    PageComparison(
      page: page, at: revision,
      documents: try PageComparison.documents(of: page, at: revision, languages, db), languages,
      try DecisionReader(db))
  }

  /// Writes a revision with decisions and with what they change, and the states that follow.
  mutating func record(
    _ rows: [Row],
    links: [(key: StoredState.DocumentKey, old: SourceLinks, new: SourceLinks)] = [],
    _ signature: Signature
  ) throws -> DecisionResult {
    let revision = Revision(
      id: RevisionID(head.id.number + 1), time: signature.time, author: signature.author,
      message: signature.message)
    try ContentStore.insert(revision, db)
    for (key, old, new) in links {
      try StoredLinks(db: db).write(new, over: old, key, revision.id.number)
    }
    for row in rows { try insert(row, revision.id) }
    for page in Set(rows.map(\.page)).sorted() {
      var comparison = try comparison(of: page, at: revision.id.number)
      try StateWriter(db).write(comparison.state(&cache), page, revision.id.number)
    }
    return .recorded(revision, rows.map(\.decision))
  }

  private func insert(_ row: Row, _ revision: RevisionID) throws {
    let part: (name: String, block: Int?) =
      switch row.decision.part {
      case .whole: ("whole", nil)
      case .block(let number): ("block", number - 1)
      case .sourceBlock(let number): ("source block", number - 1)
      }
    var changedIn: Int64?
    if case .minor(let id) = row.decision.kind { changedIn = id.number }
    try db.execute(
      sql: """
        INSERT INTO decision (
          revision_id, kind, is_taken_back, page_id, language_id, part, block, changed_in,
          old_content_id, old_block, new_content_id, new_block
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        revision.number, changedIn == nil ? "confirmed" : "minor", row.decision.isTakenBack,
        row.page, row.language, part.name, part.block, changedIn, row.change?.old.content,
        row.change?.old.position, row.change?.new.content, row.change?.new.position,
      ])
  }
}

/// Decisions that were recorded.
struct StoredDecision {
  var revision: Int64
  var row: DecisionWriter.Row

  /// Reads decisions, oldest first.
  ///
  /// - Parameter condition: which, in SQL on the columns of `decision`.
  static func all(
    where condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [StoredDecision] {
    let rows = try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT revision_id, kind, is_taken_back, page_id, language_id, part, block, changed_in,
          old_content_id, old_block, new_content_id, new_block, code, (
            SELECT path FROM page_version
            WHERE page_version.page_id = decision.page_id AND path IS NOT NULL
              AND page_version.revision_id <= decision.revision_id
            ORDER BY page_version.revision_id DESC LIMIT 1
          )
        FROM decision JOIN language ON language.id = language_id
        WHERE \(condition) ORDER BY decision.id
        """, arguments: arguments)
    return try rows.map { row in
      guard let code = LanguageCode(try row.get(12) as String) else {
        throw Damage("a language of no valid code")
      }
      let block = try (row.getIfPresent(6) as Int?).map { $0 &+ 1 }
      let part: Decision.Part =
        switch (try row.get(5) as String, block) {
        case ("block", let number?): .block(number)
        case ("source block", let number?): .sourceBlock(number)
        default: .whole
        }
      let changedIn: Int64? = try row.getIfPresent(7)
      var change: DecisionReader.MinorChange?
      if let old: Int64 = try row.getIfPresent(8), let new: Int64 = try row.getIfPresent(10) {
        change = DecisionReader.MinorChange(
          old: SourceBlock(content: old, position: try row.get(9)),
          new: SourceBlock(content: new, position: try row.get(11)))
      }
      return StoredDecision(
        revision: try row.get(0),
        row: DecisionWriter.Row(
          decision: Decision(
            kind: changedIn.map { .minor(RevisionID($0)) } ?? .confirmed,
            isTakenBack: try row.get(2), page: try PagePath(row.get(13)), language: code,
            part: part),
          page: try row.get(3), language: try row.get(4), change: change))
    }
  }

  /// Those that were not taken back, oldest first; about one subject there can be more, as when a
  /// block was confirmed again after its source had changed again.
  static func inForce(_ decisions: [StoredDecision]) -> [StoredDecision] {
    var isTakenBack: Set<Subject> = []
    var found: [StoredDecision] = []
    for decision in decisions.reversed() {
      if decision.row.decision.isTakenBack {
        isTakenBack.insert(decision.subject)
      } else if !isTakenBack.contains(decision.subject) {
        found.append(decision)
      }
    }
    return found.reversed()
  }

  var subject: Subject { Subject(row) }

  /// What a decision is about.
  struct Subject: Hashable {
    var page: Int64
    var language: Int64
    var part: String
    var change: DecisionReader.MinorChange?

    fileprivate init(_ row: DecisionWriter.Row) {
      page = row.page
      language = row.language
      change = row.change
      part = row.change == nil ? "\(row.decision.part)" : ""
    }
  }
}
