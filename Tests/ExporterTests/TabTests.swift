import FileSystem
import TestSupport
import Testing
import Theme

/// What the tabs of a page say of themselves, and what is written beside it for them.
struct TabTests {
  private func page(
    _ languages: String, _ texts: TextTree, _ skeleton: String = "%content placeholder%"
  ) throws -> String {
    var tree = bare.with(texts)
    tree["index.md"] = skeleton
    tree["cmctl.ini"] = "[params]\nlanguages = \(languages)\n"
    return try export(tree)
  }

  @Test("A tab has the form that stylesheets rely on, its language's tag as name, and its language")
  func form() throws {
    let html = try page(
      "EN pt_BR ar",
      ["locales/EN/index.md": "a", "locales/pt_BR/index.md": "b", "locales/AR/index.md": "c"])
    for (number, tag, direction) in [(1, "en", "ltr"), (2, "pt-BR", "ltr"), (3, "ar", "rtl")] {
      #expect(
        html.contains(
          "id=\"__tabbed_1_\(number)\" name=\"__tabbed_1\" type=\"radio\" lang=\"\(tag)\""))
      #expect(
        html.contains("<label for=\"__tabbed_1_\(number)\" lang=\"\(tag)\" dir=\"\(direction)\">"))
      #expect(
        html.contains(
          "<div class=\"tabbed-content\" id=\"\(tag.lowercased())\" lang=\"\(tag)\" dir=\"\(direction)\">"
        ))
    }
  }

  @Test("A second set of tabs in a page has names of its own")
  func twoSets() throws {
    let html = try page(
      "EN DE", ["locales/EN/index.md": "a", "locales/DE/index.md": "b"],
      "%content placeholder%\n\n%content placeholder%")
    for id in ["en", "de", "2-en", "2-de"] {
      #expect(html.ranges(of: "id=\"\(id)\"").count == 1)
    }
  }

  @Test(
    "The tabs are named in the language of the page, or in English",
    arguments: [
      ("DE EN", "Sprache", "de"), ("sr_Latn EN", "Jezik", "sr-Latn"),
      ("pt_BR EN", "Idioma", "pt-BR"),
      ("zh_TW EN", "語言", "zh-TW"), ("tlh EN", "Language", "en"),
    ])
  func name(languages: String, word: String, tag: String) throws {
    var texts: TextTree = ["locales/EN/index.md": "a"]
    texts["locales/\(languages.split(separator: " ")[0])/index.md"] = "b"
    let html = try page(languages, texts)
    #expect(html.contains("role=\"radiogroup\" aria-label=\"\(word)\" lang=\"\(tag)\">"))
  }

  @Test("A page in one language has no tabs and no name of one")
  func oneLanguage() throws {
    #expect(try body("x") == "<p>x</p>\n")
  }

  @Test("The script stands in a file of its own, where the layout is the built-in one")
  func script() throws {
    let site = try MadeSite(["locales/EN/index.md": "x"])
    try site.export()
    let page = try site.built()["index.html"] ?? ""
    // A page says its own script under no policy that forbids it.
    #expect(page.ranges(of: "<script").count == 1)
    #expect(page.contains("<script src=\"cmctl.js\" defer></script>"))
    #expect(try site.built()["cmctl.js"]?.contains("localStorage") == true)
  }

  @Test("The stylesheet is small, and the example's script is the built-in one")
  func files() throws {
    let theme = Files.join(Places.package, "Sources/Exporter/Theme")
    let script = try Files.read(Files.join(theme, "tabs.js"))
    #expect(Theme.stylesheet.utf8.count < 10_000)
    // Every rule of the files is in it, without what only its authors read.
    for name in ["style.css", "header.css", "pages.css"] {
      let css = String(decoding: try Files.read(Files.join(theme, name)), as: UTF8.self)
      #expect(css.count { $0 == "{" } > 0)
    }
    #expect(!Theme.stylesheet.contains("/*"))
    #expect(!Theme.stylesheet.contains("\n "))
    for rule in [".cmctl-site {", ".cmctl-languages a {", ".tabbed-set > input:checked + label"] {
      #expect(Theme.stylesheet.contains(rule))
    }
    #expect(script.count < 6_000)
    #expect(try Files.read(Files.join(Places.package, "Examples/relay/cmctl.js")) == script)
  }
}
