import Foundation
import RunSupport
import Testing

/// What it was then, who changed it, and how it is put back.
@Suite struct HistoryTests {
  let made: MadeHistory
  var work: Workplace { made.work }

  init() throws { made = try MadeHistory() }

  @Test(arguments: ["table", "json", "csv", "ndjson"])
  func `the log is as recorded in every format`(format: String) throws {
    #expect(try made.cmctl("tag", "v1", "1").status == 0)
    #expect(try made.cmctl("tag", "vor der Änderung".replacing(" ", with: "-"), "1").status == 0)
    try MadeHistory.expectGolden(try made.output("log", "--format", format), "log.\(format)")
  }

  @Test func `the log with words is as recorded`() throws {
    try MadeHistory.expectGolden(try made.output("log", "-p"), "log-words.table")
  }

  @Test func `the log can be chosen from`() throws {
    func numbers(_ arguments: String...) throws -> [String] {
      let result = try made.cmctl.run(["log", "--format", "ndjson"] + arguments)
      #expect(result.status == 0)
      return result.output.matches(of: #/"revision": (\d+)/#).map { String($0.1) }
    }
    #expect(try numbers() == ["4", "3", "2", "1"])
    #expect(try numbers("-n", "2") == ["4", "3"])
    #expect(try numbers("--page", "info") == ["4", "3", "2", "1"])
    #expect(try numbers("--page", "info.md", "-l", "de") == ["2", "1"])
    #expect(try numbers("--page", "tour") == ["3", "1"])
    #expect(try numbers("--page", "guide/intro") == ["3", "1"])
    #expect(try numbers("--language", "RU") == ["3", "1"])
    #expect(try numbers("-l", "ru", "-n", "1") == ["3"])
    #expect(try numbers("--page", "tour", "-l", "ru") == ["3"])
  }

  @Test func `a text is shown as it was, to the byte`() throws {
    for (at, text) in [
      ("1", "# Info\n\nWords.\n"), ("head~2", "# Info\n\nOther words, and more of them.\n"),
      ("head", "# Info\n\nOther words, and fewer.\n"),
      ("2999-01-01", "# Info\n\nOther words, and fewer.\n"),
    ] {
      #expect(try made.output("show", "info", "--at", at) == text)
      #expect(try made.output("show", "info.md", "-l", "EN", "--at", at) == text)
    }
    #expect(try made.output("show", "guide/intro", "--at", "2") == "# Intro\n\nMore words.\n")
    #expect(try made.output("show", "info", "-l", "ru") == "# Инфо\n\nСлова.\n")
    // CR LF and a missing last line end stay.
    try work.write(["locales/EN/info.md": "# Info\r\n\r\nEnd"])
    try made.store("Windows")
    #expect(try made.output("show", "info") == "# Info\r\n\r\nEnd")
  }

  @Test(arguments: [
    ("diff.patch", ["diff", "1", "head"]), ("diff-words", ["diff", "--words", "2", "4"]),
    ("diff.json", ["diff", "--format", "json", "1", "4"]),
    ("diff.csv", ["diff", "--format", "csv", "1", "4"]),
    ("diff-page.patch", ["diff", "1", "--page", "in*", "-l", "de", "-l", "ru"]),
    ("diff-back.patch", ["diff", "4", "1", "--page", "tour", "--page", "guide/intro"]),
  ])
  func `a difference is as recorded`(name: String, arguments: [String]) throws {
    let result = try made.cmctl.run(arguments)
    #expect(result.status == 0)
    #expect(result.errors == "")
    try MadeHistory.expectGolden(result.output, name)
  }

  @Test func `a difference without revisions is what the newest changed`() throws {
    let newest = try made.output("diff", "3", "4")
    #expect(try made.output("diff") == newest)
    #expect(try made.output("diff", "3") == newest)
    #expect(try made.output("diff", "head~1", "head") == newest)
    #expect(try made.output("diff", "4") == "")
    #expect(try made.output("diff", "2", "2") == "")
    #expect(try made.output("diff", "--format", "json", "2", "2") == "[]\n")
  }

  @Test(.enabled("git is not installed") { Cmctl.has("git") })
  func `a difference in a pipe is a patch that git applies`() throws {
    let whole = try made.output("diff", "1")
    try work.remove("logo.bin")
    try made.store("No logo")
    let text = try made.output("diff", "1")
    _ = try made.output("checkout", "old", "--at", "1")
    _ = try made.output("checkout", "new")
    try work.write(["patches/whole": whole, "patches/text": text])
    // It names a file that is no text, and so git refuses the whole, and changes nothing.
    let old = Cmctl(in: work.place("old"))
    #expect(try old.run("git", ["apply", "../patches/whole"]).status != 0)
    let applied = try old.run("git", ["apply", "../patches/text"])
    #expect(applied.status == 0, "\(applied.errors)")
    #expect(try work.files("old") == work.files("new"))
    #expect(FileManager.default.isExecutableFile(atPath: work.place("old/main.css").path))
  }

  @Test func `a document is restored as a new revision`() throws {
    #expect(
      try made.output("restore", "info", "-l", "EN", "--at", "2") == """
        Revision 5: Restore info (en) from revision 2
          documents  1 changed
          changed    info (en)

        """)
    #expect(try made.output("show", "info") == made.output("show", "info", "--at", "2"))
    #expect(
      try made.output("restore", "info", "-l", "en", "--at", "2")
        == "info (en) is as it was in revision 2\n")
    #expect(
      try made.output("restore", "index", "-l", "ru", "--at", "1", "-m", "Back", "--author", "Bo")
        == "Revision 6: Back\n  documents  1 new\n  new        index (ru)\n")
    #expect(try made.output("log", "-n", "1").contains("  Bo\n    Back\n"))
    #expect(try made.output("log").contains("Fewer"))
    // It is in the database; the files come with a checkout.
    #expect(!work.exists("locales/RU/index.md"))
    _ = try made.output("checkout", "new")
    #expect(try work.text("new/locales/RU/index.md") == SmallSite.files["locales/RU/index.md"])
  }

  @Test func `the whole site is restored, and the export is the one of then`() throws {
    _ = try made.output("export", "then", "--at", "1")
    _ = try made.output("checkout", "old", "--at", "1")
    let restored = try made.output("restore", "--all", "--at", "1")
    #expect(restored.hasPrefix("Revision 5: Restore everything from revision 1\n"))
    _ = try made.output("checkout", "new")
    #expect(try work.files("new") == work.files("old"))
    _ = try made.output("export", "now")
    #expect(try work.files("now") == work.files("then"))
    #expect(
      try made.output("restore", "--all", "--at", "5") == "everything is as it was in revision 5\n")
  }

  @Test func `a revision is undone, and its undoing too`() throws {
    let before = try made.output("show", "info", "--at", "3")
    #expect(
      try made.output("undo", "head") == """
        Revision 5: Undo revision 4: Fewer
          documents  1 changed
          changed    info (en)

        """)
    #expect(try made.output("show", "info") == before)
    #expect(
      try made.output("undo", "3").hasPrefix("Revision 6: Undo revision 3: Move\n"))
    #expect(try made.output("diff", "2", "6") == "")
    #expect(try made.output("undo", "6", "-m", "No").hasPrefix("Revision 7: No\n"))
    #expect(try made.output("diff", "5", "7") == "")
    #expect(try made.output("undo", "4") == "What revision 4 changed is undone already\n")
  }

  @Test func `the first revision can be undone, and everything still reads`() throws {
    for number in [4, 3, 2, 1] { _ = try made.output("undo", "\(number)") }
    #expect(try made.output("missing") == "Nothing is missing\n")
    #expect(try made.output("log", "-n", "1").contains("deleted"))
    #expect(try made.output("verify").contains("is intact"))
    let result = try made.cmctl("show", "index")
    #expect(result.status == 64 || result.status == 66, "\(result.errors)")
    #expect(!result.errors.contains("damaged"))
    #expect(try made.output("undo", "8").hasPrefix("Revision 9:"))
    #expect(try made.output("diff", "1", "9") == "")
  }

  @Test func `tags name revisions wherever one is asked for`() throws {
    #expect(try made.output("tags") == "There are no tags\n")
    #expect(try made.output("tags", "--format", "json") == "[]\n")
    #expect(try made.output("tag", "v1", "1") == "Tag v1 names revision 1\n")
    #expect(try made.output("tag", "last") == "Tag last names revision 4\n")
    #expect(try made.output("tag", "été", "v1~0", "--author", "Bo") == "Tag été names revision 1\n")
    for format in ["table", "json", "csv", "ndjson"] {
      try MadeHistory.expectGolden(try made.output("tags", "--format", format), "tags.\(format)")
    }
    #expect(try made.output("show", "info", "--at", "v1") == "# Info\n\nWords.\n")
    #expect(try made.output("diff", "v1", "last~1") == made.output("diff", "1", "3"))
    #expect(try made.output("tag", "--force", "last", "2") == "Tag last names revision 2\n")
    #expect(try made.output("tag", "--delete", "last") == "Tag last is gone\n")
    #expect(try made.cmctl("show", "info", "--at", "last").status == 64)
  }

  @Test func `everything that reads takes a revision`() throws {
    _ = try made.output("tag", "v1", "1")
    #expect(
      try made.output("missing", "--at", "v1", "--format", "csv") == """
        page,language,fallback,words\r
        guide/intro,de,,3\r
        guide/intro,ru,en,3\r
        info,ru,de,2\r

        """)
    #expect(try made.output("missing", "--format", "csv") != made.output("missing", "--at", "1"))
    let exported = try made.output("export", "old", "--at", "head~3")
    #expect(exported.hasPrefix("Exported revision 1 to old: "))
    #expect(try work.files("old").keys.sorted() == [".cmctl-manifest"] + SmallSite.exported)
    let empty = try Workplace.withSmallSite()
    #expect(try empty.cmctl("import", "locales").status == 0)
    #expect(try empty.cmctl("export", "old").status == 0)
    #expect(try empty.files("old") == work.files("old"))
  }
}
