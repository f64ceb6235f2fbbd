import Store
import Testing

/// How things stand with translations, by the rules.
struct StateTests {
  let made: MadeStore

  init() throws { made = try MadeStore() }

  static let source = """
    # Relay 1

    It keeps `11` messages for a while.

    Nobody reads the `22` of them.

    Write to 33@example.org any time.
    """
  static let german = """
    # Server 1

    Er hebt `11` Nachrichten eine Weile auf.

    Niemand liest die `22`.

    Schreibt jederzeit an 33@example.org.
    """
  static let russian = """
    # Сервер 1

    Он хранит `11` сообщений некоторое время.

    Никто не читает эти `22`.

    Пишите на 33@example.org в любое время.
    """

  func commit(
    _ english: String = source, _ german: String? = german, _ russian: String? = russian,
    from sources: [String: String] = [:]
  ) throws {
    var texts = ["EN/a": english]
    texts["DE/a"] = german
    texts["RU/a"] = russian
    try made.commit(site(texts, source: "en", from: sources))
  }

  /// For each page, what its languages are, as `a: de current, en source`.
  func states(at number: Int64? = nil) throws -> [String] {
    let translations = try made.store.translations(at: number.map { RevisionID($0) })
    return translations.pages.map { page in
      "\(page.path.text): "
        + zip(translations.languages, page.cells).map { language, cell in
          let count = cell.outdatedBlocks > 0 ? " \(cell.outdatedBlocks)" : ""
          return
            "\(language.code.tag) \(cell.state.rawValue)\(count)\(cell.hasDrift ? " drift" : "")"
        }.joined(separator: ", ")
    }
  }

  @Test("A first import takes what is there as current; what is not there is missing")
  func first() throws {
    try commit(Self.source, Self.german, nil)
    #expect(try states() == ["a: de current, en source"])
    try made.commit(
      site(["DE/a": Self.german, "EN/a": Self.source, "EN/b": "b", "DE/c": "c"], source: "en"))
    #expect(
      try states() == [
        "a: de current, en source", "b: de missing, en source", "c: de orphan, en absent",
      ])
  }

  @Test("Without a source nothing is missing, and all that is made from an orphan is one")
  func cut() throws {
    var texts = [
      "EN/a": Self.source, "RU/b": "б", "BE/b": "б", "DE/c": "c", "EN/d": "d", "BE/d": "д",
      "RU/e": "е", "EN/f": "f", "RU/f": "ф",
    ]
    let snapshot = site(texts, source: "en", from: ["be": "ru"])
    try made.commit(snapshot)
    let expected = [
      "a: be absent, de missing, en source, ru missing",
      "b: be orphan, de absent, en absent, ru orphan",
      "c: be absent, de orphan, en absent, ru absent",
      "d: be orphan, de missing, en source, ru missing",
      "e: be absent, de absent, en absent, ru orphan",
      "f: be missing, de missing, en source, ru current",
    ]
    #expect(try states() == expected)
    #expect(Site(previewing: snapshot).missingDocuments == (6, 15))
    // What an orphan says now outdates nothing: nobody can begin with it.
    texts["RU/b"] = "другое"
    try made.commit(site(texts, source: "en", from: ["be": "ru"]))
    #expect(try states() == expected)
    #expect(try made.store.outdated() == [])
  }

  @Test("One word in one source paragraph outdates that block in every language, and no other")
  func oneWord() throws {
    try commit()
    try commit(Self.source.replacing("a while", with: "some days"))
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    let outdated = try made.store.outdated()
    #expect(outdated.map(\.language.tag) == ["de", "ru"])
    for document in outdated {
      #expect(document.behind == 1)
      #expect(document.blocks.map(\.kind) == [.changed])
      #expect(document.blocks[0].before == "It keeps `11` messages for a while.")
      #expect(document.blocks[0].source?.text == "It keeps `11` messages for some days.")
      #expect(document.blocks[0].source?.line == 3)
      #expect(document.blocks[0].translation.map(\.block) == [2])
    }
    #expect(try states(at: 1) == ["a: de current, en source, ru current"])
  }

  @Test("Another paragraph of a translation, edited, makes nothing look fresh")
  func otherParagraph() throws {
    try commit()
    let source = Self.source.replacing("a while", with: "some days")
    try commit(source)
    try commit(source, Self.german.replacing("jederzeit", with: "immer"))
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    try commit(source, Self.german.replacing("eine Weile", with: "einige Tage"))
    #expect(try states() == ["a: de current, en source, ru outdated 1"])
  }

  @Test("Sections of a source that change places outdate nothing")
  func reordered() throws {
    try commit()
    try commit(Self.source.split(separator: "\n\n").reversed().joined(separator: "\n\n"))
    #expect(try states() == ["a: de current, en source, ru current"])
  }

  @Test("A page that moves keeps its translations, and what is outdated of them")
  func moved() throws {
    try commit()
    let source = Self.source.replacing("a while", with: "some days")
    try made.commit(
      site(["DE/b": Self.german, "EN/b": source, "RU/b": Self.russian], source: "en"))
    #expect(try states() == ["b: de outdated 1, en source, ru outdated 1"])
  }

  @Test("A source that goes leaves orphans; when it comes back all is as before")
  func orphans() throws {
    try commit()
    try commit(Self.source.replacing("a while", with: "some days"))
    try made.commit(site(["DE/a": Self.german, "EN/b": "b", "RU/a": Self.russian], source: "en"))
    #expect(try states().first == "a: de orphan, en absent, ru orphan")
    try commit(Self.source.replacing("a while", with: "some days"))
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
  }

  @Test("A translation that was deleted and comes back as it was is as old as it was")
  func deleted() throws {
    try commit()
    let source = Self.source.replacing("a while", with: "some days")
    try commit(source, nil)
    try commit(source)
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
  }

  @Test("A block that is edited is made from what it was made from before, wherever it stands")
  func editedElsewhere() throws {
    try commit()
    let blocks = Self.german.split(separator: "\n\n").map(String.init)
    let german = [blocks[0], blocks[2], blocks[1], blocks[3]].joined(separator: "\n\n")
    try commit(Self.source, german)
    try commit(Self.source, german.replacing("Niemand liest", with: "Keiner liest"))
    #expect(try states() == ["a: de current, en source, ru current"])
  }

  @Test("A block that is edited while its source is away is made from that which comes back")
  func editedOrphan() throws {
    try commit()
    let german = Self.german.replacing("eine Weile", with: "einige Tage")
    try made.commit(site(["DE/a": german, "EN/b": "b", "RU/a": Self.russian], source: "en"))
    try commit(Self.source, german)
    #expect(try states() == ["a: de current, en source, ru current"])
    try commit(Self.source.replacing("a while", with: "some days"), german)
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
  }

  @Test("What is confirmed though its source is gone is not seen for the first time again")
  func emptySource() throws {
    let (source, german) = ("It keeps `11` messages.", "Er hebt `11` auf.")
    try made.commit(site(["DE/a": german, "EN/a": source], source: "en"))
    try made.commit(site(["DE/a": german, "EN/a": ""], source: "en"))
    _ = try made.store.confirm(
      PagePath("a"), #require(LanguageCode("de")), .whole,
      Signature(author: "Anna", time: 3, message: "Confirm"))
    #expect(try states() == ["a: de current, en source"])
    let new = "# News 7\n\nWrite to 33@example.org any time."
    try made.commit(site(["DE/a": german, "EN/a": new], source: "en"))
    try made.commit(site(["DE/a": "Nein. " + german + " Ja.", "EN/a": new], source: "en"))
    #expect(try states() == ["a: de outdated 1, en source"])
  }

  @Test("A source block that comes is untranslated until it has a counterpart")
  func added() throws {
    try commit()
    let source = Self.source + "\n\nAsk `44` times."
    try commit(source)
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    #expect(try made.store.outdated().first?.blocks.map(\.kind) == [.added])
    try commit(source, Self.german + "\n\nFragt `44` mal.")
    #expect(try states() == ["a: de current, en source, ru outdated 1"])
  }

  @Test("What is outdated in a source is outdated in what is made from it")
  func chain() throws {
    try commit(from: ["ru": "de"])
    let source = Self.source.replacing("a while", with: "some days")
    try commit(source, from: ["ru": "de"])
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    let inherited = try made.store.outdated().last?.blocks.first
    #expect(inherited?.kind == .inherited)
    #expect(inherited?.origin?.tag == "en")
    #expect(inherited?.before == "It keeps `11` messages for a while.")
    #expect(inherited?.translation.map(\.block) == [2])
    let german = Self.german.replacing("eine Weile", with: "einige Tage")
    try commit(source, german, from: ["ru": "de"])
    #expect(try states() == ["a: de current, en source, ru outdated 1"])
    #expect(try made.store.outdated().last?.blocks.map(\.kind) == [.changed])
    try commit(
      source, german, Self.russian.replacing("некоторое время", with: "несколько дней"),
      from: ["ru": "de"])
    #expect(try states() == ["a: de current, en source, ru current"])
    // A paragraph that the middle one lacks.
    try commit(source + "\n\nAsk `44` times.", german, from: ["ru": "de"])
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    #expect(try made.store.outdated().last?.blocks.map(\.source?.text) == ["Ask `44` times."])
  }

  @Test("A language that is made from another one now is taken as made from what is there")
  func otherSource() throws {
    try commit()
    try commit(Self.source.replacing("a while", with: "some days"))
    try commit(Self.source.replacing("a while", with: "some days"), from: ["ru": "de"])
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    #expect(try made.store.outdated().last?.blocks.map(\.kind) == [.inherited])
  }

  @Test("A language that goes back to the source that it had is as outdated as it was")
  func sourceThereAndBack() throws {
    let source = Self.source.replacing("a while", with: "some days")
    try commit()
    try commit(source)
    try commit(source, from: ["ru": "de"])
    let russian = Self.russian.replacing("Никто", with: "Никто здесь")
    try commit(source, Self.german, russian, from: ["ru": "de"])
    try commit(source, Self.german, russian)
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    #expect(try made.store.outdated().last?.blocks.map(\.kind) == [.changed])
    // The same where the source of all is another one for a while.
    try made.commit(
      site(["DE/a": Self.german, "EN/a": source, "RU/a": russian], source: "ru"))
    #expect(try states() == ["a: de current, en current, ru source"])
    try commit(source, Self.german, russian)
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
  }

  @Test("A translation that comes back is taken anew if its language is made from another one now")
  func otherSourceMeanwhile() throws {
    try commit(from: ["ru": "de"])
    try commit(Self.source, Self.german, nil, from: ["ru": "de"])
    var snapshot = site(["DE/a": Self.german, "EN/a": Self.source, "RU/b": "b"], source: "en")
    try made.commit(snapshot)
    try commit()
    #expect(try states() == ["a: de current, en source, ru current"])
    // Nor is it what it was in a revision in which it was made from another one.
    snapshot = site(["DE/a": Self.german, "EN/a": Self.source, "RU/a": "Нет."], source: "en")
    try made.commit(snapshot)
    _ = try made.store.restore(
      .document(PagePath("a"), #require(LanguageCode("ru"))), at: RevisionID(1),
      Signature(author: "Anna", time: 6, message: "Back"))
    #expect(try states() == ["a: de current, en source, ru current"])
  }

  @Test("A translation that has far less structure is said to drift until it is confirmed")
  func drift() throws {
    let source = "# A 1\n\nx `1`\n\n# B 2\n\ny `2`\n\n# C 3\n\nz `3`\n\n# D 4\n\nw `4`"
    try made.commit(site(["DE/a": "# A 1\n\nx `1`", "EN/a": source], source: "en"))
    #expect(try states() == ["a: de current drift, en source"])
    _ = try made.store.confirm(
      PagePath("a"), #require(LanguageCode("de")), .whole,
      Signature(author: "Anna", time: 2, message: "Confirm"))
    #expect(try states() == ["a: de current, en source"])
    // What comes new is outdated, and no drift.
    try made.commit(
      site(
        ["DE/a": "# A 1\n\nx `1`", "EN/a": source + "\n\n# E 5\n\nv `5`\n\n# F 6"], source: "en"))
    #expect(try states() == ["a: de outdated 3, en source"])
  }

  @Test("A restored document has the state that it had")
  func restored() throws {
    try commit()
    let source = Self.source.replacing("a while", with: "some days")
    try commit(source)
    try commit(source, Self.german.replacing("eine Weile", with: "einige Tage"))
    #expect(try states() == ["a: de current, en source, ru outdated 1"])
    _ = try made.store.restore(
      .document(PagePath("a"), #require(LanguageCode("de"))), at: RevisionID(1),
      Signature(author: "Anna", time: 4, message: "Back"))
    #expect(try states() == ["a: de outdated 1, en source, ru outdated 1"])
    _ = try made.store.undo(
      RevisionID(2), Signature(author: "Anna", time: 5, message: "Undo"))
    #expect(try states() == ["a: de current, en source, ru current"])
  }

  @Test("A restored source leaves to its translations what was confirmed of them since")
  func restoredSource() throws {
    try commit()
    let source = Self.source.replacing("a while", with: "some days")
    try commit(source)
    _ = try made.store.confirm(
      PagePath("a"), #require(LanguageCode("de")), .whole,
      Signature(author: "Anna", time: 3, message: "Confirm"))
    try made.commit(site(["DE/a": Self.german, "EN/b": "b", "RU/a": Self.russian], source: "en"))
    _ = try made.store.restore(
      .document(PagePath("a"), #require(LanguageCode("en"))), at: RevisionID(2),
      Signature(author: "Anna", time: 5, message: "Back"))
    #expect(try states().first == "a: de current, en source, ru outdated 1")
  }

  @Test("Languages that an undo would make from each other in a circle are left as they are")
  func circle() throws {
    try commit(from: ["de": "en", "ru": "de"])
    try commit(from: ["de": "en", "ru": "en"])
    try commit(from: ["de": "ru", "ru": "en"])
    #expect(throws: RestoreError.changedSince(["language de", "language ru"])) {
      try made.store.undo(RevisionID(2), Signature(author: "Anna", time: 4, message: "Undo"))
    }
    // A database that has one all the same is read.
    try made.damage("UPDATE language_version SET source = 'de' WHERE source = 'en'")
    #expect(try made.store.outdated() == [])
  }

  @Test("Rows of what a translation was made from that cmctl never wrote are damage, no crash")
  func damaged() throws {
    try commit()
    try commit(Self.source.replacing("a while", with: "some days"))
    for change in [
      "block_count = -3", "first_source_block = -2", "block_count = 9000000000000000000",
      "first_source_block = 9223372036854775807",
    ] {
      let old = try made.rows("SELECT block_count, first_source_block FROM basis LIMIT 1")
      try made.damage("PRAGMA ignore_check_constraints = ON; UPDATE basis SET \(change)")
      #expect(throws: StoreError.self, "\(change)") { try made.store.outdated() }
      #expect(old == ["4 | 0"])
      try made.damage("UPDATE basis SET block_count = 4, first_source_block = 0")
    }
    #expect(try made.store.outdated().count == 2)
  }

  @Test("How many changes of the source a translation is behind")
  func behind() throws {
    try commit()
    try commit(Self.source.replacing("a while", with: "some days"))
    try commit(Self.source.replacing("a while", with: "ten days"))
    // Another order is no change.
    let source = Self.source.replacing("a while", with: "ten days")
    try commit(source.split(separator: "\n\n").reversed().joined(separator: "\n\n"))
    #expect(try made.store.outdated().map(\.behind) == [2, 2])
    try commit(source + "\n\nAsk `44` times.")
    #expect(try made.store.outdated().map(\.behind) == [3, 3])
  }

  @Test("A text that is forgotten leaves its states, too")
  func forgotten() throws {
    try commit()
    try commit(Self.source, Self.german.replacing("jederzeit", with: "immer"))
    _ = try made.store.forget(
      PagePath("a"), #require(LanguageCode("de")), before: RevisionID(2),
      Signature(author: "Anna", time: 3, message: ""))
    #expect(try states(at: 1) == ["a: de missing, en source, ru current"])
    #expect(try states() == ["a: de current, en source, ru current"])
    #expect(try made.store.verify().findings == [])
  }

  @Test("A text that is forgotten leaves nothing that its next version would be taken to lack")
  func forgottenAndBack() throws {
    let source = Self.source + "\n\nAsk `44` times."
    try commit(source)
    try commit(source, nil)
    _ = try made.store.forget(
      PagePath("a"), #require(LanguageCode("de")), before: RevisionID(2),
      Signature(author: "Anna", time: 3, message: ""))
    try commit(source, Self.german + "\n\nFragt `44` mal.")
    #expect(try states() == ["a: de current, en source, ru current"])
    try commit(source)
    #expect(try states() == ["a: de outdated 1, en source, ru current"])
  }
}
