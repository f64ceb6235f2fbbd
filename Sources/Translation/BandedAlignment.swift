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

  private enum Step { case pair, skipSource, skipTranslation, merge, split }

  /// Aligns; `withMargins` false leaves the margins at 0, at half the cost.
  init(source: Features, translation: Features, gains: [Float], ratio: Float, withMargins: Bool) {
    let steps = Steps(source: source, translation: translation, gains: gains, ratio: ratio)
    let backward = Self.backward(steps)
    total = backward[steps.band.index(0, 0)]
    sources = Array(repeating: nil, count: steps.m)
    counts = Array(repeating: 0, count: steps.m)
    margins = Array(repeating: 0, count: steps.m)
    trace(steps, backward)
    if withMargins { measureMargins(steps, Self.forward(steps), backward) }
  }

  /// Returns the best score from the start to each node.
  private static func forward(_ steps: Steps) -> [Float] {
    var values = [Float](repeating: -.infinity, count: steps.band.count)
    values[steps.band.index(0, 0)] = 0
    for i in 0...steps.n {
      for j in steps.band.columns(i) {
        let here = values[steps.band.index(i, j)]
        guard here > -.infinity else { continue }
        steps.forEach(i, j) { value, _, nextI, nextJ in
          let next = steps.band.index(nextI, nextJ)
          if here + value > values[next] { values[next] = here + value }
        }
      }
    }
    return values
  }

  /// Returns the best score from each node to the end.
  private static func backward(_ steps: Steps) -> [Float] {
    var values = [Float](repeating: -.infinity, count: steps.band.count)
    values[steps.band.index(steps.n, steps.m)] = 0
    for i in stride(from: steps.n, through: 0, by: -1) {
      for j in steps.band.columns(i).reversed() {
        var best = values[steps.band.index(i, j)]
        steps.forEach(i, j) { value, _, nextI, nextJ in
          best = max(best, value + values[steps.band.index(nextI, nextJ)])
        }
        values[steps.band.index(i, j)] = best
      }
    }
    return values
  }

  /// Walks the best path from the start.
  private mutating func trace(_ steps: Steps, _ backward: [Float]) {
    var i = 0
    var j = 0
    while i < steps.n || j < steps.m {
      var best = -Float.infinity
      var chosen = (step: Step.skipSource, i: i, j: j)
      steps.forEach(i, j) { value, step, nextI, nextJ in
        let rest = value + backward[steps.band.index(nextI, nextJ)]
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

  private mutating func measureMargins(_ steps: Steps, _ forward: [Float], _ backward: [Float]) {
    var others = [Float](repeating: -.infinity, count: steps.m)
    for i in 0...steps.n {
      for j in steps.band.columns(i) {
        let here = forward[steps.band.index(i, j)]
        steps.forEach(i, j) { value, step, nextI, nextJ in
          guard step != .skipSource else { return }
          let whole = here + value + backward[steps.band.index(nextI, nextJ)]
          let source = step == .skipTranslation ? nil : i
          if sources[j] != source { others[j] = max(others[j], whole) }
          if step == .split, sources[j + 1] != source {
            others[j + 1] = max(others[j + 1], whole)
          }
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

    init(source: Features, translation: Features, gains: [Float], ratio: Float) {
      n = source.items.count
      m = translation.items.count
      band = Band(source: source, translation: translation, gains: gains)
      let overlap = band.overlap(source: source, translation: translation, gains: gains)
      let score = PairScore(source: source.items, translation: translation.items, ratio: ratio)
      headings = (
        [false] + source.items.map { $0.kind == .heading },
        [false] + translation.items.map { $0.kind == .heading }
      )
      var scores = [SIMD4<Float>](
        repeating: SIMD4(repeating: -.infinity), count: band.count)
      for i in 0..<n {
        for j in band.columns(i) where j < m {
          let here = band.index(i, j)
          scores[here].x = score.pair(i, j, overlap: overlap[here])
          if i + 1 < n {
            let below = band.contains(i + 1, j) ? overlap[band.index(i + 1, j)] : 0
            scores[here].y = score.merged(i, j, overlap: overlap[here] + below)
          }
          if j + 1 < m {
            let beside = band.contains(i, j + 1) ? overlap[here + 1] : 0
            scores[here].z = score.split(i, j, overlap: overlap[here] + beside)
          }
        }
      }
      self.scores = scores
    }

    @inline(__always)
    func forEach(_ i: Int, _ j: Int, _ body: (Float, Step, Int, Int) -> Void) {
      let scores = scores[band.index(i, j)]
      if i < n, j < m, band.contains(i + 1, j + 1) { body(scores.x, .pair, i + 1, j + 1) }
      if i < n, band.contains(i + 1, j) {
        let isInside = j < m && headings.source[i + 1] && headings.translation[j]
        body(isInside ? PairScore.gapInside : PairScore.gap, .skipSource, i + 1, j)
      }
      if j < m, band.contains(i, j + 1) {
        let isInside = i < n && headings.translation[j + 1] && headings.source[i]
        body(isInside ? PairScore.gapInside : PairScore.gap, .skipTranslation, i, j + 1)
      }
      if scores.y > -.infinity, band.contains(i + 2, j + 1) {
        body(scores.y, .merge, i + 2, j + 1)
      }
      if scores.z > -.infinity, band.contains(i + 1, j + 2) {
        body(scores.z, .split, i + 1, j + 2)
      }
    }
  }
}
