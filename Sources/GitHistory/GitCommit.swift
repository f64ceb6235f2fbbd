/// A commit, and how the files differ from those of its first parent.
package struct GitCommit: Sendable, Equatable {
  /// The full hash, in lower case.
  package var hash: String
  /// The hash of the first parent; `nil` for a root.
  package var parent: String?
  /// Who wrote it, as `Name <mail>`, not mapped by a `.mailmap`.
  package var author: String
  /// When it was committed, in seconds since 1970; 0 where the commit does not tell.
  ///
  /// The committer's time, not the author's: a rebase or a cherry-pick keeps the author's, so that
  /// along a branch it jumps back and forth, while “what was there on 1 May” asks when a change
  /// arrived. Clocks may still be wrong: a commit can be older than its parent.
  package var time: Int64
  /// What the author says about it, without newlines at the end.
  package var message: String
  /// What changed, ordered by path as git orders it; empty where nothing below the folder did.
  package var changes: [Change]

  /// What became of a file; paths are relative to the folder that is read.
  package enum Change: Sendable, Equatable {
    /// The file is new or different.
    case set(path: String, blob: String, mode: GitFile.Mode)
    /// There is no such file any more.
    case removed(path: String)
    /// The file has another path, and maybe another content.
    case renamed(from: String, to: String, blob: String, mode: GitFile.Mode)
  }

  /// Makes the files of the first parent those of this commit.
  ///
  /// What goes, goes first: a name may come back spelled with other code points, which are the same
  /// `String`.
  package func apply(to files: inout [String: GitFile]) {
    for change in changes {
      switch change {
      case .removed(let path), .renamed(let path, _, _, _): files[path] = nil
      case .set: break
      }
    }
    for change in changes {
      switch change {
      case .set(let path, let blob, let mode), .renamed(_, let path, let blob, let mode):
        files[path] = GitFile(blob: blob, mode: mode)
      case .removed: break
      }
    }
  }
}

/// A file of a commit: which content it has, and what it is.
package struct GitFile: Sendable, Equatable, Hashable {
  /// The hash of the content.
  package var blob: String
  /// What it is.
  package var mode: Mode

  /// Creates a file of a content.
  package init(blob: String, mode: Mode) {
    self.blob = blob
    self.mode = mode
  }

  /// What a file is; a submodule is none.
  package enum Mode: String, Sendable {
    /// A plain file.
    case file
    /// A file that may be run.
    case executable
    /// A symbolic link, whose content is its target.
    case link

    /// Reads a mode of a tree; `nil` for a submodule (160000).
    ///
    /// Very old repositories have 100664 and the like, of which only the owner's bit counts.
    init?(octal: some Collection<UInt8>) {
      guard let bits = UInt32(String(decoding: octal, as: UTF8.self), radix: 8) else { return nil }
      switch bits & 0o170000 {
      case 0o100000: self = bits & 0o100 == 0 ? .file : .executable
      case 0o120000: self = .link
      default: return nil
      }
    }
  }
}
