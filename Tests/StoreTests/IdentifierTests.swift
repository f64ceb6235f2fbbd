import Testing

@testable import Store

struct IdentifierTests {
  @Test(
    "A language is written to HTML as its tag",
    arguments: [
      ("EN", "en"), ("de", "de"), ("pt_BR", "pt-BR"), ("PT-br", "pt-BR"), ("chr", "chr"),
      ("ZH_hant_tw", "zh-Hant-TW"), ("sr-LATN", "sr-Latn"), ("es_419", "es-419"),
      ("DE-ch-1996", "de-CH-1996"), ("sl_NEDIS", "sl-nedis"), ("en-us-x-AB-cd", "en-US-x-ab-cd"),
      ("de-1ab2", "de-1ab2"),
    ])
  func languages(name: String, tag: String) throws {
    let code = try #require(LanguageCode(name))
    #expect(code.tag == tag)
    #expect(LanguageCode(tag) == code)
    #expect(LanguageCode(name.uppercased().replacing("-", with: "_")) == code)
  }

  @Test(
    "What is no language code is refused",
    arguments: [
      "", "e", "images", "abcd", " en", "en ", "e1", "12", "-en", "en-", "en--US", "en__US",
      "en-toolongtag", "рус", "ＥＮ", "en/US", "en.md", "en-ü",
    ])
  func notLanguages(name: String) {
    #expect(LanguageCode(name) == nil)
  }

  @Test(
    "A page may have any name that a link can hold",
    arguments: [
      "index", "guide/intro", "v1.2", "a-b_c", "a b", "über", "日本", "مرحبا", "a/b/c/d", "(x)",
      "a,b;c=d+e@f!$~[]{}^`",
    ])
  func pages(text: String) throws {
    #expect(try PagePath(text).text == text)
    #expect(try FilePath(text).text == text)
  }

  @Test(
    "A path that would leave its folder or cannot be written is refused, with the reason",
    arguments: [
      ("", "has no name"), ("/a", "has an empty name in its path"),
      ("a/", "has an empty name in its path"), ("a//b", "has an empty name in its path"),
      ("..", "has “..” in its name"), ("a/../b", "has “..” in its name"),
      ("a..b", "has “..” in its name"), (".a", "has a hidden name in its path"),
      ("a/.b", "has a hidden name in its path"), (" a", "has a space at an end of its name"),
      ("a /b", "has a space at an end of its name"),
      ("a\nb", "has a control character (U+000A) in its name"),
      ("a\u{0}b", "has a control character (U+0000) in its name"),
      ("a\u{202e}b", "has a control character (U+202E) in its name"),
      ("a\u{2028}b", "has a control character (U+2028) in its name"),
      ("a\\b", "has \\ in its name, which no link can hold as it is"),
      (String(repeating: "a", count: 1025), "is longer than 1,024 bytes"),
    ])
  func badPaths(text: String, reason: String) {
    #expect(throws: PathError(reason: reason)) { try PagePath(text) }
    #expect(throws: PathError(reason: reason)) { try FilePath(text) }
  }

  @Test(
    "A page has no character that would have to be escaped; an asset may",
    arguments: ["\"", "'", "<", ">", ":", "|", "?", "*", "#", "%", "&"])
  func pageCharacters(character: String) throws {
    let reason = "has \(character) in its name, which no link can hold as it is"
    #expect(throws: PathError(reason: reason)) { try PagePath("a\(character)b") }
    #expect(try FilePath("a\(character)b").text == "a\(character)b")
  }

  @Test("A path of 1,024 bytes is the longest")
  func longest() throws {
    let text = String(repeating: "ü", count: 512)
    #expect(try PagePath(text).text == text)
    #expect(throws: PathError.self) { try PagePath(text + "a") }
  }

  @Test(
    "The part before the last dot of a name is a page's path",
    arguments: [("index.md", "index"), ("a.b/c", "a.b/c"), ("a/b.c.md", "a/b.c"), ("x", "x")])
  func withoutExtension(text: String, path: String) throws {
    #expect(try FilePath(text).withoutExtension == path)
  }
}
