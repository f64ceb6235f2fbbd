import FileSystem

/// A source tree that does not exist yet: files by their paths.
package struct NewSite: Sendable, Equatable {
  /// A file to write.
  package struct File: Sendable, Equatable {
    package var bytes: [UInt8]
    package var isExecutable = false
  }

  /// Files by their paths below the site's folder.
  package var files: [String: File] = [:]

  /// A small site in two languages, to start from.
  package static var example: NewSite {
    let folder = "Site/"
    var site = NewSite()
    for text in embeddedTexts where text.name.hasPrefix(folder) {
      site.files[String(text.name.dropFirst(folder.count))] = File(bytes: Array(text.text.utf8))
    }
    return site
  }

  /// Writes the files to a folder that is not there yet or is empty.
  ///
  /// - Throws: `StarterError`.
  package func write(to path: String) throws(StarterError) {
    try StarterError.checkIsFree(path)
    try StarterError.writing { () throws(FileSystemError) in
      for (name, file) in files.sorted(by: { $0.key < $1.key }) {
        let place = Files.join(path, name)
        try Files.makeFolder(Files.parent(of: place))
        try Files.create(place, file.bytes, isExecutable: file.isExecutable)
      }
    }
  }
}

/// Why a source tree could not be made.
package enum StarterError: Error, Sendable, Equatable {
  /// There is something in the folder already.
  case notEmpty(path: String)
  /// The folder given is no relay's pages; and why not.
  case noRelay(path: String, reason: String)
  /// The file system refuses.
  case cannotWrite(FileSystemError)
}

extension StarterError {
  /// Makes a folder, and refuses one that holds anything.
  static func checkIsFree(_ path: String) throws(StarterError) {
    var isTaken = false
    try writing { () throws(FileSystemError) in
      if let status = try Files.status(path), status.kind != .folder {
        throw FileSystemError(.create, path, code: .notAFolder)
      }
      try Files.makeFolder(path)
      isTaken = try !Files.names(in: path).isEmpty
    }
    if isTaken { throw .notEmpty(path: path) }
  }

  /// Runs what touches the disk.
  static func writing(_ body: () throws(FileSystemError) -> Void) throws(StarterError) {
    do throws(FileSystemError) {
      try body()
    } catch {
      throw .cannotWrite(error)
    }
  }
}
