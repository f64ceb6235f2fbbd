import Foundation

@testable import Diff

/// A folder of files as a value.
struct MadeTree: Equatable {
  var files: [String: FileContent]

  init(files: [String: FileContent]) { self.files = files }

  /// Reads what is below a folder.
  init(at folder: URL) throws {
    files = [:]
    let manager = FileManager.default
    for path in try manager.subpathsOfDirectory(atPath: folder.path) {
      let place = folder.path + "/" + path
      var isFolder: ObjCBool = false
      if manager.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue { continue }
      files[path] = FileContent(
        bytes: Array(try Data(contentsOf: URL(filePath: place))),
        isExecutable: manager.isExecutableFile(atPath: place) && Self.mode(of: place) & 0o100 != 0)
    }
  }

  private static func mode(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.posixPermissions] as? Int ?? 0
  }

  /// Writes the files below a folder.
  func write(to folder: URL) throws {
    for (path, file) in files {
      let place = URL(filePath: folder.path + "/" + path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
      try FileManager.default.setAttributes(
        [.posixPermissions: file.isExecutable ? 0o755 : 0o644], ofItemAtPath: place.path)
    }
  }

  /// What makes another tree of this, in order of path.
  func changes(to new: MadeTree) -> [FileChange] {
    Set(files.keys).union(new.files.keys).sorted().compactMap { path in
      let change = FileChange(path: path, old: files[path], new: new.files[path])
      return change.old == change.new ? nil : change
    }
  }

  static func random(_ random: inout SeededGenerator) -> MadeTree {
    var tree = MadeTree(files: [:])
    for path in paths where random.once(in: 2) { tree.files[path] = made(&random) }
    return tree
  }

  /// The tree after a random revision: files made, removed, changed, their modes changed.
  func edited(_ random: inout SeededGenerator) -> MadeTree {
    var tree = self
    for path in Self.paths {
      guard let old = files[path] else {
        if random.once(in: 4) { tree.files[path] = Self.made(&random) }
        continue
      }
      switch random.number(below: 6) {
      case 0: tree.files[path] = nil
      case 1: tree.files[path] = FileContent(bytes: old.bytes, isExecutable: !old.isExecutable)
      case 2: tree.files[path] = Self.made(&random)
      case 3: break
      default:
        let lines = lines(of: old.bytes).map(Array.init)
        tree.files[path] = FileContent(
          bytes: Self.text(random.edited(lines) { Self.line(&$0) }, &random),
          isExecutable: random.once(in: 5) != old.isExecutable)
      }
    }
    return tree
  }

  private static func made(_ random: inout SeededGenerator) -> FileContent {
    let lines = (0..<(random.once(in: 5) ? 0 : random.number(below: 40))).map { _ in
      line(&random)
    }
    return FileContent(bytes: text(lines, &random), isExecutable: random.once(in: 4))
  }

  /// Lines as one text, now and then without the last line feed.
  private static func text(_ lines: [[UInt8]], _ random: inout SeededGenerator) -> [UInt8] {
    let text = Array(lines.joined())
    return random.once(in: 4) && text.last == UInt8(ascii: "\n") ? text.dropLast() : text
  }

  private static func line(_ random: inout SeededGenerator) -> [UInt8] {
    Array((random.pick(contents) + (random.once(in: 6) ? "\r\n" : "\n")).utf8)
  }

  private static let paths = [
    "index.md", "EN/index.md", "EN/guide/intro.md", "EN/два слова.md", "с пробелом/имя.md",
    "中文/首页.md", "中文/全角\u{3000}空格.md", "日本 語.md", "a\u{A0}b", " leads", "ends ", "two  inside",
    "q\"uo\\te", "tab\tname", "line\nfeed", "c1\u{85}", "e\u{301}", "deep/er/and deeper/p", "-dash",
    "2024-01-01 10:00:00 +0000", "a/b", "b/a", "back\\101slash", "'single'", "\u{202E}rtl",
  ]

  private static let contents = [
    "", " ", "a", "b", "один", "二", "\ta", "- item", "-- ", "--- a/index.md", "+++ b/index.md",
    "@@ -1 +1 @@", "\\ No newline at end of file", "diff --git a/x b/x", "Index: x", "*** 1,2 ****",
    "GIT binary patch", "deleted file mode 100644", "trailing  ", "\r", "1c1", "< a", "> a",
  ]
}
