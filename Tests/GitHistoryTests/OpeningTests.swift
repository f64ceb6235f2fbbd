import Foundation
import GitHistory
import Testing

@Suite struct OpeningTests {
  /// A repository with a commit on `main`, two more on `feature/pages`, and `site/www/a`.
  private func made() throws -> MadeRepository {
    let made = try MadeRepository()
    try made.write("readme", "readme\n")
    try made.write("site/www/a", "a\n")
    try made.write("site/www2/b", "b\n")
    try made.commit("root")
    try made.git("checkout", "--quiet", "-b", "feature/pages")
    try made.write("site/www/c", "c\n")
    try made.commit("one")
    try made.commit("two")
    try made.git("checkout", "--quiet", "main")
    return made
  }

  @Test func choosesABranch() throws {
    let made = try made()
    #expect(try made.open().all().map(\.message) == ["root"])
    for name in ["feature/pages", "refs/heads/feature/pages"] {
      let repository = try made.open(branch: name)
      #expect(repository.branch == "feature/pages")
      #expect(try repository.all().map(\.message) == ["root", "one", "two"])
    }
    try made.git("checkout", "--quiet", "--detach", "feature/pages~1")
    #expect(try made.open().branch == "HEAD")
    #expect(try made.open().all().map(\.message) == ["root", "one"])
    let tests = [
      ("mian", ["main"]), ("pages", ["feature/pages"]), ("feature/page", ["feature/pages"]),
      ("completely-other", ["feature/pages", "main"]), ("--all", ["feature/pages", "main"]),
      ("main~0", ["main"]), ("", ["feature/pages", "main"]),
    ]
    for (name, near) in tests {
      #expect(throws: GitError.noBranch(name: name, near: near)) { try made.open(branch: name) }
    }
  }

  @Test func findsRemoteBranches() throws {
    let made = try made()
    let clone = made.path(".git/clone")
    try made.git("clone", "--quiet", made.folder, clone)
    #expect(try made.open(at: clone).branch == "main")
    for name in ["feature/pages", "origin/feature/pages"] {
      let repository = try made.open(branch: name, at: clone)
      #expect(repository.branch == "origin/feature/pages")
      #expect(try repository.all().count == 3)
    }
  }

  @Test func readsAFolder() throws {
    let made = try made()
    let whole = try made.open(branch: "feature/pages")
    #expect(try whole.tree(at: whole.tip).count == 4)
    let tests = [
      (made.folder, "site/www"), (made.folder, "./site//www/"), (made.path("site"), "www"),
      (made.path("site/www"), nil), (made.path("site/www/"), "."), (made.path(".git"), "site/www"),
    ]
    for (path, subfolder) in tests {
      let repository = try made.open(branch: "feature/pages", subfolder: subfolder, at: path)
      #expect(repository.subfolder == "site/www")
      let commits = try repository.expectReplay()
      #expect(commits.map(summary) == [["set a file"], ["set c file"], []])
    }
    for folder in ["www", "site/ww", "readme", "../site", "site/www/../www", "*", ":(top)site"] {
      #expect(throws: GitError.noFolder(subfolder: folder, branch: "main")) {
        try made.open(subfolder: folder)
      }
    }
  }

  @Test func readsAFolderThatIsGone() throws {
    let made = try made()
    try made.git("rm", "--quiet", "-r", "site/www")
    try made.commit("gone")
    let commits = try made.open(subfolder: "site/www").expectReplay()
    #expect(commits.map(summary) == [["set a file"], ["removed a"]])
  }

  @Test func readsBareAndLinkedOnes() throws {
    let made = try made()
    let bare = made.path(".git/bare.git")
    try made.git("clone", "--quiet", "--bare", made.folder, bare)
    #expect(try made.open(subfolder: "site", at: bare).all().count == 1)
    let linked = made.path(".git/linked")
    try made.git("worktree", "add", "--quiet", linked, "feature/pages")
    let repository = try made.open(at: linked)
    #expect(repository.branch == "feature/pages")
    try repository.expectReplay()
    try made.git("symbolic-ref", "HEAD", "refs/heads/never")
    #expect(throws: GitError.noBranch(name: "never", near: ["feature/pages", "main"])) {
      try made.open()
    }
  }

  @Test func goesOnFromACommit() throws {
    let made = try made()
    let repository = try made.open(branch: "feature/pages", subfolder: "site")
    let all = try repository.all()
    for (index, commit) in all.enumerated() {
      #expect(try repository.all(after: commit.hash) == Array(all[(index + 1)...]))
    }
    #expect(try repository.all(after: all[0].hash.uppercased()).count == 2)
    for wrong in ["", "HEAD", "--all", String(all[0].hash.prefix(12))] {
      #expect(throws: GitError.unknownCommit(hash: wrong)) { try repository.commits(after: wrong) }
    }
  }

  @Test func noticesARewrittenPast() throws {
    let made = try made()
    let side = try made.git("rev-parse", "feature/pages")
    try made.write("more", "more\n")
    let old = try made.commit("more")
    let merge = try made.merge("feature/pages")
    let absent = String(repeating: "7", count: 40)
    // Merged commits are contained, but not on the line.
    for hash in [side, absent] {
      #expect(throws: GitError.rewritten(after: hash, branch: "main")) {
        try made.open().commits(after: hash)
      }
    }
    #expect(try made.open().all(after: old).map(\.hash) == [merge])
    try made.git("reset", "--quiet", "--hard", old)
    #expect(throws: GitError.rewritten(after: merge, branch: "main")) {
      try made.open().commits(after: merge)
    }
    try made.git("commit", "--quiet", "--amend", "-m", "amended")
    #expect(throws: GitError.rewritten(after: old, branch: "main")) {
      try made.open().commits(after: old)
    }
  }
}
