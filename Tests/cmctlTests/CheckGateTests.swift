import Foundation
import RunSupport
import Testing

/// A check before something is published or stored, and a check that cannot store anything.
@Suite struct CheckGateTests {
  let work: Workplace
  let cmctl: Cmctl

  static let sound = [
    "cmctl.ini": "[site]\nlanguages = EN RU\n",
    "locales/EN/index.md": "# Start\n\nSee [help](help.html).\n",
    "locales/EN/help.md": "# Help\n\nBack to [the start](index.html).\n",
    "locales/RU/index.md": "# Начало\n\nСм. [справку](help.html).\n",
    "locales/RU/help.md": "# Справка\n\nОбратно [в начало](index.html).\n",
  ]
  static let broken = ["locales/RU/index.md": "# Начало\n\nСм. [справку](hlep.html).\n"]
  static let warned = ["locales/RU/index.md": "# Начало\n\nСм. [справку](help.html)."]

  init() throws {
    work = try Workplace()
    cmctl = Cmctl(in: work.url)
    try work.write(Self.sound)
  }

  @Test func `an export of a site with errors writes nothing, one with warnings does`() throws {
    try work.write(Self.broken)
    try cmctl("import")
    let refused = try cmctl("export", "build", "--check")
    #expect(refused.status == 65)
    #expect(refused.output == "")
    #expect(
      refused.errorLines.first
        == "locales/RU/index.md:3:5: error: “hlep.html” leads nowhere [link-broken]")
    #expect(refused.errorLines.last == "Nothing was written (--check)")
    #expect(!work.exists("build"))
    try work.write(Self.warned)
    try cmctl("import")
    let done = try cmctl("export", "build", "--check")
    #expect(done.status == 0)
    #expect(done.errors == "")
    #expect(work.exists("build/index.html"))
    let past = try cmctl("export", "past", "--check", "--at", "1")
    #expect(past.status == 65)
    #expect(!work.exists("past"))
    // What is there stays as it is.
    try work.write(Self.broken)
    try cmctl("import")
    let before = try work.files("build")
    #expect(try cmctl("export", "build", "--check").status == 65)
    #expect(try work.files("build") == before)
  }

  @Test func `a dry run of an import tells what a check would find, and stores nothing`() throws {
    let sound = try cmctl("import", "--dry-run")
    #expect(sound.status == 0)
    #expect(sound.output.hasSuffix("Nothing was stored (--dry-run)\n\nNothing found in 2 pages\n"))
    #expect(!work.exists("cmctl.sqlite"))
    try work.write(Self.broken)
    #expect(try cmctl("import", "--dry-run").status == 1)
    #expect(!work.exists("cmctl.sqlite"))
    try work.write(Self.sound)
    try cmctl("import")
    try work.write(Self.broken)
    let broken = try cmctl("import", "--dry-run")
    #expect(broken.status == 1)
    #expect(broken.output.contains("\nNothing was stored (--dry-run)\n\nlocales/RU/index.md:3:5: "))
    #expect(broken.output.hasSuffix("\n\n1 error in 1 file\n"))
    #expect(try cmctl("check").status == 0)
    #expect(try cmctl("log", "--format", "csv", "-n", "2").output.contains("2,") == false)
    try work.write(Self.warned)
    #expect(try cmctl("import", "--dry-run").status == 0)
  }

  @Test func `a translation in a dry run is compared with the source that is stored`() throws {
    try cmctl("import")
    try work.write([
      "locales/RU/help.md": "# Справка\n\nОбратно [в начало](index.html) <script>a()</script>.\n"
    ])
    let told = try cmctl("import", "--dry-run")
    #expect(told.status == 1)
    #expect(told.output.contains(" error: "))
    #expect(told.output.contains("[active-element]"))
    #expect(told.output.contains("locales/EN/help.md:3: source\n"))
  }

  @Test func `a past revision is judged as it was`() throws {
    try work.write(Self.broken)
    try cmctl("import")
    try work.write(Self.sound)
    try cmctl("import")
    #expect(try cmctl("check").status == 0)
    #expect(try cmctl("check", "--at", "1").status == 1)
    #expect(try cmctl("check", "--at", "head~", "-l", "en").status == 0)
    #expect(try cmctl("check", "--at", "1", "--page", "index").status == 1)
    #expect(try cmctl("check", "--at", "1", "--page", "help").status == 0)
    #expect(try cmctl("check").status == 0)
  }

  @Test func `only what changed is judged again`() throws {
    func judged() throws -> String? {
      try cmctl("check", "-v").errorLines.first { $0.contains("judged") }
    }
    try work.write(["locales/EN/alone.md": "# Alone\n\nNobody links here.\n"])
    try cmctl("import")
    #expect(try judged() == "cmctl: judged 3 of 3 pages")
    #expect(try judged() == "cmctl: judged 0 of 3 pages")
    try work.write(["locales/EN/alone.md": "# Alone\n\nNobody links to this.\n"])
    try cmctl("import")
    #expect(try judged() == "cmctl: judged 1 of 3 pages")
    // A page that goes is seen by those that link to it.
    try work.remove("locales/EN/help.md")
    try work.remove("locales/RU/help.md")
    try cmctl("import")
    #expect(try cmctl("check", "-v").errors.contains("judged 1 of 2 pages"))
    #expect(try cmctl("check", "--rule", "link-broken", "--format", "ndjson").status == 1)
    try work.write(["cmctl.ini": "[site]\nlanguages = EN RU\n\n[check]\nlink-broken = off\n"])
    try cmctl("import")
    #expect(try judged() == "cmctl: judged 2 of 2 pages")
    #expect(try cmctl("check").status == 0)
  }

  @Test func `a database that may not be written is checked`() throws {
    try work.write(Self.broken)
    try cmctl("import")
    let told = try cmctl("check").output
    try cmctl("import", "--database", "other.sqlite")
    let bytes = try Data(contentsOf: work.place("other.sqlite"))
    var other = cmctl
    other.isUnprivileged = true
    work.setMode("other.sqlite", 0o444)
    work.setMode(".", 0o555)
    defer { work.setMode(".", 0o755) }
    for _ in 1...2 {
      let checked = try other("check", "--database", "other.sqlite")
      #expect(checked.status == 1)
      #expect(checked.output == told)
      #expect(checked.errors == "")
    }
    #expect(
      try other("check", "--database", "other.sqlite", "--fix", "--dry-run").status == 0)
    if getuid() != 0 || Cmctl.has("setpriv") {
      #expect(try other("check", "--database", "other.sqlite", "--accept").status == 77)
    }
    work.setMode(".", 0o755)
    #expect(try Data(contentsOf: work.place("other.sqlite")) == bytes)
  }

  @Test func `a site whose words cannot be looked up is checked without`() throws {
    try cmctl("import")
    let bare = Cmctl(in: work.url, environment: ["PATH": "/nonexistent"])
    let told = try bare("check", "--spelling")
    #expect(told.status == 0)
    #expect(told.output == "Nothing found in 2 pages\n")
    #expect(
      told.errorLines == [
        "cmctl: no dictionary for en, ru: not looked up",
        "  hint: install hunspell and its dictionaries, as in apt install hunspell hunspell-ru",
      ])
  }
}
