/// How sure an alignment is. The raw values are stored in databases and never change.
package enum Certainty: UInt8, Sendable, CaseIterable {
  /// Another counterpart would be about as likely.
  case unsure = 0
  /// Anchors or the structure around it leave no other counterpart.
  case sure = 1
}

/// What the aligner says of one block of a translation.
package struct AlignedBlock: Sendable, Equatable {
  /// The position of the source block that it is a translation of, or nil if there is none. Where
  /// it stands for two, the first.
  package let source: Int?
  /// The number of neighbouring source blocks that it stands for, beginning with `source`: 2 where
  /// the translator made one paragraph of two, 0 where there is no source block, otherwise 1.
  package let count: Int
  /// How sure that is.
  package let certainty: Certainty

  /// Creates what is said of one block.
  package init(source: Int?, count: Int, certainty: Certainty) {
    self.source = source
    self.count = count
    self.certainty = certainty
  }
}

/// Returns for each block of `translation` the block of `source` that it is a translation of.
///
/// Kinds, lengths and what stands the same in both languages (code, addresses, numbers, tags,
/// names) are weighed in a dynamic programme, which keeps the order of the blocks; sections that
/// changed places are found before. The cost is bounded by a band: documents of thousands of blocks
/// take a fraction of a second.
///
/// - Parameter known: for each block of the translation the source block that it is known to be
///   made from, or nil; empty where nothing is known. What is known stands, and helps to place the
///   others.
package func align(source: [BlockText], translation: [BlockText], known: [Int?] = [])
  -> [AlignedBlock]
{
  align(source: AlignableSource(source), translation: translation, known: known)
}

/// A source taken apart, so that many translations can be aligned with it.
package struct AlignableSource: Sendable {
  /// The blocks of the source.
  package let blocks: [BlockText]
  fileprivate let features: Features
  fileprivate let tokens: TokenTable

  /// Takes the blocks of a source apart.
  package init(_ blocks: [BlockText]) {
    self.blocks = blocks
    features = Features(blocks)
    tokens = TokenTable(features.tokens)
  }
}

/// Returns for each block of `translation` the block of `source` that it is a translation of, where
/// the source was taken apart before.
package func align(source: AlignableSource, translation: [BlockText], known: [Int?] = [])
  -> [AlignedBlock]
{
  guard !translation.isEmpty else { return [] }
  guard !source.blocks.isEmpty else {
    return translation.map { _ in AlignedBlock(source: nil, count: 0, certainty: .unsure) }
  }
  var sourceFeatures = source.features
  var translationFeatures = Features(translation)
  let gains = Vocabulary(
    source: &sourceFeatures, source.tokens, translation: &translationFeatures
  ).gains
  let pairs = KnownPairs(
    known, source: sourceFeatures.items, translation: translationFeatures.items)
  let knownOrder = pairs.order(translationFeatures.items)
  pairs.claim(&sourceFeatures.items, &translationFeatures.items)
  if !pairs.isEmpty {
    translationFeatures.items = knownOrder.map { translationFeatures.items[$0] }
  }

  let grid = AlignmentGrid(source: sourceFeatures, translation: translationFeatures, gains: gains)
  let draftRatio = overallRatio(sourceFeatures.items, translationFeatures.items)
  var inOrder = BandedAlignment(grid, ratio: draftRatio)
  let ratio = typicalRatio(
    inOrder.pairs, sourceFeatures.items, translationFeatures.items, otherwise: draftRatio)
  if ratio != draftRatio { inOrder = BandedAlignment(grid, ratio: ratio) }
  inOrder.measureMargins()

  var best = OrderedAlignment(alignment: inOrder, order: Array(translation.indices), cost: 0)
  var others: [OrderedAlignment] = []
  for order in SectionOrder.candidates(grid, ratio: ratio, sources: inOrder.sources) {
    var moved = translationFeatures
    moved.items = order.map { translationFeatures.items[$0] }
    var alignment = BandedAlignment(
      AlignmentGrid(source: sourceFeatures, translation: moved, gains: gains), ratio: ratio)
    alignment.measureMargins()
    // One that keeps the order is likelier: a move has to be worth it.
    var candidate = OrderedAlignment(
      alignment: alignment, order: order, cost: SectionOrder.moveCost)
    if candidate.total > best.total { swap(&candidate, &best) }
    others.append(candidate)
  }
  for other in others { best.weigh(against: other) }

  var result = Array(
    repeating: AlignedBlock(source: nil, count: 0, certainty: .unsure), count: translation.count)
  for (place, index) in knownOrder.enumerated() {
    let source = pairs.sources[index] ?? best.sources[place]
    // That a block has no counterpart is never sure: it may be a very free translation.
    let isSure =
      pairs.sources[index] != nil || source != nil && best.margins[place] >= sureMargin
    result[index] = AlignedBlock(
      source: source, count: source == best.sources[place] ? best.counts[place] : 1,
      certainty: isSure ? .sure : .unsure)
  }
  return result
}

/// An alignment of a translation whose sections were put into another order.
private struct OrderedAlignment {
  /// The score, less the cost of the order.
  let total: Float
  /// What the alignment says, for the blocks in the order that the translation has.
  private(set) var sources: [Int?]
  private(set) var counts: [Int]
  private(set) var margins: [Float]

  init(alignment: BandedAlignment, order: [Int], cost: Float) {
    total = alignment.total - cost
    sources = alignment.sources
    counts = alignment.counts
    margins = alignment.margins
    for (place, index) in order.enumerated() {
      sources[index] = alignment.sources[place]
      counts[index] = alignment.counts[place]
      margins[index] = alignment.margins[place]
    }
  }

  /// Lowers the margins of the blocks that a worse alignment gives another counterpart.
  mutating func weigh(against other: OrderedAlignment) {
    for index in sources.indices where sources[index] != other.sources[index] {
      margins[index] = min(margins[index], total - other.total)
    }
  }
}

/// The margin, in natural logarithms of likelihood, from which on an alignment is sure.
private let sureMargin: Float = 5

/// Returns how much longer the prose of the translation is in all.
private func overallRatio(_ source: [Features.Item], _ translation: [Features.Item]) -> Float {
  func length(_ items: [Features.Item]) -> Float {
    items.reduce(20) { $0 + ($1.kind == .code ? 0 : $1.length) }
  }
  return max(0.1, min(10, length(translation) / length(source)))
}

/// Returns the median ratio of the lengths of `pairs`, which blocks without a counterpart do not
/// bend.
private func typicalRatio(
  _ pairs: [(source: Int, translation: Int)], _ source: [Features.Item],
  _ translation: [Features.Item], otherwise ratio: Float
) -> Float {
  var ratios: [Float] = []
  for pair in pairs {
    let (a, b) = (source[pair.source], translation[pair.translation])
    guard a.kind != .code, b.kind != .code, a.length >= 20, b.length >= 5 else { continue }
    ratios.append(b.length / a.length)
  }
  guard ratios.count >= 5 else { return ratio }
  ratios.sort()
  return max(0.1, min(10, ratios[ratios.count / 2]))
}
