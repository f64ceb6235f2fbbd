import FileSystem
import GRDB
import Glibc

extension ContentStore {
  /// How large the database was before it was compacted and is now, in bytes.
  package struct Compaction: Sendable, Equatable {
    package var before: Int
    package var after: Int
  }

  /// Gives unused space back to the file system; nothing is lost.
  package func compact() throws(StoreError) -> Compaction {
    let before = size
    try withoutTransaction { db in
      try db.execute(sql: "VACUUM")
      // Who still reads the old state keeps it in the file: that is no error of SQLite's.
      let isBusy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? false
      if isBusy { throw DatabaseError(resultCode: .SQLITE_BUSY) }
    }
    return Compaction(before: before, after: size)
  }

  /// Makes again what can be computed from all else: views, indexes, and the states of translations
  /// at every revision.
  package func rebuild() throws(StoreError) {
    try write { db in
      try SchemaCheck(db).mend(db)
      var history = try StateHistory(db)
      try history.rebuild()
      try Self.forgetChecks(db)
      try Self.forgetExports(db)
    }
  }

  /// Writes a copy of the database, of one moment, whatever others do meanwhile.
  ///
  /// - Parameter target: where the copy goes; a file that is there is replaced in one step.
  /// - Throws: `StoreError`, `FileSystemError`.
  package func backup(to target: String) throws {
    try checkIsFree(target)
    let partial = Files.join(Files.parent(of: target), ".\(Files.name(of: target)).cmctl-new")
    try Files.removeFile(partial)
    do {
      try withoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [partial])
      }
      try Files.rename(partial, to: target)
    } catch {
      try? Files.removeFile(partial)
      throw error
    }
  }

  /// Checks what SQLite would tell of the database instead of the copy.
  private func checkIsFree(_ target: String) throws {
    // A copy that took the database's place would part it from its log and from who writes to it.
    let own = try [path, path + "-wal", path + "-shm"].compactMap { try Files.status($0) }
    if let there = try Files.status(target),
      own.contains(where: { $0.device == there.device && $0.inode == there.inode })
    {
      throw StoreError.ownCopy(path: target)
    }
    switch try Files.status(target)?.kind {
    case nil:
      if try Files.status(Files.parent(of: target)) == nil {
        throw FileSystemError(.create, target, code: ENOENT)
      }
    case .folder: throw FileSystemError(.create, target, code: EISDIR)
    default: break
    }
  }

  private var size: Int {
    [path, path + "-wal"].reduce(0) { sum, file in
      sum + ((try? Files.status(file)).flatMap { $0 }?.size ?? 0)
    }
  }
}
