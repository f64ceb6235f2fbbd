/// A file as a revision holds it.
package struct FileContent: Hashable, Sendable {
  /// What is in it.
  package let bytes: [UInt8]
  /// Whether it may be run as a program.
  package let isExecutable: Bool

  package init(bytes: [UInt8], isExecutable: Bool = false) {
    self.bytes = bytes
    self.isExecutable = isExecutable
  }
}

/// What became of one file between two trees.
package struct FileChange: Hashable, Sendable {
  /// Where the file is, from the top of the tree, with slashes.
  package let path: String
  /// What it was; nil if it was not there.
  package let old: FileContent?
  /// What it is now; nil if it is no more.
  package let new: FileContent?

  package init(path: String, old: FileContent?, new: FileContent?) {
    self.path = path
    self.old = old
    self.new = new
  }

  /// Whether all that there was and is can be compared line by line.
  package var isText: Bool {
    [old, new].allSatisfy { $0.map { isTextual($0.bytes) } ?? true }
  }
}

/// Whether bytes are text: UTF-8 without a NUL.
///
/// git goes by the NUL alone; here text is shown on terminals and in JSON, which are UTF-8.
package func isTextual(_ bytes: [UInt8]) -> Bool {
  !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
}
