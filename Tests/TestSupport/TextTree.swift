import FileSystem

/// A folder as a literal: files by their paths.
///
///     let site: TextTree = ["locales/EN/index.md": "# Hello\n"]
package struct TextTree: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// Bytes by path below the folder. A symbolic link is there as `-> target`.
  package var files: [String: [UInt8]] = [:]

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    for (path, text) in elements { files[path] = Array(text.utf8) }
  }

  /// Reads a folder, hidden files included.
  package init(reading folder: String) throws {
    try read(folder, "")
  }

  private mutating func read(_ folder: String, _ path: String) throws {
    for name in try Files.names(in: folder) {
      let place = Files.join(folder, name)
      let inner = path.isEmpty ? name : path + "/" + name
      switch try Files.status(place, followingLinks: false)?.kind {
      case .folder: try read(place, inner)
      case .link: files[inner] = Array("-> \(try Files.realPath(place))".utf8)
      default: files[inner] = try Files.read(place)
      }
    }
  }

  /// Writes the files below a folder, over those that are there.
  package func write(to folder: String) throws {
    try Files.makeFolder(folder)
    for (path, bytes) in files {
      let place = Files.join(folder, path)
      try Files.makeFolder(Files.parent(of: place))
      try Files.removeFile(place)
      try Files.create(place, bytes)
    }
  }

  /// The paths, sorted.
  package var paths: [String] { files.keys.sorted() }

  /// The text of a file; nil where there is none, or none that is UTF-8.
  package subscript(path: String) -> String? {
    get { files[path].flatMap { String(validating: $0, as: UTF8.self) } }
    set { files[path] = newValue.map { Array($0.utf8) } }
  }

  /// This folder with another laid over it.
  package func with(_ other: TextTree) -> TextTree {
    var tree = self
    tree.files.merge(other.files) { $1 }
    return tree
  }

  /// This folder without some files.
  package func without(_ paths: String...) -> TextTree {
    var tree = self
    for path in paths { tree.files[path] = nil }
    return tree
  }
}
