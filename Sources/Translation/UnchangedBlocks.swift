/// Returns for each block of `new` the position of the block of `old` that it is, unchanged, or
/// nil.
///
/// First in order, by Bram Cohen's patience diff: what both begin and end with, then the blocks
/// that stand once in each, and so on between these; where none does, the longest common
/// subsequence. Then the blocks left over that stand once in each, wherever they were moved.
func unchangedBlocks(from old: [BlockText], to new: [BlockText]) -> [Int?] {
  var numbers: [BlockText: Int] = [:]
  func number(_ blocks: [BlockText]) -> [Int] {
    blocks.map { block in
      if let number = numbers[block] { return number }
      numbers[block] = numbers.count
      return numbers.count - 1
    }
  }
  var matching = Matching(old: number(old), new: number(new))
  matching.matchInOrder(0..<old.count, 0..<new.count, depth: 0)
  matching.matchMoved()
  return matching.result
}

/// The blocks of two versions by the number of their content, and what was found so far.
private struct Matching {
  let old: [Int]
  let new: [Int]
  var result: [Int?]

  /// The most pairs that a longest common subsequence is sought in.
  private static let budget = 1_000_000
  /// The most levels of anchors between anchors; text of people needs two or three.
  private static let mostLevels = 32

  init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    result = Array(repeating: nil, count: new.count)
  }

  mutating func matchInOrder(_ oldRange: Range<Int>, _ newRange: Range<Int>, depth: Int) {
    var (a, b) = (oldRange, newRange)
    while let i = a.first, let j = b.first, old[i] == new[j] {
      result[j] = i
      a = i + 1..<a.upperBound
      b = j + 1..<b.upperBound
    }
    while let i = a.last, let j = b.last, old[i] == new[j] {
      result[j] = i
      a = a.lowerBound..<i
      b = b.lowerBound..<j
    }
    guard !a.isEmpty, !b.isEmpty, depth < Self.mostLevels else { return }
    let places = onceInBoth(Array(a), Array(b))
    let chain = longestIncreasing(places.map(\.old)).map { places[$0] }
    guard !chain.isEmpty else {
      matchByLongestSubsequence(a, b)
      return
    }
    var (i, j) = (a.lowerBound, b.lowerBound)
    for place in chain {
      result[place.new] = place.old
      matchInOrder(i..<place.old, j..<place.new, depth: depth + 1)
      (i, j) = (place.old + 1, place.new + 1)
    }
    matchInOrder(i..<a.upperBound, j..<b.upperBound, depth: depth + 1)
  }

  mutating func matchMoved() {
    let taken = Set(result.compactMap { $0 })
    let oldLeft = old.indices.filter { !taken.contains($0) }
    let newLeft = new.indices.filter { result[$0] == nil }
    for place in onceInBoth(oldLeft, newLeft) { result[place.new] = place.old }
  }

  /// Returns the places whose content stands once among each of `oldPlaces` and `newPlaces`, in
  /// the order of the new.
  private func onceInBoth(_ oldPlaces: [Int], _ newPlaces: [Int]) -> [(old: Int, new: Int)] {
    // The one place of each content; negative where there are more.
    var places: [Int: Int] = [:]
    for place in oldPlaces { places[old[place]] = places[old[place]] == nil ? place : -1 }
    var counts: [Int: Int] = [:]
    for place in newPlaces { counts[new[place], default: 0] += 1 }
    return newPlaces.compactMap { place in
      guard counts[new[place]] == 1, let found = places[new[place]], found >= 0 else { return nil }
      return (found, place)
    }
  }

  private mutating func matchByLongestSubsequence(_ a: Range<Int>, _ b: Range<Int>) {
    guard a.count * b.count <= Self.budget else { return }
    let width = b.count + 1
    var lengths = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        let place = (i - a.lowerBound) * width + j - b.lowerBound
        lengths[place] =
          old[i] == new[j]
          ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var (i, j) = (a.lowerBound, b.lowerBound)
    while i < a.upperBound, j < b.upperBound {
      let place = (i - a.lowerBound) * width + j - b.lowerBound
      if old[i] == new[j] {
        result[j] = i
        (i, j) = (i + 1, j + 1)
      } else if lengths[place + width] >= lengths[place + 1] {
        i += 1
      } else {
        j += 1
      }
    }
  }
}
