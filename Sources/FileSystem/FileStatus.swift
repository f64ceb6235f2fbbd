import Glibc

/// What the file system says of a path without opening it.
package struct FileStatus: Sendable, Equatable {
  /// What stands at a path.
  package enum Kind: Sendable {
    case file, folder, link, other
  }

  package var kind: Kind
  /// Length in bytes.
  package var size: Int
  /// Permission bits, as `chmod` takes them.
  package var mode: UInt32
  package var device: UInt64
  package var inode: UInt64
  /// When its bytes changed last, or when somebody said that they did.
  package var modified: FileTime
  /// When anything of it changed last: bytes, permissions, names, and the time above.
  package var changed: FileTime

  /// Whether its owner may run it: the one bit of a mode that is kept, as git does.
  package var isExecutable: Bool { kind == .file && mode & 0o100 != 0 }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    modified = FileTime(status.st_mtim)
    changed = FileTime(status.st_ctim)
  }

  /// Whether two are the same file of the same kind and size, whenever it changed.
  package static func == (one: FileStatus, other: FileStatus) -> Bool {
    one.kind == other.kind && one.size == other.size && one.mode == other.mode
      && one.device == other.device && one.inode == other.inode
  }
}
