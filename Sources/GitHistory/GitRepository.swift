import ChildProcesses

/// A git repository whose past is read: one branch, all of it or one folder.
///
/// The branch is looked up once: what is committed meanwhile is not seen. Nothing is written,
/// nothing fetched, no hook or other program started: the commands are `rev-parse`, `for-each-ref`,
/// `log`, `ls-tree` and `cat-file`, each in its form for scripts. A value is for one task at a
/// time.
package final class GitRepository {
  /// The path that was given.
  package let path: String
  /// The name of the branch, as in `main` or `origin/main`; `HEAD` where none is checked out.
  package let branch: String
  /// The commit that the branch is at.
  package let tip: String
  /// The folder that is read, from the top of the repository, without slashes around it; empty for
  /// the whole.
  package let subfolder: String

  let git: GitProgram
  let isShallow: Bool
  /// The `git cat-file --batch` that runs as soon as a content was asked for.
  var blobs: ChildProcess?

  /// Opens a repository: a work tree, linked ones too, a folder in one, or a bare repository.
  ///
  /// A path that is a folder *in* a work tree means that folder, and `subfolder` is below it: so a
  /// folder that merely lies in somebody's repository is not taken for the whole of it. No branch
  /// means the one that is checked out.
  package init(
    path: String, branch: String?, subfolder: String?, git: GitProgram
  ) throws(GitError) {
    let place = try GitRepository.place(of: path, git: git)
    self.path = path
    self.git = git
    isShallow = place.isShallow
    let found = try GitRepository.findBranch(branch, path: path, git: git)
    self.branch = found.name
    tip = found.tip
    self.subfolder = try GitRepository.folder(subfolder, in: place.prefix, branch: found.name)
    try requireFolder()
  }

  /// Where the path lies in its repository; git-rev-parse(1).
  private static func place(
    of path: String, git: GitProgram
  ) throws(GitError) -> (isShallow: Bool, prefix: String) {
    let arguments = ["rev-parse", "--is-shallow-repository", "--show-prefix"]
    let result = try git.run(arguments, in: path)
    guard result.status == 0 else {
      // “cannot change to” is the answer to a path that is not there or is a file.
      let isElsewhere = ["not a git repository", "cannot change to"].contains {
        result.complaint.contains($0)
      }
      throw isElsewhere
        ? .notARepository(path: path)
        : .failed(arguments: arguments, complaint: result.complaint)
    }
    // The prefix is last, since a folder's name may hold a newline.
    guard let end = result.output.firstIndex(of: 0x0a) else { return (false, "") }
    let isShallow = result.output[..<end].elementsEqual("true".utf8)
    return (isShallow, GitText.path(result.output[(end + 1)...].dropLast()))
  }

  /// Joins the folder that the path is with the one below it.
  private static func folder(
    _ subfolder: String?, in prefix: String, branch: String
  ) throws(GitError) -> String {
    let parts = "\(prefix)/\(subfolder ?? "")".split(separator: "/").filter { $0 != "." }
    guard !parts.contains(".."), !parts.contains(where: { $0.utf8.contains(0) }) else {
      throw .noFolder(subfolder: subfolder ?? prefix, branch: branch)
    }
    return parts.joined(separator: "/")
  }

  /// Checks that the folder is in the newest commit, or was in an older one.
  private func requireFolder() throws(GitError) {
    if subfolder.isEmpty { return }
    let arguments = ["ls-tree", "-z", "--full-tree", "-d", tip, "--", subfolder]
    // A submodule is listed too, as “160000 commit”; it has no files here.
    if try output(of: arguments).starts(with: "040000 tree ".utf8) { return }
    let past = [
      "log", "--first-parent", "-m", "--max-count=1", "--format=%H", "--no-show-signature",
      tip, "--", subfolder + "/",
    ]
    if try !output(of: past).isEmpty {
      // What was there may have been a file or a submodule: only its files can tell.
      let commits = try GitCommits(repository: self, after: nil)
      while let commit = try commits.next() {
        if !commit.changes.isEmpty { return }
      }
    }
    throw .noFolder(subfolder: subfolder, branch: branch)
  }

  /// Runs git to its end; throws unless it succeeds.
  func output(of arguments: [String]) throws(GitError) -> [UInt8] {
    let result = try git.run(arguments, in: path)
    guard result.status == 0 else { throw failure(arguments, result.complaint) }
    return result.output
  }

  /// Says what it means that git failed with a complaint.
  func failure(_ arguments: [String], _ complaint: String) -> GitError {
    isPartial
      ? .partial(path: path)
      : .failed(arguments: arguments, complaint: complaint)
  }

  /// Whether the clone was made with a filter, so that objects may be absent; git-clone(1).
  var isPartial: Bool {
    let names = #"^(remote\..*\.promisor|extensions\.partialclone)$"#
    return (try? git.run(["config", "--get-regexp", names], in: path))?.status == 0
  }
}
