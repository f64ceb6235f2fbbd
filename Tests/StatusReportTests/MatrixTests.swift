import StatusReport
import Store
import Testing

/// The matrix that people read in a terminal.
@Suite struct MatrixTests {
  private func lines(
    _ translations: Translations, _ filter: [StateFilter] = [], isColoured: Bool = false
  ) -> [String] {
    let bytes = StatusMatrix(translations, showing: filter).bytes(isColoured: isColoured)
    return String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  @Test func `every kind of cell has a mark, and the marks are explained`() throws {
    #expect(
      lines(try Made.translations()) == [
        "PAGE         en     pt-BR  ar     xx",
        "about        src    ok     -      -",
        "draft        draft  draft  draft  draft",
        "guide/intro  src    ~12    ok?    -",
        "old                 x",
        "",
        "src source  ok current  ~N outdated in N blocks  - missing  x orphan  draft not ready  ? drift",
        "",
      ])
  }

  @Test func `what is not asked for is left empty, and no line ends in a space`() throws {
    let filter: [StateFilter] = [.outdated]
    #expect(
      lines(try Made.translations().withPages(filter), filter) == [
        "PAGE         en  pt-BR  ar  xx",
        "guide/intro      ~12",
        "",
        "~N outdated in N blocks",
        "",
      ])
    #expect(try Made.translations().withPages([.drift]).pages.map(\.path.text) == ["guide/intro"])
    #expect(try Made.translations().withPages([.orphan]).pages.map(\.path.text) == ["old"])
  }

  @Test func `a page that has nothing to do with a language has no line of its own`() throws {
    let translations = try Made.translations()
    let english = translations.restricted(to: [translations.languages[0]], pages: nil)
    #expect(
      english.withPages([]).pages.map(\.path.text) == ["about", "draft", "guide/intro"])
  }

  @Test func `colours come to the marks and change nothing else`() throws {
    let coloured = lines(try Made.translations(), isColoured: true)
    #expect(coloured.contains { $0.contains("\u{1b}[32mok\u{1b}[0m") })
    let plain = coloured.map { $0.replacing(#/\x{1b}\[[0-9]+m/#, with: "") }
    #expect(plain == lines(try Made.translations()))
  }

  @Test func `ten languages fit in a hundred columns`() throws {
    let cell = Translations.Cell(state: .outdated, words: 5000, blocks: 400, outdatedBlocks: 388)
    let tags = ["en", "de", "ru", "pt-BR", "zh-CN", "ar", "fa", "fr", "es", "uk"]
    let translations = Translations(
      revision: Made.revision, languages: try tags.map { try Made.language($0) },
      pages: [
        try Made.page(
          "guide/getting-started/first-steps", [Translations.Cell](repeating: cell, count: 10))
      ])
    #expect(lines(translations).allSatisfy { $0.count <= 100 })
  }

  @Test func `languages and pages can be chosen, in the order that is given`() throws {
    let translations = try Made.translations()
    let chosen = translations.restricted(
      to: [translations.languages[2], translations.languages[1]],
      pages: [try PagePath("guide/intro")])
    #expect(
      lines(chosen).prefix(2) == ["PAGE         ar   pt-BR", "guide/intro  ok?  ~12"])
  }
}
