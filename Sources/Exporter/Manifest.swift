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
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard let first = lines.popFirst(), first.elementsEqual(Self.heading.utf8) else { return nil }
    entries.reserveCapacity(lines.count)
    for line in lines {
      // A hash may be missing, so that no column has a fixed place.
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
      guard parts.count == 3, let text = String(validating: parts[2], as: UTF8.self),
        let path = try? FilePath(text)
      else { return nil }
      entries[path.text] = Entry(
        key: ContentHash(hex: parts[0]), hash: ContentHash(hex: parts[1]))
    }
  }

  /// The paths in the order in which the file names them.
  var paths: [String] { entries.keys.sorted() }

  var bytes: [UInt8] {
    var bytes = Array((Self.heading + "\n").utf8)
    bytes.reserveCapacity(bytes.count + entries.count * 160)
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      for hash in [entry.key, entry.hash] {
        if let hash { hash.appendHex(to: &bytes) } else { bytes.append(UInt8(ascii: "-")) }
        bytes.append(UInt8(ascii: " "))
      }
      bytes += path.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
