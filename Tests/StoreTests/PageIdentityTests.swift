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

/// A page whose languages move one after the other, or one of them not at all.
struct MovesByLanguageTests {
  private let made: MadeStore
  private let signature = Signature(author: "Ben", time: 99, message: "")
  private static let english = "Hello to all\n\nNobody reads the messages"

  init() throws {
    made = try MadeStore()
    try made.commit(
      site(
        [
          "EN/info": "Hello all\n\nNobody reads messages",
          "DE/info": "Hallo an alle\n\nNiemand liest Nachrichten",
          "RU/info": "Всем привет\n\nНикто не читает сообщений",
        ], source: "en"))
    // From here on both blocks of both translations are outdated.
    try made.commit(site(texts(of: ["EN": "info", "DE": "info", "RU": "info"]), source: "en"))
  }

  private func texts(of paths: [String: String]) -> [String: String] {
    let texts = [
      "EN": Self.english, "DE": "Hallo an alle\n\nNiemand liest Nachrichten",
      "RU": "Всем привет\n\nНикто не читает сообщений",
    ]
    return Dictionary(
      uniqueKeysWithValues: paths.map { ("\($0.key)/\($0.value)", texts[$0.key] ?? "") })
  }

  private func outdated() throws -> [String] {
    try made.store.outdated().map { "\($0.page.text) \($0.language.tag) \($0.blocks.count)" }
  }

  @Test(
    "Whichever language goes first, translations stay as outdated as they were",
    arguments: [
      ["EN", "DE", "RU"], ["DE", "EN", "RU"], ["RU", "DE", "EN"], ["DE", "RU", "EN"],
    ])
  func oneByOne(order: [String]) throws {
    var paths = ["EN": "info", "DE": "info", "RU": "info"]
    #expect(try outdated() == ["info de 2", "info ru 2"])
    for language in order {
      paths[language] = "about"
      try made.commit(site(texts(of: paths), source: "en"))
    }
    #expect(try outdated() == ["about de 2", "about ru 2"])
    #expect(try made.store.verify().findings.isEmpty)
    // The same, the other way round.
    for language in order.reversed() {
      paths[language] = "info"
      try made.commit(site(texts(of: paths), source: "en"))
    }
    #expect(try outdated() == ["info de 2", "info ru 2"])
  }

  @Test("A language that stays behind is an orphan, and the page goes with its source")
  func oneStays() throws {
    let changes = try made.changes(
      site(texts(of: ["EN": "about", "DE": "about", "RU": "info"]), source: "en"))
    #expect(changes.moves.map { "\($0.from.text) → \($0.to.text)" } == ["info → about"])
    #expect(changes.documents.isEmpty)
    #expect(try outdated() == ["about de 2"])
    #expect(try made.store.log()[0].changes == changes)
    try made.commit(site(texts(of: ["EN": "about", "DE": "about", "RU": "about"]), source: "en"))
    #expect(try outdated() == ["about de 2", "about ru 2"])
  }

  @Test("A change that was marked as minor stays so for languages that follow")
  func minorChange() throws {
    let marked = try made.store.markMinor(RevisionID(2), signature)
    guard case .recorded = marked else {
      Issue.record("nothing was marked")
      return
    }
    #expect(try outdated() == [])
    try made.commit(site(texts(of: ["EN": "about", "DE": "info", "RU": "about"]), source: "en"))
    try made.commit(site(texts(of: ["EN": "about", "DE": "about", "RU": "about"]), source: "en"))
    #expect(try outdated() == [])
  }

  @Test("A source that is known to have moved moves its page, though it was edited, too")
  func knownMove() throws {
    var moved = texts(of: ["EN": "about", "DE": "info", "RU": "info"])
    moved["EN/about"] = Self.english + " here"
    var snapshot = site(moved, source: "en")
    snapshot.moves = [Changes.Move(from: try PagePath("info"), to: try PagePath("about"))]
    try made.commit(snapshot)
    moved["DE/about"] = moved.removeValue(forKey: "DE/info")
    try made.commit(site(moved, source: "en"))
    #expect(try outdated() == ["about de 2"])
  }

  @Test("To restore what was before a move restores the page with its states")
  func restored() throws {
    try made.commit(site(texts(of: ["EN": "about", "DE": "info", "RU": "info"]), source: "en"))
    try made.commit(site(texts(of: ["EN": "about", "DE": "about", "RU": "info"]), source: "en"))
    _ = try made.store.undo(RevisionID(4), signature)
    _ = try made.store.undo(RevisionID(3), signature)
    #expect(try outdated() == ["info de 2", "info ru 2"])
    _ = try made.store.restore(.everything, at: RevisionID(4), signature)
    #expect(try outdated() == ["about de 2"])
  }
}
