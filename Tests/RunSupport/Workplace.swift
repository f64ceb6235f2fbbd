import Foundation

/// A folder for one test, removed with it; everybody may look into it.
package final class Workplace: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "cmctl-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  deinit {
    // A test may have taken the right to look into a folder away.
    let paths = FileManager.default.subpaths(atPath: url.path) ?? []
    for path in paths { chmod(url.appending(path: path).path, 0o755) }
    try? FileManager.default.removeItem(at: url)
  }

  /// The program, run in this folder.
  package var cmctl: Cmctl { Cmctl(in: url) }

  package func place(_ path: String) -> URL { url.appending(path: path) }

  /// Writes files by their paths below the folder.
  package func write(_ files: [String: String]) throws {
    for (path, text) in files { try write(path, Data(text.utf8)) }
  }

  package func write(_ path: String, _ bytes: Data) throws {
    let file = place(path)
    try makeFolder((path as NSString).deletingLastPathComponent)
    try bytes.write(to: file)
    chmod(file.path, 0o644)
  }

  package func makeFolder(_ path: String, mode: Int = 0o755) throws {
    try FileManager.default.createDirectory(
      at: place(path), withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    if !path.isEmpty { chmod(place(path).path, mode_t(mode)) }
  }

  package func copy(_ source: URL, to path: String) throws {
    try FileManager.default.copyItem(at: source, to: place(path))
    for name in try names(path) { chmod(place(path + "/" + name).path, 0o755) }
  }

  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: place(path))
  }

  package func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: place(path).path, withDestinationPath: target)
  }

  package func setMode(_ path: String, _ mode: Int) { chmod(place(path).path, mode_t(mode)) }

  package func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: place(path).path)
  }

  package func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: place(path)), as: UTF8.self)
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: place(path).path)
  }

  /// The bytes of every file below a folder, by path; a symbolic link counts as where it leads.
  package func files(_ path: String = "") throws -> [String: Data] {
    try Self.files(in: path.isEmpty ? url : place(path))
  }

  /// The bytes of every file below a folder, by path.
  package static func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let file = folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: file)
    }
    return files
  }

  /// A file's identity and when it was last written.
  package struct Stamp: Equatable, Sendable {
    package var inode: UInt64
    package var seconds: Int
    package var nanoseconds: Int
  }

  /// The stamp of every file below a folder, by path.
  package func stamps(_ path: String) throws -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for name in try files(path).keys {
      var status = stat()
      guard lstat(place(path + "/" + name).path, &status) == 0 else { continue }
      stamps[name] = Stamp(
        inode: UInt64(status.st_ino), seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec)
    }
    return stamps
  }
}

/// Where things lie in the repository and beside it.
package enum Repository {
  /// The repository's own folder.
  package static let url = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder with the reference site: `CMCTL_SHARED`, else `../shared`; nil where it is not.
  package static let shared: URL? = {
    let named = ProcessInfo.processInfo.environment["CMCTL_SHARED"].map { URL(filePath: $0) }
    let place = named ?? url.deletingLastPathComponent().appending(path: "shared")
    let compare = place.appending(path: "reference/compare").path
    return FileManager.default.fileExists(atPath: compare) ? place : nil
  }()

  /// Whether golden files are to be written anew.
  package static var isRecording: Bool {
    ProcessInfo.processInfo.environment["CMCTL_GOLDEN"] == "record"
  }
}
