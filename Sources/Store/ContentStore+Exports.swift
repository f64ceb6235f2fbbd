import Foundation
import GRDB

/// What the last export into a folder wrote.
package struct ExportRecord: Sendable, Equatable {
  /// The folder's path, without links.
  package var folder: String
  /// The revision that was exported.
  package var revision: RevisionID
  /// The version of the rules by which pages are rendered.
  package var version: Int
  /// The hash of the folder's manifest.
  package var manifest: ContentHash
  /// What tells whether a file changed since, in the order of the manifest; nil where nothing does.
  package var stamps: [UInt64?]

  package init(
    folder: String, revision: RevisionID, version: Int, manifest: ContentHash, stamps: [UInt64?]
  ) {
    self.folder = folder
    self.revision = revision
    self.version = version
    self.manifest = manifest
    self.stamps = stamps
  }
}

/// The pages that may look otherwise at one revision than at another.
package struct ChangedPages: Sendable, Equatable {
  package var pages: Set<PagePath>
  /// Whether one of them has a language more or less.
  package var haveOtherLanguages: Bool
}

/// The table `exported`: derived, and passed over whenever in doubt.
extension ContentStore {
  /// How many folders are known: exports into folders of one use are to leave nothing behind for
  /// ever.
  private static let mostFolders = 16

  /// Returns what the last export into a folder wrote; nil where that is not known.
  package func exportRecord(of folder: String) throws(StoreError) -> ExportRecord? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT revision_id, version, manifest, stamps FROM exported WHERE folder = ?",
          arguments: [folder]),
        let manifest = ContentHash(try row.get(2) as Data)
      else { return nil }
      return ExportRecord(
        folder: folder, revision: RevisionID(try row.get(0)), version: try row.get(1),
        manifest: manifest, stamps: Stamps.read(try row.get(3)))
    }
  }

  /// Remembers what an export wrote.
  package func keep(_ record: ExportRecord) throws(StoreError) {
    try write { db in
      // A row that is written again becomes the newest.
      try db.execute(sql: "DELETE FROM exported WHERE folder = ?", arguments: [record.folder])
      try db.execute(
        sql: """
          INSERT INTO exported (rowid, folder, revision_id, version, manifest, stamps)
          SELECT coalesce(max(rowid), 0) + 1, ?, ?, ?, ?, ? FROM exported
          """,
        arguments: [
          record.folder, record.revision.number, record.version, Data(record.manifest.bytes),
          Stamps.data(record.stamps),
        ])
      try db.execute(
        sql: """
          DELETE FROM exported WHERE rowid NOT IN (
            SELECT rowid FROM exported ORDER BY rowid DESC LIMIT ?
          )
          """, arguments: [Self.mostFolders])
    }
  }

  /// Forgets what exports wrote, where what they wrote it from is no more.
  static func forgetExports(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM exported")
  }

  /// Returns the pages that may look otherwise at one of two revisions; nil where something changed
  /// that is not a page's own, or which pages there are.
  package func pagesChanged(between one: RevisionID, and other: RevisionID) throws(StoreError)
    -> ChangedPages?
  {
    let (since, until) = (min(one, other).number, max(one, other).number)
    if since == until { return ChangedPages(pages: [], haveOtherLanguages: false) }
    return try read { db in
      let tables = ["setting_version", "language_version", "file_version", "page_version"]
      for table in tables {
        let changed = try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT 1 FROM \(table) WHERE revision_id > ?1 AND revision_id <= ?2)
            """, arguments: [since, until])
        if changed ?? true { return nil }
      }
      let paths = try String.fetchAll(
        db,
        sql: """
          SELECT path FROM page_version AS place
          WHERE path IS NOT NULL AND page_id IN (
            SELECT page_id FROM document_version WHERE revision_id > ?1 AND revision_id <= ?2
            UNION SELECT page_id FROM basis WHERE revision_id > ?1 AND revision_id <= ?2
            UNION SELECT page_id FROM accepted_block WHERE revision_id > ?1 AND revision_id <= ?2
            UNION SELECT page_id FROM decision WHERE revision_id > ?1 AND revision_id <= ?2
            UNION SELECT page_id FROM page_state WHERE revision_id > ?1 AND revision_id <= ?2
          ) AND revision_id = (
            SELECT max(revision_id) FROM page_version
            WHERE page_id = place.page_id AND revision_id <= ?2
          )
          """, arguments: [since, until])
      let haveOtherLanguages = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM document_version AS v
            WHERE revision_id > ?1 AND revision_id <= ?2 AND (
              content_id IS NULL OR coalesce((
                SELECT content_id FROM document_version
                WHERE page_id = v.page_id AND language_id = v.language_id
                  AND revision_id < v.revision_id
                ORDER BY revision_id DESC LIMIT 1
              ), 0) = 0
            )
          )
          """, arguments: [since, until])
      return ChangedPages(
        pages: Set(try paths.map { try PagePath($0) }),
        haveOtherLanguages: haveOtherLanguages ?? true)
    }
  }
}
