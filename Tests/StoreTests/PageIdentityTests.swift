import Store
import Testing

/// A page keeps its number, and with it its translations and their history.
struct PageIdentityTests {
  private let made: MadeStore

  init() throws { made = try MadeStore() }

  private func history() throws -> [String] {
    try made.rows("SELECT revision, page, language, change FROM history")
  }

  @Test("A page that moved is told as moved, and what changes later is a change and no new page")
  func moved() throws {
    try made.commit(site(["EN/intro": "Welcome to the relay", "DE/intro": "Willkommen"]))
    let changes = try made.changes(
      site(["EN/guide/intro": "Welcome to the relay", "DE/guide/intro": "Willkommen"]))
    #expect(changes.moves.map { "\($0.from.text) → \($0.to.text)" } == ["intro → guide/intro"])
    #expect(changes.documents.isEmpty)
    try made.commit(
      site(["EN/guide/intro": "Welcome to our relay", "DE/guide/intro": "Willkommen"]))
    #expect(
      try history() == [
        "1 | intro | de | new", "1 | intro | en | new", "3 | guide/intro | en | changed",
      ])
    #expect(try made.store.site(at: RevisionID(1)).pages.map(\.path.text) == ["intro"])
    #expect(try made.store.site(at: RevisionID(2)).pages.map(\.path.text) == ["guide/intro"])
  }

  @Test("A page that moves while one of its texts changes stays the same page")
  func movedAndChanged() throws {
    try made.commit(site(["EN/a": "Text", "DE/a": "Ein Text"]))
    let changes = try made.changes(site(["EN/b": "Text", "DE/b": "Ein besserer Text"]))
    #expect(changes.moves.map(\.to.text) == ["b"])
    #expect(
      changes.documents.map { "\($0.language.tag) \($0.page.text) \($0.kind)" } == [
        "de b changed"
      ])
    #expect(try made.rows("SELECT count(*) FROM page") == ["1"])
  }

  @Test("A page whose languages move one after the other is two pages in between")
  func movesInTwoSteps() throws {
    try made.commit(site(["EN/a": "Text", "DE/a": "Ein Text"]))
    try made.commit(site(["EN/b": "Text", "DE/a": "Ein Text"]))
    #expect(try made.store.site().pages.map(\.path.text) == ["a", "b"])
    try made.commit(site(["EN/b": "Text", "DE/b": "Ein Text"]))
    let pages = try made.store.site().pages
    #expect(pages.map(\.path.text) == ["b"])
    #expect(pages[0].documents.map(\.language.tag) == ["de", "en"])
  }

  @Test("Two pages that change places are two changed pages, not two moves")
  func exchanged() throws {
    try made.commit(site(["EN/a": "One", "EN/b": "Two"]))
    let changes = try made.changes(site(["EN/a": "Two", "EN/b": "One"]))
    #expect(changes.moves.isEmpty)
    #expect(changes.documents.map(\.kind) == [.changed, .changed])
  }

  @Test("Of two candidates the page moves that agrees in more languages")
  func votes() throws {
    try made.commit(
      site(["EN/a": "Text", "DE/a": "Ein Text", "RU/a": "Текст", "RU/b": "Другой"]))
    let changes = try made.changes(
      site(["EN/new": "Text", "DE/new": "Ein Text", "RU/new": "Другой"]))
    #expect(changes.moves.map(\.from.text) == ["a"])
    #expect(try made.rows("SELECT count(*) FROM page") == ["2"])
  }

  @Test("A text that stood in two pages that are gone tells of no move")
  func ambiguous() throws {
    try made.commit(site(["EN/a": "To do", "EN/b": "To do"]))
    let changes = try made.changes(site(["EN/c": "To do"]))
    #expect(changes.moves.isEmpty)
    #expect(
      changes.documents.map { "\($0.page.text) \($0.kind)" } == ["a deleted", "b deleted", "c new"])
  }

  @Test("Empty pages do not move")
  func emptyPages() throws {
    try made.commit(site(["EN/a": ""]))
    let changes = try made.changes(site(["EN/b": ""]))
    #expect(changes.moves.isEmpty)
  }

  @Test("A page that comes back is the page that it was")
  func comesBack() throws {
    try made.commit(site(["EN/a": "One", "EN/b": "Two"]))
    try made.commit(site(["EN/a": "One"]))
    let changes = try made.changes(site(["EN/a": "One", "EN/b": "Two again"]))
    #expect(changes.documents.map(\.kind) == [.new])
    #expect(
      try history() == [
        "1 | a | en | new", "1 | b | en | new", "2 | b | en | deleted", "3 | b | en | new",
      ])
    #expect(try made.rows("SELECT count(*) FROM page") == ["2"])
  }

  @Test("A page may come back where another moved to and went")
  func pathsUsedAgain() throws {
    try made.commit(site(["EN/a": "One", "EN/b": "Two"]))
    try made.commit(site(["EN/b": "Two"]))
    try made.commit(site(["EN/a": "Two"]))
    try made.commit(site([:]))
    try made.commit(site(["EN/a": "Three", "EN/b": "Four"]))
    #expect(try made.store.site().pages.map(\.path.text) == ["a", "b"])
    #expect(try made.store.site(at: RevisionID(3)).pages.map(\.path.text) == ["a"])
    #expect(try made.store.site(at: RevisionID(4)).pages.isEmpty)
  }
}
