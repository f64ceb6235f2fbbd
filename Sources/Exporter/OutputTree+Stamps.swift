import FileSystem
import Store

/// Files of the output are told to be as they were by what the file system says of them, as git does
/// for its index; where that tells nothing, they are read.
extension OutputTree {
  /// Takes what the database remembers of the files.
  ///
  /// - Returns: Whether the manifest is the one that it remembers.
  mutating func adopt(_ record: ExportRecord) -> Bool {
    guard manifestHash == record.manifest, manifest.count == record.stamps.count else {
      return false
    }
    manifest.stamps = record.stamps
    return true
  }

  /// Whether every file is as it was written.
  mutating func isAsWritten() throws(ExporterError) -> Bool {
    if isTrusted { return manifest.isSettled }
    let folder = try ExporterError.writing(path) { try OpenFolder(path) }
    for index in 0..<manifest.count {
      let path = manifest.path(at: index)
      let status = try ExporterError.writing(Files.join(self.path, path)) {
        try folder.status(path)
      }
      guard let status, status.kind == .file else { return false }
      let stamp = status.stamp(lookedAt: opened)
      if stamp == nil || stamp != manifest.stamps[index] {
        guard let path = try? FilePath(path),
          let entry = try asWritten(path, manifest.entry(at: index))
        else { return false }
        manifest.stamps[index] = entry.stamp
      }
    }
    return true
  }

  /// Returns the entry of a file that is there as it was written, with what tells it next time; nil
  /// where it is not.
  func asWritten(_ path: FilePath, _ entry: Manifest.Entry) throws(ExporterError)
    -> Manifest.Entry?
  {
    guard let hash = entry.hash else { return nil }
    if isTrusted { return entry }
    let file = Files.join(self.path, path.text)
    let status = try ExporterError.writing(file) {
      try Files.status(file, followingLinks: false)
    }
    guard let status, status.kind == .file else { return nil }
    let stamp = status.stamp(lookedAt: opened)
    if stamp == nil || stamp != entry.stamp, try self.hash(of: path) != hash { return nil }
    var entry = entry
    entry.stamp = stamp
    return entry
  }

  /// Remembers in the database what the folder holds. That it cannot be remembered, because another
  /// process writes or nothing may be written, costs time at the next export and nothing else.
  func remember(_ revision: RevisionID, in store: ContentStore) {
    guard !store.isScratch, let folder = try? Files.realPath(path), let manifestHash,
      let stamps = try? stamps(),
      let writer = try? ContentStore(path: store.path, access: .change, lockTimeout: 0)
    else { return }
    try? writer.keep(
      ExportRecord(
        folder: folder, revision: revision, version: FileKey.rendererVersion,
        manifest: manifestHash, stamps: stamps))
  }

  /// What tells at the next export that no file changed.
  private func stamps() throws(FileSystemError) -> [UInt64?] {
    var stamps = manifest.stamps
    if prepared.isEmpty { return stamps }
    // What was just written is told from what is written now by its time alone.
    FileTime.waitForNext()
    let now = FileTime.now
    let folder = try OpenFolder(path)
    for path in prepared {
      guard let index = manifest.index(of: path) else { continue }
      let status = try folder.status(path)
      stamps[index] = status?.kind == .file ? status?.stamp(lookedAt: now) : nil
    }
    return stamps
  }
}
