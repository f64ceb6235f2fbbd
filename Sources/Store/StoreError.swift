import FileSystem
import GRDB

/// Why the database could not be used.
package enum StoreError: Error, Sendable, Equatable {
  /// There is no file at the path.
  case notThere(path: String)
  /// The folder that should hold a new database is not there.
  case noFolder(path: String)
  /// The file is something else than an SQLite database.
  case notADatabase(path: String)
  /// The file is another program's database.
  case foreign(path: String)
  /// The database was written by a newer cmctl.
  case newer(path: String)
  /// Another process made a revision since what is to be changed was read.
  case changedMeanwhile(path: String)
  /// Another process is writing and did not finish in time; who, as far as it can be told.
  case locked(path: String, by: [LockHolder], seconds: Double)
  /// The file or its folder may not be written.
  case notWritable(path: String)
  /// The file may not be read.
  case notReadable(path: String)
  /// The disk is full.
  case full(path: String)
  /// The content of the file is not what it should be.
  case damaged(path: String, what: String)
  /// There is no revision yet.
  case empty(path: String)
  /// There is no such revision.
  case noRevision(RevisionID, newest: RevisionID)
  /// A copy would take the place of the database itself.
  case ownCopy(path: String)
  /// Texts were deleted from history, and their bytes are still in unused space of the file,
  /// because another process uses it, or because it could not be written anew.
  case notWiped(path: String, count: Int, isInUse: Bool)
  /// Any other failure of SQLite, in its words.
  case failed(path: String, what: String)

  /// Says what an error of SQLite means for a database at a path.
  init(_ error: DatabaseError, path: String, seconds: Double) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .locked(path: path, by: LockHolder.find(database: path), seconds: seconds)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_READONLY: self = .notWritable(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH: self = .notReadable(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_CORRUPT:
      self = .damaged(path: path, what: Self.words(error) ?? "its structure is broken")
    case .SQLITE_CANTOPEN: self = .cannotOpen(path)
    case .SQLITE_IOERR where (try? Files.status(path))?.kind == .folder:
      self = .notADatabase(path: path)
    default:
      self = .failed(path: path, what: Self.words(error) ?? "error \(error.resultCode.rawValue)")
    }
  }

  /// The first line of what SQLite says: of a broken schema it quotes all that follows, too.
  private static func words(_ error: DatabaseError) -> String? {
    error.message?.split(whereSeparator: \.isNewline).first.map(String.init)
  }

  /// Looks why SQLite could not open a file, which it does not tell.
  private static func cannotOpen(_ path: String) -> StoreError {
    do {
      guard let status = try Files.status(path) else {
        let folder = try Files.status(Files.parent(of: path))
        return folder == nil ? .noFolder(path: path) : .notWritable(path: path)
      }
      if status.kind != .file { return .notADatabase(path: path) }
    } catch {
      return .notReadable(path: path)
    }
    return .notReadable(path: path)
  }
}
