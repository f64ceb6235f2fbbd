import FileSystem
import Glibc
import Testing

/// Compares a text with the file of this name in the folder `Golden` beside the test's source.
///
/// With `CMCTL_GOLDEN=record` in the environment the file is written, and the test fails once, so
/// that a recording never passes unseen.
package func expectGolden(
  _ text: String, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = Files.join(Files.parent(of: filePath), "Golden/\(name)")
  if environment("CMCTL_GOLDEN") == "record" {
    let known = try? Files.read(golden)
    if known == Array(text.utf8) { return }
    try Files.makeFolder(Files.parent(of: golden))
    try Files.removeFile(golden)
    try Files.create(golden, Array(text.utf8))
    Issue.record("\(golden) was recorded; look at it", sourceLocation: sourceLocation)
    return
  }
  guard let bytes = try? Files.read(golden) else {
    Issue.record(
      "\(golden) is not there; CMCTL_GOLDEN=record writes it", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: bytes, as: UTF8.self)
  if text == expected { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let known = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(lines, known).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(golden) differs from line \(line + 1) on; CMCTL_GOLDEN=record writes what is now.
    expected: \(line < known.count ? String(known[line]) : "the end")
    is:       \(line < lines.count ? String(lines[line]) : "the end")
    """, sourceLocation: sourceLocation)
}

/// Returns a variable of the environment where it is set and not empty.
package func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}
