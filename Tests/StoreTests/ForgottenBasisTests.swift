import Store
import Testing

/// What becomes of translations whose source text is forgotten.
struct ForgottenBasisTests {
  private let made: MadeStore

  init() throws { made = try MadeStore() }

  private static let source = "# Setup 1\n\nRun `make` now.\n\nSee https://a.example/2 for more."
  private static let translation =
    "# Einrichten 1\n\nJetzt `make` starten.\n\nMehr dazu: https://a.example/2."

  private func commit(_ source: String, _ translation: String = translation) throws {
    try made.commit(site(["DE/a": translation, "EN/a": source], source: "en"))
  }

  private func forget(_ language: String, before number: Int64) throws -> Int {
    try made.store.forget(
      PagePath("a"), #require(LanguageCode(language)), before: RevisionID(number),
      Signature(author: "Ben", time: 77, message: ""))
  }

  /// Every row: its revision, its blocks, and the revision and block of its source.
  private func basis() throws -> [String] {
    try made.rows(
      """
      SELECT revision_id || ': ' || first_block || '+' || block_count || ' from ' || coalesce((
        SELECT min(revision_id) || '.' || first_source_block
        FROM document_version WHERE content_id = source_content_id
      ), 'nothing') FROM basis ORDER BY revision_id, first_block
      """)
  }

  @Test("A basis in a forgotten text points to the same block of another version")
  func detached() throws {
    try commit(Self.source)
    try commit("New here.\n\n" + Self.source.replacing("now", with: "at once"))
    #expect(try basis() == ["1: 0+3 from 1.0"])
    #expect(try forget("en", before: 2) == 1)
    #expect(try basis() == ["1: 0+1 from 2.1", "1: 1+1 from nothing", "1: 2+1 from 2.3"])
    #expect(try made.store.verify().findings == [])
  }

  @Test("The nearest version that has the block is taken, and none that is forgotten, too")
  func nearest() throws {
    try commit(Self.source)
    try commit(Self.source + "\n\nTwo.")
    try commit(Self.source.replacing("now", with: "at once") + "\n\nThree.")
    try commit("Four.\n\n" + Self.source)
    #expect(try forget("en", before: 3) == 2)
    #expect(try basis() == ["1: 0+1 from 3.0", "1: 1+1 from 4.2", "1: 2+1 from 3.2"])
  }

  @Test("A text may be forgotten after a later one was")
  func laterFirst() throws {
    try commit(Self.source)
    try commit("Other.")
    try commit(Self.source)
    try commit("Last.\n\n" + Self.source)
    #expect(try forget("en", before: 3) == 1)
    #expect(try basis() == ["1: 0+3 from 1.0"])
    #expect(try forget("en", before: 4) == 1)
    #expect(try basis() == ["1: 0+3 from 4.1"])
    #expect(try made.store.verify().findings == [])
  }

  @Test("A translation goes on from a forgotten source as if nothing had been")
  func goesOn() throws {
    try commit(Self.source)
    try commit(Self.source.replacing("now", with: "at once"))
    #expect(try forget("en", before: 2) == 1)
    let translation = Self.translation.replacing("Jetzt", with: "Sofort")
    try commit(Self.source.replacing("now", with: "at once"), translation)
    #expect(try basis().suffix(1) == ["3: 0+3 from 2.0"])
  }

  @Test("A forgotten translation is followed by the next as by a new one")
  func translation() throws {
    try commit(Self.source)
    try commit(Self.source, Self.translation.replacing("Jetzt", with: "Sofort"))
    #expect(try forget("de", before: 2) == 1)
    #expect(try basis() == ["1: 0+3 from 1.0"])
    try commit(Self.source, Self.translation)
    #expect(try made.store.verify().findings == [])
    #expect(try made.rows("SELECT count(*) FROM forgotten_content") == ["0"])
  }
}
