import Store
import Testing

/// States as the database holds and shows them.
struct StoredStateTests {
  private let tests: StateTests

  init() throws { tests = try StateTests() }

  @Test("An import of one page writes the state of that page alone")
  func touched() throws {
    var texts = ["EN/a": StateTests.source, "DE/a": StateTests.german]
    for number in 0..<20 {
      texts["EN/p\(number)"] = "Page \(number)"
      texts["DE/p\(number)"] = "Seite \(number)"
    }
    try tests.made.commit(site(texts, source: "en"))
    #expect(try tests.made.rows("SELECT count(*) FROM page_state") == ["21"])
    texts["EN/a"] = StateTests.source.replacing("a while", with: "some days")
    try tests.made.commit(site(texts, source: "en"))
    #expect(
      try tests.made.rows("SELECT revision_id, documents FROM page_state WHERE revision_id = 2")
        == [
          "2 | [[1,18,4,1,1,7],[2,21,4,3]]"
        ])
  }

  @Test("States that do not follow from the texts are found, and made again from them")
  func rebuilt() throws {
    try tests.commit(from: ["ru": "de"])
    try tests.commit(StateTests.source.replacing("a while", with: "some days"), from: ["ru": "de"])
    let rows = "SELECT * FROM page_state ORDER BY 1, 2"
    let before = try tests.made.rows(rows)
    try tests.made.damage("UPDATE page_state SET documents = '[[1,1,1]]'")
    let finding = try #require(try tests.made.store.verify().findings.first)
    #expect(finding.concerned == ["a"])
    try tests.made.store.rebuild()
    #expect(try tests.made.rows(rows) == before)
    #expect(try tests.made.store.verify().findings == [])
  }

  @Test("The view says what the program says")
  func view() throws {
    try tests.commit(from: ["ru": "de"])
    try tests.made.commit(
      site(
        [
          "EN/a": StateTests.source.replacing("a while", with: "some days"),
          "DE/a": StateTests.german, "DE/b": "---\nready: no\n---\n\nb", "RU/b": "б", "RU/c": "в",
        ], source: "en", from: ["ru": "de"]))
    let rows = try tests.made.rows(
      "SELECT page, language, state, words, blocks, outdated_blocks, outdated_words, drift, ready "
        + "FROM translation_state")
    let translations = try tests.made.store.translations()
    var expected: [String] = []
    for page in translations.pages {
      for (language, cell) in zip(translations.languages, page.cells) where cell.state != .absent {
        let numbers = [
          cell.words, cell.blocks, cell.outdatedBlocks, cell.outdatedWords, cell.hasDrift ? 1 : 0,
          cell.isReady ? 1 : 0,
        ]
        expected.append(
          ([page.path.text, language.code.compared, cell.state.rawValue] + numbers.map(String.init))
            .joined(separator: " | "))
      }
    }
    #expect(rows == expected)
  }
}
