/// The best monotone alignment of two documents, by dynamic programming in a band.
///
/// Node (i, j) stands before source block i and translation block j; a step takes one block of
/// each side, one of one side, or two of one side and one of the other. The band holds all nodes of
/// documents of usual size, and of larger ones those near a path through the tokens that each
/// document has once, so that time and memory are bounded.
struct BandedAlignment {
  /// The most nodes that are looked at.
  static let budget = 400_000

  /// The source block of each block of the translation, or nil.
  private(set) var sources: [Int?]
  /// The number of source blocks that each block of the translation stands for.
  private(set) var counts: [Int]
  /// By how much the best alignment is better than any that gives the block another counterpart.
  private(set) var margins: [Float]
  /// The score of the whole.
  let total: Float
  /// The blocks of the translation that stand for one source block, and that alone.
  private(set) var pairs: [(source: Int, translation: Int)] = []

  private let steps: Steps
  /// The best score from each node to the end.
  private let rests: [Float]

  private enum Step { case pair, skipSource, skipTranslation, merge, split }

  /// Aligns; the margins are 0 until they are measured, which costs as much again.
  init(_ grid: AlignmentGrid, ratio: Float) {
    steps = Steps(grid, ratio: ratio)
    rests = steps.rests()
    total = rests[steps.band.index(0, 0)]
    sources = Array(repeating: nil, count: steps.m)
    counts = Array(repeating: 0, count: steps.m)
    margins = Array(repeating: 0, count: steps.m)
    trace()
  }

  /// Walks the best path from the start.
  private mutating func trace() {
    var i = 0
    var j = 0
    pairs.reserveCapacity(steps.m)
    while i < steps.n || j < steps.m {
      var best = -Float.infinity
      var chosen = (step: Step.skipSource, i: i, j: j)
      steps.forEach(i, steps.row(i), j) { value, step, nextI, nextJ, next in
        let rest = value + rests[next]
        if rest > best {
          best = rest
          chosen = (step, nextI, nextJ)
        }
      }
      guard best > -.infinity else { return }
      switch chosen.step {
      case .pair:
        (sources[j], counts[j]) = (i, 1)
        pairs.append((i, j))
      case .merge:
        (sources[j], counts[j]) = (i, 2)
      case .split:
        (sources[j], counts[j]) = (i, 1)
        (sources[j + 1], counts[j + 1]) = (i, 1)
      case .skipSource, .skipTranslation:
        break
      }
      (i, j) = (chosen.i, chosen.j)
    }
  }

  /// Finds for each block of the translation how good the best alignment is that gives it another
  /// counterpart.
  mutating func measureMargins() {
    // The best score from the start to each node: complete where the loops come to it.
    var values = [Float](repeating: -.infinity, count: steps.band.count)
    var others = [Float](repeating: -.infinity, count: steps.m)
    let chosen = sources.map { $0 ?? -1 }
    values[steps.band.index(0, 0)] = 0
    for i in 0...steps.n {
      let row = steps.row(i)
      for j in row.columns {
        let here = values[row.start + j]
        guard here > -.infinity else { continue }
        steps.forEach(i, row, j) { value, step, _, _, next in
          values[next] = max(values[next], here + value)
          if step == .skipSource { return }
          let whole = here + value + rests[next]
          let source = step == .skipTranslation ? -1 : i
          if chosen[j] != source { others[j] = max(others[j], whole) }
          if step == .split, chosen[j + 1] != source { others[j + 1] = max(others[j + 1], whole) }
        }
      }
    }
    for j in 0..<steps.m { margins[j] = total - others[j] }
  }

  /// The steps that lead on from a node, with their scores.
  private struct Steps {
    let band: Band
    let n: Int
    let m: Int
    /// The scores of the steps from each node that take blocks of both sides.
    private let scores: [SIMD4<Float>]
    /// Whether the block before each node is a heading.
    private let headings: (source: [Bool], translation: [Bool])

    init(_ grid: AlignmentGrid, ratio: Float) {
      n = grid.source.count
      m = grid.translation.count
      band = grid.band
      scores = grid.scores(ratio: ratio)
      headings = (
        [false] + grid.source.map { $0.kind == .heading },
        [false] + grid.translation.map { $0.kind == .heading }
      )
    }

    /// A row of the band, and the two behind it.
    struct Row {
      let columns: Range<Int>
      /// What is added to a column to get the node's place.
      let start: Int
      let below: (columns: Range<Int>, start: Int)
      let second: (columns: Range<Int>, start: Int)
      let isLast: Bool
      let isBehindHeading: Bool
      let isHeading: Bool
    }

    @inline(__always)
    func row(_ i: Int) -> Row {
      func place(_ i: Int) -> (columns: Range<Int>, start: Int) {
        i <= n ? (band.columns(i), band.index(i, 0)) : (0..<0, 0)
      }
      return Row(
        columns: band.columns(i), start: band.index(i, 0), below: place(i + 1),
        second: place(i + 2), isLast: i == n, isBehindHeading: headings.source[i],
        isHeading: i < n && headings.source[i + 1])
    }

    /// Calls `body` with each step from a node: its score, what it is, where it leads, and that
    /// node's place.
    @inline(__always)
    func forEach(_ i: Int, _ row: Row, _ j: Int, _ body: (Float, Step, Int, Int, Int) -> Void) {
      let scores = scores[row.start + j]
      let (below, second) = (row.below, row.second)
      if j < m, below.columns.contains(j + 1) {
        body(scores.x, .pair, i + 1, j + 1, below.start + j + 1)
      }
      if below.columns.contains(j) {
        let isInside = j < m && row.isHeading && headings.translation[j]
        body(
          isInside ? PairScore.gapInside : PairScore.gap, .skipSource, i + 1, j, below.start + j)
      }
      if row.columns.contains(j + 1) {
        let isInside = !row.isLast && headings.translation[j + 1] && row.isBehindHeading
        body(
          isInside ? PairScore.gapInside : PairScore.gap, .skipTranslation, i, j + 1,
          row.start + j + 1)
      }
      if scores.y > -.infinity, second.columns.contains(j + 1) {
        body(scores.y, .merge, i + 2, j + 1, second.start + j + 1)
      }
      if scores.z > -.infinity, below.columns.contains(j + 2) {
        body(scores.z, .split, i + 1, j + 2, below.start + j + 2)
      }
    }

    /// Returns the best score from each node to the end.
    func rests() -> [Float] {
      var values = [Float](repeating: -.infinity, count: band.count)
      values[band.index(n, m)] = 0
      for i in stride(from: n, through: 0, by: -1) {
        let row = row(i)
        for j in row.columns.reversed() {
          var best = values[row.start + j]
          forEach(i, row, j) { value, _, _, _, next in best = max(best, value + values[next]) }
          values[row.start + j] = best
        }
      }
      return values
    }
  }
}
