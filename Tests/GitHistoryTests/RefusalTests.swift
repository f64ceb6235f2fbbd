import Foundation
import GitHistory
import Testing

@Suite struct RefusalTests {
  @Test func saysThatThereIsNoGit() throws {
    #expect(throws: GitError.noGit) { try GitProgram(environment: [:]) }
    #expect(throws: GitError.noGit) { try GitProgram(environment: ["PATH": ":/var/empty:/dev"]) }
    for path in ["/nowhere/git", "/dev/null", "/etc/passwd"] {
      #expect(throws: GitError.noGit) {
        try GitRepository(
          path: "/", branch: nil, subfolder: nil, git: GitProgram(path: path, environment: [:]))
      }
    }
  }

  @Test func saysThatThereIsNoRepository() throws {
    let made = try MadeRepository()
    try made.write("file", "x")
    try made.remove(".git")
    for path in [made.folder, made.path("absent"), made.path("file")] {
      #expect(throws: GitError.notARepository(path: path)) { try made.open(at: path) }
    }
    // A `.git` file that leads nowhere.
    try made.write(".git", "gitdir: /nowhere\n")
    #expect(throws: GitError.notARepository(path: made.folder)) { try made.open() }
  }

  @Test func saysThatThereIsNoCommit() throws {
    for bare in [false, true] {
      let made = try MadeRepository(bare: bare)
      #expect(throws: GitError.empty(path: made.folder)) { try made.open() }
      #expect(throws: GitError.empty(path: made.folder)) { try made.open(branch: "main") }
    }
  }

  @Test func refusesAShallowClone() throws {
    let made = try MadeRepository()
    for number in 1...5 { try made.commit("\(number)") }
    let clone = made.path(".git/clone")
    try made.git("clone", "--quiet", "--depth=2", "file://" + made.folder, clone)
    let repository = try made.open(at: clone)
    #expect(throws: GitError.shallow(path: clone)) { try repository.commits(after: nil) }
    let older = try made.git("rev-parse", "HEAD~3")
    #expect(throws: GitError.shallow(path: clone)) { try repository.commits(after: older) }
    // What is there suffices to go on from where a run before ended.
    let newer = try made.git("rev-parse", "HEAD~1")
    #expect(try repository.all(after: newer).map(\.message) == ["5"])
    _ = try made.run(["fetch", "--quiet", "--unshallow"], in: clone)
    #expect(try made.open(at: clone).all().count == 5)
  }

  @Test(arguments: ["blob:none", "tree:0"]) func fetchesNothing(filter: String) throws {
    let made = try MadeRepository()
    try made.git("config", "uploadpack.allowFilter", "true")
    try made.write("a", "a\n")
    let first = try made.commit("root")
    try made.write("a", "b\n")
    try made.commit("second")
    try made.remove("a")
    try made.write("c", "b\nc\n")
    try made.commit("third")
    let blob = try made.git("rev-parse", "\(first):a")
    let clone = made.path(".git/clone")
    try made.git(
      "clone", "--quiet", "--filter=\(filter)", "--no-checkout", "file://" + made.folder, clone)
    let before = try made.git("-C", clone, "count-objects", "-v")
    let repository = try made.open(at: clone)
    #expect(throws: GitError.partial(path: clone)) { try repository.contents(of: blob) }
    #expect(throws: GitError.partial(path: clone)) { try repository.all() }
    #expect(try made.git("-C", clone, "count-objects", "-v") == before)
  }

  /// Settings that change what git says or does, in the one place where they still count.
  @Test func heedsNobodysSettings() throws {
    let made = try MadeRepository()
    try made.write("z/a", "a\n")
    try made.write("b", "b\nb\nb\n")
    try made.commit("root")
    try made.git("checkout", "--quiet", "-b", "side")
    try made.git("mv", "b", "z/b")
    try made.commit("moved")
    try made.git("checkout", "--quiet", "main")
    try made.write("q", "q\n")
    try made.commit("q")
    try made.merge("side")
    try made.git("notes", "add", "-m", "a note")
    let plain = try made.open().all()

    let evil = "touch \(made.path("evil")); false"
    let settings = [
      ("diff.renames", "false"), ("diff.renameLimit", "1"), ("diff.relative", "true"),
      ("diff.noprefix", "true"), ("diff.external", evil), ("diff.x.textconv", evil),
      ("diff.orderFile", made.path("order")), ("diff.ignoreSubmodules", "all"),
      ("log.showRoot", "false"), ("log.diffMerges", "off"), ("log.decorate", "full"),
      ("log.showSignature", "true"), ("log.abbrevCommit", "true"), ("log.follow", "true"),
      ("log.mailmap", "true"), ("log.date", "relative"), ("log.excludeDecoration", "x"),
      ("format.pretty", "raw"), ("format.notes", "*"), ("core.abbrev", "7"),
      ("core.pager", evil), ("pager.log", evil), ("color.ui", "always"),
      ("color.diff", "always"), ("core.fsmonitor", evil), ("core.quotePath", "true"),
      ("gpg.program", evil), ("alias.log", "!\(evil)"), ("safe.bareRepository", "explicit"),
      ("core.alternateRefsCommand", evil), ("core.hooksPath", made.path(".git/hooks")),
    ]
    for (name, value) in settings { try made.git("config", name, value) }
    try made.write("order", "z/*\n")
    try made.write(".mailmap", "Somebody Else <x@example.org> <anne@example.org>\n")
    try made.write(".git/info/attributes", "* diff=x\n")
    try made.git("replace", "HEAD~1", "side")
    try made.write(".git/info/grafts", plain[2].hash + "\n")
    #expect(try made.open().expectReplay() == plain)

    var environment = MadeRepository.environment
    environment["GIT_DIR"] = "/nowhere"
    environment["GIT_CONFIG_COUNT"] = "1"
    environment["GIT_CONFIG_KEY_0"] = "diff.renames"
    environment["GIT_CONFIG_VALUE_0"] = "false"
    environment["GIT_TRACE"] = "1"
    environment["LANGUAGE"] = "de"
    environment["LC_ALL"] = "de_DE.UTF-8"
    let program = try GitProgram(environment: environment)
    let repository = try GitRepository(
      path: made.folder, branch: nil, subfolder: nil, git: program)
    #expect(try repository.all() == plain)
    #expect(!FileManager.default.fileExists(atPath: made.path("evil")))
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func readsAnotherUsersRepository() throws {
    let made = try MadeRepository()
    try made.write("a", "a\n")
    try made.commit("root")
    for path in [made.path(".git"), made.folder] {
      try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: path)
    }
    #expect(throws: GitError.self) { try made.git("status") }
    try made.open().expectReplay()
  }
}
