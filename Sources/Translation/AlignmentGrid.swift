/// All pairs of blocks of two documents that are looked at, with what does not depend on how much
/// longer the translation is.
struct AlignmentGrid {
  let source: [Features.Item]
  let translation: [Features.Item]
  let band: Band
  /// For each node the sum of the gains of the tokens that both blocks have.
  let overlap: [Float]
  /// For each node what the shapes say of the pair, of the source block with the next, and of the
  /// block of the translation with the next; 0 where that cannot be.
  let shapes: [SIMD4<Float>]

  init(source: Features, translation: Features, gains: [Float]) {
    self.source = source.items
    self.translation = translation.items
    band = Band(source: source, translation: translation, gains: gains)
    overlap = band.overlap(source: source, translation: translation, gains: gains)
    shapes = Self.shapes(source.items, translation.items, band)
  }

  private static func shapes(
    _ source: [Features.Item], _ translation: [Features.Item], _ band: Band
  ) -> [SIMD4<Float>] {
    let columns = Columns(translation)
    return [SIMD4<Float>](unsafeUninitializedCapacity: band.count) { shapes, count in
      for i in 0...source.count {
        let (row, start) = (band.columns(i), band.index(i, 0))
        for j in row { shapes[start + j] = SIMD4() }
        guard i < source.count else { continue }
        let item = source[i]
        let joined = joined(source, i)
        for j in row where j < translation.count {
          let shape = columns.shapes[j]
          shapes[start + j].x = item.shape.agreement(with: shape)
          if let joined, columns.isProse[j] {
            shapes[start + j].y = joined.agreement(with: shape)
          }
          if item.isProse, columns.isJoinable[j] {
            shapes[start + j].z = columns.joined[j].agreement(with: item.shape)
          }
        }
      }
      count = band.count
    }
  }

  /// What is asked of a block of the translation for each block of the source.
  private struct Columns {
    var shapes: [Shape] = []
    var joined: [Shape] = []
    var isProse: [Bool] = []
    var isJoinable: [Bool] = []

    init(_ items: [Features.Item]) {
      for (index, item) in items.enumerated() {
        let joined = AlignmentGrid.joined(items, index)
        shapes.append(item.shape)
        self.joined.append(joined ?? item.shape)
        isProse.append(item.isProse)
        isJoinable.append(joined != nil)
      }
    }
  }

  /// The shape of a block and the next as one; nil where they cannot be one.
  private static func joined(_ items: [Features.Item], _ index: Int) -> Shape? {
    guard index + 1 < items.count, items[index].canJoin(items[index + 1]) else { return nil }
    return items[index].shape + items[index + 1].shape
  }

  /// Returns the score of a pair of blocks in documents of which one is `ratio` times as long.
  func pairScore(ratio: Float) -> (Int, Int) -> Float {
    let sources = PairScore.Side.sides(source, ratio: ratio)
    let translations = PairScore.Side.sides(translation, ratio: 1)
    return { i, j in
      let node = band.index(i, j)
      return PairScore.pair(
        sources[i], translations[j], overlap: overlap[node], shape: shapes[node].x)
    }
  }

  /// Returns for each node the scores of the steps that take blocks of both sides: of the pair, of
  /// the source block with the next, and of the block of the translation with the next.
  func scores(ratio: Float) -> [SIMD4<Float>] {
    let sources = PairScore.Side.sides(source, ratio: ratio)
    let translations = PairScore.Side.sides(translation, ratio: 1)
    return [SIMD4<Float>](unsafeUninitializedCapacity: band.count) { scores, count in
      for i in 0...sources.count {
        let (row, start) = (band.columns(i), band.index(i, 0))
        guard i < sources.count else {
          for j in row { scores[start + j] = SIMD4(repeating: -.infinity) }
          continue
        }
        let a = sources[i]
        let below = i + 1 < sources.count ? band.columns(i + 1) : 0..<0
        let belowStart = i + 1 < sources.count ? band.index(i + 1, 0) : 0
        for j in row {
          var score = SIMD4<Float>(repeating: -.infinity)
          defer { scores[start + j] = score }
          guard j < translations.count else { continue }
          let b = translations[j]
          let (here, shape) = (overlap[start + j], shapes[start + j])
          score.x = PairScore.pair(a, b, overlap: here, shape: shape.x)
          if a.canJoinNext, b.isProse {
            let next = below.contains(j) ? overlap[belowStart + j] : 0
            score.y = PairScore.merged(a, b, overlap: here + next, shape: shape.y)
          }
          if b.canJoinNext, a.isProse {
            let next = row.contains(j + 1) ? overlap[start + j + 1] : 0
            score.z = PairScore.split(
              a, b, nextClaim: translations[j + 1].claim, overlap: here + next, shape: shape.z)
          }
        }
      }
      count = band.count
    }
  }
}
