import Importer
import Store
import TestSupport
import Testing

struct LanguageTests {
  /// Makes a site of languages with a page each, a configuration and a `languages.ini`.
  private func tree(_ folders: [String], _ configuration: String, names: String? = nil)
    -> TextTree
  {
    var tree: TextTree = ["locales/cmctl.ini": configuration]
    for folder in folders { tree["locales/\(folder)/index.md"] = "x" }
    if let names { tree["locales/languages.ini"] = names }
    return tree
  }

  private func languages(_ folders: [String], _ configuration: String, names: String? = nil) throws
    -> [Language]
  {
    try read(tree(folders, configuration, names: names)).languages
  }

  private func tabs(_ languages: [Language]) -> [String] {
    languages.filter { $0.position != nil }.sorted { $0.position! < $1.position! }
      .map(\.code.tag)
  }

  @Test(
    "The tabs come in the order of the configuration, whatever its letter case",
    arguments: [
      ("[params]\nlanguages = RU EN\n", ["ru", "en"]),
      ("[params]\nlanguages = ru, en, pt-br\n", ["ru", "en", "pt-BR"]),
      ("[params]\nlanguages =\n  EN\n  DE\n", ["en", "de"]),
      ("[params]\nlanguages = RU\n[site]\nlanguages = DE\n", ["de"]),
      ("[params]\nlanguages = ALL\n", ["de", "en", "pt-BR", "ru"]),
      ("[params]\nlanguages = all\n", ["de", "en", "pt-BR", "ru"]),
      ("", ["de", "en", "pt-BR", "ru"]),
    ])
  func order(configuration: String, expected: [String]) throws {
    let languages = try languages(["RU", "EN", "DE", "pt_BR"], configuration)
    #expect(tabs(languages) == expected)
    #expect(languages.count == 4)
    #expect(languages.first { $0.code.tag == "pt-BR" }?.folder == "pt_BR")
  }

  @Test(
    "The source is what is configured, else the first tab's language, else English",
    arguments: [
      ("[site]\nsource = RU\nlanguages = EN RU DE\n", "ru"),
      ("[params]\nlanguages = RU EN\n", "ru"), ("[params]\nlanguages = ALL\n", "en"), ("", "en"),
      ("[site]\nsource = en\nlanguages = DE\n", "en"),
    ])
  func source(configuration: String, tag: String) throws {
    let languages = try languages(["DE", "EN", "RU"], configuration)
    #expect(languages.filter { $0.source == nil }.map(\.code.tag) == [tag])
    #expect(languages.compactMap { $0.source?.tag }.allSatisfy { $0 == tag })
  }

  @Test("Without English the first folder by name is the source")
  func sourceWithoutEnglish() throws {
    #expect(
      try languages(["RU", "DE"], "").filter { $0.source == nil }.map(\.code.tag) == ["de"])
  }

  @Test(
    "A language has its own name and direction",
    arguments: [
      ("DE", "Deutsch", "ltr"), ("RU", "Русский", "ltr"), ("AR", "العربية", "rtl"),
      ("zh-Hans", "简体中文", "ltr"), ("FA", "فارسی", "rtl"), ("HE", "עברית", "rtl"),
      ("FR", "Français", "ltr"), ("EN", "English", "ltr"), ("KA", "ქართული", "ltr"),
      ("EL", "Ελληνικά", "ltr"), ("pt", "Português", "ltr"), ("ur", "اردو", "rtl"),
      ("xx", "xx", "ltr"),
    ])
  func autonyms(folder: String, name: String, direction: String) throws {
    let language = try #require(try languages([folder], "").first)
    #expect(language.name == name)
    #expect(language.direction.rawValue == direction)
  }

  @Test("languages.ini has the last word")
  func names() throws {
    let languages = try languages(
      ["AR", "EN", "DE", "pt_BR"], "[params]\nlanguages = EN AR DE pt-BR\n",
      names: """
        [AR]
        name = Arabic
        direction = ltr
        missing = Not yet
        fallback = DE, en AR
        [PT-br]
        from = de
        direction = RTL
        """)
    let arabic = try #require(languages.first { $0.code.tag == "ar" })
    #expect(arabic.name == "Arabic")
    #expect(arabic.direction == .leftToRight)
    #expect(arabic.missing == "Not yet")
    #expect(arabic.fallback.map(\.tag) == ["de", "en"])
    let portuguese = try #require(languages.first { $0.code.tag == "pt-BR" })
    #expect(portuguese.source?.tag == "de")
    #expect(portuguese.direction == .rightToLeft)
    #expect(languages.first { $0.code.tag == "de" }?.source?.tag == "en")
  }

  @Test("The text of an outdated document is kept with the settings, by the language's tag")
  func outdatedText() throws {
    let names = "[PT_br]\noutdated = Antigo\n  texto\n[DE]\noutdated =\n[FR]\noutdated = x\n"
    let snapshot = try read(
      tree(["EN", "DE", "pt_BR"], "[params]\nz = 1\n[site]\nnotices = no\n", names: names))
    #expect(
      snapshot.settings == [
        Setting(section: "language.pt-BR", key: "outdated", value: "Antigo\ntexto"),
        Setting(section: "params", key: "z", value: "1"),
        Setting(section: "site", key: "notices", value: "no"),
      ])
    let site = Site(previewing: snapshot)
    #expect(site.outdatedText(try #require(LanguageCode("pt_br"))) == "Antigo\ntexto")
    #expect(site.outdatedText(try #require(LanguageCode("de"))) == nil)
  }

  @Test("A configured language without a folder has a tab, and is told")
  func withoutFolder() throws {
    let site = tree(["EN", "DE"], "[params]\nlanguages = EN DD FR\n")
    #expect(
      try problems(site) == [
        "warning: locales/cmctl.ini:2: DD has no folder in locales: its tab shows the fallback "
          + "everywhere",
        "warning: locales/cmctl.ini:2: FR has no folder in locales: its tab shows the fallback "
          + "everywhere",
      ])
    #expect(tabs(try read(site).languages) == ["en", "dd", "fr"])
  }

  @Test(
    "What cannot be an order of languages is refused",
    arguments: [
      (
        "[params]\nlanguages =\n",
        "languages is empty (list them in the order of their tabs, as in “languages = EN RU”, or "
          + "write ALL)"
      ),
      ("[params]\nlanguages = EN english\n", "“english” in languages is no language code"),
      ("[params]\nlanguages = EN DE en\n", "“en” is in languages twice"),
      ("[site]\nsource = FR\n", "source “FR” is no language of this site"),
    ])
  func badOrder(configuration: String, message: String) throws {
    let lines = try problems(tree(["EN", "DE"], configuration))
    #expect(lines.filter { !$0.hasPrefix("warning") } == ["locales/cmctl.ini:2: \(message)"])
  }

  @Test(
    "Mistakes in languages.ini are told with their line",
    arguments: [
      ("[DE]\nfrom = de\n", "2: a language cannot be translated from itself"),
      ("[EN]\nfrom = de\n", "2: the source language is translated from no other"),
      ("[DE]\nfrom = dx\n", "2: “dx” is no language of this site"),
      ("[DE]\nfallback = EN klingon\n", "2: “klingon” is no language of this site"),
      ("[DE]\ndirection = up\n", "2: direction is ltr or rtl, not “up”"),
      ("[DE]\nnmae = x\n", "2: a language has no key “nmae” (did you mean name?)"),
      (
        "[DE]\ncolour = x\n",
        "2: a language has no key “colour” (it has name, from, fallback, missing, outdated, direction)"
      ),
      ("[german]\nname = x\n", "1: [german] is no language code"),
      ("[DE]\nname\n", "2: “name” is neither “key = value” nor a comment"),
      ("[de_AT]\nname = A\n[DE-at]\nname = B\n", "3: [DE-at] is the same language as [de_AT]"),
    ])
  func badNames(names: String, message: String) throws {
    let lines = try problems(tree(["EN", "DE", "RU", "de_AT"], "", names: names))
    #expect(lines == ["locales/languages.ini:\(message)"])
  }

  @Test("Translations that go in a circle are refused")
  func circle() throws {
    let names = "[DE]\nfrom = RU\n[RU]\nfrom = FR\n[FR]\nfrom = DE\n"
    #expect(
      try problems(tree(["EN", "DE", "RU", "FR"], "", names: names)) == [
        "locales/languages.ini:6: translations go in a circle: de from ru from fr from de"
      ])
  }
}
