import ChildProcesses

/// The commits of a branch's first-parent line, oldest first, as git walks it.
///
/// Each is read when it is asked for; git waits meanwhile. Ending early ends git.
package final class GitCommits {
  private let repository: GitRepository
  private let arguments: [String]
  private let process: ChildProcess
  /// The commit before the first one, where there has to be one.
  private let after: String?
  /// What was read one commit too far: the hash of the next.
  private var ahead: [UInt8]?
  private var isFirst = true
  /// The first commit, where it had to be looked at before anybody asked for it.
  private var begun: GitCommit?
  private var isOver = false

  init(repository: GitRepository, after: String?) throws(GitError) {
    self.repository = repository
    self.after = after
    arguments = GitCommits.arguments(of: repository, after: after)
    process = try repository.git.start(arguments, in: repository.path)
    process.closeInput()
    if after != nil { begun = try next() }
  }

  /// The options of git-log(1); those that repeat a default are against a configuration.
  private static func arguments(of repository: GitRepository, after: String?) -> [String] {
    var arguments = [
      "log", "--first-parent", "--reverse", "--root",
      // A merge is compared with its first parent: log.diffMerges in `GitProgram` says so.
      "-m", "--raw", "-z", "--no-abbrev", "--ignore-submodules=none",
      // Alike to a half is git's own measure. More than 2,000 new and vanished files in one commit
      // are compared by content alone, since the work grows with the square.
      "--find-renames=50%", "-l2000",
      "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes",
      "--encoding=UTF-8", "--no-decorate",
      "--format=tformat:%H%x00%P%x00%an%x00%ae%x00%ct%x00%B",
    ]
    // The slash keeps `www` from meaning `www2` too.
    if !repository.subfolder.isEmpty { arguments.append("--relative=\(repository.subfolder)/") }
    // Both are hashes, so that neither can be an option.
    return arguments + [after.map { "\($0)..\(repository.tip)" } ?? repository.tip, "--"]
  }

  /// Returns the next commit; `nil` after the last.
  package func next() throws(GitError) -> GitCommit? {
    if let commit = begun {
      begun = nil
      return commit
    }
    if isOver { return nil }
    do throws(GitError) {
      if let commit = try read() { return commit }
    } catch {
      isOver = true
      throw error
    }
    isOver = true
    return nil
  }

  private func read() throws(GitError) -> GitCommit? {
    guard let first = token() else {
      try finish()
      return nil
    }
    guard let hash = GitText.hash(first) else { throw garbled("a hash", first) }
    let parents = try field()
    let name = try field()
    let mail = try field()
    let time = try field()
    var message = try field()[...]
    while message.last == 0x0a { message.removeLast() }
    let parent = parents.split(separator: 0x20).first.flatMap { GitText.hash($0) }
    try checkFirst(parent)
    return GitCommit(
      hash: hash, parent: parent,
      author: GitText.prose(name) + " <" + GitText.prose(mail) + ">",
      time: Int64(GitText.prose(time)) ?? 0, message: GitText.prose(Array(message)),
      changes: try changes())
  }

  /// Checks that the first commit follows the one that was to be gone on from.
  ///
  /// The walk leaves out all that the earlier commit contains, so that it can only begin right
  /// after it, if it is on the line, or else somewhere else.
  private func checkFirst(_ parent: String?) throws(GitError) {
    if isFirst, let after, parent != after { throw repository.notOnLine(after) }
    isFirst = false
  }

  /// Waits for git's end, which may be a failure.
  private func finish() throws(GitError) {
    let status = process.finish()
    if status == 0 {
      if isFirst, let after, after != repository.tip { throw repository.notOnLine(after) }
      return
    }
    if isFirst, let after, try !repository.hasCommit(after) { throw repository.notOnLine(after) }
    throw repository.failure(arguments, process.complaint(status))
  }

  /// Reads the records of “RAW OUTPUT FORMAT”, git-diff-tree(1), up to the next commit.
  private func changes() throws(GitError) -> [GitCommit.Change] {
    var changes: [GitCommit.Change] = []
    while let token = token() {
      // :<old mode> <new mode> <old blob> <new blob> <status><score>
      guard token.first == UInt8(ascii: ":") else {
        ahead = token
        break
      }
      let fields = token.dropFirst().split(separator: 0x20)
      guard fields.count == 5, let status = fields[4].first else {
        throw garbled("a change", token)
      }
      let path = GitText.path(try field())
      // Neither side need be a file: a submodule becomes one, or takes the place of one.
      let before = GitFile.Mode(octal: fields[0])
      let mode = GitFile.Mode(octal: fields[1])
      let blob = GitText.hash(fields[3]) ?? ""
      switch status {
      case UInt8(ascii: "A"), UInt8(ascii: "M"), UInt8(ascii: "T"), UInt8(ascii: "D"):
        if let mode {
          changes.append(.set(path: path, blob: blob, mode: mode))
        } else if before != nil {
          changes.append(.removed(path: path))
        }
      case UInt8(ascii: "R"):
        let target = GitText.path(try field())
        switch (before, mode) {
        case (.some, .some(let mode)):
          changes.append(.renamed(from: path, to: target, blob: blob, mode: mode))
        case (.some, nil): changes.append(.removed(path: path))
        case (nil, .some(let mode)): changes.append(.set(path: target, blob: blob, mode: mode))
        case (nil, nil): break
        }
      default: throw garbled("a change", token)
      }
    }
    return changes
  }

  /// Reads what must be there: where it is not, git broke off.
  private func field() throws(GitError) -> [UInt8] {
    if let field = process.read(until: 0) { return field }
    try finish()
    throw garbled("more", [])
  }

  /// Reads the next hash or change; `nil` at the end.
  ///
  /// After a commit's message git writes a NUL, and a newline before its changes if there are any.
  private func token() -> [UInt8]? {
    if let token = ahead {
      ahead = nil
      return token
    }
    while let token = process.read(until: 0) {
      let text = token.drop { $0 == 0x0a }
      if !text.isEmpty { return Array(text) }
    }
    return nil
  }

  private func garbled(_ wanted: String, _ got: [UInt8]) -> GitError {
    .failed(arguments: arguments, complaint: "expected \(wanted), got “\(GitText.prose(got))”")
  }
}

extension GitRepository {
  /// Walks the branch from its root, or from after a commit that was read before.
  ///
  /// Every commit of the first-parent line comes, also those that change nothing below the folder.
  /// A commit that is not on that line, or is not there at all, is `GitError.rewritten`.
  package func commits(after: String?) throws(GitError) -> GitCommits {
    guard let after else {
      if isShallow { throw .shallow(path: path) }
      return try GitCommits(repository: self, after: nil)
    }
    guard let hash = GitText.hash(after) else { throw .unknownCommit(hash: after) }
    return try GitCommits(repository: self, after: hash)
  }

  /// Says why a commit is not on the line: in a shallow clone that cannot be known.
  func notOnLine(_ after: String) -> GitError {
    isShallow ? .shallow(path: path) : .rewritten(after: after, branch: branch)
  }

  /// Whether the repository has the commit.
  func hasCommit(_ hash: String) throws(GitError) -> Bool {
    try git.run(["cat-file", "-e", "\(hash)^{commit}"], in: path).status == 0
  }
}
