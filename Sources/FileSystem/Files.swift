import Glibc

/// Reads files and folders: glibc's calls with Swift's values.
///
/// Foundation is not used: its writes call `fsync` on every file, its walks are many times slower.
package enum Files {
  /// Returns what stands at a path, or nil where nothing does.
  package static func status(_ path: String, followingLinks: Bool = true) throws(FileSystemError)
    -> FileStatus?
  {
    var buffer = stat()
    let result = followingLinks ? stat(path, &buffer) : lstat(path, &buffer)
    if result == 0 { return FileStatus(buffer) }
    let error = FileSystemError(.read, path)
    if error.isMissing { return nil }
    throw error
  }

  /// Returns the names in a folder, without `.` and `..`, in order of their bytes.
  package static func names(in folder: String) throws(FileSystemError) -> [String] {
    guard let stream = opendir(folder) else { throw FileSystemError(.list, folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      // A name that is not UTF-8 can be in no page and no link; it is said, not skipped.
      guard let name else { throw FileSystemError(.list, folder, code: EILSEQ) }
      if name != ".", name != ".." { names.append(name) }
    }
    if errno != 0 { throw FileSystemError(.list, folder) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Returns all bytes of a file.
  package static func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileSystemError(.read, path) }
    defer { close(descriptor) }
    var buffer = stat()
    if fstat(descriptor, &buffer) != 0 { throw FileSystemError(.read, path) }
    // One byte more than the size tells the end of the file in the same call.
    var bytes = [UInt8]()
    var capacity = Int(buffer.st_size) + 1
    var failure: FileSystemError?
    while true {
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        while count < capacity {
          let got = Glibc.read(descriptor, target.baseAddress! + count, capacity - count)
          if got == 0 { break }
          if got < 0 {
            if errno == EINTR { continue }
            failure = FileSystemError(.read, path)
            break
          }
          count += got
        }
      }
      if let failure { throw failure }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if chunk.count < capacity { return bytes }
      capacity = 1 << 16  // the file grew, or its size is not known (a pipe)
    }
  }

  /// Returns a path without links, `.` and `..`, from the root.
  package static func realPath(_ path: String) throws(FileSystemError) -> String {
    guard let resolved = realpath(path, nil) else { throw FileSystemError(.read, path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Returns the working directory.
  package static func workingFolder() throws(FileSystemError) -> String {
    try realPath(".")
  }

  /// Returns `path` below `folder`, or `path` itself where it starts at the root.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    if path.isEmpty || path == "." { return folder }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// Returns the part of a path before its last component: `a/b` of `a/b/c`, `.` of `a`.
  package static func parent(of path: String) -> String {
    let trimmed = path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// Returns the last component of a path: `c` of `a/b/c`.
  package static func name(of path: String) -> String {
    let trimmed = path.hasSuffix("/") && path != "/" ? path.dropLast() : path[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return String(trimmed) }
    return String(trimmed[trimmed.index(after: slash)...])
  }
}
