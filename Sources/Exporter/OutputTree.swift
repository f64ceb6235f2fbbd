import FileSystem
import Store

/// The output folder: the only code that writes it.
///
/// A file is the old or the new one whole at every moment: new ones are prepared in a hidden folder
/// inside, all of them, and only then renamed to their places. Before the first is renamed, the
/// manifest names them all, so that an export that is cut off leaves nothing that the next would
/// take for somebody else's.
struct OutputTree {
  /// The folder, as the user named it.
  let path: String
  /// What the export before wrote; once the files are in their places, what this one did.
  var manifest: Manifest
  /// The hash of its bytes; nil where there is none.
  private(set) var manifestHash: ContentHash?
  private let isForced: Bool
  /// Whether what the manifest says of files is taken for true.
  let isTrusted: Bool
  /// When the folder was opened: what changes in it from then on may look as if it had not.
  let opened: FileTime
  /// Keeps two exports from writing into one folder.
  private let lock: FolderLock
  /// Whether the folder was not there before.
  private let isNew: Bool
  /// Files that wait in the hidden folder, by their path.
  private var staged: [(path: FilePath, place: String, isOverFolder: Bool)] = []
  /// The paths of all files that were prepared, those too that were as they should be.
  private(set) var prepared: [String] = []
  /// The number of the file that is prepared next: its name in the hidden folder.
  private var nextNumber = 0

  private static let stagingName = ".cmctl-new"
  private static let newManifestName = Manifest.name + ".new"
  private static let ownNames = [stagingName, Manifest.name, newManifestName]
  private var staging: String { Files.join(path, Self.stagingName) }

  /// Opens an output folder, or makes it.
  ///
  /// - Throws: `ExporterError` where it cannot be written, or is somebody else's.
  init(_ path: String, _ options: Export.Options) throws(ExporterError) {
    self.path = path
    isForced = options.isForced
    isTrusted = options.trustsOutput
    opened = .now
    let bytes: [UInt8]?
    (isNew, lock, bytes) = try ExporterError.writing(path) {
      let status = try Files.status(path)
      if let status, status.kind != .folder {
        throw ExporterError.notAFolder(path: path)
      }
      try Files.makeFolder(path)
      guard let lock = try FolderLock(path, waiting: options.lockTimeout) else {
        throw ExporterError.locked(path: path)
      }
      return (status == nil, lock, try Self.readManifest(path))
    }
    manifest = bytes.flatMap { Manifest($0) } ?? Manifest()
    manifestHash = bytes.map { ContentHash(of: $0) }
    try checkOwner()
    try ExporterError.writing(path) { [staging] in
      // Of an export that was cut off.
      try Files.removeTree(staging)
      try Files.removeFile(Files.join(path, Self.newManifestName))
    }
  }

  private static func readManifest(_ path: String) throws(FileSystemError) -> [UInt8]? {
    let file = Files.join(path, Manifest.name)
    guard try Files.status(file, followingLinks: false)?.kind == .file else { return nil }
    return try Files.read(file)
  }

  /// A folder with files in it and no manifest is somebody else's.
  private func checkOwner() throws(ExporterError) {
    if isForced || manifest.count > 0 { return }
    let names = try ExporterError.writing(path) { try Files.names(in: path) }
    if let name = names.first(where: { !Self.ownNames.contains($0) }) {
      throw .notOurs(path: path, file: name)
    }
  }

  /// Returns the entry of a file that is there as it was written from a key; nil where it is not.
  func held(_ path: FilePath, key: ContentHash) throws(ExporterError) -> Manifest.Entry? {
    guard let entry = manifest[path.text], entry.key == key else { return nil }
    return try asWritten(path, entry)
  }

  /// The hash of what is at a path; nil where there is no plain file.
  func hash(of path: FilePath) throws(ExporterError) -> ContentHash? {
    let file = Files.join(self.path, path.text)
    return try ExporterError.writing(file) {
      guard try Files.status(file, followingLinks: false)?.kind == .file else { return nil }
      return ContentHash(of: try Files.read(file))
    }
  }

  /// A file that waits to be put in its place.
  struct Prepared: Sendable {
    fileprivate let path: FilePath
    /// The hash of its bytes.
    let hash: ContentHash
    /// Where it waits; nil where the same bytes are at its place.
    fileprivate let place: String?
    /// Whether a folder is where it goes.
    fileprivate let isOverFolder: Bool
  }

  /// Prepares a file, unless the same bytes are at its place.
  ///
  /// - Returns: The hash of the bytes.
  mutating func stage(_ file: RenderedFile) throws -> ContentHash {
    let number = try takeNumbers(1)
    let prepared = try prepare(file, number)
    take(prepared)
    return prepared.hash
  }

  /// Gives out the numbers of files to be prepared; returns the first of them.
  mutating func takeNumbers(_ count: Int) throws -> Int {
    if nextNumber == 0 {
      try ExporterError.writing(path) { [staging] in try Files.makeFolder(staging) }
    }
    defer { nextNumber += count }
    return nextNumber
  }

  /// Prepares a file, unless the same bytes are at its place. Several may be prepared at once.
  func prepare(_ file: RenderedFile, _ number: Int) throws(ExporterError) -> Prepared {
    let hash = ContentHash(of: file.bytes)
    let target = Files.join(path, file.path.text)
    var status: FileStatus?
    // In a folder that was not there before, nothing is.
    if !isNew {
      status = try ExporterError.writing(target) {
        try Files.status(target, followingLinks: false)
      }
      if status?.kind == .file, status?.size == file.bytes.count,
        status?.isExecutable == file.isExecutable, try self.hash(of: file.path) == hash
      {
        return Prepared(path: file.path, hash: hash, place: nil, isOverFolder: false)
      }
      try checkPlace(of: file.path, status)
    }
    let place = Files.join(staging, String(number))
    try ExporterError.writing(target) {
      try Files.create(place, file.bytes, isExecutable: file.isExecutable)
    }
    return Prepared(
      path: file.path, hash: hash, place: place, isOverFolder: status?.kind == .folder)
  }

  /// Takes a file that was prepared.
  mutating func take(_ file: Prepared) {
    prepared.append(file.path.text)
    if let place = file.place { staged.append((file.path, place, file.isOverFolder)) }
  }

  /// Finds, before anything is replaced, what would keep a file from getting to its place.
  private func checkPlace(of file: FilePath, _ status: FileStatus?) throws(ExporterError) {
    let target = Files.join(path, file.text)
    try ExporterError.writing(target) {
      try checkFolders(above: file)
      if status?.kind == .folder {
        // A folder can give way to a file only where nothing in it is somebody else's.
        guard try isOwn(folder: file.text) else { throw ExporterError.inTheWay(path: target) }
      } else if status != nil, !isForced, manifest[file.text] == nil {
        throw ExporterError.inTheWay(path: target)
      }
    }
  }

  private func isOwn(folder: String) throws -> Bool {
    for name in try Files.names(in: Files.join(path, folder)) {
      let inner = folder + "/" + name
      let kind = try Files.status(Files.join(path, inner), followingLinks: false)?.kind
      guard try kind == .folder ? isOwn(folder: inner) : manifest[inner] != nil else {
        return false
      }
    }
    return true
  }

  /// Puts the prepared files in their places, and removes those of the export before that are no
  /// more.
  ///
  /// - Parameter new: every file of this export.
  private mutating func apply(_ new: Manifest) throws(ExporterError) -> ExportReport {
    var report = ExportReport()
    let obsolete = manifest.paths(notIn: new)
    try ExporterError.writing(path) {
      if !staged.isEmpty { try announce() }
      let places = Places(obsolete.isEmpty ? [] : staged.map(\.path.text))
      for path in obsolete where places.areTaken(by: path) { try remove(path, &report) }
      var folder = ""
      for file in staged {
        let target = Files.join(path, file.path.text)
        // Files of one folder follow each other, mostly.
        let above = Files.parent(of: file.path.text)
        if above != folder { try makeFolders(above: file.path) }
        folder = above
        // Its files are gone; folders in it may be left.
        if file.isOverFolder { try Files.removeTree(target) }
        try Files.rename(file.place, to: target)
        report.written.append(file.path)
      }
      for path in obsolete where !places.areTaken(by: path) { try remove(path, &report) }
      try Files.removeTree(staging)
      // Of many files, to put the manifest together costs more than to compare.
      if !staged.isEmpty || new.count == 0 || new != manifest {
        try write(new)
        manifestHash = ContentHash(of: new.bytes)
      }
      manifest = new
    }
    report.written.sort()
    report.removed.sort()
    report.unchanged = new.count - report.written.count
    return report
  }

  /// Prepares files and puts them in their places; where they cannot be prepared, nothing is left
  /// behind.
  ///
  /// - Parameter stage: prepares files, and returns every file of the export.
  mutating func applying(_ stage: (inout OutputTree) throws -> Manifest) throws -> ExportReport {
    let new: Manifest
    do {
      new = try stage(&self)
    } catch {
      try? discard()
      throw error
    }
    return try apply(new)
  }

  /// Throws away what was prepared.
  private func discard() throws(ExporterError) {
    try ExporterError.writing(path) { try Files.removeTree(staging) }
    if isNew { Files.removeEmptyFolder(path) }
  }

  /// Names, before anything happens, everything that is or will be here.
  private func announce() throws(FileSystemError) {
    try write(manifest.with(staged.map { ($0.path.text, Manifest.Entry()) }))
  }

  private func write(_ manifest: Manifest) throws(FileSystemError) {
    let target = Files.join(path, Manifest.name)
    let bytes = manifest.bytes
    if try Files.status(target, followingLinks: false)?.size == bytes.count,
      try Files.read(target) == bytes
    {
      return
    }
    let place = Files.join(path, Self.newManifestName)
    try Files.removeFile(place)
    try Files.create(place, bytes)
    try Files.rename(place, to: target)
  }

  /// Where new files go, looked up at once: all of a large site may move.
  private struct Places {
    private let files: Set<String>
    private let folders: Set<String>

    init(_ paths: [String]) {
      files = Set(paths)
      folders = Set(paths.flatMap(Self.folders(above:)))
    }

    /// Whether an old file stands where a new one needs a folder, or the other way round.
    func areTaken(by old: String) -> Bool {
      folders.contains(old) || Self.folders(above: old).contains(where: files.contains)
    }

    private static func folders(above path: String) -> [String] {
      Array(sequence(first: Files.parent(of: path), next: Files.parent(of:)).prefix { $0 != "." })
    }
  }

  private func remove(_ old: String, _ report: inout ExportReport) throws {
    guard let file = try? FilePath(old) else { return }
    try checkFolders(above: file)
    try Files.removeFile(Files.join(path, old))
    report.removed.append(file)
    var folder = Files.parent(of: old)
    while folder != ".", Files.removeEmptyFolder(Files.join(path, folder)) {
      folder = Files.parent(of: folder)
    }
  }

  private func makeFolders(above file: FilePath) throws {
    try checkFolders(above: file)
    let folder = Files.parent(of: file.text)
    if folder != "." { try Files.makeFolder(Files.join(path, folder)) }
  }

  /// Refuses a symbolic link inside the output, which could lead anywhere, and somebody else's file
  /// where a folder has to be.
  private func checkFolders(above file: FilePath) throws {
    var folder = Files.parent(of: file.text)
    while folder != "." {
      let place = Files.join(path, folder)
      switch try Files.status(place, followingLinks: false)?.kind {
      case nil, .folder: break
      case .link: throw FileSystemError(.write, place, code: .linkLoop)
      case .file, .other:
        guard manifest[folder] != nil else { throw ExporterError.inTheWay(path: place) }
      }
      folder = Files.parent(of: folder)
    }
  }
}
