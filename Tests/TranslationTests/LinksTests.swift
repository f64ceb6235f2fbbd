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

  private let sentences = [
    "Сервер хранит сообщения двадцать дней.", "Никто их не читает, даже мы.",
    "Пишите нам в любое время суток.", "Конец 44.",
  ]

  private func rearranged(_ blocks: [String], before: SourceLinks? = nil) -> [String] {
    let source = paragraphs("one 11", "two 22", "three 33", "four 44")
    return SourceLinks(
      of: texts(blocks),
      after: (
        texts(sentences), before ?? links(1, 0, 1, 2, 3)
      ), places: [0, 1, 2, 3], source: source, sourceContent: 7
    ).shown
  }

  private func texts(_ blocks: [String]) -> [BlockText] {
    blocks.map { BlockText(kind: .paragraph, text: Array($0.utf8)[...]) }
  }

  @Test func blocksThatWereJoinedKeepAllThatTheyWereMadeFrom() {
    #expect(
      rearranged([sentences[..<3].joined(separator: "\n"), sentences[3]])
        == ["1:0", "1:3", "1:1 in 0", "1:2 in 0"])
  }

  @Test func blocksThatWereJoinedAndEditedAreMadeFromTheSourceAsItIs() {
    let whole = sentences[..<3].joined(separator: " ").replacing("двадцать", with: "десять")
    #expect(rearranged([whole, sentences[3]]) == ["7:0", "1:3", "7:1 in 0", "7:2 in 0"])
  }

  @Test func theHalvesOfABlockKeepWhatItWasMadeFrom() {
    let halves = ["Никто их не читает,", "даже мы."]
    #expect(
      rearranged([sentences[0]] + halves + sentences[2...])
        == ["1:0", "1:1", "1:1", "1:2", "1:3"])
    #expect(
      rearranged([sentences[0], "Никто их здесь не читает,", "даже мы."] + sentences[2...])
        == ["1:0", "7:1", "7:1", "1:2", "1:3"])
  }

  @Test func whatWasJoinedAndIsCutAgainIsAsBefore() {
    let joined = [sentences[..<3].joined(separator: " "), sentences[3]]
    let before = SourceLinks(
      basis: links(1, 0, 3).basis,
      accepted: [1, 2].map {
        AcceptedBlock(source: SourceBlock(content: 1, position: $0), block: 0)
      })
    let result = SourceLinks(
      of: texts(sentences), after: (texts(joined), before), places: [0, 3],
      source: paragraphs("one 11", "two 22", "three 33", "four 44"), sourceContent: 7)
    #expect(Array(result.shown.prefix(4)) == ["1:0", "1:1", "1:2", "1:3"])
  }
}
