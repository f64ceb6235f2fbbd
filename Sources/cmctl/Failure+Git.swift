import GitHistory

extension Failure {
  /// Says why a repository's past could not be read.
  init(_ error: GitError) {
    switch error {
    case .noGit:
      self.init(.noInput, "there is no git on the PATH", hint: "install it: apt-get install git")
    case .notARepository(let path):
      self.init(.noInput, "\(path) is no git repository", hint: "give the folder that holds .git")
    case .noBranch(let name, let near):
      self.init(
        .noInput, "there is no branch “\(name)”",
        hint: near.isEmpty ? nil : "did you mean \(near.joined(separator: ", "))?")
    case .noFolder(let folder, let branch):
      self.init(.noInput, "no commit of \(branch) has a folder \(folder)")
    case .shallow(let path):
      self.init(
        .noInput, "\(path) is a shallow clone: its older commits are not there",
        hint: "fetch them: git -C \(Output.shellQuoted(path)) fetch --unshallow")
    case .partial(let path):
      self.init(
        .noInput, "\(path) is a partial clone: contents of older commits are not there",
        hint: "clone it without --filter")
    case .empty(let path): self.init(.noInput, "\(path) has no commits")
    case .unknownCommit(let hash): self.init(.noInput, "there is no commit \(hash)")
    case .unknownBlob(let hash): self.init(.inputOutput, "content \(hash) is not in the repository")
    case .rewritten(let hash, let branch):
      self.init(
        .badInput,
        "commit \(hash.prefix(10)), which was imported last, is not in the past of \(branch)",
        hint:
          "its history was rewritten, or it is another branch: import it into another --database")
    case .failed(let arguments, let words):
      let line = words.split(separator: "\n").first.map(String.init) ?? "no reason given"
      self.init(.inputOutput, "git \(arguments.first ?? "") failed: \(line)")
    }
  }
}
