import Foundation
import GRDB

/// A file that is stored, as far as an import has to know whether it is another now.
package struct StoredFile: Sendable, Equatable {
  package var hash: ContentHash
  package var isExecutable: Bool
  /// Of a document: whether a value stands in one of its page's texts or around them. Where none
  /// does, a text alone tells all that can be wrong with it.
  package var isFilledIn: Bool = false
  /// Of a document: the front matter as a JSON object with sorted keys.
  package var frontMatter: String = "{}"
}

extension ContentStore {
  /// Returns what the last import saw, and the newest revision; nil where it saw other files, or
  /// their contents are not the newest ones any more.
  package func seenTree(_ names: ContentHash) throws(StoreError) -> (
    tree: SeenTree, head: Revision
  )? {
    try read { db in
      guard let head = try Self.revision(db, nil), let tree = try SeenTree(db, names: names)
      else { return nil }
      return (tree, head)
    }
  }

  /// Records what an import saw that changed nothing. Nobody waits for it: where the database cannot
  /// be written just now, the next import reads as much as this one.
  package func see(_ tree: SeenTree, at head: RevisionID) {
    if isScratch { return }
    let known = try? seenTree(tree.names)
    if known?.tree == tree { return }
    let writer = try? ContentStore(path: path, access: .change, lockTimeout: 0)
    _ = try? writer?.write { db in
      if try Self.revision(db, nil)?.id == head { try tree.write(head, db) }
    }
  }

  /// Returns what is stored of documents in the newest revision.
  package func storedFiles(_ names: [DocumentName]) throws(StoreError)
    -> [DocumentName: StoredFile]
  {
    try read { db in
      let languages = try StoredState.languageIDs(db)
      let isFilledIn = try Self.areSurroundingsFilledIn(db)
      let statement = try db.cachedStatement(
        sql: """
          SELECT content.hash, v.is_executable, text.front_matter, EXISTS (
            SELECT 1 FROM (
              SELECT language_id, max(revision_id), content_id FROM document_version
              WHERE page_id = ?1 GROUP BY language_id
            ) AS tab
            JOIN text ON text.content_id = tab.content_id
            JOIN content ON content.id = tab.content_id
            WHERE text.variables <> '' OR instr(content.bytes, x'7B7B')
          )
          FROM document_version AS v
          JOIN content ON content.id = v.content_id
          JOIN text ON text.content_id = v.content_id
          WHERE v.page_id = ?1 AND v.language_id = ?2 AND v.revision_id = (
            SELECT max(revision_id) FROM document_version WHERE page_id = ?1 AND language_id = ?2
          )
          """)
      var found: [DocumentName: StoredFile] = [:]
      for name in names {
        guard let page = try StoredState.page(name.page, at: .max, db),
          let language = languages[name.language],
          let row = try Row.fetchOne(statement, arguments: [page, language]),
          let hash = ContentHash(try row.get(0) as Data)
        else { continue }
        found[name] = StoredFile(
          hash: hash, isExecutable: try row.get(1), isFilledIn: try isFilledIn || row.get(3),
          frontMatter: try row.get(2))
      }
      return found
    }
  }

  /// Whether a skeleton has values, or the layout asks for one of each page's own.
  private static func areSurroundingsFilledIn(_ db: Database) throws -> Bool {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT file.role, text.variables, instr(content.bytes, x'7B7B')
        FROM (SELECT file_id, max(revision_id), content_id FROM file_version GROUP BY file_id) AS v
        JOIN file ON file.id = v.file_id
        JOIN text ON text.content_id = v.content_id
        JOIN content ON content.id = v.content_id
        WHERE file.role IN ('skeleton', 'layout')
        """)
    return try rows.contains { row in
      let variables = (try row.get(1) as String).split(separator: "\n")
      if try row.get(0) == FileRole.skeleton.rawValue {
        let places: Int = try row.get(2)
        return !variables.isEmpty || places > 0
      }
      return variables.contains { $0.hasPrefix("page") && $0 != "pagename" }
    }
  }

  /// Returns what is stored of files that are no documents in the newest revision, by where they
  /// lie.
  package func storedFiles(_ role: FileRole) throws(StoreError) -> [String: StoredFile] {
    try read { db in
      let head = try Self.revision(db, nil)?.id.number ?? 0
      let state = try StoredState(db, at: head, hasDocuments: false, pages: [])
      var files: [String: StoredFile] = [:]
      for (key, file) in state.files where key.role == role {
        files[key.path.text] = StoredFile(hash: file.hash, isExecutable: file.isExecutable)
      }
      return files
    }
  }

  /// Makes a new revision in which some documents have other texts, and all else is as it was: what
  /// an import would do that found the rest unchanged.
  ///
  /// - Parameter base: the revision that the texts are other than.
  /// - Throws: `StoreError.changedMeanwhile` where it is not the newest any more, `StoreError`.
  package func commit(
    _ documents: [Snapshot.Document], over base: RevisionID, _ signature: Signature,
    seeing tree: SeenTree
  ) throws(StoreError) -> CommitResult {
    let path = path
    return try write { db in
      guard try Self.revision(db, nil)?.id == base else {
        throw StoreError.changedMeanwhile(path: path)
      }
      // Pages have nothing to do with each other but for moves, and here none moves: the site is
      // looked at as if it had these alone.
      let pages = try Set(documents.map(\.page)).sorted().compactMap {
        try StoredState.page($0, at: base.number, db)
      }
      let state = try StoredState(db, at: base.number, pages: pages)
      let changed = Dictionary(
        documents.map { (DocumentName(page: $0.page, language: $0.language), $0) }
      ) { $1 }
      var snapshot = try Past.snapshot(state, db)
      for (index, document) in snapshot.documents.enumerated() {
        let name = DocumentName(page: document.page, language: document.language)
        if let new = changed[name] { snapshot.documents[index] = new }
      }
      return try Self.record(snapshot, signature, in: db, over: state, seeing: tree)
    }
  }
}
