import GRDB
import Store
import TestSupport

/// A database of a test's own, in a folder that goes with it.
struct MadeStore {
  let folder: TemporaryFolder
  var path: String { folder.path("site.sqlite") }
  let store: ContentStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
  }

  /// Imports a snapshot at a time that is its revision's number.
  @discardableResult
  func commit(_ snapshot: Snapshot, _ message: String = "Import") throws -> CommitResult {
    let number = (try store.head()?.id.number ?? 0) + 1
    return try store.commit(
      snapshot, Signature(author: "Anna", time: number, message: message))
  }

  /// Returns the changes of a commit; nothing where there was none.
  func changes(_ snapshot: Snapshot) throws -> Changes {
    guard case .committed(_, let changes) = try commit(snapshot) else { return Changes() }
    return changes
  }

  /// Returns rows as text, columns divided by ` | `, as `sqlite3` shows them.
  func rows(_ sql: String) throws -> [String] {
    try Self.rows(sql, in: path)
  }

  static func rows(_ sql: String, in path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.map { _, value in
          value.isNull ? "–" : String.fromDatabaseValue(value) ?? "\(value)"
        }.joined(separator: " | ")
      }
    }
  }

  /// Runs SQL that cmctl would never run.
  func damage(_ sql: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; " + sql)
    }
  }
}

/// A generator with a seed (Vigna's SplitMix64), so that every run is the same.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
