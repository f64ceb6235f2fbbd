import Testing

@testable import Store

/// What holds of the states of translations whatever was done before, tried on random histories; a
/// plain model of the rules says what is right.
struct StateModelTests {
  @Test("What the program says is what the rules say, at every step", arguments: 0..<20)
  func histories(part: UInt64) throws {
    for seed in part * 4..<part * 4 + 4 { try ModelledHistory(seed: seed).run(steps: 20) }
  }

  private static let seeds = UInt64(1000)..<1012

  /// After some history, what is said of all pages before and after a change.
  private func afterwards(_ seed: UInt64, _ work: (ModelledHistory) throws -> Void) throws {
    let history = try ModelledHistory(seed: seed)
    try history.run(steps: 10)
    if history.edits.texts.values.contains(where: { $0["en"]?.isEmpty == false }) {
      try work(history)
    }
  }

  private func cells(_ history: ModelledHistory) throws -> [String] {
    ModelledHistory.cells(try history.store.translations())
  }

  @Test(
    "One word of one paragraph makes one block outdated; as a minor change none", arguments: seeds)
  func oneWord(seed: UInt64) throws {
    try afterwards(seed) { history in
      let store = history.store
      let before = try store.translations()
      let known = try store.outdated()
      let (page, place) = history.edits.editOneWord()
      let path = try PagePath(history.edits.paths[page]!)
      try history.made.commit(history.snapshot())
      let after = try store.translations()
      for (old, new) in zip(before.pages, after.pages) {
        for (language, cells) in zip(before.languages, zip(old.cells, new.cells)) {
          let isKnown = known.contains { document in
            document.page == path && document.language == language.code
              && document.blocks.contains { $0.source?.block == place + 1 }
          }
          let isTouched =
            old.path == path && language.source == before.languages[0].code && !isKnown
            && [.current, .outdated].contains(cells.0.state)
          if language.code.compared != "be" {
            #expect(cells.1.outdatedBlocks - cells.0.outdatedBlocks == (isTouched ? 1 : 0))
          }
        }
      }
      let changed = try cells(history)
      let id = after.revision.id
      _ = try store.markMinor(id, history.sign())
      #expect(try cells(history) == ModelledHistory.cells(before))
      _ = try store.takeBackMinor(id, history.sign())
      #expect(try cells(history) == changed)
    }
  }

  @Test("What was confirmed and taken back is as before", arguments: seeds)
  func confirmation(seed: UInt64) throws {
    try afterwards(seed) { history in
      let store = history.store
      let before = try store.outdated()
      for document in before {
        let result = try store.confirm(document.page, document.language, .whole, history.sign())
        guard case .recorded(let revision, _) = result else { continue }
        let left = try store.outdated(languages: [document.language], pages: [document.page])
        #expect(left.flatMap(\.blocks).allSatisfy { $0.kind == .inherited })
        _ = try store.undo(revision.id, history.sign())
        #expect(try store.outdated() == before)
      }
    }
  }

  @Test(
    "Another order of the source outdates nothing; a page that moves keeps all", arguments: seeds)
  func moved(seed: UInt64) throws {
    try afterwards(seed) { history in
      let before = try history.store.translations()
      for page in history.edits.texts.keys { history.edits.texts[page]?["en"]?.reverse() }
      try history.made.commit(history.snapshot())
      let after = try history.store.translations()
      #expect(
        after.pages.map { $0.cells.map(\.state) } == before.pages.map { $0.cells.map(\.state) })
      let paths = history.edits.paths
      for (page, path) in paths { history.edits.paths[page] = path + "-moved" }
      try history.made.commit(history.snapshot())
      #expect(try history.store.translations().pages.map(\.cells) == after.pages.map(\.cells))
    }
  }
}
