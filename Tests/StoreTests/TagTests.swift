import Store
import Testing

/// Names that people give to revisions.
struct TagTests {
  private let made: MadeStore

  init() throws {
    made = try MadeStore()
    for text in ["One", "Two", "Three"] { try made.commit(site(["EN/index": text])) }
  }

  private func tag(_ name: String, _ number: Int64, moves: Bool = false) throws {
    try made.store.tag(
      Tag(name: name, revision: RevisionID(number), time: 100 + number, author: "Ben"),
      moves: moves)
  }

  private func names() throws -> [String] {
    try made.store.tags().map { "\($0.name) \($0.revision.number) \($0.time) \($0.author)" }
  }

  @Test("Tags are listed by revision and then by name, with who gave them and when")
  func list() throws {
    #expect(try made.store.tags().isEmpty)
    try tag("v2", 3)
    try tag("last", 3)
    try tag("v1", 1)
    try tag("été/Ω", 2)
    #expect(
      try names() == ["v1 1 101 Ben", "été/Ω 2 102 Ben", "last 3 103 Ben", "v2 3 103 Ben"])
    #expect(try made.store.revision(RevisionExpression("été/Ω")).id == RevisionID(2))
  }

  @Test(
    "A name that means something else, or could not be typed, is no tag",
    arguments: [
      "", "head", "HEAD", "Head", "1", "007", "-1", "+5", "2026-05-01", "2026-05-01T10:00",
      "2026-02-30", "-v", "--force", "a b", "a~1", "@", "@{x}", "{x}", "a*", "a?", "a:b", "a\"",
      "it's", "<a>", "a\\b", "a|b", "a\nb", "a\u{0}b", "a\u{7f}", "a\u{200b}", "a\u{2028}b",
      String(repeating: "é", count: 101),
    ])
  func refused(name: String) throws {
    #expect(throws: RevisionError.notATagName(name)) { try tag(name, 1) }
    #expect(throws: RevisionError.notATagName(name)) { try tag(name, 1, moves: true) }
    #expect(try made.store.tags().isEmpty)
  }

  @Test("A name of 200 bytes is a tag")
  func long() throws {
    let name = String(repeating: "é", count: 100)
    try tag(name, 2)
    #expect(try made.store.revision(RevisionExpression(name + "~1")).id == RevisionID(1))
  }

  @Test("A tag stays where it is unless it is moved on purpose")
  func moved() throws {
    try tag("v1", 1)
    #expect(throws: RevisionError.tagExists("v1", revision: 1)) { try tag("v1", 2) }
    #expect(try names() == ["v1 1 101 Ben"])
    try tag("v1", 1)
    try tag("v1", 3, moves: true)
    #expect(try names() == ["v1 3 103 Ben"])
    try tag("V1", 2)
    #expect(try names() == ["V1 2 102 Ben", "v1 3 103 Ben"])
  }

  @Test("A tag can be taken away, and its revision stays")
  func removed() throws {
    try tag("v1", 2)
    try tag("v2", 2)
    try made.store.removeTag("v1")
    #expect(try names() == ["v2 2 102 Ben"])
    #expect(throws: RevisionError.noTag("v1", all: ["v2"])) { try made.store.removeTag("v1") }
    #expect(try made.store.site(at: RevisionID(2)).pages.count == 1)
    try tag("v1", 3)
    #expect(try names() == ["v2 2 102 Ben", "v1 3 103 Ben"])
  }

  @Test("The log tells the tags of a revision")
  func log() throws {
    try tag("b", 2)
    try tag("a", 2)
    #expect(try made.store.log().map(\.tags) == [[], ["a", "b"], []])
    #expect(try made.store.log(page: PagePath("index")).map(\.tags) == [[], ["a", "b"], []])
  }

  @Test("A tag of a revision that is not there cannot be stored")
  func noRevision() throws {
    #expect(throws: StoreError.self) { try tag("v9", 9) }
    #expect(try made.store.tags().isEmpty)
  }
}
