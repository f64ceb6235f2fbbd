import Store
import Testing

/// What is recorded of which source blocks a translation was made from.
struct BasisTests {
  private let made: MadeStore

  init() throws { made = try MadeStore() }

  private static let source = "# Setup 1\n\nRun `make` now.\n\nSee https://a.example/2 for more."
  private static let translation =
    "# Einrichten 1\n\nJetzt `make` starten.\n\nMehr dazu: https://a.example/2."

  /// Every row: at which revision, for which blocks of what, and from which blocks of the source
  /// text that came with which revision.
  private func basis() throws -> [String] {
    try made.rows(
      """
      SELECT
        basis.revision_id || ': ' || code || ' blocks ' || first_block || ' to '
        || (first_block + block_count - 1) || ' from ' || coalesce((
          SELECT 'revision ' || min(revision_id) || ', block ' || first_source_block
          FROM document_version WHERE content_id = source_content_id
        ), 'nothing')
      FROM basis JOIN language ON language.id = language_id
      ORDER BY basis.revision_id, code, page_id, first_block
      """)
  }

  @Test("A first import takes each block as made from its counterpart; the source has no basis")
  func first() throws {
    try made.commit(site(["DE/index": Self.translation, "EN/index": Self.source], source: "en"))
    #expect(try basis() == ["1: de blocks 0 to 2 from revision 1, block 0"])
  }

  @Test("A change of the source alone writes no basis")
  func sourceAlone() throws {
    try made.commit(site(["DE/index": Self.translation, "EN/index": Self.source], source: "en"))
    let changed = Self.source.replacing("now", with: "at once")
    try made.commit(site(["DE/index": Self.translation, "EN/index": changed], source: "en"))
    #expect(try basis() == ["1: de blocks 0 to 2 from revision 1, block 0"])
  }

  @Test("One changed block gets a new basis, and the others keep theirs")
  func oneBlock() throws {
    try made.commit(site(["DE/index": Self.translation, "EN/index": Self.source], source: "en"))
    let source = Self.source.replacing("now", with: "at once").replacing("more", with: "details")
    try made.commit(site(["DE/index": Self.translation, "EN/index": source], source: "en"))
    let translation = Self.translation.replacing("Mehr", with: "Einzelheiten")
    try made.commit(site(["DE/index": translation, "EN/index": source], source: "en"))
    #expect(
      try basis() == [
        "1: de blocks 0 to 2 from revision 1, block 0",
        "3: de blocks 0 to 1 from revision 1, block 0",
        "3: de blocks 2 to 2 from revision 2, block 2",
      ])
  }

  @Test("A block that another moved away keeps its basis")
  func insertedBefore() throws {
    try made.commit(site(["DE/index": Self.translation, "EN/index": Self.source], source: "en"))
    let translation = "Neu: siehe `init`.\n\n" + Self.translation
    let source = "New: see `init`.\n\n" + Self.source
    try made.commit(site(["DE/index": translation, "EN/index": source], source: "en"))
    #expect(
      try basis().dropFirst() == [
        "2: de blocks 0 to 0 from revision 2, block 0",
        "2: de blocks 1 to 3 from revision 1, block 0",
      ])
  }

  @Test("A translation whose source comes later is made from nothing until then")
  func sourceLater() throws {
    try made.commit(site(["DE/index": Self.translation, "EN/info": "Info"], source: "en"))
    #expect(try basis() == ["1: de blocks 0 to 2 from nothing"])
    try made.commit(
      site(
        ["DE/index": Self.translation, "EN/index": Self.source, "EN/info": "Info"], source: "en"))
    #expect(
      try basis() == [
        "1: de blocks 0 to 2 from nothing", "2: de blocks 0 to 2 from revision 2, block 0",
      ])
  }

  @Test("A language made from another has its basis there")
  func fromAnotherLanguage() throws {
    try made.commit(
      site(
        ["DE/index": Self.translation, "EN/index": Self.source, "LB/index": Self.translation],
        source: "en", from: ["lb": "de"]))
    let sources = try made.rows(
      """
      SELECT language.code, source.code FROM basis
      JOIN language ON language.id = basis.language_id
      JOIN document_version ON content_id = source_content_id
        AND document_version.language_id <> basis.language_id
      JOIN language AS source ON source.id = document_version.language_id
      ORDER BY 1, 2
      """)
    #expect(sources == ["de | en", "lb | de"])
  }

  @Test("A page that moves takes its basis along")
  func moved() throws {
    try made.commit(site(["DE/a": Self.translation, "EN/a": Self.source], source: "en"))
    let source = Self.source.replacing("now", with: "at once")
    try made.commit(site(["DE/b": Self.translation, "EN/b": source], source: "en"))
    let translation = Self.translation.replacing("Mehr", with: "Einzelheiten")
    try made.commit(site(["DE/b": translation, "EN/b": source], source: "en"))
    #expect(
      try basis() == [
        "1: de blocks 0 to 2 from revision 1, block 0",
        "3: de blocks 0 to 1 from revision 1, block 0",
        "3: de blocks 2 to 2 from revision 2, block 2",
      ])
  }
}
