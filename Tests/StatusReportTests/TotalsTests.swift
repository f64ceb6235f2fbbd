import StatusReport
import Store
import Testing

/// How far a language is.
@Suite struct TotalsTests {
  @Test func `each language is counted in pages and words, without what is not ready`() throws {
    let totals = try Made.translations().totals
    #expect(totals.map(\.language.code.tag) == ["en", "pt-BR", "ar", "xx"])
    let portuguese = totals[1]
    #expect(
      [portuguese.pages, portuguese.current, portuguese.outdated, portuguese.missing]
        == [2, 1, 1, 0])
    #expect([portuguese.orphan, portuguese.drift] == [1, 0])
    #expect([portuguese.words, portuguese.wordsToDo] == [200, 30])
    #expect(portuguese.percentDone == 85)
    let arabic = totals[2]
    #expect([arabic.current, arabic.missing, arabic.drift, arabic.wordsToDo] == [1, 1, 1, 100])
    #expect(totals[0].percentDone == nil)
    // A page that a translation alone has is not one of the source language's.
    #expect([totals[0].pages, totals[0].missing] == [2, 0])
    #expect(try Made.translations().pagesNotReady == 1)
  }

  @Test(
    arguments: [
      ([(.current, 10, 0)], 100), ([(.current, 999, 0), (.missing, 1, 0)], 99),
      // Of no words at all, pages are counted; a missing page is never done.
      ([(.current, 10, 0), (.missing, 0, 0)], 99), ([(.missing, 0, 0), (.current, 0, 0)], 50),
      ([(.missing, 10, 0)], 0), ([(.outdated, 3, 1)], 66),
      // The source block is gone: nothing is to be translated, yet the page is outdated.
      ([(.outdated, 3, 0)], 99), ([], nil), ([(.orphan, 3, 0)], nil),
    ] as [([(TranslationState, Int, Int)], Int?)])
  func `the share is rounded down, and 100 only where nothing is to do`(
    cells: [(TranslationState, Int, Int)], percent: Int?
  ) throws {
    let pages = try cells.enumerated().map { index, cell in
      try Made.page(
        "page-\(index)",
        [Translations.Cell(state: cell.0, words: cell.1, outdatedWords: cell.2)])
    }
    let translations = Translations(
      revision: Made.revision, languages: [try Made.language("de")], pages: pages)
    #expect(translations.totals.first?.percentDone == percent)
  }

  @Test func `a language without a tab and without a document is not among those shown`() throws {
    var translations = try Made.translations()
    #expect(translations.usedLanguages.map(\.code.tag) == ["en", "pt-BR", "ar"])
    translations.pages[0].cells[3].state = .current
    #expect(translations.usedLanguages.map(\.code.tag) == ["en", "pt-BR", "ar", "xx"])
  }

  @Test func `what is missing has the first fallback that is there`() throws {
    let translations = try Made.translations()
    let missing = translations.missing(in: [translations.languages[2]], pages: nil)
    #expect(
      missing.map { "\($0.page.text) \($0.fallback?.tag ?? "-") \($0.words)" }
        == ["about pt-BR 100"])
    #expect(
      translations.orphans(in: translations.languages, pages: nil).map(\.page.text) == ["old"])
  }
}
