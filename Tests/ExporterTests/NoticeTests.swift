import Store
import TestSupport
import Testing

@testable import Exporter

/// What a page says of a document that is outdated.
struct NoticeTests {
  private func site(_ languages: [String], _ extra: TextTree = [:]) throws -> MadeSite {
    var tree = bare.with([
      "locales/EN/index.md": "Hi", "cmctl.ini": "[site]\nnotices = yes\nsource = EN\n",
    ])
    for language in languages { tree["locales/\(language)/index.md"] = "# x\n\ny" }
    return try MadeSite(tree.with(extra))
  }

  /// The notice of the first outdated tab.
  private func notice(_ site: MadeSite, _ language: String) throws -> String? {
    let page = try SitePlan(
      site.store.site(), outdated: [OutdatedDocument(language, lines: [3])]
    ).allFiles().page("index")
    return page?.tabs.lazy.compactMap { tab -> String? in
      guard case .outdated(_, let outdated) = tab.content else { return nil }
      return "\(tab.language.tag): \(outdated.notice.text) \(outdated.notice.language ?? "–")"
    }.first
  }

  @Test("The notice stands first in the tab, in its language, and the block is marked")
  func html() throws {
    let site = try site(["DE"])
    let page = try site.page(outdated: [OutdatedDocument("de", lines: [3])])
    #expect(
      page.contains(
        """
        <div class="tabbed-content" id="de" lang="de" dir="ltr">
        <p class="cmctl-notice cmctl-outdated-notice">Diese Übersetzung ist älter als das Original.</p>
        <h1 id="x">x</h1>
        <p class="cmctl-outdated">y</p>
        </div>
        """))
    #expect(page.matches(of: #/cmctl-/#).count == 3)
  }

  @Test("Without notices nothing is said, and nothing is marked")
  func off() throws {
    for ini in ["", "[site]\nnotices = no\n", "[site]\nnotices = False\n"] {
      let site = try site(["DE"], ["cmctl.ini": "\(ini)"])
      #expect(
        try site.page(outdated: [OutdatedDocument("de", lines: [3])]) == site.page(outdated: []))
    }
    let on = try site(["DE"], ["cmctl.ini": "[site]\nnotices = True\n"])
    #expect(try on.page(outdated: [OutdatedDocument("de")]).contains("cmctl-outdated-notice"))
  }

  @Test(
    "The text is ours in the language, or in the one that it is a form of; else it is English",
    arguments: [
      ("DE", "de: Diese Übersetzung ist älter als das Original. –"),
      ("pt_BR", "pt-BR: Esta tradução é mais antiga do que o original. –"),
      ("zh_TW", "zh-TW: 本譯文依據的是較舊版本的原文。 –"), ("zh", "zh: 本译文依据的是较旧版本的原文。 –"),
      ("zh-Hant-TW", "zh-Hant-TW: 本譯文依據的是較舊版本的原文。 –"),
      ("AR", "ar: هذه الترجمة أقدم من النص الأصلي. –"),
      ("sr-latn-rs", "sr-Latn-RS: Ovaj prevod je stariji od originala. –"),
      ("KA", "ka: This translation is older than the original. en"),
      ("en_GB", "en-GB: This translation is older than the original. –"),
    ])
  func texts(language: String, expected: String) throws {
    #expect(try notice(site([language]), language) == expected)
  }

  @Test("Every language of the world's larger sites has a text of its own")
  func languages() throws {
    let codes = """
      en de fr es it pt nl pl cs sk uk ru be bg sr hr ro hu el tr ar fa he zh zh-hant ja ko vi id hi \
      sv da nb fi ca
      """
    let notices = Notices(try MadeSite(["locales/EN/index.md": "x"]).store.site())
    let texts = try codes.split(separator: " ").map { code in
      let code = try #require(LanguageCode(code))
      let notice = notices.outdated(Language(code: code, name: ""))
      #expect(notice.language == nil, "\(code.tag)")
      return notice.text
    }
    #expect(Set(texts).count == texts.count)
  }

  @Test("The text of languages.ini goes before ours, and is escaped")
  func ownText() throws {
    let extra: TextTree = [
      "locales/languages.ini": "[pt_BR]\noutdated = Velho <x>\n[DE]\noutdated =\n"
    ]
    let site = try site(["pt_BR", "DE"], extra)
    #expect(try notice(site, "pt_BR") == "pt-BR: Velho <x> –")
    #expect(
      try site.page(outdated: [OutdatedDocument("pt-br")])
        .contains("<p class=\"cmctl-notice cmctl-outdated-notice\">Velho &lt;x&gt;</p>"))
    #expect(try notice(site, "DE") == "de: Diese Übersetzung ist älter als das Original. –")
  }

  @Test("A text in English is marked as such")
  func english() throws {
    #expect(
      try site(["KA"]).page(outdated: [OutdatedDocument("ka")]).contains(
        """
        <p class="cmctl-notice cmctl-outdated-notice" lang="en" dir="ltr">This translation is older \
        than the original.</p>
        """))
  }

  @Test("A document that speaks for a page does so while it is outdated")
  func lead() throws {
    let site = try site(["DE"], ["cmctl.ini": "[site]\nnotices = yes\nlanguages = DE EN\n"])
    let page = try SitePlan(site.store.site(), outdated: [OutdatedDocument("de")])
      .allFiles().page("index")
    #expect(page?.leadTab == 0)
  }

  @Test("A page is written anew when its notice or its marks change, and only then")
  func keys() throws {
    let site = try site(["DE"]).store.site()
    func key(_ outdated: [OutdatedDocument]) throws -> ContentHash {
      FileKey.of(
        try SitePlan(site, outdated: outdated).allFiles().first { $0.path.text == "index.html" }!)
    }
    let keys = try [
      key([]), key([OutdatedDocument("de")]), key([OutdatedDocument("de", lines: [1])]),
      key([OutdatedDocument("de", lines: [3])]), key([OutdatedDocument("de", lines: [1, 3])]),
    ]
    #expect(Set(keys).count == 5)
    #expect(try key([OutdatedDocument("de", behind: 9, lines: [3])]) == keys[3])
  }
}
