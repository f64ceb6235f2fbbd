/// Finds a point through which a shortest way from the old to the new goes.
///
/// Myers 1986 “An O(ND) Difference Algorithm and Its Variations”, section 4b: paths are followed
/// from both corners of the edit graph at once, a difference further in each round, and where
/// they meet is the middle. A *diagonal* is old place less new place.
struct MiddleFinder {
  /// A place between elements on both sides.
  struct Point {
    let old: Int
    let new: Int
  }

  /// The paths from one corner, which counts as 0: for each diagonal how far along the old the
  /// furthest has come, or -1. No path leaves the graph.
  private struct Front {
    private let offset: Int
    private var reaches: [Int]
    /// How many rounds the search may go: what lies beyond them is left of an older search.
    private var rounds = 0

    init(limit: Int) {
      offset = limit + 1
      reaches = Array(repeating: -1, count: 2 * offset + 1)
    }

    /// Makes it ready for a search of at most so many rounds.
    mutating func reset(rounds: Int) {
      for index in (offset - rounds - 1)...(offset + rounds + 1) { reaches[index] = -1 }
      reaches[offset] = 0
      self.rounds = rounds
    }

    /// How far the paths have come on a diagonal, if any has come there.
    func reach(on diagonal: Int) -> Int? {
      guard abs(diagonal) < rounds, reaches[offset + diagonal] >= 0 else { return nil }
      return reaches[offset + diagonal]
    }

    /// Goes a difference further: enters a diagonal from the neighbour that comes furthest there,
    /// and follows it while elements are the same.
    mutating func advance(
      on diagonal: Int, _ view: View, while isSame: (_ x: Int, _ y: Int) -> Bool
    ) -> Int? {
      let index = offset + diagonal
      var x = reaches[index]
      let (low, high) = (reaches[index - 1], reaches[index + 1])
      if low >= 0, low < view.width { x = max(x, low + 1) }
      if high >= 0, high - diagonal <= view.height { x = max(x, high) }
      if x < 0 { return nil }
      while x < view.width, x - diagonal < view.height, isSame(x, x - diagonal) { x += 1 }
      reaches[index] = x
      return x
    }
  }

  private let limit: Int
  private var forward: Front
  private var backward: Front

  /// - Parameter size: How many elements there are on both sides together.
  init(size: Int) {
    // A round further costs every cut more, and there are as many cuts as the limit goes into
    // the size: cost is size times limit. 256 is xdiff's.
    limit = min(256, max(32, (1 << 24) / max(1, size)))
    forward = Front(limit: limit)
    backward = Front(limit: limit)
  }

  /// Where to cut a region that is trimmed and empty on no side; nil if its sides share nothing.
  mutating func middle(of region: Matcher.Region, old: [Int], new: [Int]) -> Point? {
    let view = View(region, old, new)
    let most = (view.width + view.height + 1) / 2
    let rounds = min(limit, most)
    forward.reset(rounds: rounds)
    backward.reset(rounds: rounds)
    for round in 0..<rounds {
      if let met = meeting(round, view) { return point(met.old, met.new, in: view) }
    }
    if rounds == most { return nil }
    return furthest(rounds, view)
  }

  /// Goes a round further from both corners.
  ///
  /// - Returns: Where a path from the one has met a path from the other.
  private mutating func meeting(_ round: Int, _ view: View) -> Point? {
    let delta = view.width - view.height
    for diagonal in view.diagonals(of: round) {
      let reach = forward.advance(on: diagonal, view) { view.isSame($0, $1) }
      // Ways of an odd number of differences are closed from this side, of an even from that.
      if delta % 2 != 0, let reach, let met = backward.reach(on: delta - diagonal),
        reach >= view.width - met
      {
        return Point(old: reach, new: reach - diagonal)
      }
    }
    for diagonal in view.diagonals(of: round) {
      let reach = backward.advance(on: diagonal, view) {
        view.isSame(view.width - 1 - $0, view.height - 1 - $1)
      }
      if delta % 2 == 0, let reach, let met = forward.reach(on: delta - diagonal),
        met >= view.width - reach
      {
        return Point(old: met, new: met - (delta - diagonal))
      }
    }
    return nil
  }

  /// The cutoff: the point furthest from its corner that any path has come to.
  private func furthest(_ rounds: Int, _ view: View) -> Point? {
    var best = (sum: 0, x: 0, y: 0)
    for diagonal in (1 - rounds)..<rounds {
      if let x = forward.reach(on: diagonal), 2 * x - diagonal > best.sum {
        best = (2 * x - diagonal, x, x - diagonal)
      }
      if let x = backward.reach(on: diagonal), 2 * x - diagonal > best.sum {
        best = (2 * x - diagonal, view.width - x, view.height - x + diagonal)
      }
    }
    return point(best.x, best.y, in: view)
  }

  private func point(_ x: Int, _ y: Int, in view: View) -> Point? {
    // A corner would cut nothing off, and the work would never end.
    if (x, y) == (0, 0) || (x, y) == (view.width, view.height) { return nil }
    return Point(old: view.oldStart + x, new: view.newStart + y)
  }
}

/// A region with its places counted from its corner.
private struct View {
  let old: [Int]
  let new: [Int]
  let oldStart: Int
  let newStart: Int
  let width: Int
  let height: Int

  init(_ region: Matcher.Region, _ old: [Int], _ new: [Int]) {
    self.old = old
    self.new = new
    oldStart = region.old.lowerBound
    newStart = region.new.lowerBound
    width = region.old.count
    height = region.new.count
  }

  func isSame(_ x: Int, _ y: Int) -> Bool { old[oldStart + x] == new[newStart + y] }

  /// The diagonals that a round goes on: every other one up to its own number, as far as the
  /// graph has them.
  func diagonals(of round: Int) -> StrideThrough<Int> {
    let low = round <= height ? -round : -height + (round - height) % 2
    return stride(from: low, through: min(round, width), by: 2)
  }
}
