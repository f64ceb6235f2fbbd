extension ContentStore {
  /// Makes a new revision in which some documents and files have other contents, and all else is as
  /// it was. It mends and translates nothing: each block counts as made from what it was made from
  /// before.
  ///
  /// - Parameter base: the revision that the changes are meant for.
  /// - Throws: `StoreError.changedMeanwhile` where it is not the newest any more, `StoreError`.
  package func change(
    _ documents: [Snapshot.Document], _ files: [Snapshot.File], in base: RevisionID,
    _ signature: Signature
  ) throws(StoreError) -> CommitResult {
    let path = path
    return try write { db in
      guard let head = try Self.revision(db, nil), head.id == base else {
        throw StoreError.changedMeanwhile(path: path)
      }
      var snapshot = try Past(db, at: base.number).snapshot
      var changed: [DocumentName: Snapshot.Document] = [:]
      for document in documents {
        changed[DocumentName(page: document.page, language: document.language)] = document
      }
      for index in snapshot.documents.indices {
        let old = snapshot.documents[index]
        guard var new = changed[DocumentName(page: old.page, language: old.language)] else {
          continue
        }
        new.isExecutable = old.isExecutable
        snapshot.documents[index] = new
      }
      for file in files {
        guard
          let index = snapshot.files.firstIndex(where: {
            $0.role == file.role && $0.path == file.path
          })
        else { continue }
        var file = file
        file.isExecutable = snapshot.files[index].isExecutable
        snapshot.files[index] = file
      }
      return try Self.record(snapshot, signature, in: db, isMended: true)
    }
  }
}
