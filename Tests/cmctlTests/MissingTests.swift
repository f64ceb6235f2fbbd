import Foundation
import RunSupport
import Testing

/// What `cmctl missing` lists.
@Suite struct MissingTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try .withSmallSite()
    cmctl = work.cmctl
    try #require(cmctl("import", "locales").status == 0)
  }

  @Test(arguments: ["table", "json", "csv", "ndjson"])
  func `the list is as recorded in every format`(format: String) throws {
    let result = try cmctl("missing", "--format", format)
    #expect(result.status == 0)
    #expect(result.errors == "")
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/missing.\(format)")
    if let complaint = try Golden.complaint(result.output, file) {
      Issue.record(Comment(rawValue: complaint))
    }
  }

  @Test(arguments: [
    (["--language", "ru"], ["guide/intro ru", "info ru"]),
    (["-l", "RU", "-l", "de"], ["guide/intro de", "guide/intro ru", "info ru"]),
    (["--page", "guide/*"], ["guide/intro de", "guide/intro ru"]),
    (["--page", "*"], ["guide/intro de", "guide/intro ru", "info ru"]),
    (["--page", "i*o", "--page", "index"], ["info ru"]),
    (["--page", "*i*o", "-l", "de"], ["guide/intro de"]),
    (["--page", "index"], []),
    (["-l", "en"], []),
  ])
  func `pages and languages can be chosen`(arguments: [String], rows: [String]) throws {
    let result = try cmctl.run(["missing", "--format", "csv"] + arguments)
    #expect(result.status == 0)
    let lines = result.output.components(separatedBy: "\r\n").dropFirst().dropLast()
    #expect(
      lines.map { $0.split(separator: ",").prefix(2).joined(separator: " ") }.sorted() == rows)
  }

  @Test func `the words to translate are those of the source`() throws {
    let result = try cmctl("missing", "--format", "ndjson", "--page", "info")
    #expect(
      result.output
        == "{\"page\": \"info\", \"language\": \"ru\", \"fallback\": \"de\", \"words\": 2}\n")
  }

  @Test(arguments: ["no", "No", "\"no\"", "false"])
  func `a page that is not ready is not listed, nor is a skeleton alone`(ready: String) throws {
    try work.write([
      "locales/EN/info.md": "---\nready: \(ready)\n---\n\n# Info\n\nWords.\n",
      "bare.md": "# Bare\n",
    ])
    try #require(cmctl("import", "locales").status == 0)
    #expect(try cmctl("missing", "--page", "info").output == "Nothing is missing\n")
    #expect(try cmctl("missing", "--page", "bare").output == "Nothing is missing\n")
    #expect(try cmctl("missing", "--page", "info", "--exit-code").status == 0)
    #expect(try cmctl("missing", "--page", "info", "--at", "1").output.contains("info"))
  }

  @Test func `a script is told by the status`() throws {
    #expect(try cmctl("missing", "--exit-code").status == 1)
    #expect(try cmctl("missing", "--exit-code").errors == "")
    #expect(try cmctl("missing", "--exit-code", "--language", "en").status == 0)
    #expect(try cmctl("missing", "--language", "en").output == "Nothing is missing\n")
    #expect(try cmctl("missing", "--language", "en", "--format", "json").output == "[]\n")
    #expect(try cmctl("missing", "--language", "en", "--format", "ndjson").output == "")
  }

  @Test func `a page or language that is not there is told, with the nearest`() throws {
    let page = try cmctl("missing", "--page", "inof")
    #expect(page.status == 64)
    #expect(
      page.errorLines == [
        "cmctl: “inof” is no page of this site", "  hint: did you mean info?",
      ])
    let language = try cmctl("missing", "--language", "fr")
    #expect(language.status == 64)
    #expect(
      language.errorLines == [
        "cmctl: “fr” is no language of this site", "  hint: it has en, de, ru",
      ])
  }
}
