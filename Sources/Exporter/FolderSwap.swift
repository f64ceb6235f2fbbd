import FileSystem

/// An export that prepares a whole new folder beside the old one and exchanges the two in one step.
///
/// What did not change is linked into the new folder, not copied.
struct FolderSwap {
  private let path: String
  private let new: String
  private let options: Export.Options

  init(_ path: String, _ options: Export.Options) {
    self.options = options
    // A link to the folder stays what it is: what it points to is exchanged.
    self.path = (try? Files.realPath(path)) ?? path
    let name = Files.name(of: self.path)
    new = Files.join(Files.parent(of: self.path), ".\(name).cmctl-new")
  }

  func run(_ write: (inout OutputTree) throws -> ExportReport) throws -> ExportReport {
    guard try ExporterError.writing(path, { try Files.status(path) }) != nil else {
      var output = try OutputTree(path, options)
      return try write(&output)
    }
    let old = try OutputTree(path, options)
    defer { withExtendedLifetime(old) {} }  // and with it its lock
    try ExporterError.writing(path) {
      try checkForOthers(old, "")
      try Files.removeTree(new)  // of an export that was cut off
      try Files.makeFolder(new)
      for file in [Manifest.name] + old.manifest.files.map(\.path) { try link(file) }
    }
    do {
      var output = try OutputTree(new, options)
      let report = try write(&output)
      try ExporterError.writing(path) {
        // The manifest may differ alone: other inputs, the same bytes.
        if try Self.manifest(of: new) != Self.manifest(of: path) { try Files.exchange(new, path) }
        try Files.removeTree(new)
      }
      return report
    } catch {
      try? Files.removeTree(new)
      throw error
    }
  }

  private static func manifest(of folder: String) throws(FileSystemError) -> [UInt8]? {
    let file = Files.join(folder, Manifest.name)
    return try Files.status(file) == nil ? nil : try Files.read(file)
  }

  private func link(_ file: String) throws(FileSystemError) {
    let existing = Files.join(path, file)
    guard try Files.status(existing, followingLinks: false)?.kind == .file else { return }
    let place = Files.join(new, file)
    try Files.makeFolder(Files.parent(of: place))
    try Files.link(existing, at: place)
  }

  private func checkForOthers(_ old: OutputTree, _ folder: String) throws {
    for name in try Files.names(in: Files.join(path, folder)) {
      let file = folder.isEmpty ? name : folder + "/" + name
      if try Files.status(Files.join(path, file), followingLinks: false)?.kind == .folder {
        try checkForOthers(old, file)
      } else if file != Manifest.name, old.manifest[file] == nil {
        throw ExporterError.cannotSwap(path: path, file: file)
      }
    }
  }
}
