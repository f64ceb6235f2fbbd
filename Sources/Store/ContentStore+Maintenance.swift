import FileSystem
import GRDB

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
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    return Compaction(before: before, after: size)
  }

  /// Writes a copy of the database, of one moment, whatever others do meanwhile.
  ///
  /// - Parameter target: where the copy goes; a file that is there is replaced in one step.
  /// - Throws: `StoreError`, `FileSystemError`.
  package func backup(to target: String) throws {
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

  private var size: Int {
    [path, path + "-wal"].reduce(0) { sum, file in
      sum + ((try? Files.status(file)).flatMap { $0 }?.size ?? 0)
    }
  }
}
