import Store
import Testing

@testable import Worklist

/// Which links lead to which page.
@Suite struct InboundLinksTests {
  @Test(arguments: [
    ("index", "info.html", "info"), ("index", "guide/intro.html", "guide/intro"),
    ("guide/intro", "../info.html", "info"), ("guide/intro", "next.md", "guide/next"),
    ("guide/intro", "./next.html#part", "guide/next"), ("index", "info.html?q=1#x", "info"),
    ("guide/deep/page", "../../index.html", "index"), ("guide/intro", "..", "index"),
    ("index", "guide/", "guide/index"), ("guide/intro", ".", "guide/index"),
    ("guide/intro", "/info.html", "info"), ("index", "caf%C3%A9.html", "café"),
    ("index", "a%20b.html", "a b"), ("index", "info", "info"), ("index", "v1.2.html", "v1.2"),
    ("guide/intro", "../guide/../info.html", "info"),
  ])
  func `a link leads to a page`(page: String, link: String, target: String) throws {
    var links = InboundLinks(to: try [PagePath(page), PagePath(target)])
    links.read(markdown(link), of: try PagePath(page))
    #expect(links[try PagePath(target)] == 1)
  }

  @Test(arguments: [
    "https://example.org/info.html", "//example.org/info.html", "mailto:info", "#info", "", "?info",
    "../info.html", "nowhere.html", "info.htm", "info.html/", "INFO.html", "img/info.png",
    "info%FF",
    "info.html.md", "/", "data:info", "../../info.html",
  ])
  func `a link leads to no page`(link: String) throws {
    var links = InboundLinks(to: [try PagePath("info"), try PagePath("home")])
    links.read(markdown(link), of: try PagePath("home"))
    #expect(links[try PagePath("info")] == 0)
  }

  @Test func `each linking page counts once, and none for itself`() throws {
    let (index, info, guide) = (try PagePath("index"), try PagePath("info"), try PagePath("guide"))
    var links = InboundLinks(to: [index, info, guide])
    links.read(markdown("info.html", "info.md#a", "index.html", "guide.html"), of: index)
    links.read(markdown("info.html", "info.html#b", "#c"), of: info)
    links.read(markdown("./info.html"), of: guide)
    #expect([index, info, guide].map { links[$0] } == [0, 2, 1])
  }

  private func markdown(_ links: String...) -> ArraySlice<UInt8> {
    Array(links.map { "[x](\($0))\n" }.joined().utf8)[...]
  }
}
