import Testing
import Translation

/// Paragraphs of prose in which nothing is the same in two languages.
private func prose(_ word: String, _ lengths: [Int]) -> [BlockText] {
  lengths.map { length in
    let text = String(repeating: word + " ", count: length)
    return BlockText(kind: .paragraph, text: Array(text.utf8)[...])
  }
}

private func heading(_ text: String) -> BlockText {
  BlockText(kind: .heading, level: 2, text: Array(text.utf8)[...])
}

@Suite struct KnownPairsTests {
  @Test func aChangedBlockBetweenKnownNeighboursIsSure() {
    // Written anew: its length says that it is a translation of another.
    let source = prose("word", [9, 40, 10, 11, 12])
    let translation = prose("слово", [9, 40, 45, 11, 12])
    let aligned = align(
      source: source, translation: translation, known: [0, 1, nil, 3, 4])
    #expect(aligned.map(\.source) == [0, 1, 2, 3, 4])
    #expect(aligned.allSatisfy { $0.certainty == .sure && $0.count == 1 })
  }

  @Test func whatIsKnownStands() {
    let source = prose("word", [9, 40, 10, 11, 12])
    let known = [4, 0, 2, 2, 1]
    let aligned = align(
      source: source, translation: prose("слово", [9, 40, 10, 11, 12]), known: known)
    #expect(aligned.map(\.source) == known)
    #expect(aligned.allSatisfy { $0.certainty == .sure })
  }

  @Test func aNewBlockTakesNoClaimedSource() {
    // The new block would fit the source of the block before it better than nothing.
    let source = prose("word", [9, 40, 10])
    let aligned = align(
      source: source, translation: prose("слово", [9, 12, 40, 10]), known: [0, nil, 1, 2])
    #expect(aligned.map(\.source) == [0, nil, 1, 2])
    #expect(aligned.map(\.count) == [1, 0, 1, 1])
  }

  @Test func theBlocksOfAMovedSectionFollowTheirNeighbours() {
    let source =
      [heading("a")] + prose("word", [9, 40]) + [heading("b")] + prose("word", [10, 38])
    let translation =
      [heading("б")] + prose("слово", [10, 38]) + [heading("а")] + prose("слово", [9, 40])
    for unknown in translation.indices {
      var known: [Int?] = [3, 4, 5, 0, 1, 2]
      known[unknown] = nil
      let aligned = align(source: source, translation: translation, known: known)
      #expect(aligned.map(\.source) == [3, 4, 5, 0, 1, 2])
    }
  }

  @Test func aKnownBlockMayStandForTwo() {
    let source = prose("word", [20, 15, 30])
    let aligned = align(
      source: source, translation: prose("слово", [35, 30]), known: [0, 2])
    #expect(aligned.map(\.count) == [2, 1])
  }

  @Test func ignoresWhatIsNotThere() {
    let aligned = align(
      source: prose("word", [20]), translation: prose("слово", [20]), known: [7])
    #expect(aligned.map(\.source) == [0])
  }
}
