import FileSystem
import Foundation
import SearchIndex
import Store
import TestSupport
import Testing

@testable import Exporter

/// The index of an exported site: what is in it, and what is written when.
struct SearchIndexTests {
  private static let tree: TextTree = [
    "locales/languages.ini": "[DE]\nfallback = EN\n",
    "locales/EN/index.md":
      "---\ntitle: Start\n---\n# Hello\n\nWelcome to `cmctl` & <b>friends</b>.",
    "locales/EN/info.md":
      "# Info\n\nFirst.\n\n## Limits {#limits}\n\nA mailbox holds {{ config.size }}.",
    "locales/RU/info.md": "# Сведения\n\nПервое.\n\n## Пределы\n\nЯщик вмещает {{ config.size }}.",
    "locales/DE/index.md": "# Hallo\n\nWillkommen.",
  ]

  private func site(_ settings: String = "", _ more: TextTree = [:]) throws -> MadeSite {
    var tree = Self.tree.with(more)
    tree["cmctl.ini"] =
      "[site]\nlanguages = EN DE RU\nsearch = yes\n" + settings + "\n[params]\nsize = 100M\n"
    return try MadeSite(tree)
  }

  /// The addresses that a query finds, the best first, as the script has them.
  private func find(_ query: String, _ language: String, in built: TextTree) throws -> [String] {
    var files: [String: String] = [:]
    for path in built.paths where path.hasPrefix("search/") { files[path] = built[path] }
    let found = try Script.run(
      """
      (async () => {
        const head = await search.json(`search/${input[1]}.json`);
        const ids = await search.find(input[1], head, input[0]);
        const found = [];
        for (const id of ids) {
          const [address, tab] = (await search.parts(input[1], head.texts, "d", id, false))[0][id];
          found.push(tab ? `${address}#${tab}` : address);
        }
        return JSON.stringify(found);
      })()
      """, input: [query, language], files: files)
    return try JSONDecoder().decode([String].self, from: Data(found.utf8))
  }

  @Test("An index has real translations only, with the anchors of the page")
  func contents() throws {
    let site = try site()
    try site.export()
    let built = try site.built()
    let english = try #require(built["search/en.json"])
    #expect(
      english.contains(
        "[\"index.html\",\"en\",\"Start\",[[\"hello\",\"Hello\",\"Welcome to cmctl & friends.\"]]]")
    )
    #expect(english.contains("[\"limits\",\"Limits\",\"A mailbox holds 100M.\"]"))
    #expect(built["info.html"]?.contains("<h2 id=\"limits\">") == true)
    let russian = try #require(built["search/ru.json"])
    #expect(russian.contains("\"pages\":1,"))
    #expect(
      russian.contains(
        "[\"info.html\",\"ru\",\"Сведения\",[[\"ru-info\",\"Сведения\",\"Первое.\"],[\"ru-limits\",\"Пределы\",\"Ящик вмещает 100M.\"]]]"
      ))
    #expect(built["info.html"]?.contains("id=\"ru-limits\"") == true)
    // A fallback is found in its own language.
    #expect(built["search/de.json"]?.contains("info.html") == false)
    #expect(built["search/de.json"]?.contains("\"none\":\"Keine Ergebnisse\"") == true)
  }

  @Test(
    "With pages of one language a hit leads to them, and with both, too",
    arguments: ["pages", "both"])
  func forms(output: String) throws {
    let site = try site("output = \(output)\n")
    try site.export()
    let built = try site.built()
    let russian = try #require(built["search/ru.json"])
    #expect(russian.contains("[\"ru/info.html\",\"\",\"Сведения\",[[\"info\",\"Сведения\""))
    #expect(russian.contains("\"pages\":1,"))
    let page = try #require(built["ru/info.html"])
    #expect(page.contains("<h2 id=\"limits\">Пределы</h2>"))
    #expect(page.contains("<script src=\"../cmctl-search.js\" defer></script>"))
    #expect(built["index.html"]?.contains("<script src=\"cmctl-search.js\" defer>") == true)
  }

  @Test(
    "An anchor is that of the page where headings of two tabs would have one",
    arguments: ["", "output = both\n"])
  func anchors(settings: String) throws {
    let site = try site(
      settings,
      [
        "locales/EN/info.md": "# Info\n\n## RU limits\n\n## Limits\n\na\n\n## Limits\n\nb",
        "locales/RU/info.md": "# Info\n\n## Один\n\n## Limits\n\nв\n\n## Limits\n\nг",
      ])
    try site.export()
    let built = try site.built()
    let page = try #require(built[settings.isEmpty ? "info.html" : "ru/info.html"])
    let index = try #require(built["search/ru.json"])
    let anchors = index.matches(of: /\["([^"]*)","(?:Info|Один|Limits)","/).map { String($0.1) }
    let ids = page.matches(of: /<h[12] id="([^"]*)">(?:Info|Один|Limits)</).map { String($0.1) }
    #expect(anchors.count == 4 && Set(anchors).count == 4)
    #expect(Array(ids.suffix(4)) == anchors)
  }

  @Test("Without search there is nothing of it", arguments: ["no", "false", "pagefind", "No"])
  func off(value: String) throws {
    var tree = Self.tree
    tree["cmctl.ini"] = "[site]\nsearch = \(value)\n[params]\nsize = 1\n"
    let site = try MadeSite(tree)
    try site.export()
    #expect(try site.built().paths.filter { $0.contains("search") } == [])
    #expect(try site.built()["index.html"]?.contains("search") == false)
  }

  @Test("A layout says where the box stands; else it stands before the text")
  func layouts() throws {
    let before = try site("", bare)
    try before.export()
    #expect(
      try before.built()["index.html"]?.hasPrefix(
        """
        <link rel="stylesheet" href="cmctl-search.css">
        <div class="cmctl-search" lang="en" dir="ltr" hidden></div>
        <script src="cmctl-search.js" defer></script>
        <div class="tabbed-set"
        """) == true)
    let own = try site(
      "",
      ["page-layout.html": "{% if search %}<nav>{{ search }}</nav>{% endif %}{{ markdown_html }}"])
    try own.export()
    let page = try #require(try own.built()["index.html"])
    #expect(page.hasPrefix("<nav><link rel=\"stylesheet\""))
    #expect(page.ranges(of: "cmctl-search.js").count == 1)
    #expect(try own.built()["cmctl-search.js"] != nil)
  }

  @Test("The same site gives the same bytes, and nothing is written twice")
  func again() throws {
    let site = try site()
    try site.export()
    let first = try site.built()
    let report = try site.export()
    #expect(report.written == [] && report.removed == [])
    try site.export(to: "other")
    #expect(try site.built("other") == first)
  }

  @Test("A change of a page writes the index of its language, and a file that is gone comes back")
  func changes() throws {
    let site = try site()
    try site.export()
    var tree = Self.tree
    tree["cmctl.ini"] = "[site]\nlanguages = EN DE RU\nsearch = yes\n\n[params]\nsize = 100M\n"
    tree["locales/DE/index.md"] = "# Hallo\n\nGuten Tag."
    try site.change(to: tree)
    #expect(try site.export().written.map(\.text) == ["index.html", "search/de.json"])
    try site.folder.remove("build/search/ru.json")
    #expect(try site.export().written.map(\.text) == ["search/ru.json"])
    tree["cmctl.ini"] = "[site]\nlanguages = EN DE RU\n\n[params]\nsize = 100M\n"
    try site.change(to: tree)
    #expect(
      try site.export().removed.map(\.text) == [
        "cmctl-search.css", "cmctl-search.js", "search/de.json", "search/en.json", "search/ru.json",
      ])
    #expect(try site.built().paths.allSatisfy { !$0.hasPrefix("search") })
  }

  @Test("A file of the site where an index lies is refused")
  func inTheWay() throws {
    let site = try site("", bare.with(["search/en/a.json": "{}"]))
    #expect {
      try site.plan()
    } throws: { error in
      (error as? Problems)?.all.first?.message == "lies where the index of the search does"
    }
  }

  @Test(
    "The script finds words in any form, all of them, the best first",
    .enabled(if: Script.isThere, Script.absence))
  func finding() throws {
    let site = try site(
      "",
      [
        "locales/EN/mail.md": "# Mailbox\n\nAll about it.",
        "locales/EN/other.md":
          "# Other\n\nA mailbox is a box. " + String(repeating: "Here is more. ", count: 50),
        "locales/RU/ёлка.md": "# Ёлка\n\nЗелёная.", "locales/DE/grüße.md": "# Grüße\n\nMaße.",
      ])
    try site.export()
    let built = try site.built()
    for (query, language, found) in [
      ("mailbox", "en", ["mail.html#en", "info.html#en", "other.html#en"]),
      ("mailb", "en", ["mail.html#en", "info.html#en", "other.html#en"]),
      ("mailb ", "en", []), ("MAILBOX holds", "en", ["info.html#en"]),
      ("mailbox welcome", "en", []), ("елк", "ru", ["%D1%91%D0%BB%D0%BA%D0%B0.html#ru"]),
      ("ПЕРВОЕ ящик", "ru", ["info.html#ru"]), ("grusse", "de", ["gr%C3%BC%C3%9Fe.html#de"]),
      ("masse", "de", ["gr%C3%BC%C3%9Fe.html#de"]), ("<b>", "en", []), ("", "en", []),
      ("constructor", "en", []),
    ] as [(String, String, [String])] {
      #expect(try find(query, language, in: built) == found, "\(query)")
    }
  }

  @Test("A large index is many files, of which a change touches few and a search needs few")
  func shards() throws {
    func files(_ changed: Int?) -> [IndexBuilder.File] {
      var builder = IndexBuilder()
      var words = SearchWords()
      for number in 0..<600 {
        let topics = (0..<12).map { "word\((number * 37 + $0 * 101) % 911)x" }
        let text = topics.joined(separator: " ") + (number == changed ? " newcomer" : "")
        builder.add(
          IndexedDocument(
            SearchDocument(
              address: "page\(number).html", tab: "", title: "Page \(number)",
              sections: [.init(anchor: "", heading: "", text: text)]), &words))
      }
      return builder.files(.init(none: "", count: "%", language: nil), mostBytes: 4096)
    }
    let before = files(nil)
    let after = files(300)
    #expect(before.count > 40)
    // The head and a part each of the terms and the texts; more where the word divides a part.
    let kept = Set(before.map(\.name)).intersection(after.map(\.name))
    let changed = after.filter { file in !before.contains(file) }
    #expect(changed.count <= 4 && kept.count >= before.count - 1)
    for file in before.dropFirst() { #expect(file.bytes.count < 4096 + 1024) }
    guard Script.isThere else { return }
    var all: [String: String] = [:]
    for file in after { all["search/en" + file.name] = String(decoding: file.bytes, as: UTF8.self) }
    let sevens = (0..<600).count { number in
      (0..<12).contains { (number * 37 + $0 * 101) % 911 == 7 }
    }
    for (query, count) in [
      ("newcomer", 1), ("newc", 1), ("word7x page", sevens), ("nothing", 0),
    ] {
      let found = try? Script.run(
        """
        (async () => {
          const head = await search.json("search/en.json");
          const ids = await search.find("en", head, input[0]);
          return `${ids.length} ${fetched.length <= 7}`;
        })()
        """, input: [query], files: all)
      #expect(found == "\(count) true", "\(query)")
    }
  }

  @Test("A word that is everywhere is listed where it says most, and excludes nothing")
  func common() throws {
    var builder = IndexBuilder()
    var words = SearchWords()
    for number in 0...IndexBuilder.mostDocuments {
      builder.add(
        IndexedDocument(
          SearchDocument(
            address: "\(number).html", tab: "", title: number == 7 ? "The" : "Page",
            sections: [
              .init(anchor: "", heading: "", text: number == 9 ? "the rare" : "the usual")
            ]), &words))
    }
    let files = builder.files(.init(none: "", count: "%", language: nil))
    #expect(files.allSatisfy { $0.bytes.count < 2 * 65_536 })
    guard Script.isThere else { return }
    var all: [String: String] = [:]
    for file in files { all["search/en" + file.name] = String(decoding: file.bytes, as: UTF8.self) }
    for (query, count) in [("the ", 1), ("the rare", 1), ("rare", 1)] {
      let found = try? Script.run(
        "(async () => (await search.find('en', await search.json('search/en.json'), input[0])).length)()",
        input: [query], files: all)
      #expect(found == String(count), "\(query)")
    }
  }
}
