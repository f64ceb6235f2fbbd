import Foundation
import Store
import Testing

@testable import Checker

/// Which words are asked for, and where.
struct SpelledWordsTests {
  private func words(_ text: String, _ language: String = "en") throws -> [String] {
    let traits = LanguageTraits(try #require(LanguageCode(language)))
    return SpelledWords.words(of: checkedText(text).blocks[0], traits).map(\.text)
  }

  @Test(
    "Words are those of prose that a dictionary can judge",
    arguments: [
      ("en", "Don’t use `coode` at https://exmple.org, *please*.", ["Don't", "use", "please"]),
      ("en", "The SMTP port 25 of GitHub's v2 API, e-mail, IMAPv4", ["The", "port"]),
      ("en", "`code`s and {{ tag }}x **bold**", ["and", "bold"]),
      ("de", "Ein- und Ausgabe geht's", ["Ein", "und", "Ausgabe", "geht"]),
      ("ru", "Пиши по-русски, из-за Delta Chat и ру\u{301}сский A", ["Пиши", "русский"]),
      ("fr", "L'amie s’en va", ["L'amie", "s'en"]), ("en", "naïve привет 你好", ["naïve"]),
      ("en", "soft\u{AD}ware cafe\u{301}", ["software", "café"]), ("zh", "服务器", []),
      ("en", "```\nwrogn\n```", []),
    ])
  func words(language: String, text: String, expected: [String]) throws {
    #expect(try words(text, language) == expected)
  }
}

/// Words that no dictionary has.
@Suite(
  .enabled("hunspell with its dictionaries en_US and ru_RU is not installed") {
    let hunspell = Hunspell(environment: ProcessInfo.processInfo.environment)
    return ["en", "ru"].allSatisfy { hunspell?.dictionary(for: traits($0)) != nil }
  }) struct SpellingTests
{
  private let hunspell = Hunspell(environment: ProcessInfo.processInfo.environment)

  private func found(
    _ text: String, _ language: String, source: String? = nil, _ glossary: Glossary = Glossary()
  ) throws -> [String] {
    let (checked, original) = (checkedText(text), source.map(checkedText))
    var words = SpelledWords(traits(language))
    for block in checked.blocks { words.add(block) }
    let spelling = try Spelling([words], glossary: glossary, hunspell: hunspell)
    var findings: [RuleFinding] = []
    for block in checked.blocks {
      spelling.check(
        Comparison(
          block: block, language: traits(language),
          original: original.map {
            Comparison.Original(
              blocks: [$0.blocks[block.number]], isSure: true, text: $0, language: traits("en"))
          }), &findings)
    }
    return findings.map { "“\(marked($0, in: text))” \($0.message)" }
  }

  @Test("A word that is spelled wrong is found, once in a block")
  func wrong() throws {
    #expect(
      try found("A *wrogn* word, wrogn.\n\n- Right\n- Allso wrogn", "en") == [
        "“wrogn” no dictionary has “wrogn”", "“Allso” no dictionary has “Allso”",
        "“wrogn” no dictionary has “wrogn”",
      ])
    #expect(
      try found("Этот сервир рабо\u{301}тает.", "ru") == ["“сервир” no dictionary has “сервир”"])
    #expect(try found("Don’t, they're, isn't: it's the user's.", "en") == [])
  }

  @Test("Names are no mistakes: of the source, of the glossary, with a capital in a sentence")
  func names() throws {
    #expect(try found("Стандарт чатмейл.", "ru", source: "The chatmail standard.").count == 1)
    #expect(
      try found(
        "Стандарт чатмейл.", "ru", source: "The chatmail standard.",
        Glossary([
          Glossary.Entry(
            term: "chatmail", language: LanguageCode("ru"), rule: .translation("чатмейл"))
        ])) == [])
    #expect(try found("Use chatmeil.", "en", source: "Use Chatmeil.") == [])
    #expect(try found("Use the Chatmeil.", "en") == [])
    #expect(try found("See `chatmeil`: chatmeil.", "en") == [])
  }

  @Test("What may be meant is told, for some words of a language")
  func suggestions() throws {
    let text = checkedText("A wrogn word.")
    var words = SpelledWords(traits("en"))
    words.add(text.blocks[0])
    var findings: [RuleFinding] = []
    try Spelling([words], glossary: Glossary(), hunspell: hunspell).check(
      Comparison(block: text.blocks[0], language: traits("en"), original: nil), &findings)
    let hint = try #require(findings.first?.hint)
    #expect(hint.contains("“wrong”") && hint.hasSuffix("If it is right, add it to the glossary"))
  }

  @Test("Very many words are asked for at once")
  func many() throws {
    let hunspell = try #require(hunspell)
    let dictionary = try #require(hunspell.dictionary(for: traits("en")))
    let words = (0..<40_000).map { number in
      "xq" + String(number, radix: 10).utf8.map { String(UnicodeScalar($0 + 49)) }.joined()
    }
    #expect(try hunspell.unknown(words + ["house"], dictionary: dictionary) == Set(words))
  }

  @Test("A language without a dictionary is told, not refused")
  func noDictionary() throws {
    var words = SpelledWords(traits("tlh"))
    words.add(checkedText("Nuqneh").blocks[0])
    #expect(
      try Spelling([words], glossary: Glossary(), hunspell: hunspell).unchecked == ["tlh"])
    #expect(try Spelling([words], glossary: Glossary(), hunspell: nil).unchecked == ["tlh"])
    #expect(Hunspell(environment: ["PATH": "/nonexistent"]) == nil)
  }
}

private func traits(_ language: String) -> LanguageTraits {
  LanguageTraits(LanguageCode(language)!)
}

/// Which dictionary is taken for a language.
struct DictionaryTests {
  @Test(
    "That of the region, of the language, of the usual region, or any",
    arguments: [
      ("pt-BR", "pt_BR"), ("pt", "pt_PT"), ("pt-AO", "pt_PT"), ("en", "en_US"), ("en-GB", "en_GB"),
      ("fr", "fr"), ("fr-BE", "fr"), ("es", "es_AR"), ("zh-Hant-TW", nil), ("de", "de_DE"),
    ])
  func choice(language: String, dictionary: String?) {
    let paths = ["pt_BR", "pt_PT", "en_GB", "en_US", "fr", "fr_FR", "es_AR", "es_MX", "de_DE"]
      .map { ($0, "/usr/share/hunspell/" + $0) }
    let hunspell = Hunspell(
      program: "", environment: [], dictionaries: Dictionary(uniqueKeysWithValues: paths))
    #expect(hunspell.dictionary(for: traits(language)) == dictionary)
  }
}
