import GRDB

/// A revision with what it changed.
package struct LogEntry: Sendable, Equatable {
  package var revision: Revision
  /// Tags that name it, in order.
  package var tags: [String]
  package var changes: Changes
  /// What was decided about translations.
  package var decisions: [Decision] = []
  /// Which findings of `check` were accepted, or are no more.
  package var acceptances: [Acceptance] = []
}

extension ContentStore {
  /// Returns the revisions, newest first, with what each changed.
  ///
  /// - Parameter page: only revisions that changed this page, by any path it ever had, and only
  ///   what they changed of it.
  /// - Parameter language: only what was changed in this language.
  package func log(page: PagePath? = nil, language: LanguageCode? = nil) throws(StoreError)
    -> [LogEntry]
  {
    try read { db in
      var reader = try LogReader(db)
      if page == nil, language == nil {
        try reader.readFiles()
        try reader.readSettings()
        try reader.readLanguages()
      }
      try reader.readDocuments(page, language)
      let decisions = try reader.decisions(page, language)
      let acceptances = try reader.acceptances(page, language)
      let tags = try Dictionary(
        grouping: Row.fetchAll(db, sql: "SELECT revision_id, name FROM tag ORDER BY name"),
        by: { try $0.get(0) as Int64 })
      let revisions = try Row.fetchAll(
        db, sql: "SELECT id, time, author, message FROM revision ORDER BY id DESC")
      return try revisions.compactMap { row -> LogEntry? in
        let id: Int64 = try row.get(0)
        let isConcerned =
          page == nil && language == nil || decisions[id] != nil
          || acceptances[id] != nil
        guard let changes = reader.changes[id] ?? (isConcerned ? Changes() : nil) else {
          return nil
        }
        return LogEntry(
          revision: Revision(
            id: RevisionID(id), time: try row.get(1), author: try row.get(2),
            message: try row.get(3)),
          tags: try (tags[id] ?? []).map { try $0.get(1) }, changes: changes,
          decisions: decisions[id] ?? [], acceptances: acceptances[id] ?? [])
      }
    }
  }
}

extension ContentStore {
  /// Returns the pages that revisions moved.
  package func moves() throws(StoreError) -> [RevisionID: [Changes.Move]] {
    try read { db in
      var reader = try LogReader(db)
      try reader.readMoves(nil, nil)
      return Dictionary(
        uniqueKeysWithValues: reader.changes.map { (RevisionID($0.key), $0.value.moves) })
    }
  }
}

/// Finds what revisions changed: each row of a version table against the row before it.
private struct LogReader {
  let db: Database
  var changes: [Int64: Changes] = [:]
  /// A page's paths, oldest first.
  private var paths: [Int64: [(revision: Int64, path: PagePath?)]] = [:]
  private var codes: [Int64: LanguageCode] = [:]

  init(_ db: Database) throws {
    self.db = db
    let rows = try Row.fetchCursor(
      db, sql: "SELECT page_id, revision_id, path FROM page_version ORDER BY page_id, revision_id")
    while let row = try rows.next() {
      let path = try (try row.getIfPresent(2) as String?).map { try PagePath($0) }
      paths[try row.get(0), default: []].append((try row.get(1), path))
    }
    for row in try Row.fetchAll(db, sql: "SELECT id, code FROM language") {
      codes[try row.get(0)] = LanguageCode(try row.get(1) as String)
    }
  }

  /// The path of a page at a revision, or its last before it went.
  private func path(of page: Int64, at revision: Int64) -> PagePath? {
    paths[page]?.last { $0.revision <= revision && $0.path != nil }?.path
  }

  mutating func readDocuments(_ page: PagePath?, _ language: LanguageCode?) throws {
    var pages: Set<Int64>?
    if let page { pages = Set(paths.filter { $0.value.contains { $0.path == page } }.keys) }
    try readMoves(pages, language)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT page_id, language_id, revision_id, content_id, is_executable,
          lag(content_id) OVER earlier, lag(is_executable) OVER earlier
        FROM document_version
        WINDOW earlier AS (PARTITION BY page_id, language_id ORDER BY revision_id)
        """)
    var written: [Int64: [DocumentName: Changes.Written<Text>]] = [:]
    var deleted: [Int64: [DocumentName: Text]] = [:]
    while let row = try rows.next() {
      let id: Int64 = try row.get(0)
      let revision: Int64 = try row.get(2)
      guard pages?.contains(id) ?? true, let code = codes[try row.get(1)],
        language.map({ $0 == code }) ?? true
      else { continue }
      let before: Int64? = try row.getIfPresent(5)
      if let content: Int64 = try row.getIfPresent(3) {
        guard let path = path(of: id, at: revision) else { continue }
        let name = DocumentName(page: path, language: code)
        written[revision, default: [:]][name] = Changes.Written(
          name: name, text: Text(content: content, isExecutable: try row.get(4)),
          wasThere: before != nil)
      } else if let before, let path = path(of: id, at: revision - 1) {
        deleted[revision, default: [:]][DocumentName(page: path, language: code)] = Text(
          content: before, isExecutable: try row.get(6))
      }
    }
    for revision in Set(written.keys).union(deleted.keys) {
      changes[revision, default: Changes()].documents = Changes.documents(
        written: Array((written[revision] ?? [:]).values), deleted: deleted[revision] ?? [:])
    }
  }

  private struct Text: Equatable {
    var content: Int64
    var isExecutable: Bool
  }

  mutating func readMoves(_ pages: Set<Int64>?, _ language: LanguageCode?) throws {
    if language != nil, pages == nil { return }
    for (page, versions) in paths where pages?.contains(page) ?? true {
      for (old, new) in zip(versions, versions.dropFirst()) {
        guard let from = old.path, let to = new.path, from != to else { continue }
        changes[new.revision, default: Changes()].moves.append(Changes.Move(from: from, to: to))
      }
    }
    for revision in changes.keys { changes[revision]?.moves.sort { $0.from < $1.from } }
  }

  /// What each revision accepted of a page and a language.
  func acceptances(_ page: PagePath?, _ language: LanguageCode?) throws -> [Int64: [Acceptance]] {
    try AcceptanceReader(db).byRevision().compactMapValues { all in
      let found = all.filter { acceptance in
        (page == nil || acceptance.page == page)
          && (language == nil || acceptance.language == language)
      }
      return found.isEmpty ? nil : found
    }
  }

  /// What each revision decided about a page, by any path it ever had, and a language.
  func decisions(_ page: PagePath?, _ language: LanguageCode?) throws -> [Int64: [Decision]] {
    let stored = try StoredDecision.all(where: "TRUE", [], db).filter { decision in
      page.map { page in
        paths[decision.row.page]?.contains { $0.path == page } ?? false
      } ?? true && language.map { $0 == decision.row.decision.language } ?? true
    }
    return Dictionary(grouping: stored, by: \.revision).mapValues { $0.map(\.row.decision) }
  }

  mutating func readFiles() throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT file.role, file.path, revision_id, content_id IS NULL,
          lag(content_id) OVER (PARTITION BY file_id ORDER BY revision_id) IS NULL
        FROM file_version JOIN file ON file.id = file_id ORDER BY file.role, file.path
        """)
    while let row = try rows.next() {
      guard let role = FileRole(rawValue: try row.get(0)) else {
        throw Damage("a file of no known role")
      }
      changes[try row.get(2), default: Changes()].files.append(
        Changes.File(
          role: role, path: try FilePath(try row.get(1)), kind: kind(try row.get(3), try row.get(4))
        ))
    }
  }

  mutating func readSettings() throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT setting.section, setting.key, revision_id, value IS NULL,
          lag(value) OVER (PARTITION BY setting_id ORDER BY revision_id) IS NULL
        FROM setting_version JOIN setting ON setting.id = setting_id
        ORDER BY setting.section, setting.key
        """)
    while let row = try rows.next() {
      changes[try row.get(2), default: Changes()].settings.append(
        Changes.SettingChange(
          section: try row.get(0), key: try row.get(1), kind: kind(try row.get(3), try row.get(4))))
    }
  }

  mutating func readLanguages() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT language_id, revision_id FROM language_version")
    while let row = try rows.next() {
      guard let code = codes[try row.get(0)] else { continue }
      changes[try row.get(1), default: Changes()].languages.append(code)
    }
    for revision in changes.keys { changes[revision]?.languages.sort() }
  }

  private func kind(_ isGone: Bool, _ wasNot: Bool) -> Changes.Kind {
    isGone ? .deleted : wasNot ? .new : .changed
  }
}
