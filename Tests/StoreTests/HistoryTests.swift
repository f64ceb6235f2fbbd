import Store
import Testing

/// Every revision reads as it was, whatever came after it.
struct HistoryTests {
  @Test(
    "Any revision of a site of random changes is what was imported then",
    arguments: [1, 2, 3, 4] as [UInt64])
  func everyRevision(seed: UInt64) throws {
    let made = try MadeStore()
    var random = RandomSite(seed: seed)
    var imported: [Snapshot] = []
    for _ in 0..<40 {
      let snapshot = random.next()
      switch try made.commit(snapshot) {
      case .committed(let revision, let changes):
        imported.append(snapshot)
        #expect(revision.id.number == Int64(imported.count))
        #expect(!changes.isEmpty)
      case .unchanged:
        let last = try #require(imported.last)
        #expect(Site(previewing: snapshot) == Site(previewing: last))
      }
    }
    #expect(imported.count > 30)
    for (index, snapshot) in imported.enumerated() {
      var site = try made.store.site(at: RevisionID(Int64(index + 1)))
      #expect(site.revision.id.number == Int64(index + 1))
      site.revision = Site(previewing: snapshot).revision
      #expect(site == Site(previewing: snapshot), "revision \(index + 1)")
      let hashes = snapshot.documents.map(\.content.hash) + snapshot.files.map(\.content.hash)
      let contents = try made.store.contents(hashes)
      let all = snapshot.documents.map(\.content) + snapshot.files.map(\.content)
      #expect(all.allSatisfy { contents[$0.hash] == $0.bytes })
    }
  }

  @Test("A reader of its own sees the same revisions")
  func reader() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "One"]))
    let reader = try ContentStore(path: made.path, access: .read)
    try made.commit(site(["EN/index": "Two"]))
    #expect(try reader.head()?.id == RevisionID(2))
    #expect(try reader.site() == made.store.site())
    #expect(try reader.site(at: RevisionID(1)) == made.store.site(at: RevisionID(1)))
  }

  @Test("A reader cannot write")
  func readerCannotWrite() throws {
    let made = try MadeStore()
    try made.commit(site(["EN/index": "One"]))
    let reader = try ContentStore(path: made.path, access: .read)
    #expect(throws: StoreError.notWritable(path: made.path)) {
      try reader.commit(site([:]), Signature(author: "Anna", time: 2, message: ""))
    }
    #expect(try made.store.head()?.id == RevisionID(1))
  }
}

/// A site that changes at random, a few things at a time.
private struct RandomSite {
  private var random: SeededGenerator
  private var texts: [String: String] = [:]
  private var isExecutable: Set<String> = []
  private var files: [String: String] = [:]
  private var settings: [String: String] = [:]
  private var names: [String: String] = [:]

  private static let languages = ["DE", "EN", "PT-BR", "ZH"]
  private static let pages = ["index", "info", "guide/intro", "guide/über", "a b", "z"]
  private static let pieces = ["# Title", "One, two", "three.", "日本", "`code`", "-", "", "Ω"]

  init(seed: UInt64) { random = SeededGenerator(state: seed) }

  mutating func next() -> Snapshot {
    for _ in 0...Int.random(in: 0...3, using: &random) { change() }
    var snapshot = site(
      texts,
      files: files.sorted { $0.key < $1.key }.map {
        asset($0.key, $0.value, isExecutable: isExecutable.contains($0.key))
      }, settings: settings)
    for index in snapshot.languages.indices {
      let code = snapshot.languages[index].code.compared
      guard let name = names[code] else { continue }
      snapshot.languages[index].name = name
      snapshot.languages[index].direction = name.isEmpty ? .leftToRight : .rightToLeft
      snapshot.languages[index].missing = name.isEmpty ? nil : "“\(name)”\n"
      snapshot.languages[index].fallback = snapshot.languages.map(\.code).reversed()
      snapshot.languages[index].position = nil
    }
    for index in snapshot.documents.indices {
      snapshot.documents[index].isExecutable = isExecutable.contains(
        snapshot.documents[index].page.text)
    }
    return snapshot
  }

  private mutating func change() {
    let page = Self.pages.randomElement(using: &random)!
    let other = Self.pages.randomElement(using: &random)!
    let language = Self.languages.randomElement(using: &random)!
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<4: texts["\(language)/\(page)"] = text()
    case 4: texts["\(language)/\(page)"] = nil
    case 5: for language in Self.languages { texts["\(language)/\(page)"] = nil }
    case 6:  // the page moves, over whatever is there
      for language in Self.languages {
        texts["\(language)/\(other)"] = texts.removeValue(forKey: "\(language)/\(page)")
      }
    case 7: texts = texts.filter { !$0.key.hasPrefix(language + "/") }
    case 8: names[language.lowercased()] = Bool.random(using: &random) ? text() : nil
    case 9: isExecutable.formSymmetricDifference([page])
    case 10: files[page] = Bool.random(using: &random) ? text() : nil
    default: settings[language] = Bool.random(using: &random) ? text() : nil
    }
  }

  private mutating func text() -> String {
    (0...Int.random(in: 0...4, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random)!
    }.joined(separator: Bool.random(using: &random) ? "\n\n" : " ")
  }
}
