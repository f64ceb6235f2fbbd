import Foundation
import RunSupport
import Testing

/// What `cmctl check --accept` keeps silent, for how long, and who can see it.
@Suite struct CheckAcceptTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try Workplace()
    cmctl = Cmctl(in: work.url, environment: ["CMCTL_AUTHOR": "Anna"])
    try work.write([
      "cmctl.ini": "[site]\nlanguages = EN RU\n",
      "locales/EN/index.md": "# Start\n\nSee [help](hlep.html).\n\nAnd and more.\n",
      "locales/RU/index.md": "# Начало\n\nСм. [справку](hlep.html).\n\nИ ещё.\n",
    ])
    try cmctl("import")
  }

  private func found(_ arguments: String...) throws -> [String] {
    try cmctl.run(["check", "--format", "csv"] + arguments).output
      .split(separator: "\r\n").dropFirst().map {
        $0.split(separator: ",").prefix(4).joined(separator: " ")
      }
  }

  @Test func `what is accepted is silent until its block changes`() throws {
    #expect(
      try found() == [
        "link-broken error locales/EN/index.md 3", "double-word warning locales/EN/index.md 5",
        "link-broken error locales/RU/index.md 3",
      ])
    let told = try cmctl("check", "--accept", "--rule", "link-broken", "-l", "en")
    #expect(told.status == 0)
    #expect(
      told.output
        == "Revision 2: accepted: 1 finding\n  accepted   link-broken in index (en)\n")
    #expect(
      try found() == [
        "double-word warning locales/EN/index.md 5", "link-broken error locales/RU/index.md 3",
      ])
    #expect(try cmctl("check").output.hasSuffix("\n1 error, 1 warning in 2 files; 1 accepted\n"))
    #expect(
      try cmctl("check", "--format", "sarif").output
        .components(separatedBy: #""suppressions": [{"#).count == 2)
    // It moves, and another block changes.
    try work.write([
      "locales/EN/index.md": "# Start\n\nHello.\n\nSee [help](hlep.html).\n\nAnd more.\n"
    ])
    try cmctl("import")
    #expect(try found() == ["link-broken error locales/RU/index.md 3"])
    try work.write([
      "locales/EN/index.md": "# Start\n\nHello.\n\nSee our [help](hlep.html).\n\nAnd more.\n"
    ])
    try cmctl("import")
    #expect(
      try found() == [
        "link-broken error locales/EN/index.md 5", "link-broken error locales/RU/index.md 3",
      ])
    // As it was when somebody accepted it.
    #expect(try found("--at", "2", "-l", "en") == ["double-word warning locales/EN/index.md 5"])
    #expect(try found("--at", "1", "-l", "en").count == 2)
  }

  @Test func `a site whose errors are accepted can be published`() throws {
    #expect(try cmctl("export", "build", "--check").status == 65)
    try cmctl("check", "--accept", "--rule", "link-broken")
    #expect(try cmctl("check").status == 0)
    #expect(try cmctl("export", "build", "--check").status == 0)
  }

  @Test func `it is told again when it is taken back, by option or as a revision`() throws {
    let all = try found()
    #expect(
      try cmctl("check", "--accept", "--undo").output == "Nothing of this is accepted\n")
    try cmctl("check", "--accept")
    #expect(try found() == [])
    #expect(try cmctl("check", "--accept").output == "There is nothing to accept\n")
    let back = try cmctl("check", "--accept", "--undo", "--rule", "double-word")
    #expect(
      back.output
        == "Revision 3: no longer accepted: 1 finding\n  taken back double-word in index (en)\n")
    #expect(try found() == ["double-word warning locales/EN/index.md 5"])
    #expect(try cmctl("undo", "2").status == 0)
    #expect(try found() == all)
    #expect(try cmctl("undo", "2").output == "What revision 2 changed is undone already\n")
    // The undoing, undone.
    #expect(try cmctl("undo", "4").status == 0)
    #expect(try found().count == 1)
    #expect(try cmctl("verify").status == 0)
  }

  @Test func `the log tells who accepted what`() throws {
    try cmctl("check", "--accept", "--rule", "double-word", "-m", "It is a quotation")
    try cmctl("check", "--accept", "--undo", "--author", "Ben")
    let table = try cmctl("log").output
    #expect(table.contains("Anna\n    It is a quotation\n  accepted   double-word in index (en)\n"))
    #expect(
      table.contains(
        "Ben\n    Accept no longer: double-word\n  taken back double-word in index (en)\n"))
    let log = try cmctl("log", "--format", "json").output
    let entries = try #require(
      try JSONSerialization.jsonObject(with: Data(log.utf8)) as? [[String: Any]])
    let findings = try entries.map { try #require($0["findings"] as? [NSDictionary]) }
    #expect(
      findings == [
        [["taken_back": true, "rule": "double-word", "page": "index", "language": "en"]],
        [["taken_back": false, "rule": "double-word", "page": "index", "language": "en"]], [],
      ])
  }

  @Test func `what concerns the whole site can be accepted`() throws {
    try work.write([
      "page-layout.html": "<html>{{ markdown_html }}</html>\n", "old.png": "no picture",
    ])
    try cmctl("import")
    #expect(try found("--rule", "asset-unused").count == 1)
    #expect(
      try cmctl("check", "--accept", "--rule", "asset-unused").output.hasSuffix(
        "\n  accepted   asset-unused\n"))
    #expect(try found("--rule", "asset-unused") == [])
  }
}
