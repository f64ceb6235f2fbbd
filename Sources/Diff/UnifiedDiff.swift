/// Writes changes of files as git does, for `git apply` and for GNU `patch -p1`.
///
/// What neither format nor tool can do:
/// - A file that is no text is named in a line `Binary files a/p and b/p differ`. `git apply`
///   then refuses the whole; `patch` passes over that file and says nothing.
/// - A path that was a file and becomes a folder, or the other way round: `git apply` does it,
///   `patch` (2.7) removes files only at its end and so refuses what comes in their place.
package enum UnifiedDiff {
  /// The text of the changes, in the order given; changes that change nothing give none.
  ///
  /// - Parameter context: How many unchanged lines to show around each change. `git apply` wants
  ///   `--unidiff-zero` where there are none.
  package static func text(of changes: [FileChange], context: Int = 3) -> [UInt8] {
    var writer = UnifiedWriter()
    for change in changes where change.old != change.new { writer.write(change, context) }
    return writer.bytes
  }
}

private struct UnifiedWriter {
  private(set) var bytes: [UInt8] = []

  private mutating func write(line: String) {
    bytes += line.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func write(_ change: FileChange, _ context: Int) {
    let old = PatchName("a/" + change.path)
    let new = PatchName("b/" + change.path)
    write(line: "diff --git \(old.inGitLine) \(new.inGitLine)")
    let isBinary = change.old?.bytes != change.new?.bytes && !change.isText
    writeModes(of: change, isBinary: isBinary)
    if isBinary {
      let oldName = change.old == nil ? "/dev/null" : old.inBinaryLine
      let newName = change.new == nil ? "/dev/null" : new.inBinaryLine
      write(line: "Binary files \(oldName) and \(newName) differ")
      return
    }
    let found = hunks(
      old: change.old?.bytes ?? [], new: change.new?.bytes ?? [], context: context)
    if found.isEmpty { return }
    write(line: "--- \(change.old == nil ? "/dev/null" : old.inFileLine)")
    write(line: "+++ \(change.new == nil ? "/dev/null" : new.inFileLine)")
    for hunk in found { write(hunk) }
  }

  private mutating func writeModes(of change: FileChange, isBinary: Bool) {
    switch (change.old, change.new) {
    case (let old?, let new?) where old.isExecutable != new.isExecutable:
      write(line: "old mode \(Self.mode(of: old))")
      write(line: "new mode \(Self.mode(of: new))")
    case (nil, let new?) where !isBinary:
      write(line: "new file mode \(Self.mode(of: new))")
      if new.bytes.isEmpty { write(line: "index 0000000..\(Self.emptyHash)") }
    case (let old?, nil) where !isBinary:
      write(line: "deleted file mode \(Self.mode(of: old))")
      if old.bytes.isEmpty { write(line: "index \(Self.emptyHash)..0000000") }
    default:
      // `patch` takes a new file whose bytes it is not told for an empty one; and without any
      // line of this kind `git apply` overlooks what it should refuse. This line says nothing.
      if isBinary { write(line: "dissimilarity index 100%") }
    }
  }

  /// What git calls a file without content. Told that, `patch` does not take the removal of an
  /// empty file for a patch that was applied before.
  private static let emptyHash = "e69de29"

  private static func mode(of file: FileContent) -> String {
    file.isExecutable ? "100755" : "100644"
  }

  private mutating func write(_ hunk: Hunk) {
    write(line: hunk.header)
    for line in hunk.lines {
      switch line {
      case .same: bytes.append(UInt8(ascii: " "))
      case .removed: bytes.append(UInt8(ascii: "-"))
      case .added: bytes.append(UInt8(ascii: "+"))
      }
      bytes += line.piece
      if line.piece.last != UInt8(ascii: "\n") {
        write(line: "\n\\ No newline at end of file")
      }
    }
  }
}
