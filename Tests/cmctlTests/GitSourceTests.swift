import Foundation
import RunSupport
import Testing

/// Which repositories, branches and folders a past is read from, and which not.
@Suite(.enabled("git is not installed") { Cmctl.has("git") }) struct GitSourceTests {
  let work: Workplace
  let repository: GitFolder
  var cmctl: Cmctl { work.cmctl }

  init() throws {
    work = try Workplace()
    repository = try GitFolder(work)
    try repository.write(["www/src/locales/EN/index.md": "One {{ config.key }}\n", "a.txt": "a\n"])
    try repository.commit("One")
    try repository.write(["www/src/locales/EN/index.md": "Two {{ config.key }}\n"])
    try repository.commit("Two")
  }

  private func importPast(_ options: String...) throws -> Cmctl.Result {
    try cmctl.run(["import", "--history", "repository"] + options)
  }

  @Test func `a folder of the repository is read, named either way`() throws {
    #expect(
      try importPast("--path", "www/src").output == "Read 2 commits: revisions 1 to 2\n")
    let inner = try cmctl(
      "import", "--history", "repository/www/src", "--database", "inner.sqlite")
    #expect(inner.output == "Read 2 commits: revisions 1 to 2\n")
    #expect(
      try cmctl("log", "--database", "inner.sqlite").output == cmctl("log").output)
  }

  @Test func `language folders at the top of a repository are its locales`() throws {
    let top = try GitFolder(work, "top")
    try top.write([
      "EN/index.md": "Hello\n", "DE/index.md": "Hallo\n",
      "languages.ini": "[DE]\nname = Deutsch!\n",
      "glossary.csv": "term,language,translation\nrelay,de,Relais\n",
      "README.md": "# Read\n", "images/a.md": "no page\n",
    ])
    try top.commit("One")
    try top.write(["EN/index.md": "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n", "DE/b/c.md": "C\n"])
    try top.commit("Two")
    try top.write(["DE/b/c.md": "D\n"])
    #expect(
      try cmctl("import", "--history", "top").output == "Read 2 commits: revisions 1 to 2\n")
    try top.commit("Three")
    #expect(try cmctl("import", "--history", "top").output == "Read 1 commit: revision 3\n")
    #expect(try cmctl("checkout", "out").status == 0)
    #expect(
      try work.files("out").mapValues { String(decoding: $0, as: UTF8.self) } == [
        "locales/EN/index.md": "Hello\n", "locales/DE/index.md": "Hallo\n",
        "locales/DE/b/c.md": "D\n", "locales/languages.ini": "[DE]\nname = Deutsch!\n",
        "locales/glossary.csv": "term,language,translation\nrelay,de,Relais\n",
      ])
  }

  @Test func `a configuration that is named goes over those in the commits`() throws {
    try repository.write(["www/src/chatmail.ini": "[params]\nkey = theirs\n"])
    try repository.commit("Three")
    try work.write(["my.ini": "[params]\nkey = mine\n"])
    #expect(try importPast("--path", "www/src", "--config", "my.ini").status == 0)
    for revision in ["1", "2"] {
      let folder = "out-\(revision)"
      #expect(try cmctl("export", folder, "--at", revision).status == 0)
      #expect(try work.text("\(folder)/index.html").contains("mine"))
    }
    // The third commit changed nothing but the configuration, which is not read.
    #expect(try cmctl("log", "--format", "ndjson").output.split(separator: "\n").count == 2)
    #expect(try importPast("--path", "www/src", "--database", "b.sqlite").status == 0)
    #expect(try cmctl("export", "theirs", "--database", "b.sqlite").status == 0)
    #expect(try work.text("theirs/index.html").contains("theirs"))
  }

  @Test func `a page that is renamed and broken at once stays readable`() throws {
    let text = (1...9).map { "Line \($0) of many.\n" }.joined()
    try repository.write(["www/src/locales/EN/long.md": text])
    try repository.commit("Long")
    try repository.move("www/src/locales/EN/long.md", "www/src/locales/EN/longer.md")
    try repository.write(["www/src/locales/EN/longer.md": text + "{{ broken\n"])
    try repository.commit("Broken")
    let result = try importPast("--path", "www/src")
    #expect(result.errorLines.count == 1)
    #expect(try cmctl("show", "longer").output == text)
    #expect(try cmctl("log", "--page", "longer", "--format", "ndjson").output.contains("moved"))
  }

  @Test func `a branch is named, also one that is only the remote's, and a bare clone is read`()
    throws
  {
    try repository.git("checkout", "--quiet", "-b", "feature/news")
    try repository.write(["www/src/locales/EN/index.md": "Three\n"])
    try repository.commit("Three")
    try repository.git("checkout", "--quiet", "main")
    let options = ["--path", "www/src"]
    #expect(
      try importPast("--path", "www/src", "--branch", "feature/news").output
        == "Read 3 commits: revisions 1 to 3\n")
    try repository.git("clone", "--quiet", "--bare", ".", "../bare")
    try repository.git("clone", "--quiet", ".", "../clone")
    for (name, branch, count) in [
      ("bare", "main", 2), ("bare", "feature/news", 3), ("clone", "feature/news", 3),
      ("clone", "origin/feature/news", 3), ("clone", "main", 2),
    ] {
      let result = try cmctl.run(
        ["import", "--history", name, "--branch", branch, "--database", "\(UUID().uuidString).db"]
          + options)
      #expect(result.output == "Read \(count) commits: revisions 1 to \(count)\n")
    }
  }

  @Test func `what cannot be read is told, and no database is made`() throws {
    try repository.git(
      "clone", "--quiet", "--depth", "1", "file://\(work.url.path)/repository", "../shallow")
    _ = try GitFolder(work, "empty")
    try work.write(["plain/file.txt": "x"])
    let cases: [([String], Int32, [String])] = [
      (
        ["nowhere"], 66,
        ["cmctl: nowhere is no git repository", "  hint: give the folder that holds .git"]
      ),
      (
        ["plain"], 66,
        ["cmctl: plain is no git repository", "  hint: give the folder that holds .git"]
      ),
      (["empty"], 66, ["cmctl: empty has no commits"]),
      (
        ["shallow", "--path", "www/src"], 66,
        [
          "cmctl: shallow is a shallow clone: its older commits are not there",
          "  hint: fetch them: git -C shallow fetch --unshallow",
        ]
      ),
      (["repository", "--path", "www/scr"], 66, ["cmctl: no commit of main has a folder www/scr"]),
      (["repository", "--path", "../x"], 66, ["cmctl: no commit of main has a folder ../x"]),
      (
        ["repository", "--branch", "mian"], 66,
        ["cmctl: there is no branch “mian”", "  hint: did you mean main?"]
      ),
      (["repository", "--config", "nope.ini"], 66, ["cmctl: nope.ini: does not exist"]),
    ]
    for (arguments, status, lines) in cases {
      let result = try cmctl.run(["import", "--history"] + arguments)
      #expect(result.status == status, "\(arguments)")
      #expect(result.errorLines == lines)
      #expect(result.output == "")
      #expect(!work.exists("cmctl.sqlite"), "\(arguments)")
    }
    let poor = Cmctl(in: work.url, environment: ["PATH": "/nowhere"])
    let result = try poor("import", "--history", "repository")
    #expect(result.status == 66)
    #expect(
      result.errorLines == [
        "cmctl: there is no git on the PATH", "  hint: install it: apt-get install git",
      ])
    #expect(!work.exists("cmctl.sqlite"))
  }

  @Test func `a history that was rewritten is refused, and the database stays`() throws {
    #expect(try importPast("--path", "www/src").status == 0)
    let before = try Data(contentsOf: work.place("cmctl.sqlite"))
    let hash = try repository.git("rev-parse", "HEAD").prefix(10)
    try repository.git("commit", "--quiet", "--amend", "-m", "Two, better")
    let result = try importPast("--path", "www/src")
    #expect(result.status == 65)
    #expect(
      result.errorLines == [
        "cmctl: commit \(hash), which was imported last, is not in the past of main",
        "  hint: its history was rewritten, or it is another branch: import it into another "
          + "--database",
      ])
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == before)
    #expect(!work.exists("cmctl.sqlite-wal"))
  }

  @Test func `a database with other revisions is refused and stays`() throws {
    try work.write(["locales/EN/index.md": "Mine\n"])
    #expect(try cmctl("import", "locales").status == 0)
    let before = try Data(contentsOf: work.place("cmctl.sqlite"))
    let result = try importPast("--path", "www/src")
    #expect(result.status == 64)
    #expect(
      result.errorLines == [
        "cmctl: the database holds revisions that did not come from this repository, the newest "
          + "of them 1", "  hint: name another with --database: it is made",
      ])
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == before)
    // An empty file is a database without revisions.
    try work.write(["new.sqlite": ""])
    #expect(try importPast("--path", "www/src", "--database", "new.sqlite").status == 0)
  }

  @Test func `a broken database or another program's is no place for a past`() throws {
    try work.write(["cmctl.sqlite": "dear diary\n"])
    let result = try importPast("--path", "www/src")
    #expect(result.status == 65)
    #expect(result.errorLines.first == "cmctl: cmctl.sqlite is not an SQLite database")
    #expect(try work.text("cmctl.sqlite") == "dear diary\n")
  }
}
