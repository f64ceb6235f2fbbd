import Store
import TestSupport
import Testing

/// What a reader finds in the exported pages.
struct PageTests {
  @Test(
    "A value is text: it becomes neither Markdown nor HTML nor a template",
    arguments: [
      ("a_b_c", "a_b_c"), ("*x*", "*x*"), ("<b>", "&lt;b&gt;"),
      ("{{ config.v }}", "{{ config.v }}"),
      ("{% if", "{% if"), ("a & b", "a &amp; b"), ("[a](b)", "[a](b)"), ("# x", "# x"),
      ("www.example.org", "www.example.org"), ("&amp;", "&amp;amp;"), ("1. x", "1. x"),
      ("%content placeholder%", "%content placeholder%"), ("\\*", "\\*"), ("`x`", "`x`"),
    ])
  func valueIsText(value: String, shown: String) throws {
    #expect(
      try body("{{ config.v }}\n\nIs {{ config.v }}.", settings: ["v": value])
        == "<p>\(shown)</p>\n<p>Is \(shown).</p>\n")
  }

  @Test("A value in a code span, a heading, a table and a list stands where its tag stands")
  func places() throws {
    #expect(try body("`{{ config.v }}`", settings: ["v": "a`b"]) == "<p><code>a`b</code></p>\n")
    #expect(try body("# {{ config.v }}", settings: ["v": "#"]) == "<h1 id=\"section\">#</h1>\n")
    #expect(try body("- {{ config.v }}", settings: ["v": "- x"]).contains("<li>- x</li>"))
    let table = try body("| a |\n|---|\n| {{ config.v }} |", settings: ["v": "x|y"])
    #expect(table.contains("<td>x|y</td>"))
    #expect(
      try body("```\n{{ config.v }}\n```", settings: ["v": "<x>"])
        == "<pre><code>&lt;x&gt;\n</code></pre>\n")
  }

  @Test("An empty value in a code span leaves an empty code span")
  func emptyCodeSpan() throws {
    #expect(
      try body("By `{{ config.v }}`.", settings: ["v": ""]) == "<p>By <code></code>.</p>\n")
  }

  @Test("A value in the target of a link is written for a URL")
  func linkTarget() throws {
    #expect(
      try body("[x](https://a.example/{{ config.v }})", settings: ["v": "a b/ü\"?<>"])
        .hasPrefix("<p><a href=\"https://a.example/a%20b/%C3%BC%22"))
    #expect(
      try body("[x](https://{{ config.v }}/)", settings: ["v": "a.example"])
        == "<p><a href=\"https://a.example/\">x</a></p>\n")
  }

  @Test("A value that would make a link a programme is refused, with its place")
  func scheme() throws {
    let site = try MadeSite(
      bare.with([
        "locales/EN/index.md": "Hi\n\n[x]({{ config.v }})",
        "cmctl.ini": "[params]\nv = javascript:alert(1)\n",
      ]))
    do {
      try site.export()
      Issue.record("it was exported")
    } catch let problems as Problems {
      #expect(problems.all.map(\.place) == ["locales/EN/index.md:3:8"])
    }
  }

  @Test("A condition chooses what is shown")
  func condition() throws {
    let text = "{% if config.v != \"x\" %}\nNot x\n{% else %}\n*x*\n{% endif %}\n"
    #expect(try body(text, settings: ["v": "y"]) == "<p>Not x</p>\n")
    #expect(try body(text, settings: ["v": "x"]) == "<p><em>x</em></p>\n")
  }

  @Test(
    "The skeleton's placeholder is replaced, alone in its paragraph with the paragraph",
    arguments: [
      ("A\n\n%content placeholder%\n\nB", "<p>A</p>\n<p>Hi</p>\n\n<p>B</p>\n"),
      ("<div>\n%content placeholder%\n</div>", "<div>\n<p>Hi</p>\n\n</div>\n"),
      ("<div>\n\n%content placeholder%\n\n</div>", "<div>\n<p>Hi</p>\n\n</div>\n"),
      ("<div>%content placeholder%</div>", "<div><p>Hi</p>\n</div>\n"),
      ("%content placeholder%", "<p>Hi</p>\n\n"), ("Nothing here", "<p>Nothing here</p>\n"),
      ("", ""),
      ("{% if True %}%content placeholder%{% endif %}", "<p>Hi</p>\n\n"),
      ("{% if False %}%content placeholder%{% endif %}x", "<p>x</p>\n"),
      ("---\ntitle: x\n---\n%content placeholder%", "<p>Hi</p>\n\n"),
    ])
  func skeleton(skeleton: String, page: String) throws {
    #expect(try body("Hi", skeleton: skeleton) == page)
  }

  @Test("Two placeholders are two sets of tabs that work apart")
  func twoPlaceholders() throws {
    let page = try export(
      bare.with([
        "locales/EN/index.md": "Hi", "locales/DE/index.md": "Hallo",
        "index.md": "%content placeholder%\n\n%content placeholder%",
      ]))
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(
      ids == [
        "__tabbed_1_1", "de", "__tabbed_1_2", "en", "__tabbed_2_1", "2-de", "__tabbed_2_2", "2-en",
      ])
    let names = page.matches(of: #/ name="([^"]*)"/#).map { String($0.1) }
    #expect(names == ["__tabbed_1", "__tabbed_1", "__tabbed_2", "__tabbed_2"])
  }

  @Test("The tabs are as pymdown writes them, in order, the first one open")
  func tabs() throws {
    let page = try export(
      bare.with([
        "locales/EN/index.md": "Hi", "locales/AR/index.md": "أهلا",
        "cmctl.ini": "[params]\nlanguages = AR EN DE\n",
        "locales/languages.ini": "[EN]\nname = <English>\n",
      ]))
    #expect(
      page == """
        <div class="tabbed-set" data-tabs="1:3" role="radiogroup" aria-label="اللغة" lang="ar">\
        <input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio" lang="ar" />\
        <label for="__tabbed_1_1" lang="ar" dir="rtl">العربية</label>\
        <div class="tabbed-content" id="ar" lang="ar" dir="rtl">
        <p>أهلا</p>
        </div>
        <input id="__tabbed_1_2" name="__tabbed_1" type="radio" lang="en" />\
        <label for="__tabbed_1_2" lang="en" dir="ltr">&lt;English&gt;</label>\
        <div class="tabbed-content" id="en" lang="en" dir="ltr">
        <p>Hi</p>
        </div>
        <input id="__tabbed_1_3" name="__tabbed_1" type="radio" lang="de" />\
        <label for="__tabbed_1_3" lang="de" dir="ltr">Deutsch</label>\
        <div class="tabbed-content" id="de" lang="de" dir="ltr">
        <p class="cmctl-missing" lang="en" dir="ltr">Content for this language is not available, \
        please contact your server administrator.</p>
        </div>
        </div>

        """)
  }

  @Test("One language has no tabs; a fallback stands under a notice, in its own language")
  func oneLanguage() throws {
    let page = try export(
      bare.with([
        "locales/AR/a.md": "x", "locales/EN/index.md": "Hi",
        "cmctl.ini": "[params]\nlanguages = AR\n",
        "locales/languages.ini": "[AR]\nfallback = EN\nmissing = <غير متوفر>\n",
      ]))
    #expect(
      page == """
        <p class="cmctl-notice">&lt;غير متوفر&gt;</p>
        <div lang="en" dir="ltr">
        <p>Hi</p>
        </div>

        """)
  }

  @Test(
    "The title is that of front matter, else the first heading, else the path",
    arguments: [
      ("---\ntitle: <Start>\n---\n# Other", "&lt;Start&gt;"),
      ("Text\n\n## The *first* `one` {{ config.v }}\n\n# Second", "The first one a_b"),
      ("No heading", "guide/intro"), ("---\ntitle: \"\"\n---\n# Heading", "Heading"),
      ("---\ntitle: No\n---\n", "No"), ("---\ntitle: 404\n---\n", "404"),
      ("---\ntitle: true\n---\n", "true"),
    ])
  func title(text: String, title: String) throws {
    let page = try export(
      [
        "locales/EN/guide/intro.md": "\(text)", "locales/cmctl.ini": "[params]\nv = a_b\n",
      ], "guide/intro.html")
    #expect(page.contains("<title>\(title)</title>"))
  }

  @Test("The first tab that has the page speaks for it")
  func lead() throws {
    let page = try export([
      "locales/DE/index.md": "---\ntitle: Anfang\ndescription: Über uns\n---\nx",
      "locales/EN/a.md": "x", "locales/cmctl.ini": "[params]\nlanguages = EN DE\n",
    ])
    #expect(page.contains("<title>Anfang</title>"))
    #expect(page.contains("<meta name=\"description\" content=\"Über uns\">"))
    #expect(page.contains("<html lang=\"en\" dir=\"ltr\">"))
  }

  @Test(
    "A page finds the stylesheet and the script from its folder",
    arguments: [("index", ""), ("a/b", "../"), ("a/b/c", "../../")])
  func root(path: String, root: String) throws {
    let page = try export(["locales/EN/\(path).md": "x"], "\(path).html")
    #expect(page.contains("href=\"\(root)cmctl.css\""))
    #expect(page.contains("<script src=\"\(root)cmctl.js\" defer></script>"))
  }

  @Test("A layout may say what a page says, and what its front matter brings")
  func layout() throws {
    let layout = """
      {{ title }}|{{ pagename }}|{{ lang }}|{{ dir }}|{{ root }}|{{ description }}|\
      {{ page.colour }}|{{ config.v }}|{{ markdown_html }}
      """
    let tree: TextTree = [
      "page-layout.html": layout, "locales/EN/a/b.md": "---\ncolour: '<red>'\n---\n# A",
      "locales/EN/index.md": "B", "cmctl.ini": "[params]\nv = \"&\n",
    ]
    #expect(
      try export(tree, "a/b.html")
        == "A|a/b|en|ltr|../||&lt;red&gt;|&quot;&amp;|<h1 id=\"a\">A</h1>\n")
    #expect(try export(tree) == "index|home|en|ltr||||&quot;&amp;|<p>B</p>\n")
  }

  @Test("Footnotes of two languages, of a skeleton and of two sets of tabs have ids of their own")
  func footnotes() throws {
    let note = "Text[^1]\n\n[^1]: Note\n"
    func ids(_ tree: TextTree) throws -> [String] {
      try export(bare.with(tree)).matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    }
    let two = try ids(["locales/EN/index.md": note, "locales/DE/index.md": note])
    #expect(two.count == 2 + 2 + 4)
    #expect(Set(two).count == two.count, "\(two)")
    let skeleton = note + "\n%content placeholder%\n"
    let alone = try ids(["locales/EN/index.md": note, "index.md": skeleton])
    #expect(alone.count == 4)
    #expect(Set(alone).count == alone.count, "\(alone)")
    let twice = try ids([
      "locales/EN/index.md": note, "locales/DE/index.md": note,
      "index.md": "%content placeholder%\n\n%content placeholder%\n",
    ])
    #expect(Set(twice).count == twice.count, "\(twice)")
  }

  @Test("An asset is copied byte for byte, and stays executable")
  func assets() throws {
    var tree = bare.with(["locales/EN/index.md": "x"])
    tree.files["a.bin"] = Array(0...255)
    let site = try MadeSite(tree)
    try setMode(0o755, site.folder.path("src/a.bin"))
    try site.export()
    #expect(try site.built().files["a.bin"] == Array(0...255))
  }
}
