import Glibc

/// A call to the operating system about a path that failed.
package struct FileSystemError: Error, Sendable, Equatable {
  /// What was tried, as in “cannot read”.
  package enum Action: String, Sendable {
    case read, write, create, remove, rename, list
  }

  /// What was tried.
  package var action: Action
  /// The path it was tried on.
  package var path: String
  /// The `errno` of the call.
  package var code: Int32

  /// Creates an error for a call that has just failed, from `errno` where no code is given.
  package init(_ action: Action, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  /// Whether the process may not do it, rather than that it cannot be done.
  package var isPermission: Bool { code == EACCES || code == EPERM || code == EROFS }

  /// Whether there is nothing at the path.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// What the system calls the fault, lower case: “permission denied”.
  package var reason: String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension Int32 {
  /// `EILSEQ`: a name that is not UTF-8.
  package static let illegalSequence = EILSEQ
  /// `ENOTDIR`: something else where a folder should be.
  package static let notAFolder = ENOTDIR
  /// `ELOOP`: symbolic links that lead in a circle.
  package static let linkLoop = ELOOP
}
