import Store
import Testing

/// Taking a document, or the whole site, back from an earlier revision.
struct RestoreTests {
  private let made: MadeStore
  private let signature = Signature(author: "Ben", time: 99, message: "Restore")

  init() throws { made = try MadeStore() }

  @discardableResult
  private func restore(_ place: String, at number: Int64) throws -> CommitResult {
    let parts = place.split(separator: "/", maxSplits: 1)
    return try made.store.restore(
      .document(PagePath(String(parts[1])), #require(LanguageCode(parts[0]))),
      at: RevisionID(number), signature)
  }

  @discardableResult
  private func restoreAll(at number: Int64) throws -> CommitResult {
    try made.store.restore(.everything, at: RevisionID(number), signature)
  }

  private func text(_ place: String) throws -> String? {
    let parts = place.split(separator: "/", maxSplits: 1)
    guard let head = try made.store.head() else { return nil }
    let bytes = try? made.store.document(
      PagePath(String(parts[1])), LanguageCode(parts[0]), at: head.id)
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("A document is as it was, and everything else as it is")
  func document() throws {
    try made.commit(site(["EN/a": "One", "EN/b": "One"], settings: ["k": "1"]))
    try made.commit(site(["EN/a": "Two", "EN/b": "Two"], settings: ["k": "2"]))
    guard case .committed(let revision, let changes) = try restore("EN/a", at: 1) else {
      Issue.record("nothing was restored")
      return
    }
    #expect(revision.id == RevisionID(3))
    #expect(changes.documents.map(\.kind) == [.changed])
    #expect(changes.settings.isEmpty)
    #expect(try text("EN/a") == "One")
    #expect(try text("EN/b") == "Two")
    #expect(try restore("EN/a", at: 1) == .unchanged(revision))
    #expect(try restore("EN/a", at: 3) == .unchanged(revision))
  }

  @Test("A deleted document comes back, with its page and its executable bit")
  func deleted() throws {
    var snapshot = site(["EN/a": "One", "EN/b": "Two"])
    snapshot.documents[1].isExecutable = true
    try made.commit(snapshot)
    try made.commit(site(["EN/a": "One"]))
    try restore("EN/b", at: 1)
    #expect(try text("EN/b") == "Two")
    #expect(try made.store.site().pages[1].documents[0].isExecutable)
    #expect(try made.rows("SELECT count(*) FROM page") == ["2"])
  }

  @Test("A document that was not there yet is taken away")
  func notThereYet() throws {
    try made.commit(site(["EN/a": "One"]))
    try made.commit(site(["EN/a": "One", "EN/b": "Two"]))
    try restore("EN/b", at: 1)
    #expect(try text("EN/b") == nil)
    #expect(try made.store.site().pages.map(\.path.text) == ["a"])
  }

  @Test("A document that is neither there now nor was there then is told, with when it was")
  func neither() throws {
    try made.commit(site(["EN/a": "One"]))
    try made.commit(site(["EN/a": "One", "EN/b": "Two"]))
    try made.commit(site(["EN/a": "One", "EN/b": "Three"]))
    try made.commit(site(["EN/a": "One"]))
    let english = try #require(LanguageCode("en"))
    #expect(
      throws: RestoreError.notThere(
        try PagePath("b"), english, at: RevisionID(1), lived: RevisionID(2)...RevisionID(3))
    ) { try restore("EN/b", at: 1) }
    #expect(
      throws: RestoreError.notThere(try PagePath("c"), english, at: RevisionID(1), lived: nil)
    ) { try restore("EN/c", at: 1) }
    #expect(try made.store.head()?.id == RevisionID(4))
  }

  @Test("A page that moved since gets the text back that it had elsewhere")
  func movedSince() throws {
    try made.commit(site(["EN/a": "One", "DE/a": "Eins"]))
    try made.commit(site(["EN/b": "One", "DE/b": "Eins!"]))
    try restore("DE/b", at: 1)
    #expect(try text("DE/b") == "Eins")
    #expect(try made.store.site().pages.map(\.path.text) == ["b"])
    #expect(try made.store.log(page: PagePath("b")).count == 3)
  }

  @Test("A language that is gone comes back with the document, without a tab of its own")
  func language() throws {
    var first = site(["EN/a": "One", "DE/a": "Eins"], source: "en")
    first.languages[0].name = "Deutsch"
    try made.commit(first)
    try made.commit(site(["EN/a": "One"], source: "en"))
    try restore("DE/a", at: 1)
    let languages = try made.store.site().languages
    #expect(languages.map(\.name) == ["en", "Deutsch"])
    #expect(languages.map(\.position) == [0, nil])
    #expect(languages[1].folder == "DE")
    #expect(languages[1].source == LanguageCode("en"))
  }

  @Test("A language that came back is made from the source language of now")
  func oldSourceLanguage() throws {
    try made.commit(site(["DE/a": "Eins"], source: "de"))
    try made.commit(site(["EN/a": "One"], source: "en"))
    try restore("DE/a", at: 1)
    let languages = try made.store.site().languages
    #expect(languages.map(\.source) == [nil, LanguageCode("en")])
  }

  @Test("A language that was left without a folder gets the one of then back")
  func folder() throws {
    try made.commit(site(["EN/a": "One", "DE/a": "Eins"], source: "en"))
    var second = site(["EN/a": "One"], source: "en")
    second.languages.append(
      Language(
        code: try #require(LanguageCode("de")), folder: nil, position: 1, name: "de",
        source: LanguageCode("en")))
    try made.commit(second)
    try restore("DE/a", at: 1)
    #expect(try made.store.site().languages.map(\.folder) == ["EN", "DE"])
    #expect(try made.store.site().sourceFiles.map(\.path).first == "locales/DE/a.md")
  }

  @Test("The whole site is as it was, as a new revision")
  func everything() throws {
    var first = site(
      ["EN/a": "One", "DE/b": "Zwei"], files: [asset("x", "1"), asset("y", "")],
      settings: ["k": "1"])
    first.languages[0].name = "Deutsch"
    try made.commit(first)
    try made.commit(
      site(["EN/c": "One", "FR/b": "Deux"], files: [asset("x", "1", isExecutable: true)]))
    try made.commit(site([:]))
    for number in [1, 2, 1] as [Int64] {
      guard case .committed(let revision, _) = try restoreAll(at: number) else {
        Issue.record("nothing was restored")
        return
      }
      var old = try made.store.site(at: RevisionID(number))
      old.revision = revision
      #expect(try made.store.site() == old)
    }
    #expect(try made.store.head()?.id == RevisionID(6))
    let head = try #require(try made.store.head())
    #expect(try restoreAll(at: 1) == .unchanged(head))
    #expect(try made.store.verify().findings.isEmpty)
  }

  @Test("What was forgotten is not restored, and never takes away what is there now")
  func forgotten() throws {
    try made.commit(site(["EN/a": "Secret", "EN/b": "One"]))
    try made.commit(site(["EN/a": "Clean", "EN/b": "Two"]))
    let english = try #require(LanguageCode("en"))
    #expect(
      try made.store.forget(PagePath("a"), english, before: RevisionID(2), signature) == 1)
    #expect(
      throws: RestoreError.forgotten(try PagePath("a"), english, at: RevisionID(1))
    ) { try restore("EN/a", at: 1) }
    #expect(try text("EN/a") == "Clean")
    try restoreAll(at: 1)
    #expect(try text("EN/a") == "Clean")
    #expect(try text("EN/b") == "One")
  }

  @Test("What was forgotten and has moved since stays when all else is restored")
  func forgottenAndMoved() throws {
    try made.commit(site(["EN/a": "Secret", "DE/a": "Hallo"]))
    try made.commit(site(["EN/a": "Clean", "DE/a": "Hallo"]))
    try made.commit(site(["EN/z": "Clean", "DE/z": "Hallo"]))
    let english = try #require(LanguageCode("en"))
    _ = try made.store.forget(PagePath("a"), english, before: RevisionID(2), signature)
    try restoreAll(at: 1)
    #expect(try text("EN/a") == "Clean")
    #expect(try text("DE/a") == "Hallo")
    #expect(try made.store.site().pages.map(\.path.text) == ["a"])
  }
}

/// A restored translation is as old as it was.
struct RestoredBasisTests {
  private let made: MadeStore
  private let signature = Signature(author: "Ben", time: 99, message: "Restore")

  init() throws { made = try MadeStore() }

  private static let source = "# Setup 1\n\nRun `make` now.\n\nSee https://a.example/2 for more."
  private static let translation =
    "# Einrichten 1\n\nJetzt `make` starten.\n\nMehr dazu: https://a.example/2."
  private static let newSource = source.replacing("now", with: "at once")
  private static let newTranslation = translation.replacing("Jetzt", with: "Sofort")

  /// The rows of the newest basis: which blocks, and the revision that brought their source.
  private func basis() throws -> [String] {
    try made.rows(
      """
      SELECT first_block || '+' || block_count || ' from ' || coalesce((
        SELECT min(revision_id) || '.' || first_source_block
        FROM document_version WHERE content_id = source_content_id
      ), 'nothing') || CASE WHEN is_sure THEN '' ELSE '?' END
      FROM basis WHERE revision_id = (SELECT max(revision_id) FROM basis) ORDER BY first_block
      """)
  }

  private func commit(_ translation: String?, _ source: String, page: String = "a") throws {
    var texts = ["EN/\(page)": source]
    texts["DE/\(page)"] = translation
    try made.commit(site(texts, source: "en"))
  }

  @Test("After an old translation is restored its basis is the one of then")
  func document() throws {
    try commit(Self.translation, Self.source)
    try commit(Self.newTranslation, Self.newSource)
    let then = try made.rows("SELECT count(*) FROM basis WHERE revision_id = 1")
    #expect(then == ["1"])
    #expect(try basis() == ["0+1 from 1.0", "1+1 from 2.1", "2+1 from 1.2"])
    let german = try #require(LanguageCode("de"))
    _ = try made.store.restore(
      .document(PagePath("a"), german), at: RevisionID(1), signature)
    // The restored text was made from the first source, not from the one that is there now.
    #expect(try basis() == ["0+3 from 1.0"])
    _ = try made.store.restore(
      .document(PagePath("a"), german), at: RevisionID(2), signature)
    #expect(try basis() == ["0+1 from 1.0", "1+1 from 2.1", "2+1 from 1.2"])
  }

  @Test("A deleted translation comes back as old as it was")
  func deleted() throws {
    try commit(Self.translation, Self.source)
    try commit(nil, Self.newSource)
    _ = try made.store.restore(
      .document(PagePath("a"), #require(LanguageCode("de"))), at: RevisionID(1), signature)
    #expect(try basis() == ["0+3 from 1.0"])
  }

  @Test("The whole site comes back with its bases, and so does what is undone")
  func everything() throws {
    try commit(Self.translation, Self.source)
    try commit(Self.translation, Self.newSource)
    try commit(Self.newTranslation, Self.newSource)
    try commit(Self.newTranslation, Self.newSource + "\n\nEnd.")
    _ = try made.store.restore(.everything, at: RevisionID(2), signature)
    #expect(try basis() == ["0+3 from 1.0"])
    _ = try made.store.undo(RevisionID(5), signature)
    #expect(try basis() == ["0+1 from 1.0", "1+1 from 2.1", "2+1 from 1.2"])
  }

  @Test("A translation of a page that moved since has the basis of then")
  func moved() throws {
    try commit(Self.translation, Self.source)
    try commit(Self.newTranslation, Self.newSource)
    try commit(Self.newTranslation, Self.newSource, page: "b")
    _ = try made.store.restore(.everything, at: RevisionID(1), signature)
    #expect(try basis() == ["0+3 from 1.0"])
    #expect(try made.rows("SELECT count(*) FROM page") == ["1"])
  }
}
