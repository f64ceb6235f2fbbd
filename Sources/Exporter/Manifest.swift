import Store

/// What an output folder says of the export that wrote it: each of its files, what it was made from
/// and what was written. It depends on the export alone, so that equal exports are equal folders.
struct Manifest: Equatable {
  struct Entry: Equatable {
    /// The key of the planned file; nil while an export that may be cut off is about to write it.
    var key: ContentHash?
    /// The hash of what was written.
    var hash: ContentHash?
  }

  /// Entries by path below the output folder.
  var entries: [String: Entry] = [:]

  /// The file's name, hidden from a web server's listing and from an import.
  static let name = ".cmctl-manifest"
  private static let heading =
    "cmctl export, version 1: what this folder holds, so that the next export knows it."

  init() {}

  /// Reads a manifest; nil where it is none of ours.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst() == Self.heading[...] else { return nil }
    for line in lines {
      // By bytes: a space before a mark that belongs on a letter would be no Character of its own.
      let parts = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 2).map(Substring.init)
      guard parts.count == 3, let path = try? FilePath(String(parts[2])) else { return nil }
      entries[path.text] = Entry(
        key: ContentHash(hex: parts[0]), hash: ContentHash(hex: parts[1]))
    }
  }

  var bytes: [UInt8] {
    var text = Self.heading + "\n"
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      text += "\(entry.key?.hex ?? "-") \(entry.hash?.hex ?? "-") \(path)\n"
    }
    return Array(text.utf8)
  }
}
