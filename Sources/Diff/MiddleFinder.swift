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

  /// The paths from one corner: for each diagonal how far along the old the furthest has come.
  private struct Front {
    var reach: [Int]
    // Diagonals that have left the graph on either side need no more following.
    var skippedLow = 0
    var skippedHigh = 0

    /// Makes it ready for a search of at most so many rounds.
    mutating func reset(_ offset: Int, rounds: Int) {
      for index in (offset - rounds - 1)...(offset + rounds + 1) { reach[index] = -1 }
      reach[offset + 1] = 0
      (skippedLow, skippedHigh) = (0, 0)
    }
  }

  private let limit: Int
  private let offset: Int
  private var forward: Front
  private var backward: Front

  /// - Parameter size: How many elements there are on both sides together.
  init(size: Int) {
    // A round further costs every cut more, and there are as many cuts as the limit goes into
    // the size: cost is size times limit. 256 is xdiff's.
    limit = min(256, max(32, (1 << 24) / max(1, size)))
    offset = limit + 1
    let unset = Array(repeating: -1, count: 2 * offset + 1)
    forward = Front(reach: unset)
    backward = Front(reach: unset)
  }

  /// Where to cut a region that is trimmed and empty on no side; nil if its sides share nothing.
  mutating func middle(of region: Matcher.Region, old: [Int], new: [Int]) -> Point? {
    let view = View(region, old, new)
    let most = (view.width + view.height + 1) / 2
    let rounds = min(limit, most)
    forward.reset(offset, rounds: rounds)
    backward.reset(offset, rounds: rounds)
    for round in 0..<rounds {
      if let met = forwardMeeting(round, view) ?? backwardMeeting(round, view) {
        return point(met.x, met.y, in: view)
      }
    }
    if rounds == most { return nil }
    return furthest(rounds, view)
  }

  private mutating func forwardMeeting(_ round: Int, _ view: View) -> (x: Int, y: Int)? {
    let delta = view.width - view.height
    var diagonal = -round + forward.skippedLow
    while diagonal <= round - forward.skippedHigh {
      var x = Self.start(of: diagonal, round, forward, offset)
      while x < view.width, x - diagonal < view.height, view.isSame(x, x - diagonal) { x += 1 }
      forward.reach[offset + diagonal] = x
      if x > view.width {
        forward.skippedHigh += 2
      } else if x - diagonal > view.height {
        forward.skippedLow += 2
      } else if delta % 2 != 0, let met = reach(of: backward, on: delta - diagonal, view),
        x >= view.width - met
      {
        return (x, x - diagonal)
      }
      diagonal += 2
    }
    return nil
  }

  private mutating func backwardMeeting(_ round: Int, _ view: View) -> (x: Int, y: Int)? {
    let delta = view.width - view.height
    var diagonal = -round + backward.skippedLow
    while diagonal <= round - backward.skippedHigh {
      var x = Self.start(of: diagonal, round, backward, offset)
      while x < view.width, x - diagonal < view.height,
        view.isSame(view.width - 1 - x, view.height - 1 - x + diagonal)
      {
        x += 1
      }
      backward.reach[offset + diagonal] = x
      if x > view.width {
        backward.skippedHigh += 2
      } else if x - diagonal > view.height {
        backward.skippedLow += 2
      } else if delta % 2 == 0, let met = reach(of: forward, on: delta - diagonal, view),
        met >= view.width - x
      {
        return (met, met - (delta - diagonal))
      }
      diagonal += 2
    }
    return nil
  }

  /// Where a round's path enters a diagonal: from the neighbour that has come further.
  private static func start(of diagonal: Int, _ round: Int, _ front: Front, _ offset: Int) -> Int {
    let low = diagonal == -round ? -1 : front.reach[offset + diagonal - 1]
    let high = diagonal == round && round > 0 ? -1 : front.reach[offset + diagonal + 1]
    return low < high ? high : low + 1
  }

  /// How far a front has come on a diagonal; nil if it has not come there or has left the graph.
  private func reach(of front: Front, on diagonal: Int, _ view: View) -> Int? {
    guard abs(diagonal) <= limit else { return nil }
    let x = front.reach[offset + diagonal]
    let y = x - diagonal
    return x >= 0 && x <= view.width && y >= 0 && y <= view.height ? x : nil
  }

  /// The cutoff: the point furthest from its corner that any path has come to.
  private func furthest(_ rounds: Int, _ view: View) -> Point? {
    var best = (sum: 0, x: 0, y: 0)
    for diagonal in (1 - rounds)..<rounds {
      if let x = reach(of: forward, on: diagonal, view), 2 * x - diagonal > best.sum {
        best = (2 * x - diagonal, x, x - diagonal)
      }
      if let x = reach(of: backward, on: diagonal, view), 2 * x - diagonal > best.sum {
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
}
