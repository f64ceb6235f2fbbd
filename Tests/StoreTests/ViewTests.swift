import Testing

/// The views that anyone with `sqlite3` may read.
struct ViewTests {
  @Test("current_documents holds the newest text of every page that is there")
  func currentDocuments() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "Hello", "EN/old": "Old", "DE/index": "Hallo"]))
    try made.commit(site(["EN/index": "Hello!", "EN/old": "Old", "DE/index": "Hallo"]))
    try made.commit(site(["EN/index": "Hello!", "DE/index": "Hallo"]))
    try made.commit(site(["EN/start": "Hello!", "DE/start": "Hallo"]))
    let rows = try made.rows(
      "SELECT page, language, revision, text FROM current_documents ORDER BY language")
    #expect(rows == ["start | de | 1 | Hallo", "start | en | 2 | Hello!"])
    #expect(
      try made.rows("SELECT hash FROM current_documents WHERE language = 'de'") == [
        "753692ec36adb4c794c973945eb2a99c1649703ea6f76bf259abb4fb838e013e"
      ])
  }

  @Test("history tells every change of a text, oldest first")
  func history() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "Hello", "DE/index": "Hallo"]), "Start")
    try made.commit(site(["EN/index": "Hello!", "DE/index": "Hallo"]), "Louder")
    try made.commit(site(["EN/index": "Hello!"]), "No German")
    #expect(
      try made.rows("SELECT * FROM history") == [
        "1 | 1970-01-01T00:00:01Z | Anna | Start | index | de | new",
        "1 | 1970-01-01T00:00:01Z | Anna | Start | index | en | new",
        "2 | 1970-01-01T00:00:02Z | Anna | Louder | index | en | changed",
        "3 | 1970-01-01T00:00:03Z | Anna | No German | index | de | deleted",
      ])
  }
}
