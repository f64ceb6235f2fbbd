import Testing

@testable import Store

/// Taking back what one revision changed.
struct UndoTests {
  private let made: MadeStore

  init() throws { made = try MadeStore() }

  @discardableResult
  private func undo(_ number: Int64) throws -> CommitResult {
    try made.store.undo(
      RevisionID(number), Signature(author: "Ben", time: 99, message: "Undo \(number)"))
  }

  private func conflicts(_ number: Int64) throws -> [String] {
    do {
      try undo(number)
      return []
    } catch RestoreError.changedSince(let things) {
      return things
    }
  }

  /// Expects that two revisions hold the same site.
  private func expectSame(
    _ one: Int64, _ other: Int64, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var first = try made.store.site(at: RevisionID(one))
    let second = try made.store.site(at: RevisionID(other))
    first.revision = second.revision
    #expect(first == second, sourceLocation: sourceLocation)
  }

  @Test("The undo of the newest revision is the state before it, as a new revision")
  func newest() throws {
    try made.commit(
      site(["EN/a": "One", "DE/a": "Eins"], files: [asset("x", "1")], settings: ["k": "1"]))
    try made.commit(
      site(["EN/a": "Two", "EN/b": "New"], files: [asset("y", "2")], settings: ["l": "2"]))
    guard case .committed(let revision, let changes) = try undo(2) else {
      Issue.record("nothing was undone")
      return
    }
    #expect(revision == Revision(id: RevisionID(3), time: 99, author: "Ben", message: "Undo 2"))
    #expect(changes.documents.count == 3)
    try expectSame(1, 3)
    // History is not rewritten.
    #expect(try made.store.site(at: RevisionID(2)).pages.map(\.path.text) == ["a", "b"])
  }

  @Test("What later revisions changed stays")
  func laterStays() throws {
    try made.commit(site(["EN/a": "One", "EN/b": "One", "EN/c": "One"]))
    try made.commit(site(["EN/a": "Two", "EN/b": "One", "EN/c": "One"], settings: ["k": "1"]))
    try made.commit(
      site(["EN/a": "Two", "EN/b": "Three"], files: [asset("x", "1")], settings: ["k": "1"]))
    try undo(2)
    try made.commit(site(["EN/a": "One", "EN/b": "Three"], files: [asset("x", "1")]))
    #expect(try made.store.head()?.id == RevisionID(4))  // it was that already
  }

  @Test("The undo of an undo is what was undone")
  func undoOfUndo() throws {
    try made.commit(site(["EN/a": "One"], files: [asset("x", "1")]))
    try made.commit(site(["EN/b": "Two", "DE/b": "Zwei"], settings: ["k": "1"]))
    try undo(2)
    try expectSame(1, 3)
    try undo(3)
    try expectSame(2, 4)
    try undo(4)
    try expectSame(1, 5)
  }

  @Test("What is undone already makes no revision")
  func already() throws {
    try made.commit(site(["EN/a": "One"]))
    try made.commit(site(["EN/a": "Two"]))
    try made.commit(site(["EN/a": "One"]))
    let head = try #require(try made.store.head())
    #expect(try undo(2) == .unchanged(head))
    try made.commit(site(["EN/a": "One", "EN/b": "New"]))
    let next = try #require(try made.store.head())
    #expect(try undo(2) == .unchanged(next))
  }

  @Test("Each thing that was changed again is named, and nothing is stored")
  func conflict() throws {
    try made.commit(
      site(
        ["EN/a": "1", "EN/b": "1", "EN/c": "1", "DE/a": "1"],
        files: [asset("x", "1"), asset("y", "1")], settings: ["k": "1", "l": "1"]))
    try made.commit(
      site(
        ["EN/a": "2", "EN/b": "2", "EN/c": "2", "DE/a": "2", "EN/d": "2"],
        files: [asset("x", "2"), asset("y", "2")], settings: ["k": "2", "l": "2"]))
    try made.commit(
      site(
        ["EN/a": "3", "EN/b": "2", "DE/a": "2", "EN/d": "3"],
        files: [asset("x", "2", isExecutable: true), asset("y", "2")],
        settings: ["k": "3", "l": "2"]
      ))
    #expect(
      try conflicts(2) == ["a (en)", "c (en)", "d (en)", "x (asset)", "[params] k"])
    #expect(try made.store.head()?.id == RevisionID(3))
  }

  @Test("A file whose mode alone changed is undone, too")
  func mode() throws {
    try made.commit(site(["EN/a": "1"], files: [asset("x", "1")]))
    try made.commit(site(["EN/a": "1"], files: [asset("x", "1", isExecutable: true)]))
    try undo(2)
    try expectSame(1, 3)
  }

  @Test("The undo of a move moves the page back, and it stays the same page")
  func moved() throws {
    try made.commit(site(["EN/a": "Text", "DE/a": "Ein Text"]))
    try made.commit(site(["EN/b/c": "Text", "DE/b/c": "Ein Text"]))
    guard case .committed(_, let changes) = try undo(2) else {
      Issue.record("nothing was undone")
      return
    }
    #expect(changes.moves == [try Changes.Move(from: PagePath("b/c"), to: PagePath("a"))])
    #expect(changes.documents.isEmpty)
    #expect(try made.rows("SELECT count(*) FROM page") == ["1"])
    try expectSame(1, 3)
  }

  @Test("The undo of a move tells what changed since at the new place")
  func movedAndChanged() throws {
    try made.commit(site(["EN/a": "Text", "DE/a": "Ein Text"]))
    try made.commit(site(["EN/b": "Text", "DE/b": "Ein Text"]))
    try made.commit(site(["EN/b": "Text", "DE/b": "Ein besserer Text"]))
    #expect(try conflicts(2) == ["b (de)"])
  }

  @Test("The names and places of languages are undone with the rest")
  func languages() throws {
    var snapshot = site(["DE/a": "1", "EN/a": "1"])
    try made.commit(snapshot)
    snapshot.languages[0].name = "Tedesco"
    snapshot.languages[1].missing = "Not here"
    try made.commit(snapshot)
    try undo(2)
    try expectSame(1, 3)
    snapshot.languages[1].fallback = [try #require(LanguageCode("de"))]
    try made.commit(snapshot)
    #expect(try conflicts(2) == ["language en"])
  }

  @Test("A language that a later revision uses cannot be taken away")
  func languageInUse() throws {
    try made.commit(site(["EN/a": "1", "EN/b": "1"], source: "en"))
    try made.commit(site(["EN/a": "1", "EN/b": "1", "FR/a": "1"], source: "en"))
    try made.commit(site(["EN/a": "1", "EN/b": "1", "FR/a": "1", "FR/b": "1"], source: "en"))
    #expect(try conflicts(2) == ["language fr"])
    #expect(try made.store.site().languages.count == 2)
    try undo(3)
    try undo(2)
    try expectSame(1, 5)
  }

  @Test("A language that a later one is made from cannot be taken away")
  func sourceInUse() throws {
    try made.commit(site(["EN/a": "1"], source: "en"))
    try made.commit(site(["EN/a": "1", "RU/a": "1"], source: "en"))
    try made.commit(
      site(["EN/a": "1", "RU/a": "1", "UK/a": "1"], source: "en", from: ["uk": "ru"]))
    #expect(try conflicts(2) == ["language ru"])
  }

  @Test("The first revision can be undone: the site is empty then, and fills again")
  func first() throws {
    try made.commit(
      site(["EN/a": "1", "DE/a": "1"], files: [asset("x", "1")], settings: ["k": "1"]))
    try undo(1)
    let empty = try made.store.site()
    #expect(empty.pages.isEmpty && empty.files.isEmpty && empty.languages.isEmpty)
    try undo(2)
    try expectSame(1, 3)
    #expect(try made.rows("SELECT count(*) FROM page") == ["1"])
  }

  @Test("A text that was forgotten cannot come back, and its document stays")
  func forgotten() throws {
    try made.commit(site(["EN/a": "Secret", "EN/b": "1"]))
    try made.commit(site(["EN/a": "Clean", "EN/b": "2"]))
    let signature = Signature(author: "Ben", time: 9, message: "")
    let language = try #require(LanguageCode("en"))
    #expect(
      try made.store.forget(PagePath("a"), language, before: RevisionID(2), signature) == 1)
    #expect(
      throws: RestoreError.forgotten(try PagePath("a"), language, at: RevisionID(1))
    ) { try undo(2) }
    #expect(try made.store.head()?.id == RevisionID(2))
  }
}
