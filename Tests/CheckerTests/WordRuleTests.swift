import Store
import Testing

@testable import Checker

struct WordRuleTests {
  private func subjects(
    _ rule: CheckRule, _ translation: String, in language: String, _ source: String? = nil
  ) -> [String] {
    findings(translation, in: language, source: source).filter { $0.rule == rule }.map(\.subject)
  }

  @Test func textOfTheSourceIsFound() {
    let text = "Some of the text was *never* translated.\n"
    #expect(subjects(.untranslated, text, in: "de", text) == ["text"])
    #expect(subjects(.untranslated, text, in: "en-GB", text) == [])
    #expect(subjects(.untranslated, "Delta Chat Desktop\n", in: "de", "Delta Chat Desktop\n") == [])
    #expect(subjects(.untranslated, "Open `a b c d` now\n", in: "de", "Open `a b c d` now\n") == [])
    #expect(
      subjects(.untranslated, "    some code is here\n", in: "de", "    some code is here\n") == [])
    #expect(
      subjects(.untranslated, "# docker image pull\n", in: "de", "# docker image pull\n") == [])
    #expect(subjects(.untranslated, "# How to pull\n", in: "de", "# How to pull\n") == ["text"])
  }

  @Test func aTextFarOutOfLineIsFound() {
    let long = String(repeating: "Here are many words of a long paragraph. ", count: 5) + "\n"
    #expect(subjects(.length, "Hier sind viele Worte.\n", in: "de", long) == ["shorter"])
    #expect(subjects(.length, long, in: "de", "Here are words, but a few only.\n") == ["longer"])
    #expect(subjects(.length, "短い段落です。\n", in: "ja", "A short paragraph.\n") == [])
    let chinese = "这里有很多字，它们组成了一个很长的段落，长度与英文原文大致相同，没有遗漏任何内容。\n"
    #expect(subjects(.length, chinese, in: "zh", String(long.prefix(120)) + "\n") == [])
    #expect(subjects(.length, "很短。\n", in: "zh", long) == ["shorter"])
  }

  @Test(arguments: [
    ("Готово ли это уже.", "Is it done yet?", "ru", "question→stop"),
    ("Das Folgende ist da.", "The following is there:", "de", "colon→stop"),
    ("Это конец длинного текста", "This ends a long text.", "ru", "stop→none"),
    ("# Das Ende des langen Textes.", "# The end of the long text", "de", "none→stop"),
    ("Fertig?", "Done:", "de", "colon→question"),
    ("这是一个很长的句子", "This is one long sentence.", "zh", "stop→none"),
  ])
  func anotherMarkAtTheEndIsFound(
    translation: String, source: String, language: String, subject: String
  ) {
    #expect(
      subjects(.finalPunctuation, translation + "\n", in: language, source + "\n") == [subject])
  }

  @Test(arguments: [
    ("这是一个很长的句子。", "This is one long sentence.", "zh"), ("هل هذا جاهز؟", "Is this ready?", "ar"),
    ("Είναι αυτό έτοιμο τώρα;", "Is this ready now?", "el"),
    ("यह एक लंबा वाक्य है।", "This is a long sentence.", "hi"),
    ("นี่คือประโยคที่ยาวมาก", "This is one long sentence.", "th"),
    ("Das und so weiter usw.", "This and other things, etc.", "de"),
    ("Das ist das Ende von `code`", "This is the end of `code`.", "de"),
    ("Das Ende steht auf [einer Seite](a.html)", "The end is on a page.", "de"),
    ("Mehr steht auf https://example.org", "There is more to read.", "de"),
    ("Fertig…", "Done...", "de"), ("Er sagte: „So ist das.“", "He said “it is so”.", "de"),
    ("これは準備できましたか。", "Is this ready?", "ja"), ("Готово!", "Done.", "ru"),
    ("- один пункт списка тут;", "- one item of a list.", "ru"),
    ("# Ende", "# End.", "de"),
  ])
  func theSameMarkIsNoFinding(translation: String, source: String, language: String) {
    #expect(subjects(.finalPunctuation, translation + "\n", in: language, source + "\n") == [])
  }

  @Test func aDoubleWordIsFound() throws {
    let text = "Das ist **ein ganz\nganz** einfacher Satz.\n"
    let found = try #require(findings(text, in: "de").first { $0.rule == .doubleWord })
    #expect(marked(found, in: text) == "\nganz")
    #expect(subjects(.doubleWord, "The the end.\n", in: "en") == ["the"])
    #expect(subjects(.doubleWord, "Это это слово.\n", in: "ru") == ["это"])
  }

  @Test(arguments: [
    ("Vous vous trompez.", "fr"), ("Stel iets in in het bestand.", "nl"),
    ("Die, die die Tür öffnen.", "de"), ("Orang orang itu.", "id"),
    ("| yes | yes |\n|---|---|\n| no | no |", "en"), ("- one\n  - one", "en"),
    ("A Baden Baden", "en"),
    ("It ended. Ended it so?", "en"), ("- some\n\n  some", "en"), ("Take a a.", "en"),
    ("on code-code code-end", "en"), ("He said that that is so.", "en"),
    ("[word](a.md) word", "en"),
  ])
  func wordsThatMayStandTwiceAreNoFinding(text: String, language: String) {
    #expect(subjects(.doubleWord, text + "\n", in: language) == [])
  }

  @Test func aDoubleWordOfTheSourceIsNoFinding() {
    #expect(subjects(.doubleWord, "Das ist bla bla bla.\n", in: "de", "It is bla bla bla.\n") == [])
  }

  @Test func whatIsNotSureIsNotCompared() {
    let source = checkedText("After 30 days, and so on?\n")
    let text = checkedText("Nach 20 Tagen und so weiter.\n")
    for (isSure, blocks) in [(false, source.blocks), (true, [])] {
      var found: [RuleFinding] = []
      WordRules.check(
        Comparison(
          block: text.blocks[0], language: LanguageTraits(LanguageCode("de")!),
          original: Comparison.Original(
            blocks: blocks, isSure: isSure, text: source,
            language: LanguageTraits(LanguageCode("en")!))), &found)
      #expect(found == [])
    }
  }
}
