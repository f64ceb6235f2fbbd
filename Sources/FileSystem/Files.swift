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
    try OpenFolder(folder).names()
  }

  /// Returns all bytes of a file.
  ///
  /// - Parameter size: how many there probably are; nil to ask for it.
  package static func read(_ path: String, expecting size: Int? = nil) throws(FileSystemError)
    -> [UInt8]
  {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileSystemError(.read, path) }
    defer { close(descriptor) }
    var buffer = stat()
    if size == nil, fstat(descriptor, &buffer) != 0 { throw FileSystemError(.read, path) }
    // One byte more than the size tells the end of the file in the same call.
    var bytes = [UInt8]()
    var capacity = (size ?? Int(buffer.st_size)) + 1
    while true {
      let chunk = try read(descriptor, atMost: capacity, end: bytes.isEmpty ? size : nil, path)
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if chunk.count < capacity { return bytes }
      capacity = 1 << 16  // the file grew, or its size is not known (a pipe)
    }
  }

  /// Reads up to a number of bytes; fewer than that are the last.
  ///
  /// - Parameter end: where the file probably ends: a read that stops there saw its end.
  private static func read(
    _ descriptor: Int32, atMost capacity: Int, end: Int?, _ path: String
  ) throws(FileSystemError) -> [UInt8] {
    var failure: FileSystemError?
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
        if count == end { break }
      }
    }
    if let failure { throw failure }
    return chunk
  }

  /// Returns a path without links, `.` and `..`, from the root.
  package static func realPath(_ path: String) throws(FileSystemError) -> String {
    guard let resolved = realpath(path, nil) else { throw FileSystemError(.read, path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Returns the file of the program that runs; nil where the system does not tell.
  package static var program: FileStatus? { (try? status("/proc/self/exe")).flatMap { $0 } }

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
