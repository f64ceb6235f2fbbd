import Testing
import Translation

private func paragraphs(_ texts: String...) -> [BlockText] {
  texts.map { BlockText(kind: .paragraph, text: Array($0.utf8)[...]) }
}

private func links(_ content: Int64, _ positions: Int?...) -> SourceLinks {
  SourceLinks(
    basis: positions.map { position in
      Basis(
        source: position.map { SourceBlock(content: content, position: $0) }, certainty: .sure)
    })
}

extension SourceLinks {
  /// Bases as “content:position”, and accepted blocks as “content:position in block”.
  var shown: [String] {
    basis.map { $0.source.map { "\($0.content):\($0.position)" } ?? "-" }
      + accepted.map { entry in
        "\(entry.source.content):\(entry.source.position) in \(entry.block.map(String.init) ?? "-")"
      }
  }
}

/// What a translation is taken to be made from.
@Suite struct LinksTests {
  private let source = paragraphs("one 11", "two 22", "three 33")

  @Test func theFirstTimeTheAlignmentIsTaken() {
    let result = SourceLinks(
      of: paragraphs("раз 11", "два 22", "три 33"), source: source, sourceContent: 7)
    #expect(result.shown == ["7:0", "7:1", "7:2"])
  }

  @Test func theFirstTimeWhatHasNoCounterpartIsAccepted() {
    let result = SourceLinks(
      of: paragraphs("раз 11", "три 33"), source: source, sourceContent: 7)
    #expect(result.shown == ["7:0", "7:2", "7:1 in -"])
    #expect(SourceLinks(of: [], source: source, sourceContent: 7).accepted.count == 3)
  }

  @Test func mergedParagraphsAreKnown() {
    let source = paragraphs(
      "The relay keeps 11 messages for a while, then it forgets them for good.",
      "It never looks into any of them, for it can not, they are locked 22 times.", "End 33.")
    let result = SourceLinks(
      of: paragraphs(
        "Сервер хранит 11 сообщений некоторое время, а потом забывает их насовсем. "
          + "Он никогда не смотрит в них, потому что не может, они закрыты 22 раза.", "Конец 33."),
      source: source, sourceContent: 7)
    #expect(result.shown == ["7:0", "7:2", "7:1 in 0"])
  }

  @Test func anUnchangedBlockKeepsItsBasis() {
    let old = paragraphs("раз 11", "два 22", "три 33")
    let result = SourceLinks(
      of: paragraphs("раз 11", "два! 22", " три 33\n"), after: (old, links(1, 0, 1, 2)),
      places: [0, 1, 2], source: source, sourceContent: 7)
    #expect(result.shown == ["1:0", "7:1", "1:2"])
  }

  @Test func aParagraphThatWasFilledAnewKeepsItsBasis() {
    let result = SourceLinks(
      of: paragraphs("раз\n11", "два 22", "три  33"),
      after: (paragraphs("раз 11", "два\n22", "три 33"), links(1, 0, 1, 2)),
      places: [nil, nil, nil], source: source, sourceContent: 7)
    #expect(result.shown == ["1:0", "1:1", "1:2"])
  }

  @Test func aBlockOfUnknownBasisStaysSoUntilItIsChanged() {
    let old = paragraphs("раз 11", "два 22", "три 33")
    let result = SourceLinks(
      of: paragraphs("раз 11", "два 22", "три! 33"), after: (old, links(1, 0, nil, 2)),
      places: [0, nil, 2], source: source, sourceContent: 7)
    #expect(result.shown == ["1:0", "-", "7:2"])
  }

  @Test func movedAndRemovedBlocksTakeTheirBasisAlong() {
    let old = paragraphs("раз 11", "два 22", "три 33")
    let result = SourceLinks(
      of: paragraphs("три 33", "раз 11"), after: (old, links(1, 0, 1, 2)), places: [0, 1, 2],
      source: source, sourceContent: 7)
    #expect(result.shown == ["1:2", "1:0"])
  }

  @Test func acceptedBlocksStayAndFollowTheirBlock() {
    let old = paragraphs("раз 11", "три 33")
    var before = links(1, 0, 2)
    before = SourceLinks(
      basis: before.basis,
      accepted: [
        AcceptedBlock(source: SourceBlock(content: 1, position: 1), block: 1),
        AcceptedBlock(source: SourceBlock(content: 1, position: 3), block: nil),
      ])
    let result = SourceLinks(
      of: paragraphs("новое 44", "раз 11", "три 33"), after: (old, before), places: [1, 3],
      source: paragraphs("new 44") + source, sourceContent: 7)
    #expect(result.shown == ["7:0", "1:0", "1:2", "1:1 in 2", "1:3 in -"])
  }
}
