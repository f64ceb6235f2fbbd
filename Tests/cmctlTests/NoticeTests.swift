import Foundation
import RunSupport
import Testing

/// What an exported page says of translations that are behind, as a site changes.
@Suite struct NoticeTests {
  let work: Workplace
  var cmctl: Cmctl { work.cmctl }

  private static let english = [
    "---\ntitle: Info\n---\n# Info\n", "Who we are, {{ config.mail_domain }}.\n",
    "{% if config.mail_domain %}\n\nWhat we do.\n\n{% endif %}\n", "- One\n- Two\n", "The end.\n",
  ]
  private static let german = [
    "---\ntitle: Auskunft\n---\n# Auskunft\n", "Wer wir sind, {{ config.mail_domain }}.\n",
    "{% if config.mail_domain %}\n\nWas wir tun.\n\n{% endif %}\n", "- Eins\n- Zwei\n",
    "Das Ende.\n",
  ]

  init() throws {
    work = try Workplace()
    try work.write([
      "cmctl.ini":
        "[site]\nlanguages = EN DE RU\nnotices = yes\n\n[params]\nmail_domain = a.example\n",
      "page-layout.html": "<title>{{ title }}</title>{{ markdown_html }}",
      "locales/EN/info.md": Self.english.joined(separator: "\n"),
      "locales/DE/info.md": Self.german.joined(separator: "\n"),
      "locales/RU/info.md": "# Инфо\n",
    ])
    try store()
  }

  private func store(
    _ files: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    try work.write(files)
    let result = try cmctl("import", "locales")
    try #require(result.status == 0, "\(result.errors)", sourceLocation: sourceLocation)
  }

  /// Replaces words in a file, and imports.
  private func edit(_ file: String, _ old: String, _ new: String) throws {
    try store([file: try work.text(file).replacing(old, with: new)])
  }

  /// Exports and returns what stands in the German tab.
  private func german(at revision: String = "head", to folder: String = "build") throws -> String {
    let result = try cmctl("export", folder, "--at", revision)
    try #require(result.status == 0, "\(result.errors)")
    let tabs = try work.text("\(folder)/info.html").split(
      separator: "<div class=\"tabbed-content\"")
    return String(try #require(tabs.first { $0.hasPrefix(" id=\"de\"") }))
  }

  private let notice = """
    <p class="cmctl-notice cmctl-outdated-notice">Diese Übersetzung ist älter als das Original.</p>
    """

  @Test func `what the source changed is marked until it is translated`() throws {
    let first = try german()
    #expect(!first.contains("cmctl-"))
    try edit("locales/EN/info.md", "What we do.", "What we do, and for whom.")
    let outdated = try german()
    #expect(outdated.contains("\(notice)\n<h1 id=\"de-info\">Auskunft</h1>"))
    #expect(outdated.contains("<p class=\"cmctl-outdated\">Was wir tun.</p>"))
    #expect(outdated.matches(of: #/cmctl-/#).count == 3)

    try edit("locales/EN/info.md", "- Two", "- Two, or three")
    #expect(try german().contains("<li>Eins</li>\n<li class=\"cmctl-outdated\">Zwei</li>"))
    #expect(try german().matches(of: #/class="cmctl-outdated"/#).count == 2)
    // Only what differs is written, and equal revisions are equal bytes.
    #expect(try cmctl("export", "build").output.contains("up to date"))
    #expect(try german(at: "2", to: "old") == outdated)

    try edit("locales/DE/info.md", "Was wir tun.", "Was wir tun, und für wen.")
    #expect(try german().matches(of: #/class="cmctl-outdated"/#).count == 1)
    try edit("locales/DE/info.md", "- Zwei", "- Zwei oder drei")
    #expect(!(try german().contains("cmctl-")))
  }

  @Test func `a title, a new block and a removed one`() throws {
    try edit("locales/EN/info.md", "title: Info", "title: About us")
    #expect(try german().contains(notice))
    #expect(!(try german().contains("class=\"cmctl-outdated\"")))
    try edit("locales/DE/info.md", "title: Auskunft", "title: Über uns")
    #expect(!(try german().contains("cmctl-")))
    // What is new has no place in the translation.
    try edit("locales/EN/info.md", "The end.", "## Something quite new\n\nThe end.")
    #expect(try german().contains(notice))
    #expect(!(try german().contains("class=\"cmctl-outdated\"")))
    try edit("locales/DE/info.md", "Das Ende.", "## Etwas ganz Neues\n\nDas Ende.")
    #expect(!(try german().contains("cmctl-")))
    try edit("locales/EN/info.md", "The end.\n", "")
    #expect(try german().contains("<p class=\"cmctl-outdated\">Das Ende.</p>"))
    #expect(try german().contains("<h2 id=\"de-something-quite-new\">Etwas ganz Neues</h2>"))
  }

  @Test func `without notices nothing is said, though much is outdated`() throws {
    try edit("locales/EN/info.md", "What we do.", "What we do, and for whom.")
    try edit("cmctl.ini", "notices = yes", "notices = no")
    #expect(!(try german().contains("cmctl-")))
    try edit("cmctl.ini", "notices = no\n", "")
    #expect(!(try german().contains("cmctl-")))
  }

  @Test func `the text of a language is its own, and belongs to the revision`() throws {
    try edit("locales/EN/info.md", "What we do.", "What we do, and for whom.")
    _ = try german()
    try store(["locales/languages.ini": "[DE]\noutdated = Das ist ein alter Text.\n"])
    let page = try german()
    #expect(
      page.contains("<p class=\"cmctl-notice cmctl-outdated-notice\">Das ist ein alter Text.</p>"))
    #expect(try german(at: "2", to: "old").contains(notice))
    // A checkout brings the text back with its file.
    #expect(try cmctl("checkout", "out").status == 0)
    #expect(try cmctl("import", "out/locales").output.contains("Nothing changed"))
    try work.remove("locales/languages.ini")
    try store()
    #expect(try german().contains(notice))
  }

  @Test func `a translation that is too far behind is not shown`() throws {
    try edit("locales/EN/info.md", "title: Info\n", "title: Info\nexpire: 3\n")
    for (number, isShown) in [(1, true), (2, true), (3, false)] {
      let old = number == 1 ? "What we do." : "What we do (\(number - 1))."
      try edit("locales/EN/info.md", old, "What we do (\(number)).")
      let page = try german()
      #expect(page.contains("Was wir tun.") == isShown, "\(number)")
      #expect(
        page.contains("<div lang=\"en\" dir=\"ltr\">\n<h1 id=\"de-info\">Info</h1>") != isShown,
        "\(number)")
      #expect(page.contains("Diese Seite ist noch nicht übersetzt.") != isShown)
    }
    // It works without notices, too; a translation that catches up is shown again.
    try edit("cmctl.ini", "notices = yes", "notices = no")
    #expect(!(try german().contains("Was wir tun.")))
    try edit("locales/DE/info.md", "Was wir tun.", "Was wir tun (3).")
    #expect(try german().contains("Was wir tun (3)."))
    #expect(try german(at: "1", to: "old").contains("Was wir tun."))
  }

  @Test func `front matter and settings that mean nothing are told`() throws {
    try work.write([
      "cmctl.ini": "[site]\nnotices = maybe\n",
      "locales/EN/info.md": "---\ntitle: x\nexpire: soon\n---\nx\n",
      "locales/DE/info.md": "---\nready: almost\n---\nx\n",
    ])
    let result = try cmctl("import", "locales")
    #expect(result.status == 65)
    #expect(
      result.errorLines == [
        "cmctl: cmctl.ini:2: notices is yes or no, not “maybe”",
        "cmctl: locales/DE/info.md:2: ready is yes or no, not “almost”",
        "cmctl: locales/EN/info.md:3: expire is a whole number from 1 to 1000, not “soon”",
        "cmctl: 3 errors; nothing was changed",
      ])
  }
}
