import Store
import TestSupport
import Testing

@testable import Exporter

/// What a layout says of the site and of the languages of a page.
struct LayoutTests {
  private static let pages: TextTree = [
    "locales/EN/index.md": "---\ntitle: Start\ndescription: About us\n---\n# Home\n\n## Rules\n",
    "locales/RU/index.md":
      "---\ntitle: Начало\ndescription: О нас\n---\n# Дом\n\n## Правила\n\n### Ещё\n",
    "locales/EN/guide/index.md": "# The guide\n", "locales/RU/only.md": "# Только",
    "locales/languages.ini": "[DE]\nfallback = EN\n",
    "cmctl.ini": """
    [site]
    languages = EN RU DE
    name = Relay & Co
    url = https://example.org/relay/
    menu = index, guide/index
    """,
  ]

  private func page(_ layout: String, _ file: String = "index.html") throws -> String {
    let made = try export(
      Self.pages.with(["page-layout.html": layout + "§{{ markdown_html }}"]), file)
    return String(made.prefix { $0 != "§" })
  }

  @Test("The menu has titles of front matter and of headings, and links that hold in each folder")
  func menu() throws {
    let layout =
      "{% for e in menu %}{{ e.title }} {{ e.href }} {{ e.lang }} {{ e.current }};{% endfor %}"
    #expect(
      try page(layout) == "Start index.html en True;The guide guide/index.html en False;")
    #expect(
      try page(layout, "guide/index.html")
        == "Start ../index.html en False;The guide ../guide/index.html en True;")
  }

  @Test("A change of a title in the menu writes the pages whose layout shows it")
  func menuIsInTheKey() throws {
    let layout = "{% for e in menu %}{{ e.title }}{% endfor %}§{{ markdown_html }}"
    let tree = Self.pages.with(["page-layout.html": layout])
    let site = try MadeSite(tree)
    try site.export()
    try site.change(to: tree.with(["locales/EN/guide/index.md": "# Handbook"]))
    #expect(try site.export().written.count == 3)
    #expect(try site.built()["only.html"]?.hasPrefix("StartHandbook§") == true)
  }

  @Test("Each tab has its own title, description and table of contents")
  func tabs() throws {
    let layout = """
      {% for tab in tabs %}{{ tab.lang }} {{ tab.text_lang }} {{ tab.id }} {{ tab.title }} \
      {{ tab.description }}{% for h in tab.headings %} {{ h.level }} {{ h.title }} {{ h.href }}\
      {% endfor %}|{% endfor %}
      """
    #expect(
      try page(layout) == """
        en en en Start About us 1 Home #home 2 Rules #rules|\
        ru ru ru Начало О нас 1 Дом #ru-home 2 Правила #ru-rules 3 Ещё #ru-ещё|\
        de en de Start About us 1 Home #de-home 2 Rules #de-rules|
        """)
    #expect(
      try page(layout, "only.html") == "ru ru ru Только  1 Только #только|")
    #expect(try page("{% for h in toc %}{{ h.title }};{% endfor %}", "only.html") == "Только;")
  }

  @Test(
    "The address of a page is whole, and that of an index is its folder",
    arguments: [
      ("index.html", "https://example.org/relay/"),
      ("guide/index.html", "https://example.org/relay/guide/"),
      ("only.html", "https://example.org/relay/only.html"),
    ])
  func address(file: String, address: String) throws {
    #expect(try page("{{ page_url }}", file) == address)
    let canonical = try export(Self.pages, file)
    #expect(canonical.contains("<link rel=\"canonical\" href=\"\(address)\">"))
    #expect(canonical.contains("<meta property=\"og:url\" content=\"\(address)\">"))
  }

  @Test("The built-in layout shows all of it")
  func builtIn() throws {
    var tree = Self.pages
    let html = try export(tree)
    for line in [
      "<title>Start – Relay &amp; Co</title>", "<meta name=\"description\" content=\"About us\">",
      "<meta property=\"og:title\" content=\"Start\">",
      "<meta property=\"og:description\" content=\"About us\">",
      "<meta property=\"og:site_name\" content=\"Relay &amp; Co\">",
      "<meta property=\"og:locale\" content=\"en\">",
      "<meta property=\"og:locale:alternate\" content=\"ru\">",
      "<meta name=\"cmctl:title\" lang=\"ru\" content=\"Начало – Relay &amp; Co\">",
      "<li><a href=\"index.html\" lang=\"en\" aria-current=\"page\">Start</a></li>",
      "<li><a href=\"guide/index.html\" lang=\"en\">The guide</a></li>",
    ] { #expect(html.contains(line + "\n"), "\(line)") }
    #expect(!html.contains("cmctl-toc"))

    tree["cmctl.ini"] = (tree["cmctl.ini"] ?? "") + "\ntoc = yes\n"
    let listed = try export(tree)
    #expect(
      listed.contains(
        """
        <nav class="cmctl-toc" aria-label="Начало" data-tab="ru" lang="ru" dir="ltr" hidden>
        <ol>
        <li class="cmctl-level-2"><a href="#ru-rules">Правила</a></li>
        <li class="cmctl-level-3"><a href="#ru-%D0%B5%D1%89%D1%91">Ещё</a></li>
        </ol>
        </nav>

        """))
    #expect(!listed.contains("data-tab=\"en\""))
  }
}
