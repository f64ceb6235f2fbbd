import Testing

@testable import Checker

struct QuoteRuleTests {
  private func quotes(_ text: String, in language: String) -> [String] {
    findings(text, in: language).filter { $0.rule == .quotes }.map(\.subject)
  }

  @Test func aMarkWithoutCounterpartIsFound() throws {
    #expect(quotes("Он сказал «да и ушёл.\n", in: "ru") == ["«"])
    #expect(quotes("He said “yes and left.\n", in: "en") == ["“"])
    #expect(quotes("Er sagte „ja und ging.\n", in: "de") == ["„"])
    #expect(quotes("He said “yes“ and left.\n", in: "en") == ["“"])
    #expect(quotes("一个「词。\n", in: "zh") == ["「"])
    let text = "Some *“text* of a `“` code\n"
    let found = try #require(findings(text, in: "en").first { $0.rule == .quotes })
    #expect(marked(found, in: text) == "“")
    #expect(found.range.lowerBound == 6)
  }

  @Test func marksOfAnotherLanguageAreFound() {
    #expect(quotes("Нажмите “Далее”.\n", in: "ru") == ["“…”"])
    #expect(quotes("Klicke auf “Weiter”.\n", in: "de") == ["“…”"])
    #expect(quotes("Cliquez sur „Suivant“.\n", in: "fr") == ["„…“"])
    #expect(quotes("Press «Next».\n", in: "en") == ["«…»"])
    #expect(quotes("Appuyez sur »Suivant«.\n", in: "fr") == ["»…«"])
  }

  @Test(arguments: [
    ("Он сказал «это „так“» и ушёл.", "ru"), ("Er sagte „so“ und »so« und «so».", "de"),
    ("Il dit « oui “non” oui » et l’autre.", "fr"), ("Hon sa ”ja” och ”nej”.", "sv"),
    ("He didn’t say “don’t”, it’s ‘so’.", "en"), ("他说“你好”和「再见」。", "zh"),
    ("Powiedział „tak” i «nie».", "pl"), ("He said \"so\" and 'so'.", "en"), ("ארה”ב היא", "he"),
    ("A screen of 5” and more.", "en"), ("“A quotation goes on in the next paragraph.", "en"),
    ("Foo “bar” baz", "qya"), ("「『本』」を読む", "ja"), ("»Tak« in „ne“", "sl"),
  ])
  func marksOfTheLanguageAreNoFinding(text: String, language: String) {
    #expect(quotes(text + "\n", in: language) == [])
  }
}
