import Foundation
import RunSupport
import Testing

/// Source files come back as they went in.
@Suite struct CheckoutTests {
  let made: MadeHistory
  var work: Workplace { made.work }

  init() throws { made = try MadeHistory() }

  @Test func `the files are written back, modes and all, and importing them changes nothing`()
    throws
  {
    #expect(
      try made.output("checkout", "new") == """
        Wrote revision 4 to new: 13 files
        Import them with: cmctl import new/locales

        """)
    let sources = try work.files().filter { path, _ in
      !path.hasPrefix("new/") && !path.hasPrefix("cmctl.sqlite")
    }
    #expect(try work.files("new") == sources)
    #expect(FileManager.default.isExecutableFile(atPath: work.place("new/main.css").path))
    #expect(!FileManager.default.isExecutableFile(atPath: work.place("new/index.md").path))
    #expect(
      try made.cmctl("import", "new/locales", "--dry-run").output.hasPrefix(
        "Nothing changed since revision 4\nNothing was stored (--dry-run)\n"))
    #expect(
      try made.output("import", "new/locales") == "Nothing changed since revision 4\n")
  }

  @Test func `an old revision is checked out as it was imported`() throws {
    _ = try made.output("checkout", "old", "--at", "1")
    #expect(try work.files("old") == SmallSite.files.mapValues { Data($0.utf8) })
    _ = try made.output("import", "old/locales", "--database", "fresh.sqlite")
    _ = try made.output("export", "one", "--at", "1")
    _ = try made.output("export", "two", "--database", "fresh.sqlite")
    #expect(try work.files("one") == work.files("two"))
  }

  @Test func `the command that a checkout prints reads the same, in a shell`() throws {
    try work.makeFolder("outside")
    try work.write([
      "outside/b.ini": "[params]\nmail_domain = b.example\nkey = b\n",
      "outside/my own.ini": "[params]\nkey = own\nmail_domain = a.example\n",
    ])
    let arguments = [
      "import", "locales", "--config", "outside/my own.ini", "--config", "outside/b.ini",
    ]
    #expect(try made.cmctl.run(arguments).status == 0)
    let printed = try made.output("checkout", "it's here")
    let command = try #require(printed.firstMatch(of: #/Import them with: cmctl (.*)\n/#)?.1)
    let result = try made.cmctl.run(
      "sh", ["-c", "'\(Cmctl.program.path)' \(command)"])
    #expect(result.output == "Nothing changed since revision 5\n")
    #expect(result.errors == "")
  }

  @Test func `a restored document lies where it lay, and importing the checkout changes nothing`()
    throws
  {
    try work.remove("locales/DE")
    try made.store("No German")
    #expect(try made.cmctl("restore", "info", "-l", "de", "--at", "2").status == 0)
    _ = try made.output("checkout", "new")
    #expect(
      try work.text("new/locales/DE/info.md")
        == made.output("show", "info", "-l", "de", "--at", "2"))
    #expect(
      try made.cmctl("import", "new/locales", "--dry-run").output.hasPrefix(
        "Nothing changed since revision 6\nNothing was stored (--dry-run)\n"))
  }
}
