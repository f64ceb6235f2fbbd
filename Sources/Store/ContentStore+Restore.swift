import Foundation
import GRDB

/// What is taken back from an earlier revision.
package enum Restoration: Sendable, Equatable {
  /// One document.
  case document(PagePath, LanguageCode)
  /// The whole site: documents, files, languages and configuration.
  case everything
}

/// Why something could not be taken back.
package enum RestoreError: Error, Sendable, Equatable {
  /// The page is neither there now nor was it at the revision; when it was, if ever.
  case notThere(PagePath, LanguageCode, at: RevisionID, lived: ClosedRange<RevisionID>?)
  /// What a revision changed was changed again since: each thing, with the revision that did.
  case changedSince([String])
}

extension ContentStore {
  /// Makes a new revision in which something is as it was at an earlier one. History is not
  /// rewritten.
  ///
  /// - Throws: `RestoreError`, `StoreError`.
  package func restore(_ restoration: Restoration, at id: RevisionID, _ signature: Signature) throws
    -> CommitResult
  {
    try writing { db in
      let old = try Self.snapshot(db, at: id.number)
      var snapshot = try Self.snapshot(db, at: Self.newest(db))
      guard case .document(let page, let language) = restoration else {
        let kept = try Self.forgotten(at: id, in: snapshot, db)
        var target = old
        target.documents += kept
        return try Self.record(target, signature, in: db, restoring: id)
      }
      let document = old.documents.first { $0.page == page && $0.language == language }
      let index = snapshot.documents.firstIndex { $0.page == page && $0.language == language }
      if document == nil, index == nil {
        throw RestoreError.notThere(
          page, language, at: id, lived: try Self.lifetime(of: page, language, db))
      }
      if let index { snapshot.documents.remove(at: index) }
      if let document {
        snapshot.documents.append(document)
        if !snapshot.languages.contains(where: { $0.code == language }) {
          snapshot.languages += old.languages.filter { $0.code == language }.map {
            var language = $0
            language.position = nil
            return language
          }
        }
      }
      return try Self.record(snapshot, signature, in: db, restoring: id)
    }
  }

  /// Makes a new revision that takes back what one revision changed, and leaves what later ones
  /// changed.
  ///
  /// - Throws: `RestoreError.changedSince` where a later revision changed the same thing again,
  ///   `StoreError`.
  package func undo(_ id: RevisionID, _ signature: Signature) throws -> CommitResult {
    try writing { db in
      let before = try Self.snapshot(db, at: id.number - 1)
      let after = try Self.snapshot(db, at: id.number)
      let head = try Self.snapshot(db, at: Self.newest(db))
      let undo = Undo(before: before, after: after, head: head)
      if !undo.conflicts.isEmpty { throw RestoreError.changedSince(undo.conflicts) }
      return try Self.record(
        undo.result, signature, in: db, restoring: RevisionID(id.number - 1))
    }
  }

  /// Documents of now whose text at a revision was deleted on purpose: taking the site back must
  /// not take them away.
  private static func forgotten(at id: RevisionID, in now: Snapshot, _ db: Database) throws
    -> [Snapshot.Document]
  {
    let state = try StoredState(db, at: id.number)
    return now.documents.filter { document in
      state.forgotten.contains { key in
        state.paths[key.page] == document.page
          && state.languages[key.language]?.code == document.language
      }
    }
  }

  private func writing(_ block: (Database) throws -> CommitResult) throws -> CommitResult {
    let result: Result<CommitResult, RestoreError> = try write { db in
      do {
        return .success(try block(db))
      } catch let error as RestoreError {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func newest(_ db: Database) throws -> Int64 {
    try revision(db, nil)?.id.number ?? 0
  }

  /// The revisions between which a page had a document in a language, by any path it had.
  static func lifetime(of page: PagePath, _ language: LanguageCode, _ db: Database) throws
    -> ClosedRange<RevisionID>?
  {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT min(v.revision_id), max(v.revision_id) FROM document_version AS v
        JOIN language ON language.id = v.language_id
        WHERE language.code = ?1 AND v.content_id IS NOT NULL AND v.page_id IN (
          SELECT page_id FROM page_version WHERE path = ?2
        )
        """, arguments: [language.compared, page.text])
    guard let first: Int64 = row?[0], let last: Int64 = row?[1] else { return nil }
    return RevisionID(first)...RevisionID(last)
  }

  /// What a revision contains, as an import would have found it; contents are named, not fetched.
  static func snapshot(_ db: Database, at revision: Int64) throws -> Snapshot {
    let state = try StoredState(db, at: revision)
    let facts = try FactsReader(db)
    var snapshot = Snapshot()
    snapshot.languages = state.languages.values.sorted { $0.code < $1.code }
    snapshot.settings = state.settings.map {
      Setting(section: $0.section, key: $0.key, value: $1)
    }.sorted { ($0.section, $0.key) < ($1.section, $1.key) }
    snapshot.documents = try state.documents.map { key, document in
      guard let page = state.paths[key.page], let language = state.languages[key.language]?.code,
        let facts = try facts.facts(document.contentID)
      else { throw Damage("a document whose page, language or text is not known") }
      return Snapshot.Document(
        page: page, language: language, content: Content(stored: document.hash),
        isExecutable: document.isExecutable, facts: facts)
    }.sorted { ($0.page, $0.language) < ($1.page, $1.language) }
    snapshot.files = try state.files.map { key, file in
      let isText = key.role == .skeleton || key.role == .layout
      return Snapshot.File(
        role: key.role, path: key.path, content: Content(stored: file.hash),
        isExecutable: file.isExecutable, facts: isText ? try facts.facts(file.contentID) : nil)
    }.sorted { ($0.role, $0.path) < ($1.role, $1.path) }
    return snapshot
  }
}

/// Reads what was found in texts.
private struct FactsReader {
  private let statement: Statement

  init(_ db: Database) throws {
    statement = try db.cachedStatement(
      sql: """
        SELECT segmenter, body, front_matter, variables, blocks FROM text WHERE content_id = ?
        """)
  }

  func facts(_ content: Int64) throws -> TextFacts? {
    guard let row = try Row.fetchOne(statement, arguments: [content]) else { return nil }
    guard let blocks = BlockCoding.decode([UInt8](row[4] as Data)) else {
      throw Damage("the blocks of content \(content)")
    }
    return TextFacts(
      segmenter: row[0], body: row[1], frontMatter: row[2],
      variables: (row[3] as String).split(separator: "\n").map(String.init), blocks: blocks)
  }
}
