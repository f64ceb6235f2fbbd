import Foundation
import GRDB

/// A document that is not there at a revision.
package struct DocumentError: Error, Sendable, Equatable {
  package var page: PagePath
  package var language: LanguageCode
  package var revision: RevisionID
  /// The first and the last revision that changed it; nil where it never was.
  package var lived: ClosedRange<RevisionID>?
  /// Whether it was there, and its text was deleted from history on purpose.
  package var isForgotten: Bool

  package init(
    page: PagePath, language: LanguageCode, revision: RevisionID, lived: ClosedRange<RevisionID>?,
    isForgotten: Bool = false
  ) {
    self.page = page
    self.language = language
    self.revision = revision
    self.lived = lived
    self.isForgotten = isForgotten
  }
}

extension ContentStore {
  /// Returns the bytes of a page in a language at a revision.
  ///
  /// - Parameter language: nil for the source language.
  /// - Throws: `DocumentError`, `StoreError`.
  package func document(_ page: PagePath, _ language: LanguageCode?, at id: RevisionID) throws
    -> [UInt8]
  {
    let found: Result<[UInt8], DocumentError> = try read { db in
      let language = try language ?? Self.sourceLanguage(db, id)
      // The page by the path that it has at the revision.
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT content.hash, content.bytes, content.id IN (
            SELECT content_id FROM forgotten_content
          )
          FROM (
            SELECT page_id, max(revision_id), path FROM page_version
            WHERE revision_id <= ?3 AND page_id IN (
              SELECT page_id FROM page_version WHERE path = ?1
            )
            GROUP BY page_id
          ) AS place
          JOIN document_version AS v ON v.page_id = place.page_id
          JOIN language ON language.id = v.language_id
          JOIN content ON content.id = v.content_id
          WHERE place.path = ?1 AND language.code = ?2 AND v.revision_id = (
            SELECT max(revision_id) FROM document_version
            WHERE page_id = v.page_id AND language_id = v.language_id AND revision_id <= ?3
          )
          """, arguments: [page.text, language.compared, id.number])
      guard let row, try row.get(2) == false else {
        return .failure(
          DocumentError(
            page: page, language: language, revision: id,
            lived: try Self.lifetime(of: page, language, db), isForgotten: row != nil))
      }
      let bytes = [UInt8](try row.get(1) as Data)
      guard ContentHash(of: bytes) == ContentHash(try row.get(0) as Data) else {
        throw Damage("the text of \(page.text) (\(language.tag)) is not what it was")
      }
      return .success(bytes)
    }
    return try found.get()
  }

  /// The source language; of a site that is empty, the one that it had.
  private static func sourceLanguage(_ db: Database, _ id: RevisionID) throws -> LanguageCode {
    let code = try String.fetchOne(
      db,
      sql: """
        SELECT code FROM language JOIN (
          SELECT language_id, max(revision_id) AS since, is_known, source FROM language_version
          WHERE revision_id <= ? GROUP BY language_id
        ) AS v ON v.language_id = language.id
        WHERE v.source IS NULL ORDER BY v.is_known DESC, v.since DESC LIMIT 1
        """, arguments: [id.number])
    guard let code, let language = LanguageCode(code) else {
      throw Damage("no language is the source language")
    }
    return language
  }
}
