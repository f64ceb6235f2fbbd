import Foundation
import RunSupport
import Testing

/// What `cmctl next` offers.
@Suite struct NextTests {
  let site: TranslatedSite
  var work: Workplace { site.work }

  init() throws { site = try TranslatedSite() }

  @Test(arguments: ["table", "json", "csv", "ndjson"])
  func `the list is as recorded in every format`(format: String) throws {
    try MadeHistory.expectGolden(
      try site.output("next", "-l", "ru", "-l", "be", "--format", format), "next.\(format)")
  }

  /// The pages of the list, in order.
  private func pages(_ arguments: String...) throws -> [String] {
    let result = try site.cmctl.run(["next", "--format", "ndjson"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.matches(of: #/"page": "([^"]+)"/#).map { String($0.1) }
  }

  @Test func `what is missing comes first, then what is linked to`() throws {
    try work.write([
      "locales/EN/a.md": "Ten words are much more than one or two, surely.\n",
      "locales/EN/b.md": "See [a](a.html), <a href='a.md'>a</a> and [home](index.html).\n",
      "locales/EN/c.md": "One [word](a.html).\n",
    ])
    try site.store("More")
    #expect(try pages("-l", "ru") == ["a", "guide/intro", "c", "b", "info"])
    #expect(try pages("-l", "be") == ["index", "info"])
  }

  @Test func `the list ends when there are words enough`() throws {
    #expect(try pages("-l", "ru", "--words", "1") == ["guide/intro"])
    #expect(try pages("-l", "ru", "--words", "1000") == ["guide/intro", "info"])
    #expect(try pages("-l", "ru", "-l", "be", "--words", "1") == ["guide/intro", "index"])
  }

  @Test func `pages that cannot be begun are left out`() throws {
    try work.write([
      "locales/EN/draft.md": "---\nready: no\n---\n\nNot yet.\n", "locales/RU/only.md": "Здесь.\n",
    ])
    try site.store("Draft")
    #expect(try pages("-l", "ru") == ["guide/intro", "info"])
    #expect(try pages("-l", "be") == ["index", "info"])
    try work.write(["locales/EN/draft.md": "Now.\n"])
    try site.store("Ready")
    #expect(try pages("-l", "ru") == ["guide/intro", "draft", "info"])
  }

  @Test func `what is offered is what the other lists have`() throws {
    try work.write(["locales/RU/only.md": "Здесь.\n", "locales/BE/only.md": "Тут.\n"])
    try site.store("Alone")
    try work.write(["locales/RU/only.md": "Здесь и там.\n"])
    try site.store("Changed")
    for language in ["ru", "be"] {
      var listed: [String] = []
      for verb in ["missing", "outdated"] {
        let text = try site.output(verb, "-l", language, "--format", "csv")
        listed += text.components(separatedBy: "\r\n").dropFirst().dropLast().map {
          String($0.prefix { $0 != "," })
        }
      }
      #expect(try Set(pages("-l", language)) == Set(listed))
      let states = try site.output("status", "--format", "csv", "-l", language, "--page", "only")
      #expect(states.contains("\r\nonly,\(language),orphan,"))
    }
  }

  @Test func `nothing is said clearly`() throws {
    #expect(
      try site.output("next", "-l", "en") == "Nothing is left to translate into en\n")
    #expect(try site.output("next", "-l", "ru", "--page", "index", "--format", "json") == "[]\n")
    #expect(try pages("-l", "ru", "--at", "1") == ["guide/intro"])
  }

  @Test func `wrong usage is told`() throws {
    try site.expectRefusal(
      ["next", "-l", "rr"], "cmctl: “rr” is no language of this site", "  hint: it has en, ru, be")
    try site.expectRefusal(
      ["next", "-l", "ru", "--page", "x/*"], "cmctl: no page matches “x/*”")
    for (arguments, line) in [
      (["next"], "cmctl: --language is missing"),
      (["next", "-l", "ru", "--words", "0"], "cmctl: --words is a count from 1"),
    ] {
      let result = try site.cmctl.run(arguments)
      #expect(result.status == 64)
      #expect(result.errorLines.first == line)
    }
  }
}
