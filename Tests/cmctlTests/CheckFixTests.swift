import Foundation
import RunSupport
import Testing

/// What `cmctl check --fix` mends, and what it leaves as it is.
@Suite struct CheckFixTests {
  let work: Workplace
  let cmctl: Cmctl

  static let files = [
    "cmctl.ini": "[site]\nlanguages = EN RU\n",
    "locales/EN/index.md": "# Start\n\nA \u{200b}first text.\n\nSee [the info] (info.html).\n",
    "locales/EN/info.md": "# Info\n\nSee [the start](index.html).\n",
    "locales/RU/index.md":
      "# Начало\n\nПер\u{200b}вый текст.\n\nСмотрите [сведения](info.html).",
    "locales/RU/info.md": "# Сведения\n\nСмот\u{200b}рите [начало](index.html).\n",
  ]

  init() throws {
    work = try Workplace()
    cmctl = Cmctl(in: work.url, environment: ["CMCTL_AUTHOR": "Anna"])
    try work.write(Self.files)
    try cmctl("import")
  }

  /// How things stand with each document: page, language, state and outdated blocks.
  private func states() throws -> [String] {
    try cmctl("status", "--format", "csv").output.split(separator: "\r\n").map { line in
      let cells = line.split(separator: ",")
      return [0, 1, 2, 5].map { cells[$0] }.joined(separator: " ")
    }
  }

  @Test func `a dry run shows the difference and stores nothing`() throws {
    let log = try cmctl("log").output
    let told = try cmctl("check", "--fix", "--dry-run")
    #expect(told.status == 0)
    #expect(told.output.contains("\n-Пер\u{200b}вый текст.\n+Первый текст.\n"))
    #expect(
      told.errorLines == [
        "5 findings in 3 files would be mended; nothing was stored (--dry-run)"
      ])
    #expect(try cmctl("log").output == log)
    #expect(try cmctl("check", "--rule", "link-space").status == 1)
  }

  @Test(arguments: ["git apply", "patch -p1"])
  func `what it shows makes the files those of a checkout`(tool: String) throws {
    let words = tool.split(separator: " ").map(String.init)
    guard Cmctl.has(words[0]) else { return }
    let told = try cmctl("check", "--fix")
    #expect(told.status == 0)
    #expect(told.errorLines.first == "Revision 2: mended 5 findings in 3 files")
    #expect(told.errorLines.last?.contains("git apply") == true)
    try work.write(["mend.patch": told.output])
    let environment = ["GIT_CEILING_DIRECTORIES": work.url.deletingLastPathComponent().path]
    let applied = try Cmctl(in: work.url, environment: environment)
      .run(words[0], words.dropFirst() + (words[0] == "git" ? [] : ["-i"]) + ["mend.patch"])
    #expect(applied.status == 0, "\(applied.output)\(applied.errors)")
    try cmctl("checkout", "out")
    for (path, data) in try work.files("out") where path.hasSuffix(".md") {
      #expect(try Data(contentsOf: work.place(path)) == data, "\(path)")
    }
    #expect(try work.text("locales/EN/index.md").contains("A first text.\n\nSee [the info](info"))
    #expect(try cmctl("import").output.hasPrefix("Nothing changed since revision "))
  }

  @Test func `what is mended is found no more, and there is nothing to mend a second time`()
    throws
  {
    try cmctl("check", "--fix", "-m", "Tidied")
    #expect(try cmctl("log", "--format", "ndjson").output.contains("\"message\": \"Tidied\""))
    let found = try cmctl("check")
    #expect(found.status == 0)
    #expect(found.output.hasPrefix("Nothing found in "), "\(found.output)")
    let again = try cmctl("check", "--fix")
    #expect(again.status == 0)
    #expect(again.output == "There is nothing to mend\n")
  }

  @Test func `only what is asked for is mended`() throws {
    let told = try cmctl("check", "--fix", "--rule", "final-newline", "-l", "ru")
    #expect(told.errorLines.first == "Revision 2: mended 1 finding in 1 file")
    #expect(try cmctl("show", "index", "-l", "ru").output.hasSuffix("(info.html).\n"))
    #expect(try cmctl("show", "index", "-l", "ru").output.contains("Пер\u{200b}вый"))
  }

  @Test func `translations of what was mended stay current, and outdated ones outdated`() throws {
    let clean = try states()
    try cmctl("check", "--fix")
    #expect(try states() == clean)
    try cmctl("undo", "2")
    try cmctl("checkout", "out")
    try work.write(["out/locales/EN/info.md": "# Info\n\nGo [back](index.html) at once.\n"])
    try cmctl("import", "out/locales")
    let outdated = try states()
    #expect(outdated != clean)
    let told = try cmctl("check", "--fix")
    #expect(told.errors.contains("mended 5 findings in 3 files\n"), "\(told.errors)")
    #expect(try states() == outdated)
    #expect(try cmctl("verify").status == 0)
  }

  @Test func `what was mended can be undone`() throws {
    try cmctl("check", "--fix")
    #expect(try cmctl("undo", "2").status == 0)
    try cmctl("checkout", "out")
    for (path, text) in Self.files { #expect(try work.text("out/\(path)") == text) }
  }

  @Test func `a skeleton is mended, too`() throws {
    try work.write([
      "page-layout.html": "<html>{{ markdown_html }}</html>\n",
      "index.md": "# Frame\n\n%content placeholder%",
    ])
    try cmctl("import")
    let told = try cmctl("check", "--fix", "--rule", "final-newline", "--page", "index")
    #expect(told.output.contains("+++ b/index.md"), "\(told.errors)")
  }
}
