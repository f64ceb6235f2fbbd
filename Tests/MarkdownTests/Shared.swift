import Foundation

/// Files of the folder `shared` beside the checkout, where it exists.
enum Shared {
  /// The folder: `CMCTL_SHARED`, or `shared` beside the package.
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["CMCTL_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared")
  }()

  /// All Markdown files of the parallel corpus and of the reference site.
  static let pages: [URL] = ["corpora/parallel", "reference/site"].flatMap { folder in
    let files = FileManager.default.enumerator(
      at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }
      .sorted { $0.path < $1.path }
  }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}

func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
