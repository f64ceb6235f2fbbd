import Testing

@testable import Diff

/// What edits give when they are carried out, and what they were made from.
private func sides<Element>(_ edits: [Edit<ArraySlice<Element>>]) -> ([Element], [Element]) {
  (edits.filter(\.isInOld).flatMap(\.piece), edits.filter(\.isInNew).flatMap(\.piece))
}

@Suite struct DifferencesTests {
  @Test func giveTheNewFromTheOld() {
    for seed in 0..<3000 {
      var random = SeededGenerator(UInt64(seed))
      let kinds = 1 + random.number(below: 30)
      let old = (0..<random.number(below: 80)).map { _ in random.number(below: kinds) }
      let new =
        random.once(in: 4)
        ? (0..<random.number(below: 80)).map { _ in random.number(below: kinds) }
        : random.edited(old) { $0.number(below: kinds) }
      let found = differences(between: old, and: new)
      let (before, after) = sides(edits(of: found, from: old, to: new))
      #expect(before == old && after == new, "seed \(seed)")
      #expect(areApart(found), "seed \(seed)")
      #expect(found.isEmpty == (old == new))
    }
  }

  /// Whether each differs in something, and something is the same between two.
  private func areApart(_ differences: [Difference]) -> Bool {
    differences.allSatisfy { !$0.old.isEmpty || !$0.new.isEmpty }
      && zip(differences, differences.dropFirst()).allSatisfy {
        $0.old.upperBound < $1.old.lowerBound
          && $1.old.lowerBound - $0.old.upperBound == $1.new.lowerBound - $0.new.upperBound
      }
  }

  /// Without anchors, and small enough not to be cut off, the script is the shortest there is.
  @Test func areFewestWithoutAnchors() {
    for seed in 0..<500 {
      var random = SeededGenerator(UInt64(seed))
      let kinds = 1 + random.number(below: 8)
      let old = (0..<random.number(below: 40)).map { _ in random.number(below: kinds) }
      let new = (0..<random.number(below: 40)).map { _ in random.number(below: kinds) }
      let found = differences(between: old, and: new, anchoringFrom: .max)
      let cost = found.reduce(0) { $0 + $1.old.count + $1.new.count }
      let least = old.count + new.count - 2 * commonLength(old, new)
      #expect(cost == least, "seed \(seed)")
    }
  }

  /// The length of the longest common subsequence, by the table that everyone can check.
  private func commonLength(_ old: [Int], _ new: [Int]) -> Int {
    var row = Array(repeating: 0, count: new.count + 1)
    for element in old {
      var diagonal = 0
      for (place, other) in new.enumerated() {
        let above = row[place + 1]
        row[place + 1] = element == other ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return row[new.count]
  }

  @Test func keepTheLandmarks() {
    let old = ["{", "a", "}", "", "{", "b", "}"]
    let new = ["{", "c", "}", "", "{", "a", "}", "", "{", "b", "}"]
    #expect(differences(between: old, and: new) == [Difference(old: 1..<1, new: 1..<5)])
  }

  @Test func slideDown() {
    #expect(
      differences(between: ["a", "b"], and: ["a", "b", "a", "b"])
        == [Difference(old: 2..<2, new: 2..<4)])
    #expect(
      differences(between: ["p", "", "q", "", "z"], and: ["p", "", "q", "", "q", "", "z"])
        == [Difference(old: 4..<4, new: 4..<6)])
  }

  /// Sizes that an algorithm of quadratic cost would not finish.
  @Test(arguments: HostileSequence.all) func finishOnHostileInput(_ hostile: HostileSequence) {
    let found = differences(between: hostile.old, and: hostile.new)
    let (before, after) = sides(edits(of: found, from: hostile.old, to: hostile.new))
    #expect(before == hostile.old && after == hostile.new)
  }
}

struct HostileSequence: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let old: [Int]
  let new: [Int]

  private init(_ name: String, count: Int, old: (Int) -> Int, new: (Int) -> Int) {
    testDescription = name
    self.old = (0..<count).map(old)
    self.new = (0..<count).map(new)
  }

  static let all = [
    HostileSequence("nothing shared", count: 60_000, old: { $0 }, new: { -1 - $0 }),
    HostileSequence("reversed", count: 30_000, old: { $0 }, new: { -$0 + 29_999 }),
    HostileSequence("neighbours exchanged", count: 30_000, old: { $0 }, new: { $0 ^ 1 }),
    HostileSequence("two periods", count: 30_000, old: { $0 % 2 }, new: { $0 % 3 % 2 }),
    HostileSequence(
      "one kind with rare others", count: 30_000, old: { $0 % 100 == 0 ? 1 : 0 },
      new: { $0 % 101 == 0 ? 1 : 0 }),
    HostileSequence("noise of few kinds", count: 30_000, old: noise(1, 5), new: noise(2, 5)),
    HostileSequence("noise of many kinds", count: 30_000, old: noise(1, 900), new: noise(2, 900)),
  ]

  private static func noise(_ seed: Int, _ kinds: Int) -> (Int) -> Int {
    { place in
      var random = SeededGenerator(UInt64(seed * 1_000_003 + place))
      return random.number(below: kinds)
    }
  }
}
