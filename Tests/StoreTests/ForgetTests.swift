import FileSystem
import GRDB
import TestSupport
import Testing

@testable import Store

/// History that is deleted on purpose.
struct ForgetTests {
  private let made: MadeStore

  init() throws { made = try MadeStore() }

  @discardableResult
  private func forget(_ place: String, before number: Int64) throws -> Int {
    let parts = place.split(separator: "/", maxSplits: 1)
    let (page, code) = (try PagePath(String(parts[1])), try #require(LanguageCode(parts[0])))
    let count = try made.store.forgettable(page, code, before: RevisionID(number))
    let gone = try made.store.forget(
      page, code, before: RevisionID(number),
      Signature(author: "Ben", time: 77, message: "Article 17"))
    #expect(gone == count)
    return gone
  }

  private func text(_ place: String, at number: Int64) throws -> String {
    let parts = place.split(separator: "/", maxSplits: 1)
    return String(
      decoding: try made.store.document(
        PagePath(String(parts[1])), LanguageCode(parts[0]), at: RevisionID(number)),
      as: UTF8.self)
  }

  /// The files in the database's folder that hold a text.
  private func files(with text: String) throws -> [String] {
    try made.folder.read().files.filter { $0.value.firstRange(of: Array(text.utf8)) != nil }.keys
      .sorted()
  }

  private func expectForgotten(
    _ place: String, at number: Int64, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      let text = try text(place, at: number)
      Issue.record("“\(text)” is still there", sourceLocation: sourceLocation)
    } catch let error as DocumentError {
      #expect(error.isForgotten, sourceLocation: sourceLocation)
    } catch {
      Issue.record("told as \(error)", sourceLocation: sourceLocation)
    }
  }

  @Test("The bytes are really gone, from the file and from its log, and a trace stays")
  func gone() throws {
    let secret = "Geheimstraße 5, 12345 Nirgendwo"
    // Long enough to lie in pages of its own, too.
    let long = "# Impressum\n\n" + String(repeating: secret + "\n\n", count: 2000)
    try made.commit(site(["DE/imprint": secret, "EN/imprint": "x", "DE/long": long]))
    try made.commit(site(["DE/imprint": "Neu", "EN/imprint": "x", "DE/long": "Kurz"]))
    #expect(!(try files(with: secret)).isEmpty)
    #expect(try forget("DE/imprint", before: 2) == 1)
    #expect(!(try files(with: secret)).isEmpty)  // the other page has it yet
    #expect(try forget("DE/long", before: 2) == 1)
    #expect(try files(with: secret) == [])
    #expect(
      try made.store.forgettings() == [
        Forgetting(
          time: 77, author: "Ben", reason: "Article 17", page: PagePath("imprint"),
          language: #require(LanguageCode("de")), before: RevisionID(2), count: 1),
        Forgetting(
          time: 77, author: "Ben", reason: "Article 17", page: PagePath("long"),
          language: #require(LanguageCode("de")), before: RevisionID(2), count: 1),
      ])
    expectForgotten("DE/imprint", at: 1)
    #expect(try text("DE/imprint", at: 2) == "Neu")
    #expect(try text("EN/imprint", at: 1) == "x")
    #expect(try made.store.verify().findings == [])
  }

  @Test("Front matter and names of variables are gone with their text")
  func facts() throws {
    var snapshot = site(["EN/a": "Text", "EN/b": "B"])
    snapshot.documents[0].facts.frontMatter = "{\"phone\":\"0800-SECRET\"}"
    snapshot.documents[0].facts.variables = ["config.secret_name"]
    try made.commit(snapshot)
    try made.commit(site(["EN/a": "New", "EN/b": "B"]))
    #expect(try forget("EN/a", before: 2) == 1)
    #expect(try files(with: "0800-SECRET") == [])
    #expect(try files(with: "secret_name") == [])
  }

  @Test("What is in force at the revision or later stays, and nothing is forgotten twice")
  func inForce() throws {
    for text in ["One", "Two", "Three", "Four"] { try made.commit(site(["EN/a": text])) }
    #expect(try forget("EN/a", before: 1) == 0)
    #expect(try made.store.forgettings() == [])
    #expect(try forget("EN/a", before: 3) == 2)
    expectForgotten("EN/a", at: 1)
    expectForgotten("EN/a", at: 2)
    #expect(try text("EN/a", at: 3) == "Three")
    #expect(try text("EN/a", at: 4) == "Four")
    #expect(try forget("EN/a", before: 3) == 0)
    #expect(try forget("EN/a", before: 4) == 1)
    #expect(try made.store.forgettings().map(\.count) == [2, 1])
    #expect(try made.store.log().count == 4)
    #expect(try made.store.head()?.id == RevisionID(4))
  }

  @Test("A text that anything else holds, or held, stays")
  func sharedText() throws {
    try made.commit(
      site(
        [
          "EN/a": "Asset", "EN/b": "Other page", "EN/c": "Other language", "EN/d": "Again",
          "EN/e": "Alone", "DE/c": "x",
        ]))
    try made.commit(
      site(
        [
          "EN/a": "2", "EN/b": "2", "EN/c": "2", "EN/d": "2", "EN/e": "2", "EN/f": "Other page",
          "DE/c": "Other language",
        ], files: [asset("a", "Asset")]))
    try made.commit(site(["EN/d": "Again", "EN/e": "2"]))
    for page in ["a", "b", "c", "d"] { #expect(try forget("EN/\(page)", before: 2) == 0) }
    #expect(try forget("EN/d", before: 3) == 0)
    #expect(try forget("EN/e", before: 2) == 1)
  }

  @Test("A deleted document can be forgotten whole")
  func deleted() throws {
    try made.commit(site(["EN/a": "Secret words", "EN/b": "B"]))
    try made.commit(site(["EN/b": "B"]))
    #expect(try forget("EN/a", before: 2) == 1)
    expectForgotten("EN/a", at: 1)
    #expect(try files(with: "Secret words") == [])
    // The rest of that revision reads as ever.
    #expect(try made.store.site(at: RevisionID(1)).pages.map(\.path.text) == ["b"])
    #expect(try made.store.log().count == 2)
  }

  @Test("A page that moved is forgotten under the name that it has at the revision, and no other")
  func moved() throws {
    try made.commit(site(["EN/a": "Secret", "DE/a": "Hallo"]))
    try made.commit(site(["EN/b": "Clean", "DE/b": "Hallo"]))
    try made.commit(site(["EN/a": "Another page", "EN/b": "Clean", "DE/b": "Hallo"]))
    #expect(try forget("EN/a", before: 3) == 0)
    #expect(try forget("EN/b", before: 3) == 1)
    expectForgotten("EN/a", at: 1)
    #expect(try text("EN/a", at: 3) == "Another page")
  }

  @Test("A text that an import brings back is stored again, in the past too")
  func broughtBack() throws {
    var first = site(["EN/a": "Text one\n\nText two", "EN/b": "B"])
    first.documents[0].facts.frontMatter = "{\"title\":\"T\"}"
    try made.commit(first)
    try made.commit(site(["EN/a": "New", "EN/b": "B"]))
    #expect(try forget("EN/a", before: 2) == 1)
    try made.commit(first)
    #expect(try text("EN/a", at: 3) == "Text one\n\nText two")
    #expect(try text("EN/a", at: 1) == "Text one\n\nText two")
    let site = try made.store.site(at: RevisionID(1))
    #expect(site.pages[0].documents[0].text.frontMatter == "{\"title\":\"T\"}")
    #expect(try made.store.verify().findings == [])
    #expect(try made.store.forgettings().map(\.count) == [0])
  }

  @Test("A text that comes back as another file does not spoil the past")
  func broughtBackAsAsset() throws {
    try made.commit(site(["EN/a": "Text", "EN/b": "B"]))
    try made.commit(site(["EN/a": "New", "EN/b": "B"]))
    #expect(try forget("EN/a", before: 2) == 1)
    try made.commit(site(["EN/a": "New", "EN/b": "B"], files: [asset("a.txt", "Text")]))
    #expect(try made.store.site(at: RevisionID(1)).revision.id == RevisionID(1))
    #expect(try made.store.verify().findings == [])
    let hash = Content(Array("Text".utf8)).hash
    #expect(try made.store.contents([hash])[hash] == Array("Text".utf8))
  }

  @Test("Other connections see that it is gone, and the file shrinks to what is left")
  func others() throws {
    try made.commit(site(["EN/a": String(repeating: "secret ", count: 100_000)]))
    try made.commit(site(["EN/a": "Clean"]))
    let reader = try ContentStore(path: made.path, access: .read)
    _ = try reader.site()
    #expect(try forget("EN/a", before: 2) == 1)
    #expect(try reader.site(at: RevisionID(1)).pages.isEmpty)
    #expect(try files(with: "secret secret") == [])
    let size = try #require(try Files.status(made.path)).size
    #expect(size < 500_000)
  }

  @Test("Where a reader keeps the old bytes in the file, that is told")
  func readerInTheWay() throws {
    try made.commit(site(["EN/a": "Secret words"]))
    try made.commit(site(["EN/a": "Clean"]))
    let store = try ContentStore(path: made.path, access: .write, lockTimeout: 0)
    let english = try #require(LanguageCode("en"))
    let page = try PagePath("a")
    try DatabaseQueue(path: made.path).read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM revision")
      do {
        _ = try store.forget(
          page, english, before: RevisionID(2),
          Signature(author: "Ben", time: 77, message: ""))
        Issue.record("it was said to be gone, and is in \(try files(with: "Secret words"))")
      } catch StoreError.notWiped {
      }
    }
    _ = try store.compact()
    #expect(try files(with: "Secret words") == [])
  }
}
