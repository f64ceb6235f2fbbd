import CLinux
import Glibc

extension Files {
  /// Makes a folder and those above it, where they do not exist.
  package static func makeFolder(_ path: String) throws(FileSystemError) {
    if mkdir(path, 0o777) == 0 { return }
    switch errno {
    case EEXIST:
      guard try status(path)?.kind == .folder else {
        throw FileSystemError(.create, path, code: ENOTDIR)
      }
    case ENOENT:
      let above = parent(of: path)
      if above == path { throw FileSystemError(.create, path, code: ENOENT) }
      try makeFolder(above)
      if mkdir(path, 0o777) != 0, errno != EEXIST { throw FileSystemError(.create, path) }
    default: throw FileSystemError(.create, path)
    }
  }

  /// Writes a new file; it is an error where the path is taken.
  ///
  /// - Parameter isExecutable: whether everyone may run it, as far as the umask leaves that.
  package static func create(_ path: String, _ bytes: [UInt8], isExecutable: Bool = false)
    throws(FileSystemError)
  {
    let descriptor = open(
      path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, isExecutable ? 0o777 : 0o666)
    if descriptor < 0 { throw FileSystemError(.create, path) }
    var failure: FileSystemError?
    do throws(FileSystemError) {
      try write(bytes, to: descriptor, named: path)
    } catch {
      failure = error
    }
    if close(descriptor) != 0, failure == nil { failure = FileSystemError(.write, path) }
    if let failure {
      unlink(path)
      throw failure
    }
  }

  /// Writes all bytes to an open file.
  ///
  /// - Parameter name: what the file is called in an error.
  package static func write(_ bytes: [UInt8], to descriptor: Int32, named name: String)
    throws(FileSystemError)
  {
    var failure: FileSystemError?
    bytes.withUnsafeBytes { source in
      var written = 0
      while written < source.count, let start = source.baseAddress {
        let count = Glibc.write(descriptor, start + written, source.count - written)
        if count < 0 {
          if errno == EINTR { continue }
          failure = FileSystemError(.write, name)
          return
        }
        written += count
      }
    }
    if let failure { throw failure }
  }

  /// Renames a file; what stood at the new path is gone in the same step.
  package static func rename(_ old: String, to new: String) throws(FileSystemError) {
    if Glibc.rename(old, new) != 0 { throw FileSystemError(.rename, new) }
  }

  /// Lets two paths change places in one step (renameat2(2), RENAME_EXCHANGE).
  package static func exchange(_ one: String, _ other: String) throws(FileSystemError) {
    if renameat2(AT_FDCWD, one, AT_FDCWD, other, UInt32(CMCTL_RENAME_EXCHANGE)) != 0 {
      throw FileSystemError(.rename, other)
    }
  }

  /// Gives a file a second name.
  package static func link(_ existing: String, at new: String) throws(FileSystemError) {
    if Glibc.link(existing, new) != 0 { throw FileSystemError(.create, new) }
  }

  /// Removes a file; nothing at the path is no error.
  package static func removeFile(_ path: String) throws(FileSystemError) {
    if unlink(path) != 0, errno != ENOENT, errno != ENOTDIR {
      throw FileSystemError(.remove, path)
    }
  }

  /// Removes a folder if it is empty, and says whether it is gone.
  @discardableResult
  package static func removeEmptyFolder(_ path: String) -> Bool {
    rmdir(path) == 0
  }

  /// Removes a folder and all that is in it, following no link.
  package static func removeTree(_ path: String) throws(FileSystemError) {
    guard let status = try status(path, followingLinks: false) else { return }
    guard status.kind == .folder else { return try removeFile(path) }
    for name in try names(in: path) { try removeTree(join(path, name)) }
    if rmdir(path) != 0 { throw FileSystemError(.remove, path) }
  }
}

/// A lock on a folder that keeps other processes which ask for it waiting; released when it is
/// let go of, or when the process ends however that comes about (flock(2)).
package final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameter seconds: how long to wait for another process.
  /// - Returns: nil where another process still has it then.
  package init?(_ path: String, waiting seconds: Double) throws(FileSystemError) {
    let interval: UInt32 = 20_000  // microseconds
    var rest = seconds
    while true {
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if descriptor < 0 { throw FileSystemError(.write, path) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        // The folder may have been exchanged for another between the two calls.
        if Self.isAt(path, descriptor) {
          self.descriptor = descriptor
          return
        }
      } else if errno != EWOULDBLOCK, errno != EINTR {
        let error = FileSystemError(.write, path)
        close(descriptor)
        throw error
      }
      close(descriptor)
      if rest <= 0 { return nil }
      usleep(interval)
      rest -= Double(interval) / 1_000_000
    }
  }

  private static func isAt(_ path: String, _ descriptor: Int32) -> Bool {
    var open = stat()
    var named = stat()
    return fstat(descriptor, &open) == 0 && stat(path, &named) == 0
      && open.st_dev == named.st_dev && open.st_ino == named.st_ino
  }

  deinit { close(descriptor) }
}
