extension GitRepository {
  /// Finds a branch and the commit it is at; `nil` is the branch that is checked out.
  ///
  /// The name is compared with what git-for-each-ref(1) lists, never given to git: it cannot be
  /// taken for an option or an expression.
  static func findBranch(
    _ wanted: String?, path: String, git: GitProgram
  ) throws(GitError) -> (name: String, tip: String) {
    let branches = try listBranches(path: path, git: git)
    if let wanted {
      // `origin/x`, and `x` where a clone knows it only from there.
      let names = ["refs/heads/", "refs/remotes/", "refs/remotes/origin/", ""].map { $0 + wanted }
      for name in names {
        if let tip = branches[name] { return (shorten(name), tip) }
      }
      if branches.isEmpty { try requireCommit(path: path, git: git) }
      throw .noBranch(name: wanted, near: near(wanted, among: branches.keys.map(shorten)))
    }

    let head = try git.run(["symbolic-ref", "--quiet", "HEAD"], in: path)
    let name = GitText.path(head.output.dropLast())
    if head.status == 0, let tip = branches[name] { return (shorten(name), tip) }
    let commit = try git.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], in: path)
    if commit.status == 0, let tip = GitText.hash(commit.output.dropLast()) { return ("HEAD", tip) }
    // A bare repository often has a HEAD that names a branch nobody ever pushed.
    if branches.isEmpty { throw .empty(path: path) }
    let short = shorten(name)
    throw .noBranch(name: short, near: near(short, among: branches.keys.map(shorten)))
  }

  /// Lists the branches, remote ones too, by their full names.
  private static func listBranches(
    path: String, git: GitProgram
  ) throws(GitError) -> [String: String] {
    let arguments = [
      "for-each-ref", "--format=%(objectname) %(objecttype) %(refname)", "refs/heads",
      "refs/remotes",
    ]
    let result = try git.run(arguments, in: path)
    guard result.status == 0 else {
      throw .failed(arguments: arguments, complaint: result.complaint)
    }
    var branches: [String: String] = [:]
    for line in result.output.split(separator: 0x0a) {
      let fields = line.split(separator: 0x20, maxSplits: 2)
      guard fields.count == 3, fields[1].elementsEqual("commit".utf8),
        let tip = GitText.hash(fields[0])
      else { continue }
      branches[GitText.path(fields[2])] = tip
    }
    return branches
  }

  /// Throws where HEAD is at no commit either.
  private static func requireCommit(path: String, git: GitProgram) throws(GitError) {
    let head = try git.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], in: path)
    if head.status != 0 { throw .empty(path: path) }
  }

  private static func shorten(_ name: String) -> String {
    for prefix in ["refs/heads/", "refs/remotes/"] where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    return name
  }

  /// Returns at most five names: the most alike, or else the first ones.
  static func near(_ wanted: String, among names: [String]) -> [String] {
    let names = names.filter { !$0.hasSuffix("/HEAD") }.sorted()
    let letters = Array(wanted.lowercased().unicodeScalars)
    let limit = max(1, letters.count / 3)
    var alike: [(edits: Int, name: String)] = []
    for name in names {
      // `feature/x` is near to `x`, and so is `origin/x`.
      let last = name.split(separator: "/").last ?? ""
      let edits = min(countEdits(letters, name[...]), countEdits(letters, last))
      if edits <= limit { alike.append((edits, name)) }
    }
    alike.sort { $0 < $1 }
    return Array((alike.isEmpty ? names : alike.map(\.name)).prefix(5))
  }

  /// Counts the letters to insert, remove, replace or swap with their neighbour; far apart where
  /// the lengths are.
  private static func countEdits(_ letters: [Unicode.Scalar], _ name: Substring) -> Int {
    let other = Array(name.lowercased().unicodeScalars)
    guard letters.count <= 250, abs(other.count - letters.count) <= letters.count else {
      return .max
    }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in letters.enumerated() {
      var current = [row + 1]
      for (column, scalar) in other.enumerated() {
        let replaced = last[column] + (letter == scalar ? 0 : 1)
        var edits = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], letters[row - 1] == scalar {
          edits = min(edits, beforeLast[column - 1] + 1)
        }
        current.append(edits)
      }
      beforeLast = last
      last = current
    }
    return last[other.count]
  }
}
