import Importer
import Store
import TestSupport
import Testing

/// What the configuration says of the whole site, and of its QR codes.
struct SiteKeysTests {
  private let pages: TextTree = [
    "page-layout.html": "{{ markdown_html }}", "locales/EN/index.md": "x",
    "locales/EN/guide/intro.md": "x", "bare.md": "Only a skeleton",
  ]

  private func told(_ ini: String) throws -> [String] {
    try problems(pages.with(["cmctl.ini": ini]))
  }

  @Test("Menu, name, address and table of contents are read")
  func values() throws {
    let ini = """
      [site]
      name = A relay
      url = https://example.org/a/
      toc = yes
      menu = index guide/intro,
        bare
      """
    let site = Site(previewing: try read(pages.with(["cmctl.ini": ini])))
    #expect(site.name == "A relay")
    #expect(site.url == "https://example.org/a")
    #expect(site.showsContents)
    #expect(site.menu == ["index", "guide/intro", "bare"])
  }

  @Test(
    "What cannot be is told with its line, all at once",
    arguments: [
      (
        "menu = index guide/intor nowhere",
        [
          "the menu has “guide/intor”, which is no page of this site (did you mean guide/intro?)",
          "the menu has “nowhere”, which is no page of this site (a page is written as in guide/intro)",
        ]
      ),
      (
        "menu = guide/intro.html",
        [
          "the menu has “guide/intro.html”, which is no page of this site (did you mean guide/intro?)"
        ]
      ), ("menu = index index", ["the menu has “index” twice"]),
      ("toc = maybe", ["toc is yes or no, not “maybe”"]),
    ])
  func refused(line: String, messages: [String]) throws {
    #expect(try told("[site]\n\n\(line)\n") == messages.map { "cmctl.ini:3: \($0)" })
  }

  @Test(
    "An address that is none is refused",
    arguments: [
      "example.org", "ftp://example.org", "https://", "https://a b", "https://пример.рф",
      "https://example.org/?a=b", "https://example.org/#a", "https://user@example.org",
      "https://example.org:port", "javascript:alert(1)", "https://-a-/",
    ])
  func address(url: String) throws {
    #expect(
      try told("[site]\nurl = \(url)\n") == [
        "cmctl.ini:2: url is no address of a site: “\(url)” "
          + "(write it whole, with letters of ASCII alone, as in https://example.org)"
      ])
  }

  @Test(
    "A code with a name is checked like the one without",
    arguments: [
      (
        "[qr app]\nsize = 9",
        [
          "1: [qr app] has no text (say what the code holds: text = …)",
          "2: size is a number of pixels from 64 to 2048, not “9”",
        ]
      ),
      (
        "[qr a.b]\ntext = x",
        ["1: the name of a QR code is letters, digits, “-” and “_”, not “a.b”"]
      ),
      ("[qr app]\ntext = x\nfil = a", ["3: [qr app] has no key “fil” (did you mean file?)"]),
      (
        "[qr a]\ntext = x\nfile = q.png\n[qr b]\ntext = y\nfile = Q.png",
        ["6: “Q.png” is the file of [qr a] already (give one of them another)"]
      ),
      (
        "[qr a]\ntext = {{ config.domain }}",
        ["2: text: config.domain is not set (set it under [params])"]
      ),
      (
        "[qr a]\ntext = {{ title }}",
        ["2: text: title is not known (the text of a code may say config.KEY alone)"]
      ),
      ("[qr a]\ntext = {% if", ["2: text: this {% is never closed"]),
    ])
  func codes(ini: String, messages: [String]) throws {
    #expect(try told(ini + "\n") == messages.map { "cmctl.ini:\($0)" })
  }

  @Test("A page that asks for a code that is not there is told so")
  func unknownCode() throws {
    let tree = pages.with([
      "cmctl.ini": "[qr app]\ntext = x\n", "locales/EN/index.md": "{{ qr.ap.file }}",
    ])
    #expect(
      try problems(tree) == [
        "locales/EN/index.md:1:4: qr.ap is not set (a QR code is a section [qr NAME] of the configuration)"
      ])
  }
}
