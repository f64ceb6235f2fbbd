import GRDB

extension ContentStore {
  /// Stores what a commit of a git repository holds, and that it was imported; nothing where it was
  /// already: two imports may read one repository at a time.
  package func commit(_ snapshot: Snapshot, _ signature: Signature, gitCommit hash: String)
    throws(StoreError) -> CommitResult
  {
    try write { db in
      let isKnown = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM git_commit WHERE hash = ?)", arguments: [hash])
      if isKnown == true, let newest = try Self.revision(db, nil) { return .unchanged(newest) }
      let result = try Self.record(snapshot, signature, in: db)
      switch result {
      case .unchanged(let revision), .committed(let revision, _):
        try Self.remember(hash, revision.id, db)
      }
      return result
    }
  }

  /// Remembers that commits were imported which hold what the newest revision holds.
  package func skip(gitCommits hashes: [String]) throws(StoreError) {
    try write { db in
      guard let newest = try Self.revision(db, nil) else { return }
      for hash in hashes { try Self.remember(hash, newest.id, db) }
    }
  }

  /// Returns the commit that was imported last; nil where none was.
  package func lastGitCommit() throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT hash FROM git_commit ORDER BY id DESC LIMIT 1")
    }
  }

  private static func remember(_ hash: String, _ id: RevisionID, _ db: Database) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO git_commit (hash, revision_id) VALUES (?, ?)",
      arguments: [hash, id.number])
  }
}
