import Foundation
import RunSupport
import Testing

/// A question about the past that has no answer gets a clear line, and nothing changes.
struct Refusal: Sendable, CustomTestStringConvertible {
  var arguments: [String]
  var status: Int32 = 64
  /// Standard error, line by line.
  var lines: [String]

  var testDescription: String { arguments.joined(separator: " ") }

  init(_ arguments: [String], _ status: Int32 = 64, _ lines: String...) {
    self.arguments = arguments
    self.status = status
    self.lines = lines
  }

  private static let revisionHint =
    "  hint: give a number, a tag, head, head~2, or a date as in 2026-05-01 or “2026-05-01 14:30”"
  private static let noRevision = [
    ("0", ["cmctl: there is no revision 0; the newest is 4"]),
    ("5", ["cmctl: there is no revision 5; the newest is 4"]),
    ("-1", ["cmctl: there is no revision -1; the newest is 4"]),
    ("head~4", ["cmctl: “head~4” lies before revision 1; the newest is 4"]),
    ("v1~1", ["cmctl: “v1~1” lies before revision 1; the newest is 4"]),
    ("2~2", ["cmctl: “2~2” lies before revision 1; the newest is 4"]),
    ("v2", ["cmctl: there is no tag “v2”", "  hint: there are release, v1"]),
    ("releases", ["cmctl: there is no tag “releases”", "  hint: did you mean release?"]),
    ("zzz", ["cmctl: there is no tag “zzz”", "  hint: there are release, v1"]),
    (
      "1999-12-31",
      ["cmctl: “1999-12-31” lies before the first revision, which is of [TIME]"]
    ),
    (
      "@{1999-12-31 10:00}",
      ["cmctl: “@{1999-12-31 10:00}” lies before the first revision, which is of [TIME]"]
    ),
    ("2026-02-30", ["cmctl: “2026-02-30” names no revision", revisionHint]),
    ("@{yesterday}", ["cmctl: “@{yesterday}” names no revision", revisionHint]),
    ("head~x", ["cmctl: “head~x” names no revision", revisionHint]),
    ("two words", ["cmctl: “two words” names no revision", revisionHint]),
  ]

  /// Every kind of revision that is not there, with some of the commands that take one.
  static let revisions = noRevision.enumerated().flatMap { index, entry in
    let (text, lines) = entry
    let all = [
      ["show", "info", "--at=\(text)"], ["diff", "--", text],
      ["restore", "info", "-l", "en", "--at=\(text)"], ["export", "out", "--at=\(text)"],
      ["undo", "--", text], ["checkout", "out", "--at=\(text)"], ["diff", "--", "1", text],
      ["missing", "--at=\(text)"], ["restore", "--all", "--at=\(text)"],
      ["tag", "--", "new", text], ["forget", "info", "-l", "en", "--before=\(text)", "--yes"],
    ]
    return (0..<3).map { step in
      var refusal = Refusal(all[(index + step * 4) % all.count])
      refusal.lines = lines
      return refusal
    }
  }

  static let names = [
    Refusal(
      ["show", "inof"], 64, "cmctl: “inof” is no page of this site", "  hint: did you mean info?"),
    Refusal(["show", "zzzzzzzzz"], 64, "cmctl: “zzzzzzzzz” is no page of this site"),
    Refusal(
      ["show", "info", "-l", "fr"], 64, "cmctl: “fr” is no language of this site",
      "  hint: it has en, de, ru"),
    Refusal(
      ["show", "info", "-l", "not a code"], 64, "cmctl: “not a code” is no language code",
      "  hint: write it as in EN or pt-BR"),
    Refusal(
      ["show", "a:b"], 64,
      "cmctl: “a:b” is no page: it has : in its name, which no link can hold as it is",
      "  hint: a page is named as in index or guide/intro"),
    Refusal(
      ["show", "../up"], 64, "cmctl: “../up” is no page: it has “..” in its name",
      "  hint: a page is named as in index or guide/intro"),
    Refusal(
      ["show", "tour", "--at", "2"], 66, "cmctl: tour (en) was not there at revision 2",
      "  hint: revision 1 has it"),
    Refusal(
      ["show", "guide/intro"], 66, "cmctl: guide/intro (en) was not there at revision 4",
      "  hint: revision 1 has it"),
    Refusal(
      ["show", "info", "-l", "ru", "--at", "1"], 66, "cmctl: info (ru) was not there at revision 1",
      "  hint: revision 3 has it"),
    Refusal(
      ["show", "index", "-l", "ru"], 66, "cmctl: index (ru) was not there at revision 4",
      "  hint: revision 1 has it"),
    Refusal(["show", "tour", "-l", "de"], 66, "cmctl: tour (de) was never there"),
    Refusal(["log", "--page", "nowhere"], 64, "cmctl: “nowhere” is no page of this site"),
    Refusal(
      ["log", "-l", "fr"], 64, "cmctl: “fr” is no language of this site",
      "  hint: it has en, de, ru"),
    Refusal(["diff", "1", "--page", "x*"], 64, "cmctl: no page matches “x*”"),
    Refusal(
      ["diff", "-l", "fr"], 64, "cmctl: “fr” is no language of this site",
      "  hint: it has en, de, ru"),
    Refusal(
      ["restore", "inof", "-l", "en", "--at", "1"], 64, "cmctl: “inof” is no page of this site",
      "  hint: did you mean info?"),
    Refusal(
      ["restore", "tour", "-l", "de", "--at", "1"], 66, "cmctl: tour (de) was never there"),
    Refusal(
      ["restore", "index", "-l", "ru", "--at", "3"], 66,
      "cmctl: index (ru) was not there at revision 3", "  hint: revision 1 has it"),
    Refusal(
      ["restore", "info", "-l", "fr", "--at", "1"], 64,
      "cmctl: “fr” is no language of this site", "  hint: it has en, de, ru"),
    Refusal(
      ["undo", "2"], 64,
      "cmctl: it cannot be undone: later revisions changed info (en), main.css (asset) again",
      "  hint: take single documents back with cmctl restore"),
    Refusal(
      ["forget", "inof", "-l", "en", "--before", "2", "--yes"], 64,
      "cmctl: “inof” is no page of this site", "  hint: did you mean info?"),
    Refusal(
      ["forget", "info", "-l", "en", "--before", "4"], 64,
      "cmctl: nothing was deleted: it was not confirmed", "  hint: answer yes, or give --yes"),
    Refusal(
      ["tag", "v1"], 64, "cmctl: tag v1 names revision 1 already",
      "  hint: give another name, or --force to take it from there"),
    Refusal(
      ["tag", "--delete", "v2"], 64, "cmctl: there is no tag “v2”", "  hint: there are release, v1"),
  ]

  static let places = [
    Refusal(
      ["backup", "main.css"], 73, "cmctl: main.css is there already",
      "  hint: give another name, or --force to replace it"),
    Refusal(
      ["backup", "cmctl.sqlite", "--force"], 73, "cmctl: cmctl.sqlite is the database itself",
      "  hint: give another name"),
    Refusal(
      ["backup", "no/such/copy.sqlite"], 73,
      "cmctl: no/such/copy.sqlite: cannot create: no such file or directory"),
    Refusal(
      ["backup", "locales", "--force"], 73, "cmctl: locales: cannot create: is a directory"),
    Refusal(
      ["checkout", "locales"], 73, "cmctl: locales exists and is not empty",
      "  hint: give a folder that is not there yet"),
    Refusal(
      ["checkout", "main.css"], 73, "cmctl: main.css: cannot create: not a directory"),
  ]

  /// Names that no tag can have.
  static let tags = ["head", "7", "2026-05-01", "2026-02-30", "a b", "a~1", "@{x}", "a*", ""].map {
    Refusal(
      ["tag", "--", $0], 64, "cmctl: “\($0)” cannot be a tag",
      "  hint: a tag is no number, no date and not head, and has no space and none of "
        + "~ @ { } * ? : in it")
  }
}

@Suite struct HistoryRefusalTests {
  private func expect(_ refusals: [Refusal]) throws {
    let made = try MadeHistory()
    _ = try made.output("tag", "v1", "1")
    _ = try made.output("tag", "release", "2")
    let before = try made.work.files()
    for refusal in refusals {
      let result = try made.cmctl.run(refusal.arguments)
      let errors = result.errors.replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#, with: "[TIME]")
      #expect(result.status == refusal.status, "\(refusal.testDescription)")
      #expect(result.output == "", "\(refusal.testDescription)")
      #expect(
        errors.split(separator: "\n").map(String.init) == refusal.lines,
        "\(refusal.testDescription)")
    }
    #expect(try made.work.files() == before)
  }

  @Test func `a revision that is not there is told by every command`() throws {
    try expect(Refusal.revisions)
  }

  @Test func `a page, language or tag that is not there is told, with the nearest`() throws {
    try expect(Refusal.names)
  }

  @Test func `a place that is taken is told`() throws { try expect(Refusal.places) }

  @Test func `a name that can be no tag is told`() throws { try expect(Refusal.tags) }

  @Test(arguments: [
    ["log", "-n", "0"], ["log", "-n", "x"], ["log", "-p", "--format", "json"], ["show"],
    ["diff", "1", "2", "3"], ["diff", "--words", "--format", "json"], ["restore", "--at", "1"],
    ["restore", "info", "--at", "1"], ["restore", "info", "-l", "en"],
    ["restore", "--all", "-l", "en", "--at", "1"], ["restore", "info", "--all", "--at", "1"],
    ["undo"], ["tag"], ["tag", "--delete", "v1", "1"], ["tag", "--delete", "--force", "v1"],
    ["checkout"], ["backup"], ["forget", "info", "--before", "2"], ["forget", "info", "-l", "en"],
    ["import", "locales", "--history", "."], ["import", "--branch", "main"],
    ["import", "--path", "www"], ["import", "--history", ".", "-m", "x"],
    ["import", "--history", ".", "--author", "x"], ["import", "--history", ".", "--dry-run"],
    ["import", "--history", ".", "--site", "."],
  ])
  func `wrong usage ends with 64 and leaves nothing behind`(arguments: [String]) throws {
    let work = try Workplace()
    let result = try work.cmctl.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("cmctl: "))
    #expect(result.errors.contains("Usage: cmctl \(arguments[0]) "))
    #expect(try work.files() == [:])
  }

  @Test(arguments: [
    ["log"], ["show", "index"], ["diff"], ["tags"], ["checkout", "out"], ["verify"],
    ["backup", "copy.sqlite"],
  ])
  func `a database that is not there is not made by a query`(arguments: [String]) throws {
    let work = try Workplace()
    let result = try work.cmctl.run(arguments)
    #expect(result.status == 66)
    #expect(result.errorLines.first == "cmctl: cmctl.sqlite does not exist")
    #expect(try work.files() == [:])
  }

  @Test(arguments: [
    ["restore", "index", "-l", "en", "--at", "1"], ["undo", "head"], ["tag", "v1"],
    ["tag", "--delete", "v1"], ["compact"], ["forget", "index", "-l", "en", "--before", "1"],
  ])
  func `a command that changes the past of nothing makes no database`(arguments: [String]) throws {
    let work = try Workplace()
    let result = try work.cmctl.run(arguments)
    #expect(result.status == 66)
    #expect(result.errorLines.first == "cmctl: cmctl.sqlite does not exist")
    #expect(try work.files() == [:])
  }
}
