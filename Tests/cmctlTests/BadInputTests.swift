import Foundation
import RunSupport
import Testing

/// Whatever is wrong is told with its place, and changes nothing.
@Suite struct BadInputTests {
  let work: Workplace

  init() throws {
    work = try .withSmallSite()
  }

  @Test(arguments: BadInput.all)
  func `bad input is told and changes nothing`(input: BadInput) throws {
    let cmctl = work.cmctl
    try #require(cmctl("import", "locales").status == 0)
    try #require(cmctl("export", "build").status == 0)
    let database = try Data(contentsOf: work.place("cmctl.sqlite"))
    let output = try work.stamps("build")
    try input.spoil(work)

    let result = try cmctl.run(input.arguments)
    #expect(result.status == input.status)
    #expect(result.output == "")
    #expect(result.errorLines == input.lines)
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == database)
    #expect(!work.exists("cmctl.sqlite-wal"))

    for option in [[], ["--dry-run"]] {
      let fresh = try cmctl.run(input.arguments + ["--database", "new.sqlite"] + option)
      #expect(fresh.status == input.status)
      #expect(fresh.errorLines == input.lines)
      #expect(!work.exists("new.sqlite"))
    }
    // What is stored can be exported as before.
    #expect(try cmctl("export", "build").status == 0)
    #expect(try work.stamps("build") == output)
  }

  @Test func `a language without a folder is a warning, and its tab shows the fallback`() throws {
    try work.write([
      "cmctl.ini": "[params]\nlanguages = EN FR\nmail_domain = chat.example.org\n"
    ])
    let result = try work.cmctl("import", "locales")
    #expect(result.status == 0)
    #expect(
      result.errorLines == [
        "cmctl: warning: cmctl.ini:2: FR has no folder in locales: its tab shows the fallback "
          + "everywhere"
      ])
    #expect(try work.cmctl("export", "build").status == 0)
    #expect(try work.text("build/info.html").contains("Français"))
  }

  @Test func `a value that cannot be put where it stands is refused before anything is stored`()
    throws
  {
    let cmctl = work.cmctl
    try #require(cmctl("import", "locales").status == 0)
    try #require(cmctl("export", "build").status == 0)
    let before = try work.stamps("build")
    try work.write([
      "locales/EN/index.md": "# Other\n",
      "locales/EN/info.md": "<script>let a = {{ config.words }}</script>\n",
      "cmctl.ini": SmallSite.files["cmctl.ini"]! + "words = \"; alert(1)\n",
    ])
    let imported = try cmctl("import", "locales")
    #expect(imported.status == 65)
    #expect(
      imported.errorLines == [
        #"cmctl: locales/EN/info.md:1:20: ""; alert(1)" cannot be put into a script"#
      ])
    let exported = try cmctl("export", "build")
    #expect(exported.output == "build is up to date with revision 1: 5 files\n")
    #expect(try work.stamps("build") == before)
  }
}
