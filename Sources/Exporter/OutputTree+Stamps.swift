import FileSystem
import Store

/// Files of the output are told to be as they were by what the file system says of them, as git does
/// for its index; where that tells nothing, they are read.
extension OutputTree {
  /// Returns what tells at the next export that no file changed; nil where one is not as it was
  /// written.
  ///
  /// - Parameter known: what told it at the last one.
  func stamps(_ known: [UInt64?]) throws(ExporterError) -> [UInt64?]? {
    let paths = manifest.paths
    guard paths.count == known.count else { return nil }
    let start = FileTime.now
    var stamps: [UInt64?] = []
    stamps.reserveCapacity(paths.count)
    for (path, known) in zip(paths, known) {
      let stamp = try stamp(of: path, start)
      if stamp == nil || stamp != known, try !holds(path) { return nil }
      stamps.append(stamp)
    }
    return stamps
  }

  /// Remembers in the database what the folder holds. That it cannot be remembered, because another
  /// process writes or nothing may be written, costs time at the next export and nothing else.
  ///
  /// - Parameter stamps: what tells that no file changed; nil to ask for it.
  func remember(_ revision: RevisionID, in store: ContentStore, _ stamps: [UInt64?]? = nil) {
    guard !store.isScratch, let folder = try? Files.realPath(path),
      let manifestHash, let stamps = stamps ?? (try? self.stamps()),
      let writer = try? ContentStore(path: store.path, access: .change, lockTimeout: 0)
    else { return }
    try? writer.keep(
      ExportRecord(
        folder: folder, revision: revision, version: FileKey.rendererVersion,
        manifest: manifestHash, stamps: stamps))
  }

  private func stamps() throws(ExporterError) -> [UInt64?] {
    // What was just written is told from what is written now by its time alone.
    FileTime.waitForNext()
    let start = FileTime.now
    var stamps: [UInt64?] = []
    for path in manifest.paths { stamps.append(try stamp(of: path, start)) }
    return stamps
  }

  private func stamp(of path: String, _ start: FileTime) throws(ExporterError) -> UInt64? {
    let file = Files.join(self.path, path)
    let status = try ExporterError.writing(file) {
      try Files.status(file, followingLinks: false)
    }
    return status?.kind == .file ? status?.stamp(lookedAt: start) : nil
  }
}
