import Store

/// What an output folder says of the export that wrote it: each of its files, what it was made from
/// and what was written. It depends on the export alone, so that equal exports are equal folders.
struct Manifest: Equatable {
  /// What is known of a file.
  struct Entry: Equatable {
    /// The key of the planned file; nil while an export that may be cut off is about to write it.
    var key: ContentHash?
    /// The hash of what was written.
    var hash: ContentHash?
    /// What tells that the file is as it was written; nil where nothing does yet. The database keeps
    /// it, and not the manifest, which is the same wherever the site is exported to.
    var stamp: UInt64?

    static func == (one: Entry, other: Entry) -> Bool {
      one.key == other.key && one.hash == other.hash
    }
  }

  /// The paths below the output folder, in order.
  private(set) var paths: [String] = []
  /// The entry of each path.
  var entries: [Entry] = []

  /// The file's name, hidden from a web server's listing and from an import.
  static let name = ".cmctl-manifest"
  private static let heading =
    "cmctl export, version 1: what this folder holds, so that the next export knows it."

  init() {}

  /// Takes files in any order.
  init(_ files: [(path: String, entry: Entry)]) {
    let files = files.sorted { $0.path < $1.path }
    paths = files.map(\.path)
    entries = files.map(\.entry)
  }

  /// The entry of a path; nil where it is no file of the export.
  subscript(path: String) -> Entry? {
    get {
      let place = place(of: path)
      return place < paths.count && paths[place] == path ? entries[place] : nil
    }
    set {
      let place = place(of: path)
      let isThere = place < paths.count && paths[place] == path
      if let newValue {
        if isThere {
          entries[place] = newValue
        } else {
          paths.insert(path, at: place)
          entries.insert(newValue, at: place)
        }
      } else if isThere {
        paths.remove(at: place)
        entries.remove(at: place)
      }
    }
  }

  /// Where a path stands, or would.
  private func place(of path: String) -> Int {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < path { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The same with other entries of some files, and with more.
  func with(_ files: [(path: String, entry: Entry)]) -> Manifest {
    let new = Manifest(files)
    var all = Manifest()
    all.paths.reserveCapacity(paths.count + new.paths.count)
    all.entries.reserveCapacity(paths.count + new.paths.count)
    var next = 0
    for (path, entry) in zip(new.paths, new.entries) {
      let place = self.place(of: path)
      all.paths += paths[next..<place]
      all.entries += entries[next..<place]
      all.paths.append(path)
      all.entries.append(entry)
      next = place < paths.count && paths[place] == path ? place + 1 : place
    }
    all.paths += paths[next...]
    all.entries += entries[next...]
    return all
  }

  /// The paths that another one has not.
  func paths(notIn other: Manifest) -> [String] {
    // Both are in order.
    var next = 0
    return paths.filter { path in
      while next < other.paths.count, other.paths[next] < path { next += 1 }
      return next == other.paths.count || other.paths[next] != path
    }
  }
}

// MARK: - The file

extension Manifest {
  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// Reads a manifest; nil where it is none of ours.
  init?(_ bytes: [UInt8]) {
    let heading = Array((Self.heading + "\n").utf8)
    guard bytes.starts(with: heading) else { return nil }
    var isInOrder = true
    var start = heading.count
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: Self.newline) ?? bytes.count
      // A hash may be missing, so that no column has a fixed place.
      guard let first = bytes[start..<end].firstIndex(of: Self.space),
        let second = bytes[(first + 1)..<end].firstIndex(of: Self.space),
        let text = String(validating: bytes[(second + 1)..<end], as: UTF8.self),
        let path = try? FilePath(text)
      else { return nil }
      if let last = paths.last, last >= path.text { isInOrder = false }
      paths.append(path.text)
      entries.append(
        Entry(
          key: ContentHash(hex: bytes[start..<first]),
          hash: ContentHash(hex: bytes[(first + 1)..<second])))
      start = end + 1
    }
    if !isInOrder {
      // Somebody edited it.
      let files = Dictionary(zip(paths, entries)) { $1 }
      self = Manifest(files.map { ($0.key, $0.value) })
    }
  }

  /// The bytes of the file.
  var bytes: [UInt8] {
    var bytes = Array((Self.heading + "\n").utf8)
    bytes.reserveCapacity(bytes.count + paths.count * 180)
    for (path, entry) in zip(paths, entries) {
      for hash in [entry.key, entry.hash] {
        if let hash { hash.appendHex(to: &bytes) } else { bytes.append(UInt8(ascii: "-")) }
        bytes.append(Self.space)
      }
      var path = path
      path.withUTF8 { bytes.append(contentsOf: $0) }
      bytes.append(Self.newline)
    }
    return bytes
  }
}
