import Testing

@testable import Checker

struct LinkRulesTests {
  @Test(arguments: [
    ("[т](https://ru.wikipedia.org/wiki/%D0%A0)", "[t](https://en.wikipedia.org/wiki/R)"),
    ("[т](https://delta.chat/ru/help#ru)", "[t](https://delta.chat/en/help#en)"),
    ("[т](https://delta.chat/ru/help)", "[t](https://www.delta.chat/help/)"),
    ("[т](https://delta.chat/help?lang=ru)", "[t](https://delta.chat/help?lang=en)"),
    ("[т](https://delta.chat/a.ru.html)", "[t](https://delta.chat/a.html)"),
    ("[т](page-ru.html#якорь)", "[t](page.html#anchor)"),
    ("[т](https://delta.chat)", "[t](http://delta.chat)"),
    ("[т](#якорь)", "[t](#anchor)"),
    ("<https://a.example> и [т](b.html)", "[b](b.html) and https://a.example."),
    ("смотрите https://a.example/x。", "see https://a.example/x"),
    ("[б](b.html) [а](a.html)", "[a](a.html) [b](b.html)"),
    ("[а](a.html) и [а](a.html)", "[a](a.html)"),
    ("[т](https://{{config.d}}/new)", "[t](https://{{ config.d }}/new)"),
    ("[1]: https://b.example\n\n[т][1]", "[1]: https://b.example\n\n[t][1]"),
    ("[т](https://a.example/x (y))", "[t](https://a.example/x (y))"),
  ])
  func sameTargetsAreSilent(_ translation: String, _ source: String) {
    #expect(found(translation, source).isEmpty)
  }

  @Test(arguments: [
    ("[т](https://evil.example/)", "[t](https://a.example/)", "link-host"),
    ("[т](https://evil.example/) [а](a.html)", "[a](a.html)", "link-host"),
    ("<https://evil.example/>", "https://a.example/", "link-host"),
    ("[т](http://a.example/)", "[t](https://a.example/)", "link-scheme"),
    ("[т](https://a.example/)", "[t](mailto:me@a.example)", "link-scheme"),
    ("[т](mailto:you@a.example)", "[t](mailto:me@a.example)", "link-changed"),
    ("[т](mailto:me@b.example)", "[t](mailto:me@a.example)", "link-host"),
    ("[т](https://a.example/y)", "[t](https://a.example/x)", "link-changed"),
    ("[т](https://a.example/?q=2)", "[t](https://a.example/?q=1)", "link-changed"),
    ("[т](https://a.example/#b)", "[t](https://a.example/#a)", "link-changed"),
    ("[т](other.html)", "[t](page.html)", "link-changed"),
    ("[а](a.html) [б](a.html)", "[a](a.html) [b](b.html)", "link-changed"),
    ("[а](https://a.example) б", "[a](https://a.example) [b](https://b.example)", "link-dropped"),
    ("б", "<a href=\"page.html\">b</a>", "link-dropped"),
  ])
  func otherTargetsAreFoundOnce(_ translation: String, _ source: String, _ rule: String) {
    #expect(
      findings(translation + "\n", source: source + "\n").map(\.rule.rawValue) == [rule])
  }

  @Test(arguments: [
    ("[т] (https://a.example)", " "), ("[т]( https://a.example)", " "),
    ("[т](https://a.example )", " "), ("**[т]  (../a.html)**", "  "), ("![т] (a.png)", " "),
    ("[т] (#якорь)", " "),
  ])
  func spaceInLinksIsFound(_ text: String, _ space: String) throws {
    let found = findings(text + "\n")
    #expect(found.map(\.rule) == [.linkSpace])
    let finding = try #require(found.first)
    #expect(marked(finding, in: text) == space)
    #expect(finding.replacement == "")
  }

  @Test(arguments: [
    "массив [a] (и так далее)", "`[a] (https://a.example)`", "[a](https://a.example) (см. ниже)",
    "[a](a.html \"b\" )", "- [x] (https://a.example)", "\\[a\\] (https://a.example)",
    "[…] (https://a.example)", "слово [ˈwɜːd] (/ˈwɜːd/)", "[a] (#12)",
  ])
  func otherParenthesesAreNot(_ text: String) {
    #expect(findings(text + "\n").isEmpty)
  }

  @Test func whatTheSourceLinksToIsAnAddress() {
    #expect(found("[т] (rules)", "[t](rules)") == ["link-space:  "])
    #expect(found("[т] (правила)", "[t] (rules)").isEmpty)
  }

  @Test func imagesAreThoseOfTheSource() {
    #expect(found("![л](img/ru/logo-ru.svg)", "![l](img/en/logo.svg)").isEmpty)
    #expect(found("![л](b.svg)", "![l](a.svg)") == ["image: ![л](b.svg)"])
    #expect(found("текст", "text ![l](a.svg)") == ["image: текст"])
    #expect(found("![л](a.svg) ![м](c.svg)", "![l](a.svg)") == ["image: ![м](c.svg)"])
    #expect(
      found(
        "<img src=\"a.svg\" alt=\"а\"> <img src=\"b.svg\" alt=\"б\">",
        "<img src=\"a.svg\" alt=\"a\">") == ["image: <img src=\"b.svg\" alt=\"б\">"])
  }

  @Test func imagesHaveAlternativeText() {
    #expect(findings("![](a.svg)\n").map(\.rule) == [.altMissing])
    #expect(findings("<img src=\"a.svg\">\n").map(\.rule) == [.altMissing])
    #expect(findings("<img src=\"a.svg\" alt=\"\"> ![a](b.svg)\n").isEmpty)
    #expect(found("![ ](a.svg)", "![a](a.svg)") == ["alt-missing: ![ ](a.svg)"])
    #expect(found("![](a.svg)", "![](a.svg)").isEmpty)
    #expect(found("![](b.svg)", "![](a.svg)") == ["image: ![](b.svg)"])
  }
}
