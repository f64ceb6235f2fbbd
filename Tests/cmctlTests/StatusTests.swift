import Foundation
import RunSupport
import Testing

/// What `cmctl status` and `cmctl orphans` show.
@Suite struct StatusTests {
  let site: StatusSite
  var cmctl: Cmctl { site.cmctl }

  init() throws { site = try StatusSite() }

  @Test(arguments: ["table", "json", "csv", "ndjson"])
  func `pages, totals and orphans are as recorded in every format`(format: String) throws {
    for arguments in [["status"], ["status", "--totals"], ["orphans"], ["missing"]] {
      let text = try site.output(arguments + ["--format", format])
      let name = arguments.joined(separator: "").replacing("--", with: "-")
      try MadeHistory.expectGolden(text, "states/\(name).\(format)")
    }
  }

  @Test func `JSON has an object for each page and language, and a pinned set of keys`() throws {
    let pages = try #require(
      JSONSerialization.jsonObject(
        with: Data(try site.output(["status", "--format", "json"]).utf8)) as? [[String: Any]])
    // The page that two translations alone have is said of these alone.
    #expect(pages.count == 3 * 4 + 2)
    let keys: Set<String> = [
      "page", "language", "state", "words", "blocks", "outdated_blocks", "outdated_words",
      "words_to_do", "drift", "ready",
    ]
    for page in pages { #expect(Set(page.keys) == keys) }
    let totals = try #require(
      JSONSerialization.jsonObject(
        with: Data(try site.output(["status", "--totals", "--format", "json"]).utf8))
        as? [[String: Any]])
    // What is not ready, and what is not asked for, is in no sum.
    for language in totals {
      let own = pages.filter { $0["language"] as? String == language["language"] as? String }
      #expect(
        own.compactMap { $0["words_to_do"] as? Int }.reduce(0, +)
          == language["words_to_do"] as? Int)
    }
  }

  @Test(arguments: [
    (["--state", "missing"], ["guide ru", "index ar", "index ru"]),
    (["--state", "outdated"], ["guide de", "guide ar"]),
    (["--state", "orphan", "-l", "de"], ["old de"]),
    (["--state", "ORPHAN", "--state", "missing", "-l", "ru"], ["guide ru", "index ru", "old ru"]),
    (["--state", "current", "-l", "de"], ["index de"]),
    (["--state", "drift"], ["guide ar"]), (["--state", "source"], ["guide en", "index en"]),
    (["--state", "missing", "--page", "g*"], ["guide ru"]),
    (["-l", "ar", "-l", "AR", "--page", "i*"], ["index ar"]),
    (["-l", "de", "--page", "draft", "--state", "current"], []),
  ])
  func `states, pages and languages can be chosen`(arguments: [String], rows: [String]) throws {
    let text = try site.output(["status", "--format", "csv"] + arguments)
    let lines = text.components(separatedBy: "\r\n").dropFirst().dropLast()
    #expect(lines.map { $0.split(separator: ",").prefix(2).joined(separator: " ") } == rows)
  }

  @Test func `what is not ready is shown, counted once, and on no list`() throws {
    let table = try site.output(["status"])
    #expect(
      table.hasSuffix("\n\n1 page is not ready (its source says “ready: no”) and is in no totals\n")
    )
    #expect(table.contains("draft not ready"))
    #expect(!(try site.output(["missing"]).contains("draft")))
    #expect(try !site.output(["status", "--page", "index"]).contains("ready"))
    #expect(try site.output(["status", "--totals", "--page", "draft"]).contains("1 page is not"))
  }

  @Test func `the past can be asked`() throws {
    #expect(
      try site.output(["orphans", "--at", "1", "--language", "de"]) == "There are no orphans\n")
    let table = try site.output(["status", "--at", "1", "--language", "de"])
    #expect(!table.contains("~") && !table.contains(" x"))
    #expect(try cmctl("status", "--at", "3").status == 64)
  }

  @Test func `a script is told by the status`() throws {
    #expect(try cmctl("status", "--exit-code").status == 1)
    #expect(try cmctl("status", "--exit-code").errors == "")
    #expect(try cmctl("status", "--exit-code", "--page", "index", "-l", "de").status == 0)
    #expect(try cmctl("status", "--exit-code", "--page", "draft").status == 0)
    #expect(try cmctl("status", "--exit-code", "--page", "guide", "-l", "de").status == 1)
    #expect(
      try cmctl("status", "--exit-code", "--state", "missing", "-l", "de").status == 0)
    #expect(try cmctl("status", "--exit-code", "--state", "drift").status == 1)
    #expect(try cmctl("orphans", "--exit-code").status == 1)
    #expect(try cmctl("orphans", "--exit-code", "--page", "index").status == 0)
    #expect(try site.output(["orphans", "--page", "index", "--format", "json"]) == "[]\n")
  }

  @Test func `no page of a state is said in words, and is nothing for a script`() throws {
    let arguments = ["status", "--state", "orphan", "--page", "index"]
    #expect(try site.output(arguments).hasPrefix("No page is of this kind\n\nLANGUAGE"))
    #expect(try site.output(arguments + ["--format", "json"]) == "[]\n")
    #expect(try site.output(arguments + ["--format", "ndjson"]) == "")
    #expect(
      try site.output(arguments + ["--format", "csv"]).hasPrefix("page,language,state,words"))
  }

  @Test(
    arguments: [
      (
        ["status", "--state", "outdatet"], "“outdatet” is no state of a page",
        "did you mean outdated?"
      ),
      (
        ["status", "--state", "x"], "“x” is no state of a page",
        "there are missing, outdated, current, orphan, drift, source"
      ),
      (["status", "--page", "idnex"], "“idnex” is no page of this site", "did you mean index?"),
      (["orphans", "--page", "guide/*"], "no page matches “guide/*”", nil),
      (["status", "-l", "fr"], "“fr” is no language of this site", "it has en, de, ar, ru"),
      (["orphans", "-l", "arr"], "“arr” is no language of this site", "did you mean ar?"),
    ] as [([String], String, String?)])
  func `what is not there is told, with the nearest`(
    arguments: [String], message: String, hint: String?
  ) throws {
    let result = try cmctl.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errorLines == ["cmctl: \(message)"] + (hint.map { ["  hint: \($0)"] } ?? []))
  }

  @Test(arguments: [
    (["status", "--totals", "--state", "missing"], "--totals count every state"),
    (["status", "--totals", "--format", "html"], "has the totals on top"),
    (["missing", "--format", "html"], "'html' is invalid for '--format <format>'"),
    (["orphans", "--format", "html"], "'html' is invalid for '--format <format>'"),
  ])
  func `what does not go together is refused`(arguments: [String], message: String) throws {
    let result = try cmctl.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errorLines.first?.contains(message) == true, "\(result.errors)")
  }
}
