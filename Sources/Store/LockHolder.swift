import FileSystem

/// A process that holds a lock on the database.
package struct LockHolder: Sendable, Equatable {
  package var processID: Int
  /// The program's name, where it may be read.
  package var name: String?

  /// Finds the processes that hold a write lock on a database, by Linux's list of locks (proc(5),
  /// /proc/locks).
  ///
  /// SQLite locks the file itself or, in WAL mode, the `-shm` file beside it.
  static func find(database path: String) -> [LockHolder] {
    var inodes: Set<String> = []
    for name in [path, path + "-shm"] {
      if let status = try? Files.status(name) { inodes.insert(String(status.inode)) }
    }
    guard let list = try? Files.read("/proc/locks") else { return [] }
    var holders: [Int: LockHolder] = [:]
    for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
      // 1: POSIX  ADVISORY  WRITE 1234 08:01:131074 120 120
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "POSIX", words[3] == "WRITE", let id = Int(words[4]),
        let inode = words[5].split(separator: ":").last, inodes.contains(String(inode))
      else { continue }
      let name = (try? Files.read("/proc/\(id)/comm")).map {
        String(decoding: $0.prefix { $0 != 0x0a }, as: UTF8.self)
      }
      holders[id] = LockHolder(processID: id, name: name)
    }
    return holders.values.sorted { $0.processID < $1.processID }
  }
}
