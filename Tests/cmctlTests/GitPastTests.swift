import Foundation
import RunSupport
import Testing

/// The past of a repository as revisions.
@Suite(.enabled("git is not installed") { Cmctl.has("git") }) struct GitPastTests {
  let work: Workplace
  let repository: GitFolder
  var cmctl: Cmctl { work.cmctl }

  init() throws {
    work = try Workplace()
    repository = try GitFolder(work)
    try makePast()
    try makeLaterPast()
  }

  private static let text =
    "# Guide\n\nFirst paragraph of many words.\n\nSecond paragraph.\n\nThird, and the last.\n"

  /// A site that begins, moves and is merged.
  private func makePast() throws {
    try repository.write(["README.md": "# Software\n"])
    try repository.commit("No site yet")
    try repository.write([
      "locales/EN/index.md": "# Hello\n\nWords.\n", "locales/EN/info.md": Self.text,
      "locales/RU/index.md": "# Привет\n\nСлова.\n", "locales/RU/info.md": "# О нас\n\nТекст.\n",
      "chatmail.ini": "[params]\nlanguages = EN RU\n", "other.ini": "[params]\nsecret = 1\n",
    ])
    try repository.commit("Pages")
    try repository.write([
      "page-layout.html": "<html>{{ markdown_html }}</html>\n",
      "index.md": "%content placeholder%\n", "main.css": "body {}\n", "data": "a file\n",
      "img/ö ä.svg": "<svg/>\n", ".hidden": "x", "draft.md~": "x",
    ])
    try work.write("repository/logo.bin", Data([0, 1, 255]))
    try work.link("repository/link.css", to: "main.css")
    try repository.commit("Site")
    try repository.move("locales/EN/info.md", "locales/EN/guide/info.md")
    try repository.move("locales/RU/info.md", "locales/RU/guide/info.md")
    try repository.commit("Move")
    try repository.move("locales/EN/guide/info.md", "locales/EN/guide/über.md")
    try repository.move("locales/RU/guide/info.md", "locales/RU/guide/über.md")
    try repository.write([
      "locales/EN/guide/über.md": Self.text.replacing("Second", with: "Another"),
      "locales/RU/guide/über.md": "# О нас\n\nТекст!\n",
    ])
    try repository.commit("Move and edit")
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write(["locales/RU/index.md": "# Привет\n\nДругие слова.\n"])
    try repository.commit("On the side")
    try repository.git("checkout", "--quiet", "main")
    try repository.write(["locales/EN/index.md": "# Hello\n\nOther words.\n"])
    try repository.commit("On main")
    try repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
  }

  /// The same site later: folders that are renamed, pages that are broken, files of all kinds.
  private func makeLaterPast() throws {
    try work.remove("repository/data")
    try work.remove("repository/logo.bin")
    try work.remove("repository/locales/RU/index.md")
    try repository.write(["data/a.txt": "in a folder\n"])
    try repository.commit("File to folder")
    try repository.git("mv", "locales/EN", "locales/x-")
    try repository.git("mv", "locales/x-", "locales/en")
    try repository.commit("EN is en")
    try repository.git("mv", "locales/RU", "locales/y-")
    try repository.git("mv", "locales/y-", "locales/ru")
    try repository.write([
      "locales/ru/guide/über.md": "# О нас\n\nТекст другой!\n", "locales/ru/страница.md": "Да\r\n",
    ])
    try repository.commit("RU is ru, with edits")
    try repository.write([
      "locales/en/index.md": "# Hello\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> side\n",
      "locales/ru/страница.md": "Нет\r\n",
    ])
    try repository.commit("Broken")
    try repository.write(["main.css": "body { margin: 0 }\n"])
    try repository.commit("Broken still")
    try repository.write(["locales/en/index.md": "# Hello\n\nMended.\n"])
    try repository.commit("Mended")
    work.setMode("repository/main.css", 0o755)
    try work.write("repository/locales/en/empty.md", Data())
    try repository.commit("Mode")
    try repository.commit("Nothing")
    try repository.write(["README.md": "# Software\n\nMore.\n", ".hidden": "y"])
    try repository.commit("Last")
  }

  private func importPast(_ database: String = "cmctl.sqlite", _ options: String...) throws
    -> Cmctl.Result
  {
    try cmctl.run(["import", "--history", "repository", "--database", database] + options)
  }

  /// Numbers of revisions by message.
  private func revisions(_ database: String = "cmctl.sqlite") throws -> [String: String] {
    let log = try cmctl("log", "--format", "ndjson", "--database", database).output
    return Dictionary(
      uniqueKeysWithValues: log.matches(
        of: #/"revision": (\d+), .*?"message": "([^"]*)"/#
      ).map { (String($0.2), String($0.1)) })
  }

  @Test func `every commit is a revision that checks out as git archives it`() throws {
    let result = try importPast()
    #expect(result.status == 0)
    #expect(result.output == "Read 16 commits: revisions 1 to 14\n")
    let commits = try repository.commits()
    let broken = commits.filter { $0.message.hasPrefix("Broken") }.map { $0.hash.prefix(10) }
    #expect(
      result.errorLines
        == broken.map {
          "cmctl: warning: \($0):locales/en/index.md:2: has the marks of a merge conflict "
            + "(<<<<<<< to line 6)"
        })
    let revisions = try revisions()
    #expect(commits.map(\.message).filter { revisions[$0] == nil } == ["No site yet", "Nothing"])
    var lastGood: Data?
    for commit in commits {
      guard let number = revisions[commit.message] else { continue }
      var expected = try repository.siteFiles(commit.hash)
      if commit.message.hasPrefix("Broken") {
        expected["locales/en/index.md"] = lastGood
      } else {
        lastGood = expected["locales/en/index.md"] ?? expected["locales/EN/index.md"]
      }
      let folder = "checkout-\(number)"
      #expect(try cmctl("checkout", folder, "--at", number).status == 0)
      let files = try work.files(folder)
      let wrong = Set(files.keys).union(expected.keys).filter { files[$0] != expected[$0] }
      #expect(wrong.isEmpty, "\(commit.message): \(wrong.sorted())")
      // It is a site that is imported again.
      let again = try cmctl(
        "import", "\(folder)/locales", "--database", "\(number).sqlite")
      #expect(again.status == 0, "\(again.errors)")
    }
    let checkedOut = try #require(revisions["Last"])
    #expect(
      FileManager.default.isExecutableFile(
        atPath: work.place("checkout-\(checkedOut)/main.css").path))
    #expect(try cmctl("verify").status == 0)
  }

  @Test func `revisions have the author, time and message of their commits`() throws {
    #expect(try importPast().status == 0)
    let log = try cmctl("log", "--format", "csv").output.split(separator: "\r\n")
    #expect(log.count > 14)
    for line in log.dropFirst() {
      #expect(line.contains(",2026-05-02T10:30:00Z,Änne <a@example.org>,"))
    }
  }

  @Test func `pages are followed through renames, with edits and into other folders`() throws {
    #expect(try importPast().status == 0)
    let revisions = try revisions()
    func numbers(_ arguments: String...) throws -> [String] {
      try cmctl.run(["log", "--format", "ndjson"] + arguments).output
        .matches(of: #/"revision": (\d+)/#).map { String($0.1) }
    }
    let moves = ["Move and edit", "Move", "Pages"].compactMap { revisions[$0] }
    #expect(try numbers("--page", "guide/über", "-l", "en") == moves)
    #expect(
      try numbers("--page", "info", "-l", "ru")
        == [try #require(revisions["RU is ru, with edits"])] + moves)
    let move = try cmctl("log", "--format", "json", "--page", "guide/info").output
    #expect(move.contains(#"{"kind": "moved", "from": "info", "to": "guide/info"}"#))
    #expect(move.contains(#"{"kind": "moved", "from": "guide/info", "to": "guide/über"}"#))
    // A folder that is spelled in another way is the same language, and nothing in it is new.
    let number = try #require(revisions["EN is en"])
    let log = try cmctl("log", "--format", "ndjson").output.split(separator: "\n")
    let entry = try #require(log.first { $0.contains(#""revision": \#(number),"#) })
    let changes =
      #""changes": [{"kind": "changed", "language": "en"}], "decisions": [], "findings": []}"#
    #expect(entry.hasSuffix(changes))
  }

  @Test func `a past in parts is the past at once, wherever it was broken off`() throws {
    #expect(try importPast("whole.sqlite").status == 0)
    let whole = try cmctl("log", "--format", "json", "--database", "whole.sqlite").output
    let commits = try repository.commits()
    for (index, commit) in commits.enumerated() {
      try repository.git("branch", "--force", "part", commit.hash)
      let result = try importPast("parts.sqlite", "--branch", "part")
      #expect(result.status == 0, "\(commit.message): \(result.errors)")
      #expect(result.output.hasPrefix(index == 1 ? "Read 2 commits" : "Read 1 commit"))
    }
    #expect(try cmctl("log", "--format", "json", "--database", "parts.sqlite").output == whole)
    for name in ["whole", "parts"] {
      #expect(try cmctl("checkout", name, "--database", "\(name).sqlite").status == 0)
      #expect(try cmctl("verify", "--database", "\(name).sqlite").status == 0)
    }
    #expect(try work.files("whole") == work.files("parts"))
    #expect(try importPast("parts.sqlite").output == "There are no new commits\n")
  }

  @Test func `run again it adds nothing, and later what is new`() throws {
    #expect(try importPast().status == 0)
    let before = try Data(contentsOf: work.place("cmctl.sqlite"))
    let again = try importPast()
    #expect(again.status == 0)
    #expect(again.output == "There are no new commits\n")
    #expect(again.errors == "")
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == before)
    try repository.write(["docs/a.txt": "a\n"])
    try repository.commit("More")
    try repository.write(["locales/en/index.md": "# Hello\n\nNew.\n"])
    try repository.commit("And more")
    #expect(try importPast().output == "Read 2 commits: revisions 15 to 16\n")
    try work.write(["repository/.hidden": "z"])
    try repository.commit("Hidden")
    #expect(try importPast().output == "Read 1 commit: nothing of the site changed\n")
    #expect(try importPast().output == "There are no new commits\n")
  }
}
