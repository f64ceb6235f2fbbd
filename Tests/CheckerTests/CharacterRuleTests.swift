import Store
import Testing

@testable import Checker

struct CharacterRuleTests {
  private func found(
    _ rule: CheckRule, _ text: String, in language: String = "ru", source: String? = nil
  ) -> [RuleFinding] {
    findings(text, in: language, source: source).filter { $0.rule == rule }
  }

  @Test(arguments: [
    ("Вот кaртина.", "“a” in “кaртина” is a Latin letter"),
    ("Вот Cервер.", "“C” in “Cервер” is a Latin letter"),
    ("Вот словa.", "“a” in “словa” is a Latin letter"),
    ("Your pаssword.", "“а” in “pаssword” is a Cyrillic letter"),
    ("Το Aθήνα.", "“A” in “Aθήνα” is a Latin letter"),
  ])
  func aLetterOfAnotherScriptIsFound(text: String, message: String) {
    #expect(found(.mixedScript, text + "\n").map(\.message) == [message])
  }

  @Test func theLetterIsMarked() throws {
    let text = "Вот *кaртина* и `кaртина`.\n"
    let finding = try #require(found(.mixedScript, text).first)
    #expect(marked(finding, in: text) == "a")
    #expect(finding.subject == "кaртина")
  }

  @Test(arguments: [
    "DNSовый и IPшник", "e-mail'ом и web-сайт", "5 кГц и 10 µm", "μm и kΩ", "микроUSBшный",
    "Googleить",
    "ΔT und πr", "TNFα", "Wi-Fi’я", "тест/test", "XMLный", "SMSок",
  ])
  func wordsOfTwoScriptsAreNoFinding(text: String) {
    #expect(found(.mixedScript, text + "\n") == [])
  }

  @Test func charactersOfNoWidthAreFound() {
    for code in [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{180E}", "\u{2063}",
    ] {
      for text in [
        "So \(code)ist es.\n", "`a\(code)b`\n", "\(code)```\ncode\n```\n", "[a](b\(code).md)\n",
      ] {
        let findings = found(.zeroWidth, (text.hasPrefix(code) ? "x\n\n" : "") + text, in: "de")
        #expect(findings.map(\.replacement) == [""], "\(code.unicodeScalars.first!.value) \(text)")
        #expect(
          findings.first.map { marked($0, in: (text.hasPrefix(code) ? "x\n\n" : "") + text) }
            == code)
      }
    }
    #expect(
      found(.zeroWidth, "a\u{200B}b c\u{200B}d\n", in: "de").map(\.subject)
        == ["U+200B 1", "U+200B 2"])
    let run = "a\u{200B}\u{200B}\u{FEFF}b\n"
    #expect(found(.zeroWidth, run, in: "de").map { $0.range } == [1..<10])
    #expect(
      found(.zeroWidth, "a\u{200B}b\n", in: "de").map(\.message)
        == ["an invisible character (U+200B, zero width space) stands here"])
  }

  @Test(arguments: [
    ("می\u{200C}خواهم", "fa"), ("`code`\u{200C}ها", "fa"), ("क\u{094D}\u{200D}ष", "hi"),
    ("👩\u{200D}💻", "de"),
    ("ไทย\u{200B}ไทย", "th"), ("\u{FEFF}Anfang", "de"), ("sil\u{AD}be", "de"), ("中\u{200B}文", "zh"),
  ])
  func whereScriptsUseThemTheyAreNoFinding(text: String, language: String) {
    #expect(found(.zeroWidth, text + "\n", in: language) == [])
  }

  @Test func controlsOfDirectionAreFound() {
    #expect(
      found(.bidiControl, "Some \u{202E}text\u{202C} here.\n", in: "en").map(\.subject) == [
        "U+202E 1"
      ])
    #expect(
      found(.bidiControl, "```\nif a \u{2066}// b\u{2069}\n```\n", in: "en").map(\.subject)
        == ["U+2066 1"])
    #expect(found(.bidiControl, "نص \u{202E}نص\u{202C} نص\n", in: "ar").count == 1)
    #expect(found(.bidiControl, "نص \u{2067}نص نص\n", in: "ar").map(\.subject) == ["U+2067 1"])
    #expect(found(.bidiControl, "نص \u{2069}نص نص\n", in: "ar").map(\.subject) == ["U+2069 1"])
    #expect(
      found(.bidiControl, "```\nنص \u{2067}نص\nنص\u{2069}\n```\n", in: "ar").map(\.subject)
        == ["U+2067 1", "U+2069 1"])
    #expect(found(.bidiControl, "Ein Wort\u{200E}\n", in: "de").map(\.subject) == ["U+200E 1"])
    #expect(found(.bidiControl, "a\u{202E}b\n", in: "en").first?.replacement == nil)
  }

  @Test func controlsThatATextNeedsAreNoFinding() {
    #expect(found(.bidiControl, "نص \u{2066}text\u{2069} نص\u{200F}\n", in: "ar") == [])
    #expect(found(.bidiControl, "The word שלום\u{200E} is Hebrew.\n", in: "en") == [])
    #expect(
      found(
        .bidiControl, "Ein \u{202A}Wort\u{202C}.\n", in: "de", source: "A \u{202A}word\u{202C}.\n")
        == [])
  }
}
