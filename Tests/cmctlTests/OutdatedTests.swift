import Foundation
import RunSupport
import Testing

/// What `cmctl outdated` lists and shows.
@Suite struct OutdatedTests {
  let site: TranslatedSite
  var work: Workplace { site.work }

  init() throws { site = try TranslatedSite() }

  @Test(arguments: ["table", "json", "csv", "ndjson", "markdown"])
  func `the list is as recorded in every format`(format: String) throws {
    try MadeHistory.expectGolden(
      try site.output("outdated", "--format", format), "outdated.\(format)")
  }

  @Test func `the worksheet is as recorded`() throws {
    try MadeHistory.expectGolden(try site.output("outdated", "--diff"), "outdated-diff")
  }

  @Test(.enabled("script(1) is not installed") { Cmctl.has("script") })
  func `on a terminal words are coloured, and no text gives it orders`() throws {
    try work.write([
      "locales/RU/info.md": TranslatedSite.files["locales/RU/info.md"]!
        .replacing("Пишите", with: "Пишите\u{1b}[2J")
    ])
    try site.store("Orders")
    let shown = try site.cmctl.run(
      "script", ["-qec", "\(Cmctl.program.path) outdated -l be --diff", "/dev/null"])
    #expect(shown.output.contains("\u{1b}[1minfo (be)\u{1b}[0m"))
    #expect(!shown.output.contains("\u{1b}[2J"))
    let plain = try Cmctl(in: work.url, environment: ["NO_COLOR": "1"]).run(
      "script", ["-qec", "\(Cmctl.program.path) outdated --diff", "/dev/null"])
    #expect(plain.output.contains("info (be)"))
    #expect(!plain.output.contains("\u{1b}"))
  }

  @Test func `what comes from another language is counted as behind that`() throws {
    #expect(
      try site.output("outdated", "-l", "be", "--diff").hasPrefix(
        "info (be)  4 blocks, 12 words, 1 change behind en\n"))
    let russian = TranslatedSite.files["locales/RU/info.md"]!
    for title in ["# Про нас", "# О нас, кратко"] {
      try work.write(["locales/RU/info.md": russian.replacing("# О нас", with: title)])
      try site.store(title)
    }
    #expect(
      try site.output("outdated", "-l", "be", "--diff").hasPrefix(
        "info (be)  5 blocks, 15 words, 2 changes behind ru, 1 change behind en\n"))
    #expect(
      try site.output("outdated", "-l", "be", "--format", "markdown").contains(
        "\n5 blocks, 15 words, 2 changes behind ru, 1 change behind en.\n"))
    let rows = try site.output("outdated", "-l", "be", "--format", "csv")
    #expect(rows.contains("\r\ninfo,be,ru,changed,2,2,5,5,3,2\r\n"))
    #expect(rows.contains("\r\ninfo,be,en,inherited,3,3,7,7,7,2\r\n"))
  }

  @Test func `pages and languages can be chosen`() throws {
    let all = try site.outdated()
    #expect(Set(all.map { $0.split(separator: " ")[1] }) == ["ru", "be"])
    #expect(try site.outdated("-l", "RU") == all.filter { $0.hasPrefix("info ru") })
    #expect(try site.outdated("-l", "ru", "-l", "be") == all)
    #expect(try site.outdated("--page", "in*") == all)
    #expect(try site.outdated("--page", "index") == [])
    #expect(try site.outdated("-l", "en") == [])
    #expect(try site.outdated("--at", "1") == [])
    #expect(try site.outdated("--at", "head") == all)
  }

  @Test func `a script is told by the status`() throws {
    #expect(try site.cmctl("outdated", "--exit-code").status == 1)
    #expect(try site.cmctl("outdated", "--exit-code").errors == "")
    #expect(try site.cmctl("outdated", "--exit-code", "--diff").status == 1)
    #expect(try site.cmctl("outdated", "--exit-code", "--at", "1").status == 0)
    #expect(try site.cmctl("outdated", "--exit-code", "-l", "en").status == 0)
  }

  @Test func `nothing is said clearly in every format`() throws {
    for (format, output) in [
      ("table", "Nothing is outdated\n"), ("json", "[]\n"), ("ndjson", ""),
      ("markdown", "# Outdated translations at revision 1\n\nNothing is outdated.\n"),
    ] {
      #expect(try site.output("outdated", "--at", "1", "--format", format) == output)
    }
    #expect(try site.output("outdated", "--at", "1", "--diff") == "Nothing is outdated\n")
  }

  @Test func `what the worksheet says can be typed, and then nothing is outdated`() throws {
    for (language, format) in [("ru", ["--diff"]), ("be", ["--format", "markdown"])] {
      let sheet = try site.cmctl.run(["outdated", "-l", language] + format).output
      let commands = sheet.matches(of: #/cmctl (confirm [a-z0-9 -]+)/#).map { String($0.1) }
      #expect(language == "be" || !commands.isEmpty)
      for command in commands {
        let result = try site.cmctl.run(command.split(separator: " ").map(String.init))
        #expect(result.status == 0, "\(command): \(result.errors)")
        #expect(result.output.hasPrefix("Revision "), "\(command): \(result.output)")
      }
    }
    #expect(try site.output("outdated") == "Nothing is outdated\n")
  }

  @Test func `what is typed is about the newest revision alone`() throws {
    try work.write(["locales/EN/index.md": "# Welcome\n"])
    try site.store("Less")
    #expect(try site.output("outdated", "--diff", "--at", "3").contains("cmctl confirm"))
    #expect(try !site.output("outdated", "--diff", "--at", "2").contains("cmctl confirm"))
    let sheet = try site.output("outdated", "--format", "markdown", "--at", "2")
    #expect(!sheet.contains("cmctl confirm"))
  }

  @Test func `a translation that is brought up to date is no longer listed`() throws {
    try work.write([
      "locales/RU/info.md": """
      ---
      title: Инфо
      ---

      # О нас

      Пишите нам по почте или в чате.

      Мы отвечаем в течение дня.

      ```
      echo ````date````
      ```

      """
    ])
    try site.store("Russian: info")
    #expect(try site.outdated("-l", "ru") == [])
    #expect(try site.outdated("-l", "be").allSatisfy { !$0.contains("inherited") })
    #expect(try !site.outdated("-l", "be").isEmpty)
  }

  @Test func `pages whose source is still being written are left out`() throws {
    let ready = "title: Info\nready: no\n"
    try work.write([
      "locales/EN/info.md": TranslatedSite.changedInfo.replacing("title: Info\n", with: ready)
    ])
    let report = try site.store("Not ready")
    #expect(!report.contains("outdated"))
    #expect(try site.output("outdated", "--exit-code") == "Nothing is outdated\n")
    #expect(try site.output("outdated", "--format", "markdown").contains("Nothing is outdated."))
  }

  @Test func `a text with fences stays in its own`() throws {
    let sheet = try site.output("outdated", "-l", "ru", "--format", "markdown")
    #expect(sheet.contains("\n`````\n```\necho ````date````\n```\n`````\n"))
  }

  @Test func `what goes and comes in the source of a translation's source is told as such`() throws
  {
    let sheet = try site.output("outdated", "-l", "be", "--diff")
    #expect(
      sheet.contains("  inherited  locales/EN/info.md:9 (source block 4), 5 words, not yet in ru\n")
    )
    #expect(sheet.contains("  source     gone from locales/EN/info.md, not yet in ru\n"))
    #expect(!sheet.contains("cmctl confirm"))
    #expect(
      try site.output("confirm", "info", "-l", "be")
        == "info (be) waits for its source, which is outdated in ru\n")
  }

  @Test func `lines of Windows are lines`() throws {
    try work.write([
      "locales/EN/info.md": TranslatedSite.changedInfo.replacing("\n", with: "\r\n")
    ])
    try site.store("Windows")
    #expect(try !site.output("outdated", "--diff").contains("\r"))
    #expect(try !site.output("outdated", "--format", "markdown").contains("\r"))
  }

  @Test func `a page with odd names is typed as a shell reads it`() throws {
    try work.write([
      "locales/EN/a b`c.md": "# One\n\nText.\n", "locales/RU/a b`c.md": "# Раз\n\nТекст.\n",
    ])
    try site.store("Odd")
    try work.write(["locales/EN/a b`c.md": "# One\n\nOther text.\n"])
    try site.store("Odder")
    let sheet = try site.output("outdated", "--page", "a*", "--diff")
    #expect(sheet.contains("cmctl confirm 'a b`c' --language ru --block 2\n"))
    let markdown = try site.output("outdated", "--page", "a*", "--format", "markdown")
    #expect(markdown.contains("## ``a b`c`` (ru)\n"))
    #expect(markdown.contains("``cmctl confirm 'a b`c' --language ru --block 2``"))
  }

  @Test func `a page or language that is not there is told, with the nearest`() throws {
    try site.expectRefusal(
      ["outdated", "--page", "inof"], "cmctl: “inof” is no page of this site",
      "  hint: did you mean info?")
    try site.expectRefusal(
      ["outdated", "-l", "fr"], "cmctl: “fr” is no language of this site",
      "  hint: it has en, ru, be")
    try site.expectRefusal(
      ["outdated", "--at", "9"], "cmctl: there is no revision 9; the newest is 2")
    let diff = try site.cmctl("outdated", "--diff", "--format", "json")
    #expect(diff.status == 64)
    #expect(diff.errorLines.first == "cmctl: --diff goes with --format table alone")
    let html = try site.cmctl("outdated", "--format", "html")
    #expect(html.status == 64)
    #expect(html.errors.contains("ndjson' or 'markdown'"), "\(html.errors)")
  }
}
