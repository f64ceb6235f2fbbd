import Foundation
import GitHistory
import Testing

@Suite struct HistoryTests {
  @Test func readsALinearHistory() throws {
    let made = try MadeRepository()
    try made.write("a.md", "one\n")
    let root = try made.commit("first\n\nwith a body: „ü“\n")
    try made.write("a.md", "two\n")
    let empty = try made.commit("second")
    let last = try made.commit("")

    let repository = try made.open()
    #expect(repository.branch == "main")
    let commits = try repository.expectReplay()
    #expect(commits.map(\.hash) == [root, empty, last])
    #expect(commits[0].author == "Änne Author <anne@example.org>")
    #expect(commits.map(\.time) == [1_700_001_000, 1_700_002_000, 1_700_003_000])
    #expect(commits.map(\.message) == ["first\n\nwith a body: „ü“", "second", ""])
    #expect(commits.map(summary) == [["set a.md file"], ["set a.md file"], []])
    guard case .set(_, let blob, _) = commits[1].changes[0] else { return }
    #expect(try repository.text(blob) == "two\n")
    #expect(try repository.text(blob) == "two\n")
  }

  @Test func readsMessagesInOtherEncodings() throws {
    let made = try MadeRepository()
    try made.git("config", "i18n.commitEncoding", "ISO-8859-1")
    try made.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    let file = made.path(".git/message")
    try Data([0x66, 0xfc, 0x72]).write(to: URL(fileURLWithPath: file))
    try made.git("commit", "--allow-empty", "-F", file)
    #expect(try made.open().all().map(\.message) == ["für"])
  }

  @Test func comparesMergesWithTheirFirstParent() throws {
    let made = try MadeRepository()
    try made.write("a", "a\n")
    let root = try made.commit("root")
    try made.git("checkout", "--quiet", "-b", "side")
    try made.write("side/b", "b\n")
    try made.commit("one on the side")
    try made.write("side/c", "c\n")
    try made.git("rm", "--quiet", "a")
    try made.commit("two on the side")
    try made.git("checkout", "--quiet", "main")
    try made.write("d", "d\n")
    let main = try made.commit("on main")
    let merge = try made.merge("side")

    let commits = try made.open().expectReplay()
    #expect(commits.map(\.hash) == [root, main, merge])
    #expect(summary(commits[2]) == ["removed a", "set side/b file", "set side/c file"])
    #expect(commits[2].message == "merge side")

    let side = try made.open(branch: "side").expectReplay()
    #expect(side.map(\.message) == ["root", "one on the side", "two on the side"])
  }

  @Test func mergesASecondRoot() throws {
    let made = try MadeRepository()
    try made.write("a", "a\n")
    try made.commit("root")
    try made.git("checkout", "--quiet", "--orphan", "other")
    try made.git("rm", "--quiet", "-rf", ".")
    try made.write("z", "z\n")
    try made.commit("another root")
    try made.git("checkout", "--quiet", "main")
    try made.merge("other", "--allow-unrelated-histories")
    let commits = try made.open().expectReplay()
    #expect(commits.map(\.message) == ["root", "merge other"])
    #expect(summary(commits[1]) == ["set z file"])
  }

  @Test func followsRenames() throws {
    let made = try MadeRepository()
    let lines = (1...40).map { "line \($0)\n" }
    try made.write("DE/info.md", lines.joined())
    try made.write("DE/faq.md", "short")
    try made.commit("root")
    try made.remove("DE/info.md")
    try made.write("DE/über uns.md", lines.dropLast(3).joined() + "edited\n")
    try made.commit("renamed with an edit")
    try made.git("mv", "DE", "de")
    try made.commit("folder renamed")
    try made.git("mv", "de/faq.md", "faq.md")
    try made.commit("moved up")
    try made.remove("faq.md")
    try made.commit("deleted")

    let repository = try made.open()
    let commits = try repository.expectReplay()
    #expect(
      commits.dropFirst().map(summary) == [
        ["renamed DE/info.md DE/über uns.md file"],
        ["renamed DE/faq.md de/faq.md file", "renamed DE/über uns.md de/über uns.md file"],
        ["renamed de/faq.md faq.md file"],
        ["removed faq.md"],
      ])
    guard case .renamed(_, _, let blob, _) = commits[1].changes[0] else { return }
    #expect(try repository.text(blob).hasSuffix("line 37\nedited\n"))

    // A move out of the folder is a deletion there, one into it a new file.
    let below = try made.open(subfolder: "de").expectReplay()
    #expect(below.map(\.changes.count) == [0, 0, 2, 1, 0])
    #expect(summary(below[3]) == ["removed faq.md"])
  }

  @Test func changesFilesToFoldersAndBack() throws {
    let made = try MadeRepository()
    try made.write("page", "one\n")
    try made.write("keep", "keep\n")
    try made.commit("a file")
    try made.remove("page")
    try made.write("page/index", "two, which is unlike the first\n")
    try made.write("page/more", "three\n")
    try made.commit("a folder")
    try made.remove("page")
    try made.write("page", "a file once more, and a longer one\n")
    try made.commit("a file again")
    try made.git("mv", "page", "other")
    try made.write("page/x", "a file once more, and a longer one\n")
    try made.remove("other")
    try made.commit("into a folder of its own name")

    let commits = try made.open().expectReplay()
    #expect(summary(commits[1]) == ["removed page", "set page/index file", "set page/more file"])
    #expect(summary(commits[3]) == ["renamed page page/x file"])
    let below = try made.open(subfolder: "/page/").expectReplay()
    #expect(below.map { summary($0).count } == [0, 2, 2, 1])
  }

  @Test func keepsAnyName() throws {
    let made = try MadeRepository()
    let names = [
      "Überblick.md", "два слова.md", "a \"quote\" and \\ back.md", "new\nline.md", "tab\t.md",
      " lead and trail ", "-dash", ":colon", "*star?", "$(touch x)", "日本/語.md",
    ]
    for name in names { try made.write("top\n dir/\(name)", "content of \(name)\n") }
    try made.commit("names")
    try made.git("mv", "--", "top\n dir/new\nline.md", "top\n dir/-other\nline.md")
    try made.commit("renamed")
    let repository = try made.open(subfolder: "top\n dir")
    let commits = try repository.expectReplay()
    #expect(Set(try repository.tree(at: commits[0].hash).keys) == Set(names))
    #expect(summary(commits[1]) == ["renamed new\nline.md -other\nline.md file"])
    try made.open().expectReplay()
  }

  @Test func tellsNamesThatAreNotUTF8Apart() throws {
    let made = try MadeRepository()
    let names: [[UInt8]] = [[0x66, 0xe9], [0x66, 0xe8], [0x66, 0xc3, 0xa9, 0xc3, 0xff]]
    var stream = Array("commit refs/heads/main\ncommitter A <a@b> 1 +0000\ndata 0\n".utf8)
    for name in names {
      stream += Array("M 100644 inline ".utf8) + name + Array("\ndata 2\nxy\n".utf8)
    }
    try made.git("fast-import", "--quiet", input: stream)
    let repository = try made.open()
    let commits = try repository.expectReplay()
    let files = try repository.tree(at: commits[0].hash)
    #expect(Set(files.keys) == ["f\\xE9", "f\\xE8", "fé\\xC3\\xFF"])
  }

  @Test func knowsModes() throws {
    let made = try MadeRepository()
    try made.write("run.sh", "#!/bin/sh\n")
    try made.write("dir/page", "a page\n")
    try made.link("link", to: "dir/page")
    try made.commit("root")
    try made.git("update-index", "--chmod=+x", "run.sh")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: made.path("run.sh"))
    try made.commit("executable")
    try made.remove("link")
    try made.write("link", "a file now\n")
    try made.commit("type changed")
    let repository = try made.open()
    let commits = try repository.expectReplay()
    #expect(
      commits.map(summary) == [
        ["set dir/page file", "set link link", "set run.sh file"], ["set run.sh executable"],
        ["set link file"],
      ])
    let link = try #require(try repository.tree(at: commits[0].hash)["link"])
    #expect(link.mode == .link)
    #expect(try repository.text(link.blob) == "dir/page")
  }

  @Test func skipsSubmodules() throws {
    let other = try MadeRepository()
    try other.write("x", "x\n")
    let hash = try other.commit("other")
    let made = try MadeRepository()
    try made.write("a", "a\n")
    try made.write("was", "was a file\n")
    try made.commit("root")
    try made.git("submodule", "--quiet", "add", other.folder, "sub")
    try made.git("rm", "--quiet", "was")
    try made.git("update-index", "--add", "--cacheinfo", "160000,\(hash),was")
    try made.git("config", "diff.ignoreSubmodules", "all")
    try made.git("commit", "--quiet", "-m", "submodules")
    try made.git("mv", "sub", "moved")
    try made.git("rm", "--quiet", "--cached", "was")
    try made.write("was", "a file again\n")
    try made.commit("moved, and a file again")
    let commits = try made.open().expectReplay()
    #expect(summary(commits[1]) == ["set .gitmodules file", "removed was"])
    #expect(summary(commits[2]) == ["set .gitmodules file", "set was file"])
    #expect(throws: GitError.noFolder(subfolder: "moved", branch: "main")) {
      try made.open(subfolder: "moved")
    }
  }
}
