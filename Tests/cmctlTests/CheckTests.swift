import Foundation
import RunSupport
import Testing

/// What `cmctl check` says and ends with.
@Suite struct CheckTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try Workplace()
    cmctl = Cmctl(in: work.url)
  }

  @Test func `rules are listed without a database, in every format`() throws {
    let table = try cmctl("check", "--rules")
    #expect(table.status == 0)
    #expect(table.output.hasPrefix("RULE "))
    #expect(table.output.contains("\nzero-width "))
    #expect(
      try cmctl("check", "--rules", "--format", "csv").output.hasPrefix(
        "rule,group,severity,summary\r\nvariable-dropped,source,warning,"))
    let json = try cmctl("check", "--rules", "--format", "json").output
    let rules = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: String]])
    #expect(rules.count == table.output.split(separator: "\n").count - 1)
    #expect(
      try cmctl("check", "--rules", "--format", "ndjson").output.split(separator: "\n").count
        == rules.count)
  }

  @Test func `a rule is explained, and the nearest is named for one that is not there`() throws {
    let told = try cmctl("check", "--explain", "link-broken")
    #expect(told.status == 0)
    #expect(told.output.contains("[Help](help.html)"))
    #expect(told.output.contains("`link-broken = off`"))
    for option in ["--explain", "--rule"] {
      let unknown = try cmctl("check", option, "link-brokn")
      #expect(unknown.status == 64)
      #expect(
        unknown.errorLines == [
          "cmctl: “link-brokn” is no rule of check", "  hint: did you mean link-broken?",
        ])
    }
    #expect(
      try cmctl("check", "--explain", "qqqqqq").errorLines.last
        == "  hint: cmctl check --rules lists them")
  }

  @Test(arguments: [
    ["--rules", "--explain", "number"], ["--rules", "--format", "sarif"], ["--rules", "-l", "ru"],
    ["--explain", "number", "--format", "json"], ["--explain", "number", "--strict"],
    ["--prefix", "/www"], ["--rules", "--at", "1"], ["--undo"], ["--dry-run"],
    ["--accept", "--fix"], ["--accept", "--at", "1"], ["--fix", "--at", "1"],
    ["--accept", "--format", "json"], ["--fix", "--strict"], ["--fix", "--prefix", "www"],
    ["--fix", "--undo"], ["--accept", "--dry-run"], ["-m", "Why"], ["--author", "Anna"],
    ["--rules", "--accept"], ["--explain", "number", "--spelling"],
  ])
  func `options that do not go together are refused`(options: [String]) throws {
    let result = try cmctl.run(["check"] + options)
    #expect(result.status == 64)
    #expect(result.output == "")
  }

  @Test func `where there is no database, it says so`() throws {
    #expect(try cmctl("check").status == 66)
  }

  @Test func `what is not there cannot be checked`() throws {
    let work = try Workplace.withSmallSite()
    let cmctl = Cmctl(in: work.url)
    try cmctl("import")
    #expect(try cmctl("check", "-l", "fr").status == 64)
    #expect(
      try cmctl("check", "--page", "inof").errorLines.last == "  hint: did you mean info?")
    #expect(try cmctl("check", "--at", "9").status == 64)
  }

  @Test func `a site in which nothing is wrong ends with 0`() throws {
    try work.write(["locales/EN/index.md": "# Welcome\n\nGood morning.\n"])
    try cmctl("import")
    let told = try cmctl("check", "--strict")
    #expect(told.status == 0)
    #expect(told.output.hasPrefix("Nothing found in "))
    #expect(try cmctl("check", "--format", "json").output == "[]\n")
    #expect(try cmctl("check", "--format", "ndjson").output == "")
    #expect(try cmctl("check", "--format", "github").output == told.output)
    #expect(try cmctl("check", "--format", "sarif").output.contains("\"results\": []"))
  }

  /// A dead link in each language, and one to no part of the page.
  private func storeBrokenSite() throws {
    try work.write([
      "cmctl.ini": "[site]\nlanguages = EN RU\n",
      "locales/EN/index.md": "# Start\n\nSee [help](hlep.html).\n\nSee [above](#start).\n",
      "locales/RU/index.md": "# Начало\n\nСм. [справку](hlep.html).\n\nСм. [выше](#начало).\n",
    ])
    try cmctl("import")
  }

  @Test func `errors end with 1, and each is told with its place, its source and what to do`()
    throws
  {
    try storeBrokenSite()
    let told = try cmctl("check")
    #expect(told.status == 1)
    #expect(told.errors == "")
    #expect(
      told.output.contains(
        "\nlocales/RU/index.md:3:5: error: “hlep.html” leads nowhere [link-broken]\n"))
    #expect(
      told.output.contains("\nlocales/EN/index.md:3: source\n    3 │ See [help](hlep.html).\n"))
    #expect(told.output.hasSuffix("\n\n2 errors, 1 warning in 2 files\n"))
  }

  @Test func `what is found can be chosen`() throws {
    try storeBrokenSite()
    let dead = try cmctl("check", "-l", "en", "--rule", "link-broken", "--format", "ndjson")
    #expect(dead.status == 1)
    #expect(
      dead.output.hasPrefix(
        #"{"rule": "link-broken", "severity": "error", "file": "locales/EN/index.md", "line": 3, "#)
    )
    #expect(dead.output.split(separator: "\n").count == 1)
    let warnings = try cmctl("check", "--rule", "ANCHOR-missing")
    #expect(warnings.status == 0)
    #expect(warnings.output.hasSuffix("\n1 warning in 1 file\n"))
    #expect(try cmctl("check", "--rule", "anchor-missing", "--strict").status == 1)
    #expect(try cmctl("check", "--rule", "number", "--strict").status == 0)
  }

  @Test func `a page is chosen by its name or a pattern`() throws {
    try work.write(["locales/EN/guide/first.md": "# First\n\nSee [it](nothing.html).\n"])
    try storeBrokenSite()
    let files = try ["guide/*", "guide/first", "ind*"].map { page in
      try cmctl("check", "--page", page, "--rule", "link-broken", "--format", "csv").output
        .split(separator: "\r\n").dropFirst().map { $0.split(separator: ",")[2] }
    }
    #expect(
      files == [
        ["locales/EN/guide/first.md"], ["locales/EN/guide/first.md"],
        ["locales/EN/index.md", "locales/RU/index.md"],
      ])
  }

  @Test func `programs find the files below the folder that is named`() throws {
    try storeBrokenSite()
    let lines = try cmctl("check", "--format", "github", "--prefix", "www/src").output
    #expect(lines.hasPrefix("::error file=www/src/locales/EN/index.md,line=3,endLine=3,col=5,"))
    #expect(lines.hasSuffix("\n2 errors, 1 warning in 2 files\n"))
    let sarif = try cmctl("check", "--format", "sarif", "--prefix", "www/мой сайт")
    #expect(sarif.status == 1)
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.count == 3)
    #expect(
      sarif.output.contains(
        "\"www/%D0%BC%D0%BE%D0%B9%20%D1%81%D0%B0%D0%B9%D1%82/locales/EN/index.md\""))
  }

  @Test(.enabled("script(1) is not installed") { Cmctl.has("script") })
  func `a terminal has colours, and a text gives it no orders`() throws {
    try work.write(["locales/EN/index.md": "# Start\n\nSee [help](hl\u{1b}[2Jep.html).\n"])
    try cmctl("import")
    let shown = try cmctl.run(
      "script", ["-qec", "\(Cmctl.program.path) check", "/dev/null"])
    #expect(shown.output.contains("\u{1b}[1;31merror:\u{1b}[0m"))
    #expect(!shown.output.contains("\u{1b}[2J"))
  }

  @Test(
    .enabled("docs/checks.md is not there") {
      FileManager.default.fileExists(
        atPath: Repository.url.appending(path: "docs/checks.md").path)
    })
  func `the documentation lists the rules as the program does`() throws {
    let docs = String(
      decoding: try Data(contentsOf: Repository.url.appending(path: "docs/checks.md")),
      as: UTF8.self)
    let json = try cmctl("check", "--rules", "--format", "json").output
    let rules = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: String]])
    let rows = rules.map { rule in
      "| `\(rule["rule"]!)` | \(rule["group"]!) | \(rule["severity"]!) | \(rule["summary"]!) |\n"
    }
    #expect(
      docs.contains(
        "| rule | group | severity | what it finds |\n|---|---|---|---|\n\(rows.joined())\n"),
      "it should list:\n\(rows.joined())")
  }
}
