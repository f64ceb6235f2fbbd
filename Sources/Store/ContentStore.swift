import FileSystem
import Foundation
import GRDB
import Migrations

/// The database: the only owner of a connection, and so of every rule that SQL keeps.
package struct ContentStore: Sendable {
  /// What a command wants to do with the database.
  package enum Access: Sendable {
    /// Only read: the file has to be there, and nothing in it changes.
    case read
    /// Read and write what is there, as who takes something back does.
    case change
    /// Read and write: a file that is not there is made, an older schema is brought up to date.
    case write
  }

  /// Where the database lies, as the user named it.
  package let path: String
  /// How long to wait for another process, in seconds.
  package let lockTimeout: Double
  private let access: Access
  /// Whether it is a copy to try something with.
  package let isScratch: Bool
  private let queue: DatabaseQueue

  /// The `PRAGMA application_id` of our files: "cmct".
  static let applicationID = 0x636D_6374

  /// Opens a database.
  ///
  /// - Parameter lockTimeout: how long to wait for another process that writes, in seconds.
  /// - Throws: `StoreError`.
  package init(path: String, access: Access, lockTimeout: Double = 30) throws(StoreError) {
    self.path = path
    self.lockTimeout = lockTimeout
    self.access = access
    isScratch = false
    queue = try Self.translating(path, lockTimeout) {
      try Self.open(path, access, lockTimeout)
    }
  }

  /// Makes a database of its own, gone with this value, that is a copy of another: to see what would
  /// come of a change.
  ///
  /// - Parameter other: nil for an empty one.
  /// - Throws: `StoreError`.
  package init(scratchOf other: ContentStore?) throws(StoreError) {
    path = other?.path ?? ""
    lockTimeout = 0
    access = .write
    isScratch = true
    queue = try Self.translating(path, lockTimeout) {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.label = "cmctl scratch"
      // SQLite's own temporary file, which no other process sees (its documentation of sqlite3_open).
      let queue = try DatabaseQueue(path: "", configuration: configuration)
      if let other {
        try other.queue.backup(to: queue)
      } else {
        try Self.migrator().migrate(queue)
      }
      return queue
    }
  }

  private static func open(_ path: String, _ access: Access, _ lockTimeout: Double) throws
    -> DatabaseQueue
  {
    // Two that make or upgrade one database at once would both take the same step.
    let lock = access != .read ? try lockFolder(of: path, lockTimeout) : nil
    defer { withExtendedLifetime(lock) {} }
    let status = try? Files.status(path)
    if access != .write, status == nil { throw StoreError.notThere(path: path) }
    if let status, status.kind != .file { throw StoreError.notADatabase(path: path) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(lockTimeout)
    configuration.foreignKeysEnabled = true
    configuration.label = "cmctl"
    // An empty file is what SQLite itself makes of a database before its first table.
    if access != .read, status == nil || status?.size == 0 {
      configuration.journalMode = .wal
    }
    configuration.prepareDatabase { db in
      // A commit is durable when the program says so, even if the power fails: it is all there is.
      // Who only reads opens the file like a writer, where that is allowed, so that the last to
      // leave tidies the -wal and -shm files away.
      if access != .read { try db.execute(sql: "PRAGMA synchronous = FULL") }
      // It counts for a new file alone. Of texts of 2 to 4 KiB, SQLite's own 4 KiB hold one a page.
      try db.execute(sql: "PRAGMA page_size = 8192")
    }
    let (queue, isCurrent) = try openQueue(path, access, configuration)
    if isCurrent { return queue }
    try checkOwner(of: queue, path)
    let migrator = migrator()
    let (isNewer, applied) = try queue.read { db in
      (try migrator.hasBeenSuperseded(db), try migrator.appliedMigrations(db))
    }
    if isNewer { throw StoreError.newer(path: path) }
    if applied.count == migrations.count { return queue }
    if access != .read {
      if let last = applied.last { try backUp(queue, before: last, path) }
      try migrator.migrate(queue)
      return queue
    }
    if applied.isEmpty { throw StoreError.empty(path: path) }
    // An older schema is brought up to date by whoever comes first, a reader too.
    try queue.close()
    _ = try open(path, .write, lockTimeout)
    return try open(path, .read, lockTimeout)
  }

  /// Keeps a copy of a database as it was, beside it, before its schema changes.
  private static func backUp(_ queue: DatabaseQueue, before last: String, _ path: String) throws {
    let copy = "\(path).\(last)"
    if (try? Files.status(copy)).flatMap({ $0 }) != nil { return }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [copy])
    }
  }

  /// Keeps other processes from opening databases of the folder for writing; nil where the folder
  /// cannot be locked, for SQLite says why.
  private static func lockFolder(of path: String, _ seconds: Double) throws(StoreError)
    -> FolderLock?
  {
    do throws(FileSystemError) {
      if let lock = try FolderLock(Files.parent(of: path), waiting: seconds) { return lock }
    } catch {
      return nil
    }
    throw .locked(path: path, by: LockHolder.find(database: path), seconds: seconds)
  }

  /// Opens a connection; a database that lies where nothing may be written is read as it stands.
  ///
  /// - Returns: the connection, and whether the database is known to be ours and up to date.
  private static func openQueue(
    _ path: String, _ access: Access, _ configuration: Configuration
  ) throws -> (DatabaseQueue, isCurrent: Bool) {
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return (queue, try isCurrent(queue))
    } catch let error as DatabaseError
      where access == .read && [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    {
      // WAL wants its -shm file even for reading. Where no folder can be written, nobody else
      // writes either.
      guard let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
      else { throw error }
      var configuration = configuration
      configuration.readonly = true
      let queue = try DatabaseQueue(
        path: "file:\(escaped)?immutable=1", configuration: configuration)
      return (queue, try isCurrent(queue))
    }
  }

  /// Whether a database is ours, and has taken all our steps and no others, as nearly every one that
  /// is opened: then nothing else needs to be asked.
  private static func isCurrent(_ queue: DatabaseQueue) throws -> Bool {
    try queue.read { db in
      guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
        return false
      }
      do {
        let steps = try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations")
        return steps == Set(migrations.map(\.name))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        // There is no such table yet.
        return false
      }
    }
  }

  private static func checkOwner(of queue: DatabaseQueue, _ path: String) throws {
    let (owner, tables) = try queue.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        // The migrator makes its own table before our first.
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") ?? 0
      )
    }
    if tables > 0, owner != applicationID { throw StoreError.foreign(path: path) }
  }

  private static func migrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(migration.name) { db in
        try db.execute(sql: migration.sql)
        // What is derived cannot be computed in SQL.
        if migration.name == "v003_translations" {
          var history = try StateHistory(db)
          try history.rebuild(accepting: true)
        }
      }
    }
    return migrator
  }

  /// Runs a block that only reads, on one state of the database.
  func read<Value>(_ block: (Database) throws -> Value) throws(StoreError) -> Value {
    try translating { try queue.read(block) }
  }

  /// Runs a block in one transaction that holds the right to write from its start.
  func write<Value>(_ block: (Database) throws -> Value) throws(StoreError) -> Value {
    // GRDB would let a reader write: it resets PRAGMA query_only after each read.
    if access == .read { throw .notWritable(path: path) }
    return try translating {
      try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try block(db)
          return .commit
        }
        return value!
      }
    }
  }

  /// Runs a block outside any transaction, as SQLite wants it for what concerns the whole file.
  func withoutTransaction(_ block: (Database) throws -> Void) throws(StoreError) {
    try translating { try queue.writeWithoutTransaction(block) }
  }

  private func translating<Value>(_ block: () throws -> Value) throws(StoreError) -> Value {
    try Self.translating(path, lockTimeout, block)
  }

  /// Runs a block, and says what goes wrong in words of a store.
  private static func translating<Value>(
    _ path: String, _ lockTimeout: Double, _ block: () throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try block()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path, seconds: lockTimeout)
    } catch let damage as Damage {
      throw .damaged(path: path, what: damage.what)
    } catch is RowDecodingError {
      throw .damaged(path: path, what: "a row holds what its column cannot")
    } catch let error as PathError {
      throw .damaged(path: path, what: "a path \(error.reason)")
    } catch {
      throw .failed(path: path, what: "\(error)")
    }
  }
}
