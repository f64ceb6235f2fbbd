/// Why a git repository's past could not be read.
package enum GitError: Error, Sendable, Equatable {
  /// There is no program `git` on the search path.
  case noGit
  /// There is no repository at the path, nor above it.
  case notARepository(path: String)
  /// The repository has no such branch; branches whose names look alike, or else the first few.
  case noBranch(name: String, near: [String])
  /// No commit of the branch's first-parent line has the folder.
  case noFolder(subfolder: String, branch: String)
  /// The clone was cut off at a depth, so older commits are not there: `git fetch --unshallow`.
  case shallow(path: String)
  /// The clone was made with `--filter`, and what it left out is needed here; nothing is fetched.
  case partial(path: String)
  /// The repository has no commits.
  case empty(path: String)
  /// The repository has no commit of this name, or the name is no full hash.
  case unknownCommit(hash: String)
  /// The repository has no blob of this name, or the name is no full hash.
  case unknownBlob(hash: String)
  /// The commit to go on from is not on the branch's first-parent line: its past was rewritten.
  case rewritten(after: String, branch: String)
  /// Any other failure of git, in its words.
  case failed(arguments: [String], complaint: String)
}
