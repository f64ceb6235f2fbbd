import Foundation
import RunSupport
import Testing

/// A repository's past, imported in one go, bit by bit, and by two at once.
@Suite(.enabled(if: Cmctl.has("git"))) struct HistoryImportTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try Workplace()
    cmctl = Cmctl(
      in: work.url,
      environment: [
        "GIT_AUTHOR_NAME": "Anna", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "Anna",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ])
    try git("init", "--quiet", "repository")
  }

  private func git(_ arguments: String...) throws {
    let result = try cmctl.run("git", arguments)
    #expect(result.status == 0, "\(result.errors)")
  }

  private func commit(_ files: [String: String]) throws {
    try work.write(
      Dictionary(uniqueKeysWithValues: files.map { ("repository/locales/EN/" + $0.key, $0.value) }))
    try git("-C", "repository", "add", "--all")
    try git("-C", "repository", "commit", "--quiet", "--message", "Change")
  }

  @Test func `a file that stays broken keeps no later import from the others`() throws {
    try commit(["index.md": "One\n", "info.md": "Info\n"])
    try commit(["index.md": "Two\n", "info.md": "{{ broken\n"])
    try cmctl("import", "--history", "repository")
    try commit(["index.md": "Three\n"])
    let result = try cmctl("import", "--history", "repository")
    #expect(result.output == "Read 1 commit: revision 3\n")
    #expect(try cmctl("show", "index").output == "Three\n")
    #expect(try cmctl("show", "info").output == "Info\n")
  }

  @Test func `a value of front matter that means nothing is no fault of the past`() throws {
    try commit(["index.md": "---\nexpire: never\nready: almost\n---\nOne\n"])
    try commit(["index.md": "---\nexpire: 3\n---\nTwo\n"])
    let result = try cmctl("import", "--history", "repository")
    #expect(result.output == "Read 2 commits: revisions 1 to 2\n")
    #expect(result.errors == "")
    #expect(try cmctl("show", "index", "--at", "1").output.hasSuffix("One\n"))
    try cmctl("export", "out", "--at", "1")
    #expect(work.exists("out/index.html"))
  }

  @Test func `an export in the repository is no asset`() throws {
    try work.write([
      "repository/page-layout.html": "{{ markdown_html }}", "repository/build/index.html": "x",
      "repository/build/.cmctl-manifest": "x", "repository/builder.txt": "x",
    ])
    try commit(["index.md": "One\n"])
    try cmctl("import", "--history", "repository")
    try cmctl("export", "out")
    #expect(!work.exists("out/build"))
    #expect(work.exists("out/builder.txt"))
  }

  @Test func `a broken configuration file of one's own ends the import`() throws {
    try commit(["index.md": "One\n"])
    try work.write(["own.ini": "garbage\n"])
    let result = try cmctl("import", "--history", "repository", "--config", "own.ini")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("cmctl: own.ini:1: "))
  }

  @Test func `two imports at once make each commit one revision`() throws {
    for number in 1...30 { try commit(["index.md": "Text \(number)\n"]) }
    let running = try (1...2).map { _ in try cmctl.start("import", "--history", "repository") }
    // One of them may come so late that the other's revisions are no beginning of its own.
    let results = try running.map { try $0.wait() }
    #expect(results.contains { $0.status == 0 })
    try cmctl("import", "--history", "repository")
    let log = try cmctl("log", "--format", "ndjson").output.split(separator: "\n")
    #expect(log.count == 30)
    #expect(try cmctl("show", "index").output == "Text 30\n")
  }
}
