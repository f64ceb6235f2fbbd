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
  /// The text at the revision was deleted from history on purpose.
  case forgotten(PagePath, LanguageCode, at: RevisionID)
  /// What a revision changed was changed again since, or is needed by what came since.
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
      let old = try Past(db, at: id.number)
      let now = try Past(db, at: Self.newest(db))
      var snapshot = now.snapshot
      switch restoration {
      case .everything:
        snapshot = old.snapshot
        snapshot.documents += now.documents(forgottenIn: old)
        snapshot.moves = now.moves(to: old)
      case .document(let page, let language):
        let place = old.place(of: page, language, besides: now)
        if old.forgotten.contains(place) { throw RestoreError.forgotten(page, language, at: id) }
        var document = old.document(place)
        document?.page = page
        let index = snapshot.documents.firstIndex { $0.page == page && $0.language == language }
        if document == nil, index == nil {
          throw RestoreError.notThere(
            page, language, at: id, lived: try Self.lifetime(of: page, language, db))
        }
        if let index { snapshot.documents.remove(at: index) }
        if let document {
          snapshot.documents.append(document)
          snapshot.take(language, from: old.snapshot)
        }
      }
      return try Self.record(snapshot, signature, in: db, restoring: id)
    }
  }

  /// Makes a new revision that takes back what one revision changed or decided, and leaves what later
  /// ones changed.
  ///
  /// - Throws: `RestoreError.changedSince` where a later revision changed the same thing again,
  ///   `StoreError`.
  package func undo(_ id: RevisionID, _ signature: Signature) throws -> CommitResult {
    let path = path
    return try writing { db in
      switch try Self.takeBackDecisions(of: id, signature, path: path, db) {
      case .recorded(let revision, _): return .committed(revision, Changes())
      case .unchanged(let revision): return .unchanged(revision)
      case nil: break
      }
      switch try Self.takeBackAcceptances(of: id, signature, db) {
      case .recorded(let revision, _): return .committed(revision, Changes())
      case .unchanged(let revision): return .unchanged(revision)
      case nil: break
      }
      let before = try Past(db, at: id.number - 1)
      let after = try Past(db, at: id.number)
      let head = try Past(db, at: Self.newest(db))
      // What the revision replaced or deleted has to be there still.
      if let lost = before.forgotten.subtracting(after.forgotten).min() {
        throw RestoreError.forgotten(lost.page, lost.language, at: RevisionID(id.number - 1))
      }
      let undo = Undo(before: before.snapshot, after: after.snapshot, head: head.snapshot)
      if !undo.conflicts.isEmpty { throw RestoreError.changedSince(undo.conflicts) }
      var result = undo.result
      let moves = after.moves(to: before)
      result.moves = head.moves(to: before).filter(moves.contains)
      return try Self.record(result, signature, in: db, restoring: RevisionID(id.number - 1))
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
    guard let row, let first: Int64 = try row.getIfPresent(0),
      let last: Int64 = try row.getIfPresent(1)
    else { return nil }
    return RevisionID(first)...RevisionID(last)
  }
}

extension Snapshot {
  /// Takes a language over from an earlier state, as far as a document in it needs that.
  fileprivate mutating func take(_ code: LanguageCode, from old: Snapshot) {
    guard var language = old.languages.first(where: { $0.code == code }) else { return }
    if let index = languages.firstIndex(where: { $0.code == code }) {
      languages[index].folder = languages[index].folder ?? language.folder
      return
    }
    let known = Set(languages.map(\.code))
    let main = languages.first { $0.source == nil }?.code
    if !(language.source.map(known.contains) ?? false) { language.source = main }
    language.fallback.removeAll { !known.contains($0) }
    language.position = nil
    languages.append(language)
  }
}
