import Testing
import Translation

private func blocks(_ texts: [String]) -> [BlockText] {
  texts.map { text in
    let isHeading = text.hasPrefix("#")
    return BlockText(
      kind: isHeading ? .heading : .paragraph, level: isHeading ? 1 : 0,
      text: Array(text.utf8)[...])
  }
}

private let old = [
  "# Relay", "It keeps messages for twenty days.", "Nobody reads them.", "Write to us at any time.",
]

/// What is outdated in a translation of `old` whose blocks follow it one by one.
private func items(
  _ now: [String], equal: [(String, String)] = [], accepted: [AcceptedBlock] = [],
  basis: [Int?] = [0, 1, 2, 3], before: [String] = old
) -> [String] {
  let source = CurrentSource(
    content: 2, texts: [1: blocks(before), 2: blocks(now)],
    equal: EqualBlocks(equal.map { (blocks([$0.0])[0], blocks([$0.1])[0]) }))
  let links = SourceLinks(
    basis: basis.map { position in
      Basis(source: position.map { SourceBlock(content: 1, position: $0) }, certainty: .sure)
    }, accepted: accepted)
  return source.outdated(links).map { item in
    "\(item.kind) source \(item.source.map(String.init) ?? "-") was "
      + "\(item.before.map { String($0.position) } ?? "-") in \(item.translation)"
  }
}

/// What follows from a change of a source.
@Suite struct OutdatedTests {
  @Test func nothingIsOutdatedByNothing() {
    #expect(items(old) == [])
    #expect(items(old.reversed()) == [])
  }

  @Test func aChangedWordOutdatesOneBlock() {
    #expect(
      items([old[0], "It keeps messages for ten days.", old[2], old[3]])
        == ["changed source 1 was 1 in [1]"])
  }

  @Test func aBlockWrittenAnewBetweenItsNeighboursIsTheSameBlock() {
    #expect(
      items([old[0], old[1], "Gone entirely!", old[3]]) == ["changed source 2 was 2 in [2]"])
  }

  @Test func addedAndRemovedBlocksAreTold() {
    #expect(items(old + ["# More", "And more."]).count == 2)
    #expect(items(["# New"] + old) == ["added source 0 was - in []"])
    #expect(items([old[0], old[1], old[3]]) == ["removed source - was 2 in [2]"])
  }

  @Test func aMovedAndEditedBlockIsFound() {
    #expect(
      items([old[0], old[2], old[3], "It keeps messages for ten days."])
        == ["changed source 3 was 1 in [1]"])
  }

  @Test func ofTwoEqualBlocksTheOneIsOutdatedThatChanged() {
    let twice = old + ["Nobody reads them."]
    func outdated(_ now: [String], _ basis: [Int?]) -> [String] {
      items(now, basis: basis, before: twice)
    }
    #expect(
      outdated(old + ["Nobody reads them now."], [0, 1, 2, 3, 4])
        == ["changed source 4 was 4 in [4]"])
    #expect(
      outdated([old[0], old[1], "Nobody reads them now.", old[3], old[2]], [0, 1, 2, 3, 4])
        == ["changed source 2 was 2 in [2]"])
  }

  @Test func theOtherHalfOfABlockThatWasTranslatedAnewIsStillOutdated() {
    let now = [old[0], "It keeps messages for ten days.", old[2], old[3]]
    let source = CurrentSource(content: 2, texts: [1: blocks(old), 2: blocks(now)])
    let links = SourceLinks(
      basis: [(1, 0), (2, 1), (1, 1), (1, 2), (1, 3)].map {
        Basis(source: SourceBlock(content: $0.0, position: $0.1), certainty: .sure)
      })
    let found = source.outdated(links)
    #expect(found.map(\.kind) == [.changed])
    #expect(found.first?.source == 1)
    #expect(found.first?.translation == [2])
  }

  @Test func whatWasLeftOutAndIsTranslatedSinceIsNotOutdated() {
    let now = [old[0], "It keeps messages for ten days.", old[2], old[3]]
    let source = CurrentSource(content: 2, texts: [1: blocks(old), 2: blocks(now)])
    let links = SourceLinks(
      basis: [(1, 0), (2, 1), (1, 2), (1, 3)].map {
        Basis(source: SourceBlock(content: $0.0, position: $0.1), certainty: .sure)
      }, accepted: [AcceptedBlock(source: SourceBlock(content: 1, position: 1), block: nil)])
    #expect(source.outdated(links).isEmpty)
  }

  @Test func aMinorChangeOutdatesNothing() {
    let now = [old[0], "It keeps messages for 20 days.", old[2], old[3]]
    #expect(items(now).count == 1)
    #expect(items(now, equal: [(old[1], now[1])]) == [])
    // Over a step between, in either direction.
    #expect(items(now, equal: [(now[1], "It keeps them."), (old[1], "It keeps them.")]) == [])
    #expect(items(now, equal: [(old[2], now[1])]).count == 1)
  }

  @Test func aBlockThatIsThereTwiceIsOne() {
    #expect(items(old + [old[1]]) == [])
    let copy = old + [old[1] + " Or more."]
    #expect(items(copy).count == 1)
  }

  @Test func whatWasAcceptedIsOutdatedOnlyByAChange() {
    let left = [AcceptedBlock(source: SourceBlock(content: 1, position: 2), block: nil)]
    let merged = [AcceptedBlock(source: SourceBlock(content: 1, position: 2), block: 1)]
    #expect(items(old, accepted: left, basis: [0, 1, 3]) == [])
    let changed = [old[0], old[1], "Nobody ever reads them.", old[3]]
    #expect(
      items(changed, accepted: left, basis: [0, 1, 3]) == ["changed source 2 was 2 in []"])
    #expect(
      items(changed, accepted: merged, basis: [0, 1, 3]) == ["changed source 2 was 2 in [1]"])
    let without = [old[0], old[1], old[3]]
    #expect(items(without, accepted: left, basis: [0, 1, 3]) == [])
    #expect(
      items(without, accepted: merged, basis: [0, 1, 3]) == ["removed source - was 2 in [1]"])
  }

  @Test func twoBlocksMadeOfOneAreOneItem() {
    #expect(
      items(
        [old[0], "It keeps messages for ten days.", old[2], old[3]], basis: [0, 1, 1, 2, 3])
        == ["changed source 1 was 1 in [1, 2]"])
  }

  @Test func aBlockMadeFromNothingIsNeverOutdated() {
    #expect(items(old, basis: [0, nil, 1, 2, 3]) == [])
  }

  @Test func confirmingMakesCurrent() {
    let now = ["# Relay", "It keeps messages for ten days.", "Write to us at any time.", "New."]
    let source = CurrentSource(content: 2, texts: [1: blocks(old), 2: blocks(now)])
    let links = SourceLinks(
      basis: (0...3).map {
        Basis(source: SourceBlock(content: 1, position: $0), certainty: .sure)
      })
    let items = source.outdated(links)
    #expect(items.count == 3)
    for item in items {
      let confirmed = source.confirming([item], in: links)
      #expect(source.outdated(confirmed) == items.filter { $0 != item })
      #expect(
        confirmed.takingBack(from: links, to: confirmed, places: [0, 1, 2, 3]) == links)
    }
    #expect(source.outdated(source.confirming(items, in: links)) == [])
  }
}

/// What became of the blocks of a text.
@Suite struct SuccessorsTests {
  @Test func manyEditsAtOnceAreToldApart() {
    let before = (0..<12).map {
      "Paragraph \($0) is about \(["cats", "dogs", "birds"][$0 % 3]) no. \($0 * 7)."
    }
    var after = before.map { $0.replacing("is about", with: "tells of") }
    after.swapAt(2, 9)
    let expected = before.indices.map { [2: 9, 9: 2][$0] ?? $0 }
    #expect(successors(of: blocks(before), in: blocks(after)) == expected)
  }

  @Test func nothingInCommonIsNothing() {
    #expect(
      successors(of: blocks(["a b c", "d e f"]), in: blocks(["xyz", "uvw", "rst"])) == [nil, nil])
    #expect(successors(of: [], in: blocks(["a"])) == [])
  }

  @Test func otherScriptsHaveNoSpaces() {
    let before = blocks(["中继服务器保存邮件二十天。", "没有人阅读它们。"])
    let after = blocks(["没有人能够阅读它们。", "中继服务器保存邮件十天。"])
    #expect(successors(of: before, in: after) == [1, 0])
  }
}

/// Changes that say nothing new.
@Suite struct TrivialChangeTests {
  @Test(arguments: [
    ("Nobody reads them", "Nobody reads them."), ("one  two\nthree", "One two three"),
    ("It's *good*", "It’s **good**"), ("A, b; c", "A b, c!"), ("# Title", "# TITLE"),
    ("Привет мир", "привет, мир"), ("see [the page](a.html) now", "See [the page](a.html), now."),
  ])
  func trivial(old: String, new: String) {
    #expect(isTrivialChange(from: blocks([old])[0], to: blocks([new])[0]))
  }

  @Test(arguments: [
    ("twenty days", "ten days"), ("20 days", "2 days"), ("fore ver", "forever"),
    ("see [it](a-b.html)", "see [it](ab.html)"), ("5 % of it", "5 of it"), ("5 €", "5 $"),
    ("run `make -j`", "run `make j`"), ("has {{ config.a }}", "has {{ config.b }}"),
    ("a <b>c</b>", "a c"), ("可以。", "不可以。"), ("# Title", "Title"),
  ])
  func notTrivial(old: String, new: String) {
    #expect(!isTrivialChange(from: blocks([old])[0], to: blocks([new])[0]))
  }

  @Test func codeCountsToTheLetter() {
    func code(_ text: String) -> BlockText { BlockText(kind: .code, text: Array(text.utf8)[...]) }
    #expect(!isTrivialChange(from: code("a.b"), to: code("a,b")))
  }
}
