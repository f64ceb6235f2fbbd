import Store
import Testing

/// What the log tells, and how it is chosen from.
struct LogTests {
  private let made: MadeStore

  init() throws {
    made = try MadeStore()
    try made.commit(
      site(
        ["EN/intro": "Welcome", "DE/intro": "Willkommen", "EN/other": "Other"],
        files: [asset("a.css", "1")], settings: ["one": "1"]), "Start")
    try made.commit(
      site(
        ["EN/guide/intro": "Welcome", "DE/guide/intro": "Willkommen", "EN/other": "Other"],
        files: [asset("a.css", "2"), asset("b.css", "")], settings: ["one": "2", "two": ""]),
      "Move")
    try made.commit(
      site(
        ["EN/guide/intro": "Welcome!", "DE/guide/intro": "Willkommen", "EN/other": "Other"],
        files: [asset("b.css", "", isExecutable: true)], settings: ["two": ""]), "Louder")
    try made.commit(site(["EN/guide/intro": "Welcome!", "EN/other": "Others"]), "No German")
    try made.commit(
      site(["EN/guide/intro": "Welcome!", "EN/intro": "A new one", "EN/other": "Others"]), "New")
  }

  /// Entries as text: number, then each change.
  private func log(_ page: String? = nil, _ language: String? = nil) throws -> [String] {
    try made.store.log(
      page: page.map { try PagePath($0) }, language: language.flatMap { LanguageCode($0) }
    ).map { entry in
      let changes = entry.changes
      let parts =
        changes.moves.map { "\($0.from.text) → \($0.to.text)" }
        + changes.documents.map { "\($0.kind) \($0.page.text) (\($0.language.tag))" }
        + changes.files.map { "\($0.kind) \($0.path.text)" }
        + changes.settings.map { "\($0.kind) [\($0.section)] \($0.key)" }
        + changes.languages.map { "language \($0.tag)" }
      return "\(entry.revision.id.number): " + parts.joined(separator: ", ")
    }
  }

  @Test("The whole log tells every revision, the newest first, with all that it changed")
  func whole() throws {
    #expect(
      try log() == [
        "5: new intro (en)",
        "4: deleted guide/intro (de), changed other (en), deleted b.css, deleted [params] two, "
          + "language de, language en",
        "3: changed guide/intro (en), deleted a.css, changed b.css, deleted [params] one",
        "2: intro → guide/intro, changed a.css, new b.css, changed [params] one, new [params] two",
        "1: new intro (de), new intro (en), new other (en), new a.css, new [params] one, "
          + "language de, language en",
      ])
    #expect(try made.store.log().map(\.revision.message).first == "New")
    #expect(try made.store.log().map(\.revision.author).first == "Anna")
  }

  @Test("The log is what each commit said that it changed")
  func sameAsCommit() throws {
    let other = try MadeStore()
    var told: [Changes] = []
    for text in ["One", "Two", "Three"] {
      told.insert(
        try other.changes(
          site(
            ["EN/a": text, "DE/\(text.lowercased())": "Ein Text"],
            files: [asset(text, "x")], settings: [text: "1"])), at: 0)
    }
    #expect(try other.store.log().map(\.changes) == told)
  }

  @Test("A page is found by any path it ever had")
  func page() throws {
    let intro = [
      "4: deleted guide/intro (de)", "3: changed guide/intro (en)", "2: intro → guide/intro",
      "1: new intro (de), new intro (en)",
    ]
    #expect(try log("guide/intro") == intro)
    // The path is now another page's: both are told.
    #expect(try log("intro") == ["5: new intro (en)"] + intro)
    #expect(try log("other") == ["4: changed other (en)", "1: new other (en)"])
    #expect(try log("nowhere") == [])
  }

  @Test("The log of a language has what changed in it, and of a page in it both")
  func language() throws {
    #expect(
      try log(nil, "de") == ["4: deleted guide/intro (de)", "1: new intro (de)"])
    #expect(try log("guide/intro", "DE").count == 3)
    #expect(
      try log("guide/intro", "en") == [
        "3: changed guide/intro (en)", "2: intro → guide/intro", "1: new intro (en)",
      ])
    #expect(try log(nil, "fr") == [])
  }

  @Test("The moves of a revision are told alone")
  func moves() throws {
    #expect(
      try made.store.moves() == [
        RevisionID(2): [Changes.Move(from: PagePath("intro"), to: PagePath("guide/intro"))]
      ])
  }

  @Test("A revision that changed nothing but a language is in the whole log")
  func languageAlone() throws {
    var snapshot = site(
      ["EN/guide/intro": "Welcome!", "EN/intro": "A new one", "EN/other": "Others"])
    snapshot.languages[0].name = "Anglais"
    try made.commit(snapshot)
    #expect(try log().first == "6: language en")
    #expect(try log(nil, "en").first?.hasPrefix("5") == true)
  }
}
