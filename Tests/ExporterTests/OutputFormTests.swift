import Importer
import Store
import TestSupport
import Testing

@testable import Exporter

/// Pages with tabs, pages for each language, or both.
struct OutputFormTests {
  private static let tree: TextTree = [
    "languages.ini": "[de]\nfallback = EN\n",
    "locales/EN/index.md": "# Hello\n\n[Guide](guide/start.html) ![](logo.svg)",
    "locales/DE/index.md": "# Hallo\n\n[Anleitung](guide/start.html) ![](logo.svg)",
    "locales/RU/index.md": "# Привет",
    "locales/EN/guide/start.md": "# Start\n\n[Home](../index.html) ![](../logo.svg)",
    "locales/EN/guide/languages.ini": "",
    "logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
  ]

  private func site(_ settings: String) throws -> MadeSite {
    var tree = Self.tree
    tree["locales/EN/guide/languages.ini"] = nil
    tree["languages.ini"] = nil
    tree["locales/languages.ini"] = "[DE]\nfallback = EN\n"
    tree["cmctl.ini"] = "[site]\nlanguages = EN DE RU\n" + settings
    return try MadeSite(tree)
  }

  private func paths(_ settings: String) throws -> [String] {
    try site(settings).plan().map(\.path.text).filter { $0.hasSuffix("html") }
  }

  @Test(
    "Where the files of a page lie is known before it is planned",
    arguments: ["tabs", "pages", "both"])
  func places(output: String) throws {
    let plan = try SitePlan(site("output = \(output)").store.site())
    for page in plan.pages {
      #expect(try plan.paths(of: page) == plan.page(page).files.map(\.file.path))
    }
    #expect(plan.pages.count == 2)
  }

  @Test("The operator says which pages are written")
  func forms() throws {
    let tabs = ["guide/start.html", "index.html"]
    let pages = ["de", "en", "ru"].flatMap { ["\($0)/guide/start.html", "\($0)/index.html"] }
    #expect(try paths("") == tabs)
    #expect(try paths("output = tabs") == tabs)
    #expect(try paths("output = pages") == (pages + ["index.html"]).sorted())
    #expect(try paths("output = both") == (pages + tabs).sorted())
  }

  @Test("A page of one language is in that language, and so are its links")
  func links() throws {
    let site = try site("output = pages")
    try site.export()
    let built = try site.built()
    let page = try #require(built["de/index.html"])
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"de\" dir=\"ltr\">"))
    #expect(page.contains("<title>Hallo</title>"))
    #expect(page.contains("<a href=\"guide/start.html\">Anleitung</a>"))
    #expect(page.contains("src=\"../logo.svg\""))
    #expect(page.contains("href=\"../cmctl.css\""))
    #expect(!page.contains("tabbed-set"))
    #expect(built["en/guide/start.html"]?.contains("src=\"../../logo.svg\"") == true)
  }

  @Test("The list of languages marks what is not translated")
  func list() throws {
    let site = try site("output = pages")
    try site.export()
    let page = try #require(try site.built()["ru/guide/start.html"])
    #expect(
      page.contains(
        "<li><a href=\"../../en/guide/start.html\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">English</a></li>"
      ))
    #expect(
      page.contains(
        "<li class=\"cmctl-untranslated\"><a href=\"../../de/guide/start.html\" hreflang=\"de\" "
          + "lang=\"de\" dir=\"ltr\">Deutsch</a> <small lang=\"ru\">(не переведено)</small></li>"))
    #expect(page.contains("lang=\"ru\" dir=\"ltr\" aria-current=\"page\">Русский</a> <small"))
  }

  @Test("A copy says where the original is, and no list of translations has it")
  func copies() throws {
    let site = try site("output = both\nurl = https://example.org/")
    try site.export()
    let built = try site.built()
    let copy = try #require(built["de/guide/start.html"])
    #expect(
      copy.contains("<link rel=\"canonical\" href=\"https://example.org/en/guide/start.html\">"))
    #expect(!copy.contains("rel=\"alternate\""))
    #expect(copy.contains("<div lang=\"en\" dir=\"ltr\">"))
    let index = try #require(built["ru/index.html"])
    #expect(index.contains("<link rel=\"canonical\" href=\"https://example.org/ru/\">"))
    for (language, path) in [("en", "en/"), ("de", "de/"), ("ru", "ru/"), ("x-default", "")] {
      #expect(
        index.contains(
          "<link rel=\"alternate\" hreflang=\"\(language)\" href=\"https://example.org/\(path)\">"))
    }
    let map = try #require(built["sitemap.xml"])
    #expect(map.contains("<loc>https://example.org/en/guide/start.html</loc>"))
    #expect(!map.contains("/de/guide/start.html"))
    #expect(map.ranges(of: "<url>").count == 6)
  }

  @Test(
    "Without an address of the site, translations are found by relative links, and there is no map")
  func relative() throws {
    let site = try site("output = pages")
    try site.export()
    let built = try site.built()
    #expect(built["sitemap.xml"] == nil)
    let index = try #require(built["ru/index.html"])
    #expect(index.contains("<link rel=\"alternate\" hreflang=\"de\" href=\"../de/index.html\">"))
    #expect(
      index.contains("<link rel=\"alternate\" hreflang=\"x-default\" href=\"../index.html\">"))
    #expect(
      built["de/guide/start.html"]?.contains(
        "<link rel=\"canonical\" href=\"../../en/guide/start.html\">") == true)
  }

  @Test("The start page of a site without tabs leads to every language")
  func choice() throws {
    let site = try site("output = pages\nname = Relay")
    try site.export()
    let page = try #require(try site.built()["index.html"])
    #expect(page.contains("<title>Relay</title>"))
    #expect(page.contains("<h1 lang=\"en\">Language</h1>\n<nav class=\"cmctl-choice\""))
    #expect(
      page.contains("<a href=\"ru/index.html\" hreflang=\"ru\" lang=\"ru\" dir=\"ltr\">Русский</a>")
    )
    #expect(!page.contains("Hello"))
  }

  @Test("Another form takes away what it does not have, and no more is written than changed")
  func change() throws {
    let site = try site("output = both")
    try site.export()
    var tree = Self.tree
    tree["locales/EN/guide/languages.ini"] = nil
    tree["languages.ini"] = nil
    tree["locales/languages.ini"] = "[DE]\nfallback = EN\n"
    tree["cmctl.ini"] = "[site]\nlanguages = EN DE RU\noutput = tabs"
    try site.change(to: tree)
    let report = try site.export()
    #expect(report.removed.count == 6)
    #expect(try site.built()["ru/index.html"] == nil)
  }

  @Test("Of many pages there are several maps, and a map of maps")
  func manyPages() throws {
    let entries = (0...Sitemap.mostEntries).map { Sitemap.Entry(url: "https://example.org/\($0)") }
    let files = try Sitemap.files(entries, url: "https://example.org")
    #expect(files.map(\.path.text) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])
    #expect(
      files[0].source
        == .sitemapIndex(["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml"])
    )
    #expect(try Sitemap.files([], url: "").isEmpty)
  }

  @Test("A site that brings a map keeps its own")
  func ownMap() throws {
    var tree = Self.tree
    tree["cmctl.ini"] = "[site]\nlanguages = EN DE RU\nurl = https://example.org"
    tree["sitemap.xml"] = "own"
    tree["page-layout.html"] = "{{ markdown_html }}"
    let site = try MadeSite(tree)
    try site.export()
    #expect(try site.built()["sitemap.xml"] == "own")
  }
}
