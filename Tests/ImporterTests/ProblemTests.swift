import Importer
import Store
import TestSupport
import Testing

/// All that is wrong with a site is told at once, each with its place.
struct ProblemTests {
  @Test("All problems are told together, by file and line")
  func together() throws {
    var tree: TextTree = [
      "locales/EN/index.md": "{{ config.x }}\n\n{{ broken\n", "locales/EN/b.md": "---\ntitle: x\n",
      "locales/DE/a.md": "{% if pagename %}\n",
      "locales/DE/index.md": "{{ nothing }}\n{{ lang }}\n",
      "locales/cmctl.ini": "[params]\na = 1\na = 2\n", "locales/languages.ini": "[DE]\nx = y\n",
      "page-layout.html": "{{ markdown_html }}\n{{ titel }}\n", "index.md": "\n{% endif %}\n",
    ]
    tree.files["locales/EN/c.md"] = [0x0a, 0xff]
    let lines = try problems(tree)
    #expect(
      lines.map { $0.split(separator: ": ")[0] } == [
        "index.md:2:1", "locales/DE/a.md:1:1", "locales/DE/index.md:1:4", "locales/EN/b.md:1",
        "locales/EN/c.md:2", "locales/EN/index.md:3:1", "locales/cmctl.ini:3",
        "locales/languages.ini:2", "page-layout.html:2:4",
      ], "\(lines)")
  }

  @Test("A setting that is not there is told with a name that is, and where to set it")
  func unknownSetting() throws {
    let tree: TextTree = [
      "locales/EN/index.md": "Hi\n\nAt most {{ config.max_mailbox_sise }}.\n",
      "locales/cmctl.ini": "[params]\nmax_mailbox_size = 100M\n",
    ]
    #expect(
      try problems(tree) == [
        "locales/EN/index.md:3:12: config.max_mailbox_sise is not set "
          + "(did you mean max_mailbox_size?)"
      ])
    #expect(
      try problems(tree.with(["locales/EN/index.md": "{{ config.zzz }} {{ config.zzz }}"])) == [
        "locales/EN/index.md:1:4: config.zzz is not set (2 times in this file) "
          + "(set it under [params] in locales/cmctl.ini)"
      ])
    #expect(
      try problems(tree.without("locales/cmctl.ini")) == [
        "locales/EN/index.md:3:12: config.max_mailbox_sise is not set "
          + "(no configuration was found: write cmctl.ini beside locales, or give --config FILE)"
      ])
  }

  @Test("A name that is not known is told, even where no reader would come to it")
  func unknownName() throws {
    let lines = try problems([
      "locales/EN/index.md": "{% if False %}{{ pagname }}{% endif %}", "locales/cmctl.ini": "",
    ])
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("locales/EN/index.md:1:"))
    #expect(lines[0].hasSuffix("(did you mean pagename?)"))
  }

  @Test("A key of front matter is known to every page once one page has it")
  func frontMatterKeys() throws {
    let tree: TextTree = [
      "locales/EN/a.md": "---\nauthor: Anna\n---\n{{ page.author }}",
      "locales/EN/b.md": "{{ page.author }}",
    ]
    #expect(try problems(tree) == [])
    #expect(try problems(tree.with(["locales/EN/b.md": "{{ page.autor }}"])).count == 1)
  }

  @Test("What is larger than Markdown can be read safely is told with its line")
  func limits() throws {
    let lines = try problems([
      "locales/EN/index.md": "Hi\n\n" + String(repeating: "a", count: 5_000) + "\n"
    ])
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("locales/EN/index.md:3: "))
  }

  @Test("A site without anything wrong is read with all that is in it")
  func nothingWrong() throws {
    let site = try SourceFolder([
      "locales/EN/index.md": "---\ntitle: Start\nn: 1\n---\n# Hi {{ config.a }}\n\nText\n",
      "locales/cmctl.ini": "[params]\na = 1\n",
    ]).read()
    #expect(site.warnings == [])
    let document = try #require(site.snapshot.documents.first)
    #expect(document.facts.frontMatter == #"{"n":1,"title":"Start"}"#)
    #expect(document.facts.variables == ["config.a"])
    #expect(document.facts.body == 26)
    let blocks = document.facts.blocks.map { block in
      "\(block.kind) \(String(decoding: document.content.bytes?[block.range] ?? [], as: UTF8.self))"
    }
    #expect(
      blocks == ["title Start", "heading # Hi {{ config.a }}", "paragraph Text"])
  }
}
