import Foundation
import GRDB

/// What is in force at a revision, with the numbers that the database knows things by.
struct StoredState {
  struct Document {
    var contentID: Int64
    var hash: ContentHash
    var isExecutable: Bool
  }

  struct DocumentKey: Hashable {
    var page: Int64
    var language: Int64
  }

  struct FileKey: Hashable {
    var role: FileRole
    var path: FilePath
  }

  struct SettingKey: Hashable {
    var section: String
    var key: String
  }

  var languageIDs: [LanguageCode: Int64] = [:]
  /// Languages that are known at the revision, by number.
  var languages: [Int64: Language] = [:]
  /// Paths of the pages that have a document.
  var paths: [Int64: PagePath] = [:]
  /// Numbers of pages that have none any more, by the path they had last.
  var formerPages: [PagePath: Int64] = [:]
  var documents: [DocumentKey: Document] = [:]
  /// Documents that were there and whose text was deleted from history on purpose.
  var forgotten: Set<DocumentKey> = []
  var files: [FileKey: Document] = [:]
  var settings: [SettingKey: String] = [:]

  /// The state before the first import.
  init() {}

  /// Reads the state; `revision` 0 is the empty one before the first import.
  ///
  /// - Parameter hasDocuments: whether to read the documents, which are most of it.
  /// - Parameter pages: the numbers of the pages that are read; nil for all.
  init(
    _ db: Database, at revision: Int64, hasDocuments: Bool = true, pages: [Int64]? = nil
  ) throws {
    let only = pages.map { "AND page_id IN (\($0.map(String.init).joined(separator: ",")))" } ?? ""
    try readLanguages(db, revision)
    try readPages(db, revision, only)
    if hasDocuments { try readDocuments(db, revision, only) }
    try readFiles(db, revision)
    try readSettings(db, revision)
  }

  private mutating func readDocuments(_ db: Database, _ revision: Int64, _ only: String) throws {
    let documents = try Row.fetchCursor(
      db,
      sql: """
        SELECT v.page_id, v.language_id, v.content_id, content.hash, v.is_executable,
          v.content_id IN (SELECT content_id FROM forgotten_content)
        FROM (
          SELECT page_id, language_id, max(revision_id), content_id, is_executable
          FROM document_version WHERE revision_id <= ? \(only) GROUP BY page_id, language_id
        ) AS v
        JOIN content ON content.id = v.content_id
        """, arguments: [revision])
    while let row = try documents.next() {
      let key = DocumentKey(page: try row.column(0), language: try row.column(1))
      if try row.column(5) {
        forgotten.insert(key)
      } else {
        self.documents[key] = try Self.document(row)
      }
    }
  }

  private mutating func readFiles(_ db: Database, _ revision: Int64) throws {
    let files = try Row.fetchCursor(
      db,
      sql: """
        SELECT file.role, file.path, v.content_id, content.hash, v.is_executable
        FROM (
          SELECT file_id, max(revision_id), content_id, is_executable
          FROM file_version WHERE revision_id <= ? GROUP BY file_id
        ) AS v
        JOIN file ON file.id = v.file_id
        JOIN content ON content.id = v.content_id
        """, arguments: [revision])
    while let row = try files.next() {
      guard let role = FileRole(rawValue: try row.get(0)) else {
        throw Damage("a file of no known role")
      }
      let key = FileKey(role: role, path: try FilePath(try row.get(1)))
      self.files[key] = try Self.document(row)
    }
  }

  private mutating func readSettings(_ db: Database, _ revision: Int64) throws {
    let settings = try Row.fetchCursor(
      db,
      sql: """
        SELECT setting.section, setting.key, v.value
        FROM (
          SELECT setting_id, max(revision_id), value
          FROM setting_version WHERE revision_id <= ? GROUP BY setting_id
        ) AS v
        JOIN setting ON setting.id = v.setting_id
        WHERE v.value IS NOT NULL
        """, arguments: [revision])
    while let row = try settings.next() {
      self.settings[SettingKey(section: try row.get(0), key: try row.get(1))] = try row.get(2)
    }
  }

  private static func document(_ row: Row) throws -> Document {
    guard let hash = ContentHash(try row.column(3) as Data) else {
      throw Damage("a hash of wrong length")
    }
    return Document(contentID: try row.column(2), hash: hash, isExecutable: try row.column(4))
  }

  private mutating func readLanguages(_ db: Database, _ revision: Int64) throws {
    languageIDs = try Self.languageIDs(db)
    languages = try Self.languages(db, at: revision)
  }

  /// Returns the number of every language that there ever was.
  static func languageIDs(_ db: Database) throws -> [LanguageCode: Int64] {
    var ids: [LanguageCode: Int64] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, code FROM language") {
      guard let code = LanguageCode(try row.get(1) as String) else {
        throw Damage("a language of no valid code")
      }
      ids[code] = try row.get(0)
    }
    return ids
  }

  /// Reads the languages that one falls back on: a JSON list, and nearly always an empty one, for
  /// which no decoder needs to be made.
  private static func fallback(_ list: String) throws -> [LanguageCode] {
    if list == "[]" { return [] }
    return try JSONDecoder().decode([String].self, from: Data(list.utf8))
      .compactMap { LanguageCode($0) }
  }

  /// Returns the languages that are known at a revision, by number.
  static func languages(_ db: Database, at revision: Int64) throws -> [Int64: Language] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT language.id, language.code, v.is_known, v.folder, v.position, v.name, v.direction,
          v.source, v.fallback, v.missing
        FROM (
          SELECT
            language_id, max(revision_id), is_known, folder, position, name, direction, source,
            fallback, missing
          FROM language_version WHERE revision_id <= ? GROUP BY language_id
        ) AS v
        JOIN language ON language.id = v.language_id
        WHERE v.is_known
        """, arguments: [revision])
    var languages: [Int64: Language] = [:]
    while let row = try rows.next() {
      guard let code = LanguageCode(try row.get(1) as String) else {
        throw Damage("a language of no valid code")
      }
      guard
        let fallback = try? Self.fallback(row.get(8)),
        let direction = Language.Direction(rawValue: try row.get(6))
      else { throw Damage("the language \(code.tag)") }
      languages[try row.get(0)] = Language(
        code: code, folder: try row.getIfPresent(3), position: try row.getIfPresent(4),
        name: try row.get(5), direction: direction,
        source: try (row.getIfPresent(7) as String?).flatMap { LanguageCode($0) },
        fallback: fallback, missing: try row.getIfPresent(9))
    }
    return languages
  }

  private mutating func readPages(_ db: Database, _ revision: Int64, _ only: String) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT v.page_id, v.path, CASE WHEN v.path IS NULL THEN (
          SELECT path FROM page_version
          WHERE page_id = v.page_id AND path IS NOT NULL AND revision_id <= ?1
          ORDER BY revision_id DESC LIMIT 1
        ) END AS former
        FROM (
          SELECT page_id, max(revision_id), path
          FROM page_version WHERE revision_id <= ?1 \(only) GROUP BY page_id
        ) AS v
        """, arguments: [revision])
    while let row = try rows.next() {
      if !row.hasNull(atIndex: 1) {
        paths[try row.column(0)] = try PagePath(try row.column(1))
      } else if let former: String = try row.getIfPresent(2) {
        formerPages[try PagePath(former)] = try row.get(0)
      }
    }
  }

  /// Returns the number of the page that lies at a path at a revision.
  static func page(_ path: PagePath, at revision: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT page_id FROM page_version AS place
          WHERE path = ?1 AND revision_id = (
            SELECT max(revision_id) FROM page_version
            WHERE page_id = place.page_id AND revision_id <= ?2
          )
          """), arguments: [path.text, revision])
  }
}

/// Something in the database that cmctl never wrote: found where a value is read.
struct Damage: Error {
  var what: String

  init(_ what: String) { self.what = what }
}
