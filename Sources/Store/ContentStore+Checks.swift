import Foundation
import GRDB

/// The tables `checked`, `checked_page` and `checked_link`: derived, and emptied whenever in doubt.
extension ContentStore {
  /// Returns what has to be judged anew at a revision.
  ///
  /// - Parameter version: of the rules.
  /// - Throws: `StoreError`.
  package func changesSinceCheck(version: Int, at id: RevisionID) throws(StoreError)
    -> ChangesSinceCheck
  {
    try read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT version, revision_id FROM checked") else {
        return .everything
      }
      let since: Int64 = try row.get(1)
      guard try row.get(0) == version, since <= id.number else { return .everything }
      let ofAll = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM setting_version WHERE revision_id > ?1 AND revision_id <= ?2)
            OR EXISTS (SELECT 1 FROM language_version WHERE revision_id > ?1 AND revision_id <= ?2)
            OR EXISTS (
              SELECT 1 FROM file_version JOIN file ON file.id = file_version.file_id
              WHERE revision_id > ?1 AND revision_id <= ?2
                AND role IN ('layout', 'languages', 'config', 'glossary')
            )
          """, arguments: [since, id.number])
      if ofAll ?? true { return .everything }
      let pages = try String.fetchSet(
        db,
        sql: """
          SELECT path FROM page_version WHERE path IS NOT NULL AND page_id IN (
            SELECT page_id FROM page_version WHERE revision_id > ?1 AND revision_id <= ?2
            UNION SELECT page_id FROM document_version WHERE revision_id > ?1 AND revision_id <= ?2
            UNION SELECT page_id FROM basis WHERE revision_id > ?1 AND revision_id <= ?2
            UNION SELECT page_id FROM accepted_block WHERE revision_id > ?1 AND revision_id <= ?2
          )
          """, arguments: [since, id.number])
      let files = try Row.fetchAll(
        db,
        sql: """
          SELECT role, path FROM file_version JOIN file ON file.id = file_version.file_id
          WHERE revision_id > ?1 AND revision_id <= ?2 AND role IN ('skeleton', 'asset')
          """, arguments: [since, id.number])
      var changed = pages
      var targets = Set(pages.map { $0 + ".html" })
      for row in files {
        let path = try FilePath(try row.get(1))
        if try row.get(0) == FileRole.skeleton.rawValue {
          changed.insert(path.withoutExtension)
          targets.insert(path.withoutExtension + ".html")
        } else {
          targets.insert(path.text)
        }
      }
      let statement = try db.cachedStatement(
        sql: "SELECT path FROM checked_link WHERE target = ?")
      for target in targets {
        changed.formUnion(try String.fetchSet(statement, arguments: [target]))
      }
      return .pages(changed)
    }
  }

  /// Keeps what was found.
  ///
  /// - Parameters:
  ///   - pages: the pages that were judged.
  ///   - gone: pages that are no more.
  ///   - isWhole: whether nothing else is to be kept of earlier checks.
  /// - Throws: `StoreError`.
  package func keepCheck(
    _ pages: [CheckedPage], gone: some Sequence<String>, isWhole: Bool, version: Int,
    at id: RevisionID
  ) throws(StoreError) {
    try write { db in
      if isWhole {
        try db.execute(sql: "DELETE FROM checked_page; DELETE FROM checked_link")
      }
      let forget = try db.cachedStatement(sql: "DELETE FROM checked_page WHERE path = ?")
      let forgetLinks = try db.cachedStatement(sql: "DELETE FROM checked_link WHERE path = ?")
      for path in pages.map(\.path) + Array(gone) where !isWhole {
        try forget.execute(arguments: [path])
        try forgetLinks.execute(arguments: [path])
      }
      let keep = try db.cachedStatement(
        sql: "INSERT INTO checked_page (path, findings, anchors) VALUES (?, ?, ?)")
      let keepLink = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO checked_link (path, target) VALUES (?, ?)")
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      for page in pages {
        let findings =
          page.findings.isEmpty
          ? "[]" : String(decoding: try encoder.encode(page.findings), as: UTF8.self)
        try keep.execute(arguments: [page.path, findings, page.anchors])
        for target in page.targets { try keepLink.execute(arguments: [page.path, target]) }
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO checked (id, version, revision_id) VALUES (1, ?, ?)",
        arguments: [version, id.number])
    }
  }

  /// Returns the findings that are kept, by page; pages without any are left out.
  ///
  /// - Throws: `StoreError`.
  package func keptFindings() throws(StoreError) -> [String: [Finding]] {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, findings FROM checked_page WHERE findings <> '[]'")
      var kept: [String: [Finding]] = [:]
      while let row = try rows.next() {
        let path: String = try row.get(0)
        guard let findings = try? JSONDecoder().decode([Finding].self, from: row.get(1) as Data)
        else { throw Damage("what was found in \(path)") }
        kept[path] = findings
      }
      return kept
    }
  }

  /// Returns what is kept of what links can lead to in some pages, as JSON.
  ///
  /// - Throws: `StoreError`.
  package func keptAnchors(of paths: some Sequence<String>) throws(StoreError) -> [String: String] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT anchors FROM checked_page WHERE path = ?")
      var anchors: [String: String] = [:]
      for path in paths {
        anchors[path] = try String.fetchOne(statement, arguments: [path])
      }
      return anchors
    }
  }

  /// Returns what pages lead to, as it is kept, from other pages than themselves.
  ///
  /// - Parameter pages: whose links do not count.
  /// - Throws: `StoreError`.
  package func keptTargets(besides pages: Set<String>) throws(StoreError) -> Set<String> {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, target FROM checked_link WHERE target <> path || '.html'")
      var targets: Set<String> = []
      while let row = try rows.next() {
        if !pages.isEmpty, pages.contains(try row.get(0)) { continue }
        targets.insert(try row.get(1))
      }
      return targets
    }
  }

  /// Forgets what was found: it quotes texts.
  static func forgetChecks(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM checked; DELETE FROM checked_page; DELETE FROM checked_link")
  }
}
