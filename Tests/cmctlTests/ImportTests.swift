import Foundation
import RunSupport
import Testing

/// What `cmctl import` and `cmctl init` say and store.
@Suite struct ImportTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try .withSmallSite()
    cmctl = work.cmctl
  }

  @Test func `an import says what is new`() throws {
    let result = try cmctl("import", "locales")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      result.output == """
        Revision 1: 3 pages in 3 languages
          documents  6 new
          files      5 new
          settings   2 new
          languages  de, en, ru
          missing    3 of 9 (cmctl missing lists them)

        """)
  }

  @Test func `an import of the same site says so and makes no revision`() throws {
    try #require(cmctl("import", "locales").status == 0)
    let before = try Data(contentsOf: work.place("cmctl.sqlite"))
    let result = try cmctl("import", "locales/")
    #expect(result.output == "Nothing changed since revision 1\n")
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == before)
  }

  @Test func `an import says what changed, was deleted and moved`() throws {
    try #require(cmctl("import", "locales").status == 0)
    try work.write([
      "locales/EN/info.md": "# Info\n\nOther words.\n",
      "locales/EN/tour.md": "# Intro\n\nMore words.\n",
      "cmctl.ini": SmallSite.files["cmctl.ini"]! + "more = 1\n",
    ])
    try work.remove("locales/EN/guide")
    try work.remove("locales/DE/info.md")
    try work.remove("main.css")
    #expect(
      try cmctl("import", "locales").output == """
        Revision 2: 3 pages in 3 languages
          documents  1 changed, 1 deleted
          pages      1 moved
          files      1 changed, 1 deleted
          settings   1 new
          moved      guide/intro to tour
          deleted    info (de)
          changed    info (en)
          deleted    main.css (asset)
          changed    cmctl.ini (config)
          new        [params] more
          missing    4 of 9 (cmctl missing lists them)

        """)
  }

  @Test func `a dry run stores nothing and makes no database`() throws {
    let first = try cmctl("import", "locales", "--dry-run")
    #expect(first.status == 0)
    #expect(first.output.hasPrefix("Would be revision 1: 3 pages in 3 languages\n"))
    #expect(first.output.contains("\nNothing was stored (--dry-run)\n\n"))
    #expect(!work.exists("cmctl.sqlite"))

    try #require(cmctl("import", "locales").status == 0)
    let before = try Data(contentsOf: work.place("cmctl.sqlite"))
    #expect(
      try cmctl("import", "locales", "-n").output.hasPrefix(
        "Nothing changed since revision 1\nNothing was stored (--dry-run)\n\n"))
    try work.write(["locales/EN/info.md": "# Changed\n"])
    let second = try cmctl("import", "locales", "-n").output
    #expect(second.hasPrefix("Would be revision 2:"))
    #expect(second.contains("  changed    info (en)\n"))
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == before)
    // The real import says the same, and then what it made of the translations.
    let outdated = "  outdated   1 of 3 (cmctl outdated lists them)\n"
    let real = try cmctl("import", "locales").output
    #expect(real.hasSuffix(outdated))
    #expect(
      second.hasPrefix(
        real.replacingOccurrences(of: "Revision 2", with: "Would be revision 2")
          .replacingOccurrences(of: outdated, with: "")
          + "Nothing was stored (--dry-run)\n\n"))
  }

  @Test func `the same site is the same however its folder is named`() throws {
    try #require(cmctl("import", "locales").status == 0)
    try work.link("linked", to: "locales")
    try work.makeFolder("elsewhere")
    let elsewhere = Cmctl(in: work.place("elsewhere"))
    let nothing = "Nothing changed since revision 1\n"
    #expect(try cmctl("import", "./locales//").output == nothing)
    #expect(try cmctl("import", work.place("locales").path).output == nothing)
    #expect(try cmctl("import", "locales", "--site", ".").output == nothing)
    #expect(try cmctl("import", "linked").output == nothing)
    #expect(try cmctl("import").output == nothing)
    #expect(
      try elsewhere("import", "../locales", "--database", "../cmctl.sqlite").output == nothing)
  }

  @Test func `later configuration goes over earlier, key by key`() throws {
    try work.write([
      "cmctl.ini": "",
      "defaults.ini": "[params]\nlanguages = EN\nmail_domain = default.example\n",
      "short.ini": "[params]\nmail_domain = own.example\n",
    ])
    #expect(
      try cmctl("import", "locales", "-c", "defaults.ini", "--config", "short.ini").status == 0)
    #expect(try cmctl("export", "build").status == 0)
    #expect(try work.text("build/index.html").contains("own.example"))
    #expect(work.exists("build/qr-chatmail-invite-own.example.png"))
    #expect(!work.exists("build/short.ini"))
  }

  @Test func `a first site is made, imported and exported`() throws {
    let made = try cmctl("init", "my site")
    #expect(made.status == 0)
    #expect(made.output.hasPrefix("Made my site with "))
    let site = Cmctl(in: work.place("my site"))
    let imported = try site("import", "locales")
    #expect(imported.status == 0)
    #expect(imported.errors == "")
    #expect(imported.output.hasPrefix("Revision 1: 2 pages in 2 languages\n"))
    #expect(try site("export", "build").status == 0)
    #expect(try site("missing").output.contains("about"))
    #expect(work.exists("my site/build/index.html"))

    let again = try cmctl("init", "my site")
    #expect(again.status == 73)
    #expect(again.errorLines.first == "cmctl: my site exists and is not empty")
  }

  @Test func `a first site is imported from outside its folder`() throws {
    let other = try Workplace()
    #expect(try other.cmctl("init", "my site").status == 0)
    let imported = try other.cmctl("import", "my site/locales")
    #expect(imported.status == 0)
    #expect(imported.errors == "")
  }

  @Test func `what is no relay is told`() throws {
    let reasons = [
      "nowhere": "does not exist", "main.css": "is a file, not a folder",
      "locales": "has no page-layout.html", ".": "has a locales folder already; import that",
    ]
    for (path, reason) in reasons {
      let result = try cmctl("init", "new", "--from-relay", path)
      #expect(result.status == 66)
      #expect(
        result.errorLines == [
          "cmctl: \(path) \(reason)", "  hint: give the folder www/src of a relay's repository",
        ])
    }
    #expect(!work.exists("new"))
  }
}
