import Store
import Testing

/// What people decide about translations.
struct DecisionTests {
  private let tests: StateTests
  private var store: ContentStore { tests.made.store }
  private let page: PagePath
  private let german: LanguageCode
  private let russian: LanguageCode

  init() throws {
    tests = try StateTests()
    page = try PagePath("a")
    german = try #require(LanguageCode("de"))
    russian = try #require(LanguageCode("ru"))
  }

  private func sign(_ message: String = "") -> Signature {
    Signature(author: "Ben", time: 99, message: message)
  }

  /// Two source blocks are changed and one is added.
  private func commitChanges() throws {
    try tests.commit()
    try tests.commit(
      StateTests.source.replacing("a while", with: "some days").replacing("any time", with: "often")
        + "\n\nAsk `44` times.")
    #expect(try tests.states() == ["a: de outdated 3, en source, ru outdated 3"])
  }

  @Test("A confirmed document is current, and outdated again when that is taken back")
  func confirmed() throws {
    try commitChanges()
    let result = try store.confirm(page, german, .whole, sign("Checked"))
    #expect(
      result
        == .recorded(
          Revision(id: RevisionID(3), time: 99, author: "Ben", message: "Checked"),
          [Decision(kind: .confirmed, page: page, language: german)]))
    #expect(try tests.states() == ["a: de current, en source, ru outdated 3"])
    #expect(try tests.states(at: 2) == ["a: de outdated 3, en source, ru outdated 3"])
    _ = try store.takeBackConfirmation(page, german, .whole, sign())
    #expect(try tests.states() == ["a: de outdated 3, en source, ru outdated 3"])
    #expect(
      try store.log().flatMap(\.decisions) == [
        Decision(kind: .confirmed, isTakenBack: true, page: page, language: german),
        Decision(kind: .confirmed, page: page, language: german),
      ])
    #expect(try store.verify().findings == [])
  }

  @Test("A block is confirmed by its number, one that has no translation by that of the source")
  func blocks() throws {
    try commitChanges()
    _ = try store.confirm(page, german, .block(2), sign())
    #expect(try tests.states() == ["a: de outdated 2, en source, ru outdated 3"])
    _ = try store.confirm(page, german, .sourceBlock(5), sign())
    #expect(try store.outdated().first?.blocks.map(\.source?.block) == [4])
    _ = try store.takeBackConfirmation(page, german, .block(2), sign())
    #expect(try store.outdated().first?.blocks.map(\.source?.block) == [2, 4])
    _ = try store.takeBackConfirmation(page, german, .whole, sign())
    #expect(try tests.states() == ["a: de outdated 3, en source, ru outdated 3"])
  }

  @Test("A confirmation that is taken back leaves what was translated since")
  func translatedSince() throws {
    try commitChanges()
    _ = try store.confirm(page, german, .whole, sign())
    let source =
      StateTests.source.replacing("a while", with: "some days")
      .replacing("any time", with: "often") + "\n\nAsk `44` times."
    try tests.commit(source, StateTests.german.replacing("eine Weile", with: "einige Tage"))
    _ = try store.takeBackConfirmation(page, german, .whole, sign())
    #expect(try store.outdated().first?.blocks.map(\.source?.block) == [4, 5])
  }

  @Test("A confirmation holds until the source changes again")
  func changedAgain() throws {
    try commitChanges()
    _ = try store.confirm(page, german, .whole, sign())
    try tests.commit(StateTests.source.replacing("a while", with: "ten days"))
    let blocks = try store.outdated().first?.blocks
    #expect(blocks?.map(\.kind) == [.changed, .changed])
    #expect(blocks?.first?.before == "It keeps `11` messages for some days.")
  }

  @Test("Nothing to confirm is no revision")
  func nothing() throws {
    try tests.commit()
    let head = try store.head()
    #expect(try store.confirm(page, german, .whole, sign()) == .unchanged(#require(head)))
    #expect(try store.confirm(page, german, .block(1), sign()) == .unchanged(#require(head)))
    #expect(try store.head() == head)
  }

  @Test("What is missing, the source, an orphan or no block cannot be confirmed")
  func refused() throws {
    let english = try #require(LanguageCode("en"))
    try tests.made.commit(
      site(["DE/a": StateTests.german, "DE/o": "o", "EN/a": StateTests.source], source: "en"))
    func error(_ work: () throws -> DecisionResult) -> DecisionError? {
      #expect(throws: DecisionError.self) { try work() }
    }
    let orphan = try PagePath("o")
    #expect(
      error { try store.confirm(page, russian, .whole, sign()) } == .missing(page, russian))
    #expect(
      error { try store.confirm(PagePath("b"), german, .whole, sign()) }
        == .missing(try PagePath("b"), german))
    #expect(
      error { try store.confirm(page, english, .whole, sign()) } == .isSource(page, english))
    #expect(
      error { try store.confirm(orphan, german, .whole, sign()) } == .isOrphan(orphan, german))
    #expect(
      error { try store.confirm(page, german, .block(5), sign()) }
        == .noBlock(5, page, german, count: 4))
    #expect(
      error { try store.confirm(page, german, .sourceBlock(0), sign()) }
        == .noBlock(0, page, english, count: 4))
    #expect(
      error { try store.takeBackConfirmation(page, german, .whole, sign()) }
        == .notConfirmed(page, german, .whole, confirmed: []))
    #expect(try store.head()?.id == RevisionID(1))
  }

  @Test("A typo that is minor outdates nothing, and all again when that is taken back")
  func minor() throws {
    try tests.commit()
    try tests.commit(StateTests.source.replacing("messages", with: "mesages"))
    #expect(try tests.states() == ["a: de outdated 1, en source, ru outdated 1"])
    #expect(try store.trivialChanges(in: RevisionID(2)) == (0, 1))
    _ = try store.markMinor(RevisionID(2), sign())
    #expect(try tests.states() == ["a: de current, en source, ru current"])
    #expect(try tests.states(at: 2) == ["a: de outdated 1, en source, ru outdated 1"])
    // Also for what is edited after it, in another paragraph.
    try tests.commit(
      StateTests.source.replacing("messages", with: "mesages").replacing("Nobody", with: "No one"))
    #expect(try store.outdated().map { $0.blocks.map(\.source?.block) } == [[3], [3]])
    _ = try store.takeBackMinor(RevisionID(2), sign())
    #expect(try store.outdated().map { $0.blocks.map(\.source?.block) } == [[2, 3], [2, 3]])
    #expect(try store.verify().findings == [])
  }

  @Test("Only one page or one block is minor where that is said, or only what is trivial")
  func parts() throws {
    try tests.commit()
    try tests.commit(
      StateTests.source.replacing("a while.", with: "a while!").replacing("Nobody", with: "No one"))
    #expect(try store.trivialChanges(in: RevisionID(2)) == (1, 2))
    _ = try store.markMinor(RevisionID(2), isTrivial: true, sign())
    #expect(try store.outdated().map { $0.blocks.map(\.source?.block) } == [[3], [3]])
    #expect(try store.trivialChanges(in: RevisionID(2)) == (0, 2))
    _ = try store.markMinor(RevisionID(2), page: page, block: 3, sign())
    #expect(try store.outdated() == [])
    _ = try store.takeBackMinor(RevisionID(2), page: page, block: 2, sign())
    #expect(try store.outdated().map { $0.blocks.map(\.source?.block) } == [[2], [2]])
    guard case .unchanged = try store.markMinor(RevisionID(2), block: 3, sign()) else {
      Issue.record("a mark that is there already was set again")
      return
    }
  }

  @Test("A minor mark on a revision that changed no source is refused")
  func noSource() throws {
    try tests.commit()
    try tests.commit(StateTests.source, StateTests.german.replacing("jederzeit", with: "oft"))
    try tests.commit(StateTests.source + "\n\nNew.", StateTests.german + "\n\nNeu.")
    func error(_ work: () throws -> DecisionResult) -> DecisionError? {
      #expect(throws: DecisionError.self) { try work() }
    }
    for number: Int64 in [1, 2] {
      let id = RevisionID(number)
      #expect(error { try store.markMinor(id, sign()) } == .noSourceChange(id, nil))
    }
    let added = RevisionID(3)
    #expect(error { try store.markMinor(added, sign()) } == .noEditedBlock(added, nil))
    #expect(error { try store.markMinor(added, page: page, sign()) } == .noEditedBlock(added, page))
    try tests.commit(StateTests.source.replacing("Nobody", with: "No one"))
    let id = try #require(try store.head()?.id)
    #expect(
      error { try store.markMinor(id, block: 2, sign()) }
        == .notChanged(2, page, id, changed: [3]))
    #expect(error { try store.takeBackMinor(id, sign()) } == .notMinor(id))
  }

  @Test("What is confirmed again, after its source changed again, is taken back whole")
  func confirmedAgain() throws {
    try tests.commit()
    try tests.commit(StateTests.source.replacing("a while", with: "some days"))
    _ = try store.confirm(page, german, .block(2), sign())
    try tests.commit(StateTests.source.replacing("a while", with: "ten days"))
    _ = try store.confirm(page, german, .block(2), sign())
    #expect(throws: RestoreError.changedSince(["a (de)"])) {
      try store.undo(RevisionID(3), sign())
    }
    let result = try store.takeBackConfirmation(page, german, .block(2), sign())
    guard case .recorded(_, let decisions) = result else {
      Issue.record("nothing was taken back")
      return
    }
    #expect(decisions.count == 1)
    let blocks = try store.outdated(languages: [german]).first?.blocks
    #expect(blocks?.map(\.before) == ["It keeps `11` messages for a while."])
    #expect(throws: DecisionError.notConfirmed(page, german, .whole, confirmed: [])) {
      try store.takeBackConfirmation(page, german, .whole, sign())
    }
  }

  @Test("To confirm a source block that is new leaves another that was left out as it was")
  func othersLeftOut() throws {
    let source = StateTests.source + "\n\nAsk `44` times."
    try tests.commit(source)
    try tests.commit("A new `55` begins it.\n\n" + StateTests.source)
    #expect(try tests.states() == ["a: de outdated 1, en source, ru outdated 1"])
    _ = try store.confirm(page, german, .sourceBlock(1), sign())
    #expect(try tests.states() == ["a: de current, en source, ru outdated 1"])
    try tests.commit("A new `55` begins it.\n\n" + source)
    #expect(try tests.states() == ["a: de current, en source, ru outdated 1"])
  }

  @Test("A mark on a page that moved since is taken back by the name that the page had")
  func movedSince() throws {
    try tests.commit()
    let source = StateTests.source.replacing("messages", with: "mesages")
    try tests.commit(source)
    try tests.made.commit(
      site(["DE/b": StateTests.german, "EN/b": source, "RU/b": StateTests.russian], source: "en"))
    _ = try store.markMinor(RevisionID(2), page: page, sign())
    #expect(try tests.states() == ["b: de current, en source, ru current"])
    _ = try store.takeBackMinor(RevisionID(2), page: page, sign())
    #expect(try tests.states() == ["b: de outdated 1, en source, ru outdated 1"])
  }

  @Test("A revision that records decisions is undone like any other")
  func undone() throws {
    try commitChanges()
    _ = try store.confirm(page, german, .whole, sign())
    _ = try store.markMinor(RevisionID(2), sign())
    #expect(try tests.states() == ["a: de current, en source, ru outdated 1"])
    _ = try store.undo(RevisionID(4), sign())
    #expect(try tests.states() == ["a: de current, en source, ru outdated 3"])
    _ = try store.undo(RevisionID(3), sign())
    #expect(try tests.states() == ["a: de outdated 3, en source, ru outdated 3"])
    guard case .unchanged = try store.undo(RevisionID(3), sign()) else {
      Issue.record("what was taken back already was taken back again")
      return
    }
  }

  @Test("What was decided is in the log of its page and language, and in a view")
  func logged() throws {
    try commitChanges()
    _ = try store.confirm(page, german, .block(2), sign("Checked"))
    _ = try store.markMinor(RevisionID(2), block: 4, sign("Typo"))
    #expect(try store.log(page: page, language: german).map(\.revision.id.number) == [3, 1])
    #expect(try store.log(page: page).map(\.revision.id.number) == [4, 3, 2, 1])
    #expect(
      try tests.made.rows(
        "SELECT revision, author, message, kind, taken_back, page, language, part, block, "
          + "changed_in FROM decisions")
        == [
          "3 | Ben | Checked | confirmed | 0 | a | de | block | 2 | –",
          "4 | Ben | Typo | minor | 0 | a | en | block | 4 | 2",
        ])
  }
}
