import Store
import TestSupport
import Testing

@testable import Exporter

struct SitePlanTests {
  /// What the tabs of a page show, as in `de: document`.
  private func tabs(_ page: PlannedPage?) -> [String] {
    (page?.tabs ?? []).map { tab in
      switch tab.content {
      case .document(let text): "\(tab.language.tag): \(text.name)"
      case .outdated(let text, let outdated):
        "\(tab.language.tag): \(text.name) \(outdated.lines)"
      case .fallback(let text, let language, let notice):
        "\(tab.language.tag): \(text.name) in \(language.tag), \(notice.text) \(notice.language ?? "–")"
      case .missing(let notice):
        "\(tab.language.tag): \(notice.text) \(notice.language ?? "–")"
      }
    }
  }

  @Test(
    "There is a file for each page, asset and skeleton, and a stylesheet and a script without a layout"
  )
  func files() throws {
    let tree: TextTree = ["locales/EN/index.md": "x", "locales/DE/guide/intro.md": "x"]
    #expect(
      try MadeSite(tree).plan().map(\.path.text)
        == ["cmctl.css", "cmctl.js", "guide/intro.html", "index.html"])
    let site = tree.with(bare).with(["img/a.svg": "x", "about.md": "%content placeholder%"])
    #expect(
      try MadeSite(site).plan().map(\.path.text)
        == ["about.html", "guide/intro.html", "img/a.svg", "index.html"])
  }

  @Test("A skeleton alone is a page that is missing in every language")
  func skeletonAlone() throws {
    let page = try MadeSite(
      bare.with(["locales/EN/index.md": "x", "about.md": "About %content placeholder%"])
    ).plan().page("about")
    #expect(tabs(page) == ["en: \(SitePlan.missingText) –"])
    #expect(page?.skeleton != nil)
    #expect(page?.leadTab == nil)
  }

  @Test("What is missing falls back along its language's chain, then to its own text")
  func fallback() throws {
    let plan = try MadeSite([
      "locales/EN/a.md": "A", "locales/EN/b.md": "B", "locales/EN/c.md": "C",
      "locales/DE/a.md": "a",
      "locales/DE/b.md": "b", "locales/FR/a.md": "a", "locales/IT/d.md": "d",
      "locales/cmctl.ini": "[params]\nlanguages = EN DE FR IT\n",
      "locales/languages.ini": """
      [FR]
      fallback = IT DE EN
      missing = Pas encore
      [IT]
      missing = Manca
      """,
    ]).plan()
    let text = SitePlan.missingText
    #expect(
      tabs(plan.page("a")) == [
        "en: locales/EN/a.md", "de: locales/DE/a.md", "fr: locales/FR/a.md", "it: Manca –",
      ])
    #expect(
      tabs(plan.page("b")) == [
        "en: locales/EN/b.md", "de: locales/DE/b.md", "fr: locales/DE/b.md in de, Pas encore –",
        "it: Manca –",
      ])
    #expect(
      tabs(plan.page("c")) == [
        "en: locales/EN/c.md", "de: \(text) en", "fr: locales/EN/c.md in en, Pas encore –",
        "it: Manca –",
      ])
    #expect(
      tabs(plan.page("d")) == [
        "en: \(text) –", "de: \(text) en", "fr: locales/IT/d.md in it, Pas encore –",
        "it: locales/IT/d.md",
      ])
    #expect(plan.page("d")?.leadTab == 3)
  }

  @Test("A language that is not listed has no tab, and can be fallen back on")
  func hiddenLanguage() throws {
    let plan = try MadeSite([
      "locales/EN/a.md": "A", "locales/DE/b.md": "b",
      "locales/cmctl.ini": "[params]\nlanguages = EN\n",
      "locales/languages.ini": "[EN]\nfallback=DE\n",
    ]).plan()
    #expect(tabs(plan.page("a")) == ["en: locales/EN/a.md"])
    #expect(
      tabs(plan.page("b")) == ["en: locales/DE/b.md in de, This page is not translated yet. –"])
  }

  @Test("A plan names the values that a text reads, and no others")
  func values() throws {
    let tree: TextTree = [
      "locales/EN/index.md": "{{ config.b }} {{ pagename }} {{ page.x }}",
      "locales/EN/x.md": "---\nx: 1\n---\n",
      "locales/cmctl.ini": "[params]\na = 1\nb = 2\nmail_domain = c\n",
    ]
    let page = try MadeSite(tree).plan().page("index")
    #expect(
      page?.tabs[0].text?.values == [
        PlannedText.Value(name: "config.b", value: .text("2")),
        PlannedText.Value(name: "page.x", value: .text("")),
        PlannedText.Value(name: "pagename", value: .text("home")),
      ])
  }

  @Test(
    "The code is a relay's invitation by default, and what [qr] says else",
    arguments: [
      (
        "[params]\nmail_domain = a.example\n", "qr-chatmail-invite-a.example.png",
        "DCACCOUNT:https://a.example/new", "H", 384
      ),
      ("[qr]\ntext = Hello\n", "qr.png", "Hello", "H", 384),
      (
        "[params]\nmail_domain = a.b\n[qr]\ntext = Hi\nfile = img/c.png\nsize = 100\nlevel = m\n",
        "img/c.png", "Hi", "M", 100
      ),
      (
        "[params]\nmail_domain = a.b\n[qr]\nsize = 500\n", "qr-chatmail-invite-a.b.png",
        "DCACCOUNT:https://a.b/new", "H", 500
      ),
    ])
  func code(ini: String, path: String, text: String, level: String, size: Int) throws {
    let planned = try MadeSite(["locales/EN/index.md": "x", "locales/cmctl.ini": ini]).plan().code
    #expect(planned?.path == path)
    #expect(planned?.code.text == text)
    #expect(planned?.code.level.rawValue == level)
    #expect(planned?.code.size == size)
    #expect(planned?.code.logo == nil)
  }

  @Test(
    "Without a domain and a text there is no code",
    arguments: ["", "[params]\nmail_domain =\n", "[params]\nmail_domain = a\n[qr]\ntext =\n"])
  func noCode(ini: String) throws {
    let plan = try MadeSite(["locales/EN/index.md": "x", "locales/cmctl.ini": ini]).plan()
    #expect(plan.code == nil)
  }

  @Test(
    "A key of [qr] that is left empty is as if it were not there",
    arguments: ["file =", "size =", "level =", "logo ="])
  func emptySettings(line: String) throws {
    let ini = "[params]\nmail_domain = a.example\n[qr]\n\(line)\n"
    let plan = try MadeSite(["locales/EN/index.md": "x", "locales/cmctl.ini": ini]).plan()
    #expect(plan.code?.path == "qr-chatmail-invite-a.example.png")
  }

  @Test("A domain that makes no file name, or a code where an asset is, is told")
  func refusals() throws {
    let slash = try MadeSite([
      "locales/EN/index.md": "x", "locales/cmctl.ini": "[params]\nmail_domain = a/../b\n",
    ])
    #expect(throws: Problems.self) { try slash.plan() }
    let folder = try MadeSite(
      bare.with(["locales/EN/index.md": "x", "index.html/a.css": "x", "cmctl.ini": ""]))
    #expect(
      throws: Problems([
        Problem("index.html/a.css", "cannot be exported: index.html is a file of the export")
      ])
    ) { try folder.plan() }
    #expect(throws: Problems.self) {
      try MadeSite(
        bare.with([
          "locales/EN/index.md": "x", "cmctl.ini": "[params]\nmail_domain = a\n",
          "qr-chatmail-invite-a.png": "x",
        ]))
    }
  }
}
