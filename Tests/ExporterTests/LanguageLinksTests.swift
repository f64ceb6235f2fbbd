import Testing

@testable import Exporter

/// Links as they are written for `PAGE.html`, in `ru/PAGE.html`.
struct LanguageLinksTests {
  private let links = LanguageLinks(
    folder: "ru", main: "en", page: "guide/intro", folders: ["en", "ru"],
    files: ["map.html", "LICENSE", "api/index.html"], base: "")

  @Test(
    "A link to a page stays in the language; what is no page is found one step up",
    arguments: [
      ("start.html", nil), ("../index.html#top", nil), ("more/", nil), ("../", nil),
      ("start", nil), ("#limits", nil), ("?q=1", nil), ("..", nil),
      ("photo.png", "../photo.png"), ("../main.css?v=2", "../../main.css?v=2"),
      ("../map.html#here", "../../map.html#here"), ("../LICENSE", "../../LICENSE"),
      ("a%20b.pdf", "../a%20b.pdf"),
      ("../api/", "../../api/"), ("../api", "../../api"), ("/api/", nil), ("/new", nil),
      ("start.html#EN", "../../en/guide/start.html"), ("#en", "../../en/guide/intro.html"),
      ("../index.html#ru", nil), ("../a b.html?x#en", "../../en/a%20b.html"),
      ("https://example.org/#en", nil), ("photo.png#en", "../photo.png#en"),
      ("/info.html", "/ru/info.html"), ("/", "/ru/"), ("/en/info.html", nil), ("/logo.svg", nil),
      ("../../en/info.html", nil), ("../../logo.svg", nil),
      ("https://example.org/info.html", nil), ("mailto:a@example.org", nil),
      ("//example.org/x", nil), ("", nil),
    ] as [(String, String?)])
  func address(url: String, expected: String?) {
    #expect(links.address(url, isShown: true) == expected)
  }

  @Test("What a page says of itself leads where it led")
  func notShown() {
    #expect(links.address("/info.html", isShown: false) == nil)
    #expect(links.address("../main.css", isShown: false) == "../../main.css")
  }

  @Test("Below a path of a server, an address from the root has that path")
  func base() {
    let links = LanguageLinks(
      folder: "ru", main: "en", page: "index", folders: ["en", "ru"], files: [], base: "/relay")
    #expect(links.address("/relay/info.html", isShown: true) == "/relay/ru/info.html")
    #expect(links.address("/info.html", isShown: true) == nil)
  }

  @Test("From the page where readers choose their language, links lead to the first")
  func choice() {
    let links = LanguageLinks(
      folder: "", main: "en", page: "index", folders: ["en", "ru"], files: [], base: "")
    #expect(links.address("info.html", isShown: true) == "en/info.html")
    #expect(links.address("ru/index.html", isShown: true) == nil)
    #expect(links.address("logo.svg", isShown: true) == nil)
  }
}
