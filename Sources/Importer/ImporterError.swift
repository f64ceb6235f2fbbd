import FileSystem

/// Why there is nothing to import from.
package enum ImporterError: Error, Sendable, Equatable {
  /// The locales folder is not there.
  case noLocales(path: String)
  /// The site's folder is not there.
  case noSite(path: String)
  /// There is a file where a folder should be.
  case notAFolder(path: String)
  /// The file system does not let the folder be read.
  case unreadable(FileSystemError)
}
