import FileSystem
import Store

/// Files of the output are told to be as they were by what the file system says of them, as git does
/// for its index; where that tells nothing, they are read.
extension OutputTree {
  /// Takes what the database remembers of the files.
  ///
  /// - Returns: Whether the manifest is the one that it remembers.
  mutating func adopt(_ record: ExportRecord) -> Bool {
    guard manifestHash == record.manifest, manifest.paths.count == record.stamps.count else {
      return false
    }
    for (index, stamp) in record.stamps.enumerated() { manifest.entries[index].stamp = stamp }
    return true
  }

  /// Whether every file is as it was written.
  mutating func isAsWritten() throws(ExporterError) -> Bool {
    if isTrusted { return manifest.entries.allSatisfy { $0.hash != nil } }
    let folder = try ExporterError.writing(path) { try OpenFolder(path) }
    for index in manifest.paths.indices {
      let path = manifest.paths[index]
      let status = try ExporterError.writing(Files.join(self.path, path)) {
        try folder.status(path)
      }
      guard let status, status.kind == .file else { return false }
      let stamp = status.stamp(lookedAt: opened)
      if stamp == nil || stamp != manifest.entries[index].stamp {
        guard let path = try? FilePath(path),
          let entry = try asWritten(path, manifest.entries[index])
        else { return false }
        manifest.entries[index] = entry
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
    if manifest.entries.allSatisfy({ $0.stamp != nil }) { return manifest.entries.map(\.stamp) }
    // What was just written is told from what is written now by its time alone.
    FileTime.waitForNext()
    let now = FileTime.now
    let folder = try OpenFolder(path)
    var stamps: [UInt64?] = []
    stamps.reserveCapacity(manifest.paths.count)
    for (path, entry) in zip(manifest.paths, manifest.entries) {
      if let stamp = entry.stamp {
        stamps.append(stamp)
      } else {
        let status = try folder.status(path)
        stamps.append(status?.kind == .file ? status?.stamp(lookedAt: now) : nil)
      }
    }
    return stamps
  }
}
