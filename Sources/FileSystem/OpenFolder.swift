import Glibc

/// A folder that is open: what is in it is looked at from there, without its path being walked each
/// time.
package final class OpenFolder {
  private let path: String
  private let stream: OpaquePointer

  /// Opens a folder.
  package init(_ path: String) throws(FileSystemError) {
    guard let stream = opendir(path) else { throw FileSystemError(.list, path) }
    self.path = path
    self.stream = stream
  }

  deinit { closedir(stream) }

  /// Returns the names in it, without `.` and `..`, in order of their bytes.
  package func names() throws(FileSystemError) -> [String] {
    var names: [String] = []
    var isPlain = true
    rewinddir(stream)
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      // A name that is not UTF-8 can be in no page and no link; it is said, not skipped.
      guard let name else { throw FileSystemError(.list, path, code: EILSEQ) }
      if name == "." || name == ".." { continue }
      if isPlain, !name.utf8.allSatisfy({ $0 < 0x80 }) { isPlain = false }
      names.append(name)
    }
    if errno != 0 { throw FileSystemError(.list, path) }
    // Of ASCII, strings compare as their bytes do, and fast.
    if isPlain {
      names.sort()
    } else {
      names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return names
  }

  /// Returns what stands at a name in it, or at a path below it; nil where nothing does. A link at
  /// its end is not followed.
  package func status(_ name: String) throws(FileSystemError) -> FileStatus? {
    var buffer = stat()
    if fstatat(dirfd(stream), name, &buffer, AT_SYMLINK_NOFOLLOW) == 0 { return FileStatus(buffer) }
    let error = FileSystemError(.read, Files.join(path, name))
    if error.isMissing { return nil }
    throw error
  }
}
