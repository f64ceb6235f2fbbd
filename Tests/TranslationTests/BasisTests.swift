import Testing
import Translation

private func paragraphs(_ texts: String...) -> [BlockText] {
  texts.map { BlockText(kind: .paragraph, text: Array($0.utf8)[...]) }
}

private func basis(_ content: Int64, _ position: Int?, _ certainty: Certainty = .sure) -> Basis {
  Basis(
    source: position.map { SourceBlock(content: content, position: $0) }, certainty: certainty)
}

@Suite struct BasisTests {
  private let source = paragraphs("one 11", "two 22", "three 33")

  private func positions(_ result: [Basis]) -> [String] {
    result.map { $0.source.map { "\($0.content):\($0.position)" } ?? "-" }
  }

  @Test func takesTheAlignmentAtFirst() {
    let result = basis(
      of: paragraphs("раз 11", "два 22", "три 33"), previous: nil, source: source, sourceContent: 7)
    #expect(positions(result) == ["7:0", "7:1", "7:2"])
  }

  @Test func keepsTheBasisOfUnchangedBlocks() {
    let old = paragraphs("раз 11", "два 22", "три 33")
    let result = basis(
      of: paragraphs("раз 11", "два! 22", " три 33\n"),
      previous: (old, [basis(1, 0), basis(2, 1), basis(3, 2, .unsure)]),
      source: source, sourceContent: 7)
    #expect(positions(result) == ["1:0", "7:1", "3:2"])
    #expect(result[2].certainty == .unsure)
  }

  @Test func alignsWhatHadNoBasis() {
    let old = paragraphs("раз 11", "два 22", "три 33")
    let result = basis(
      of: old, previous: (old, [basis(1, 0), basis(1, nil), basis(1, 2)]), source: source,
      sourceContent: 7)
    #expect(positions(result) == ["1:0", "7:1", "1:2"])
  }

  @Test func followsMovedBlocksAndRepeatedOnes() {
    let old = paragraphs("а", "повтор", "б", "повтор", "в")
    let bases = (0..<5).map { basis(1, $0) }
    let moved = basis(
      of: paragraphs("в", "а", "повтор", "б", "повтор"), previous: (old, bases), source: source,
      sourceContent: 7)
    #expect(positions(moved) == ["1:4", "1:0", "1:1", "1:2", "1:3"])
    let fewer = basis(
      of: paragraphs("а", "б", "повтор", "в"), previous: (old, bases), source: source,
      sourceContent: 7)
    #expect(positions(fewer) == ["1:0", "1:2", "1:3", "1:4"])
  }

  @Test func keepsNothingWhereThereIsNothing() {
    #expect(basis(of: [], previous: nil, source: source, sourceContent: 7) == [])
    #expect(
      positions(
        basis(of: paragraphs("а"), previous: ([], []), source: [], sourceContent: 7)) == ["-"])
  }

  @Test func aBlockIsItsKindAndItsTextWithoutOuterWhiteSpace() {
    let text = Array(" a b\n".utf8)[...]
    let block = BlockText(kind: .heading, level: 1, text: text)
    #expect(block == BlockText(kind: .heading, level: 1, text: Array("a b".utf8)[...]))
    #expect(block != BlockText(kind: .heading, level: 2, text: text))
    #expect(block != BlockText(kind: .paragraph, text: text))
    #expect(block != BlockText(kind: .heading, level: 1, text: Array("a  b".utf8)[...]))
  }

  @Test func rawValuesNeverChange() {
    #expect(BlockKind.allCases.map(\.rawValue) == Array(1...10))
    #expect(BlockKind.footnote.rawValue == 10 && BlockKind.paragraph.rawValue == 4)
    #expect(Certainty.sure.rawValue == 1)
  }
}
