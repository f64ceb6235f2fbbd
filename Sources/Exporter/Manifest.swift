import Store

/// What an output folder says of the export that wrote it: each of its files, what it was made from
/// and what was written. It depends on the export alone, so that equal exports are equal folders.
///
/// It is held as the bytes of its file, and a line is read when it is asked for: of a large site a
/// change concerns a few of thousands.
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
  }

  /// A file of the export.
  typealias File = (path: String, entry: Entry)

  /// Where a line stands, and the path in it.
  private struct Line {
    var start: Int
    var path: Int
    /// Where the newline is.
    var end: Int
  }

  /// The bytes of its file.
  private(set) var bytes: [UInt8]
  /// In order of path.
  private var lines: [Line] = []
  /// The stamps of the lines.
  var stamps: [UInt64?] = []

  /// The file's name, hidden from a web server's listing and from an import.
  static let name = ".cmctl-manifest"
  private static let heading = Array(
    "cmctl export, version 1: what this folder holds, so that the next export knows it.\n".utf8)
  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let none = UInt8(ascii: "-")

  init() { bytes = Self.heading }

  /// Takes files in any order.
  init(_ files: [File]) {
    self.init()
    bytes.reserveCapacity(bytes.count + files.count * 180)
    for (path, entry) in files.sorted(by: { $0.path < $1.path }) { append(path, entry) }
  }

  /// Reads a manifest; nil where it is none of ours.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.heading) else { return nil }
    self.bytes = bytes
    if bytes.last != Self.newline { self.bytes.append(Self.newline) }
    // Unless somebody edited it.
    var isInOrder = true
    var last = ""
    var start = Self.heading.count
    while start < bytes.count {
      let end = self.bytes[start...].firstIndex(of: Self.newline) ?? bytes.count
      if end == start {
        // Somebody's editor left a line empty.
        isInOrder = false
        start += 1
        continue
      }
      // A hash may be missing, so that no column has a fixed place.
      guard let first = self.bytes[start..<end].firstIndex(of: Self.space),
        let second = self.bytes[(first + 1)..<end].firstIndex(of: Self.space),
        let text = String(validating: self.bytes[(second + 1)..<end], as: UTF8.self),
        let path = try? FilePath(text)
      else { return nil }
      if last >= path.text, !lines.isEmpty { isInOrder = false }
      last = path.text
      lines.append(Line(start: start, path: second + 1, end: end))
      start = end + 1
    }
    stamps = Array(repeating: nil, count: lines.count)
    if !isInOrder {
      let files = Dictionary(self.files.map { ($0.path, $0.entry) }) { $1 }
      self = Manifest(files.map { ($0.key, $0.value) })
    }
  }

  static func == (one: Manifest, other: Manifest) -> Bool { one.bytes == other.bytes }

  private mutating func append(_ path: String, _ entry: Entry) {
    let start = bytes.count
    for hash in [entry.key, entry.hash] {
      if let hash { hash.appendHex(to: &bytes) } else { bytes.append(Self.none) }
      bytes.append(Self.space)
    }
    let place = bytes.count
    var path = path
    path.withUTF8 { bytes.append(contentsOf: $0) }
    lines.append(Line(start: start, path: place, end: bytes.count))
    stamps.append(entry.stamp)
    bytes.append(Self.newline)
  }

  // MARK: Files

  /// How many files there are.
  var count: Int { lines.count }

  /// Whether no file is about to be written.
  var isSettled: Bool {
    lines.allSatisfy { bytes[$0.start] != Self.none && bytes[$0.path - 2] != Self.none }
  }

  /// The path of a file below the output folder, by its place in the order.
  func path(at index: Int) -> String {
    String(decoding: bytes[lines[index].path..<lines[index].end], as: UTF8.self)
  }

  /// The entry of a file, by its place in the order.
  func entry(at index: Int) -> Entry {
    let line = lines[index]
    let first = bytes[line.start..<line.path].firstIndex(of: Self.space) ?? line.path
    return Entry(
      key: ContentHash(hex: bytes[line.start..<first]),
      hash: ContentHash(hex: bytes[min(first + 1, line.path)..<(line.path - 1)]),
      stamp: stamps[index])
  }

  /// All files, in order of path.
  var files: [File] { lines.indices.map { (path(at: $0), entry(at: $0)) } }

  /// The entry of a path; nil where it is no file of the export.
  subscript(path: String) -> Entry? { index(of: path).map { entry(at: $0) } }

  /// The place of a path in the order; nil where it is no file of the export.
  func index(of path: String) -> Int? {
    let place = place(of: path)
    return place < count && self.path(at: place) == path ? place : nil
  }

  /// Where a path stands, or would.
  private func place(of path: String) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.path(at: middle) < path { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The same with other entries of some files, and with more.
  func with(_ files: [File]) -> Manifest {
    var all = Manifest()
    all.bytes.reserveCapacity(bytes.count + files.count * 180)
    all.lines.reserveCapacity(count + files.count)
    all.stamps.reserveCapacity(count + files.count)
    var next = 0
    for (path, entry) in files.sorted(by: { $0.path < $1.path }) {
      let place = place(of: path)
      all.append(next..<place, of: self)
      all.append(path, entry)
      next = index(of: path).map { $0 + 1 } ?? place
    }
    all.append(next..<count, of: self)
    return all
  }

  private mutating func append(_ range: Range<Int>, of other: Manifest) {
    guard let first = range.first, let last = range.last else { return }
    let from = other.lines[first].start
    let shift = bytes.count - from
    bytes += other.bytes[from...other.lines[last].end]
    for line in other.lines[range] {
      lines.append(
        Line(start: line.start + shift, path: line.path + shift, end: line.end + shift))
    }
    stamps += other.stamps[range]
  }

  /// The paths that another one has not.
  func paths(notIn other: Manifest) -> [String] {
    // Both are in order, and mostly the same.
    var paths: [String] = []
    var next = 0
    for index in lines.indices {
      if next < other.count, pathBytes(index) == other.pathBytes(next) {
        next += 1
        continue
      }
      let path = path(at: index)
      while next < other.count, other.path(at: next) < path { next += 1 }
      if next < other.count, other.path(at: next) == path { next += 1 } else { paths.append(path) }
    }
    return paths
  }

  private func pathBytes(_ index: Int) -> ArraySlice<UInt8> {
    bytes[lines[index].path..<lines[index].end]
  }
}
