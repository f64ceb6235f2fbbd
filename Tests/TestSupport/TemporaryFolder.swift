import FileSystem
import Glibc

/// A folder of a test's own: made with the value, and gone with it.
package final class TemporaryFolder: Sendable {
  /// Where it lies, without links, from the root.
  package let path: String

  package init() throws {
    var template = Array((Self.parent + "/cmctl-test-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw FileSystemError(.create, Self.parent) }
    let name = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    path = try Files.realPath(name)
  }

  /// Makes a folder with files in it.
  package convenience init(_ tree: TextTree) throws {
    try self.init()
    try write(tree)
  }

  deinit { try? Files.removeTree(path) }

  /// Returns where a file of the folder lies.
  package func path(_ name: String) -> String { Files.join(path, name) }

  /// Writes files, over those that are there.
  package func write(_ tree: TextTree, below folder: String = "") throws {
    try tree.write(to: path(folder))
  }

  /// Reads what is there, in all folders below one of this folder's.
  package func read(_ folder: String = "") throws -> TextTree {
    try TextTree(reading: path(folder))
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to target: String) throws {
    try Files.makeFolder(Files.parent(of: path(name)))
    guard symlink(target, path(name)) == 0 else { throw FileSystemError(.create, path(name)) }
  }

  /// Removes a file, or a folder with all that is in it.
  package func remove(_ name: String) throws { try Files.removeTree(path(name)) }

  private static var parent: String {
    getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }
}
