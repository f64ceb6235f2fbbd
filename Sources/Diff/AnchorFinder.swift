/// Finds the elements to cut two sequences at: those of patience diff (Bram Cohen).
///
/// Anchors are elements that stand exactly once on each side; of those the most that are in the
/// same order on both, the longest increasing subsequence.
struct AnchorFinder {
  /// A place on both sides that holds the same element.
  struct Anchor {
    let old: Int
    let new: Int
  }

  // By number, and all as at first between two calls: a region costs its own size, not the whole's.
  private var oldCounts: [Int]
  private var newCounts: [Int]
  private var newPlaces: [Int]

  init(kinds: Int) {
    oldCounts = Array(repeating: 0, count: kinds)
    newCounts = oldCounts
    newPlaces = oldCounts
  }

  /// The anchors of a region, in order.
  mutating func anchors(in region: Matcher.Region, old: [Int], new: [Int]) -> [Anchor] {
    for place in region.old { oldCounts[old[place]] += 1 }
    for place in region.new {
      newCounts[new[place]] += 1
      newPlaces[new[place]] = place
    }
    var unique: [Anchor] = []
    for place in region.old where oldCounts[old[place]] == 1 && newCounts[old[place]] == 1 {
      unique.append(Anchor(old: place, new: newPlaces[old[place]]))
    }
    for place in region.old { oldCounts[old[place]] = 0 }
    for place in region.new { newCounts[new[place]] = 0 }
    return Self.longestIncreasing(unique)
  }

  /// Of places in order of the old, the most that are in order of the new too.
  private static func longestIncreasing(_ anchors: [Anchor]) -> [Anchor] {
    // The piles of the card game that the diff has its name from: `tops[n]` is the anchor with
    // the least new place that ends an increasing chain of n + 1.
    var tops: [Int] = []
    var previous = Array(repeating: -1, count: anchors.count)
    for (index, anchor) in anchors.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if anchors[tops[middle]].new < anchor.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tops[low - 1] }
      if low < tops.count { tops[low] = index } else { tops.append(index) }
    }
    var chain: [Anchor] = []
    var index = tops.last ?? -1
    while index >= 0 {
      chain.append(anchors[index])
      index = previous[index]
    }
    return chain.reversed()
  }
}
