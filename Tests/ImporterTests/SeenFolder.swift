import FileSystem
import Glibc
import Importer
import Store
import TestSupport

/// A site's sources in a folder with a database, imported again and again.
struct SeenFolder {
  let folder: TemporaryFolder
  var locales = "locales"
  private var database: String { folder.path("site.sqlite") }

  init(_ tree: TextTree) throws {
    folder = try TemporaryFolder(tree)
    Self.settle()
  }

  /// What an import did.
  struct Import: Equatable {
    /// The number of the revision that it made; nil where nothing changed.
    var revision: Int64?
    /// Whether it read only the files that are other than the import before saw them.
    var isShort: Bool
    var warnings: [String] = []
  }

  /// Waits until a change of a file gets another time than all before.
  static func settle() { usleep(20_000) }

  func open(_ access: ContentStore.Access) throws(StoreError) -> ContentStore {
    try ContentStore(path: database, access: access, lockTimeout: 5)
  }

  private func list() throws -> SourceList {
    try SourceList(SourceTree.Places(locales: folder.path(locales)))
  }

  /// Imports as the program does.
  @discardableResult
  func importAll(besides meanwhile: () throws -> Void = {}) throws -> Import {
    let signature = Signature(author: "Anna", time: 1, message: "Import")
    let list = try list()
    try meanwhile()
    if let done = try NearlyUnchangedImport.run(list, into: open, { signature }) {
      return Import(
        revision: Self.number(done.result), isShort: true, warnings: done.warnings.map(\.message))
    }
    let read = try ReadSite(list.read())
    var seen = list.seen()
    seen?.warnings = read.warnings
    let store = try open(.write)
    let result = try store.commit(read.snapshot, signature, seeing: seen)
    if case .unchanged(let head) = result, let seen { store.see(seen, at: head.id) }
    return Import(
      revision: Self.number(result), isShort: false, warnings: read.warnings.map(\.message))
  }

  private static func number(_ result: CommitResult) -> Int64? {
    if case .committed(let revision, _) = result { revision.id.number } else { nil }
  }

  /// Changes files, and waits.
  func write(_ tree: TextTree) throws {
    try folder.write(tree)
    Self.settle()
  }

  /// Writes other bytes into a file that stays the same file.
  func overwrite(_ path: String, _ text: String) throws {
    let descriptor = Glibc.open(folder.path(path), O_WRONLY | O_TRUNC)
    try Files.write(Array(text.utf8), to: descriptor, named: path)
    close(descriptor)
  }

  /// The times of a file's text.
  func times(_ path: String) -> [timespec] {
    var status = stat()
    stat(folder.path(path), &status)
    return [status.st_atim, status.st_mtim]
  }

  func setTimes(_ path: String, _ times: [timespec]) {
    utimensat(AT_FDCWD, folder.path(path), times, 0)
  }

  /// The bytes of the database.
  func bytes() throws -> [UInt8] { try Files.read(database) }

  /// Whether the newest revision holds what lies in the folder, with the states that follow.
  func isStoredAsRead() throws -> Bool {
    let read = try ReadSite(list().read()).snapshot
    let store = try open(.read)
    guard try store.changes(from: read).isEmpty, try store.verify().findings.isEmpty
    else { return false }
    let before = try store.translations()
    _ = try open(.change).compact()
    return try store.translations() == before
  }
}
