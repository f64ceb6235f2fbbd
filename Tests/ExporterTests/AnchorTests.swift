import Importer
import Markdown
import Store
import TestSupport
import Testing

@testable import Exporter

/// The ids of headings: one name in all languages.
struct AnchorTests {
  private func made(_ texts: [(String, String)], _ languages: String = "EN RU") throws -> MadeSite {
    var tree = bare
    tree["cmctl.ini"] = "[params]\nlanguages = \(languages)\nv = five\n"
    for (language, text) in texts { tree["locales/\(language)/index.md"] = text }
    return try MadeSite(tree)
  }

  /// The ids of headings in the exported page.
  private func ids(_ site: MadeSite) throws -> [String] {
    try site.export()
    let page = try site.built()["index.html"] ?? ""
    return page.matches(of: #/<h[1-6][^>]* id="([^"]*)"/#).map { String($0.1) }
  }

  @Test(
    "A name is made by GitHub's rule",
    arguments: [
      ("Hello, World!", "hello-world"), ("A & B", "a--b"), ("Größe: 1.2", "größe-12"),
      ("О хранении", "о-хранении"), ("snake_case", "snake_case"), ("十年 📦", "十年-"),
      ("?!", "section"),
      ("हिन्दी", "हिन्दी"),
    ])
  func rule(text: String, name: String) {
    #expect(HeadingName.made(of: text) == name)
  }

  @Test("The same heading twice has two names; a name of its own comes first")
  func twice() throws {
    let text = "# A\n\n# A\n\n# B {#a-1}\n\n# A\n"
    #expect(try ids(made([("EN", text)], "EN")) == ["a", "a-2", "a-1", "a-3"])
  }

  @Test("A translated heading has the name of its source, behind the tag of its language")
  func translated() throws {
    let site = try made([
      ("EN", "# Hello\n\nText.\n\n## Limits\n\n## Own {#mine}\n"),
      ("RU", "# Привет\n\nТекст. [x](#limits)\n\n## Пределы\n\n## Своё\n"),
    ])
    #expect(
      try ids(site) == ["hello", "limits", "mine", "ru-hello", "ru-limits", "ru-mine"])
    #expect(try site.built()["index.html"]?.contains("href=\"#ru-limits\"") == true)
  }

  @Test("A translation that stands first has the plain names; a heading of its own has its own")
  func order() throws {
    let texts = [("EN", "# Hello\n\n## Limits\n"), ("RU", "# Привет\n\n## Пределы\n\n## Ещё\n")]
    let found = try ids(made(texts, "RU EN"))
    // The first language is the source: its own words are the names.
    #expect(found.prefix(3) == ["привет", "пределы", "ещё"])
    #expect(Array(found.dropFirst(3)) == ["en-привет", "en-пределы"])
  }

  @Test("When the source's heading changes, its translation has the new name, translated or not")
  func changed() throws {
    func tree(_ heading: String) -> TextTree {
      bare.with([
        "cmctl.ini": "[params]\nlanguages = EN RU\n",
        "locales/EN/index.md": "# Hello\n\nSome text.\n\n## \(heading)\n\nMore text.\n",
        "locales/RU/index.md": "# Привет\n\nТекст.\n\n## Пределы\n\nЕщё текст.\n",
      ])
    }
    let site = try MadeSite(tree("How much you may store"))
    _ = try ids(site)
    try site.change(to: tree("How much mail you may store"))
    #expect(
      try ids(site) == [
        "hello", "how-much-mail-you-may-store", "ru-hello", "ru-how-much-mail-you-may-store",
      ])
    // What a heading is called is a part of the page's key.
    #expect(try site.export().written.isEmpty)
  }

  @Test("A translation of a translation has the names of the first source")
  func chain() throws {
    var tree = bare
    tree["cmctl.ini"] = "[params]\nlanguages = EN RU BE\n"
    tree["locales/languages.ini"] = "[BE]\nfrom = RU\n"
    tree["locales/EN/index.md"] = "# Hello\n\n## Limits\n"
    tree["locales/RU/index.md"] = "# Привет\n\n## Пределы\n"
    tree["locales/BE/index.md"] = "# Прывітанне\n\n## Межы\n"
    #expect(
      try ids(MadeSite(tree)) == [
        "hello", "limits", "ru-hello", "ru-limits", "be-hello", "be-limits",
      ])
  }

  @Test("A template that takes a heading away does not change the names of the others")
  func template() throws {
    let hidden = "{% if config.v == \"no\" %}\n## X\n{% endif %}\n\n"
    let site = try made([
      ("EN", "# {{ config.v }} & A\n\n\(hidden)## B\n"),
      ("RU", "# {{ config.v }} и А\n\n\(hidden)## Б\n"),
    ])
    #expect(try ids(site) == ["five--a", "b", "ru-five--a", "ru-b"])
  }

  @Test("Headings of a loop have the names of the same rounds of the source's")
  func loop() throws {
    let text = "---\nl: [b, c]\n---\n# A\n\n{% for x in page.l %}\n\n## T {{ x }}\n\n{% endfor %}\n"
    let site = try made([("EN", text), ("RU", text.replacing("T ", with: "И "))])
    #expect(try ids(site) == ["a", "t-b", "t-c", "ru-a", "ru-t-b", "ru-t-c"])
  }

  @Test("No heading is called like a tab, and ids of two languages differ")
  func clashes() throws {
    let texts = [("EN", "# DE\n\n# De facto\n"), ("DE", "# DE\n\n# Facto\n")]
    let found = try ids(made(texts, "EN DE"))
    #expect(Set(found + ["en", "de"]).count == found.count + 2)
    #expect(found.first == "de-1")
  }

  @Test("Two headings with one name are told at the import, with file and line")
  func sameName() throws {
    do {
      _ = try MadeSite(["locales/EN/index.md": "---\ntitle: x\n---\n# A {#a}\n\nx\n\n# B {#a}\n"])
      Issue.record("it was imported")
    } catch let problems as Problems {
      #expect(problems.all.first?.path.hasSuffix("locales/EN/index.md") == true)
      #expect(problems.all.map(\.line) == [8])
      #expect(problems.all.first?.message.contains("\"a\"") == true)
    }
  }

  @Test("The title of a page does not show the name of its heading")
  func title() throws {
    #expect(
      try export(["locales/EN/index.md": "# Hello {#hi}\n"]).contains("<title>Hello</title>"))
  }
}
