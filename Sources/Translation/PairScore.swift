import Glibc

/// What speaks for two blocks being translations of each other, as a logarithm of likelihood.
///
/// Lengths as in Gale and Church, "A program for aligning sentences in bilingual corpora" (1993),
/// with the ratio of the two documents for their constant, so that scripts need no table.
struct PairScore {
  /// The score of a block that has no counterpart.
  static let gap: Float = -4
  /// The same for a heading, where the other side stands between a heading and its text: what is
  /// missing is rather a section than from behind one heading to behind the next.
  static let gapInside: Float = -5
  /// What is taken off where two blocks stand for one.
  static let merge: Float = -4

  /// What it brings that a pair is known, and what it costs that one of the two is known to belong
  /// to another block: more than all that could be said against.
  private static let known: Float = 30

  /// What counts of a block.
  struct Side {
    let kind: BlockKind
    let level: UInt8
    /// Whether the block is prose, which may stand for two others, or for one with another.
    let isProse: Bool
    /// Whether it may be one block of the other document with the next.
    let canJoinNext: Bool
    let claim: Int32
    let penalty: Float
    let nextPenalty: Float
    let isNextClaimed: Bool
    /// Logarithms of the block's length, and of that with the next.
    let (single, double): (Float, Float)
    let variance: Float

    init(_ item: Features.Item, next: Features.Item?, ratio: Float) {
      // Some letters more or less are nothing in a short block.
      let slack: Float = 6
      // Code is as long in any language.
      let length = item.kind == .code ? item.length : item.length * ratio
      kind = item.kind
      level = item.level
      isProse = item.isProse
      canJoinNext = next.map(item.canJoin) ?? false
      claim = item.claim
      penalty = item.penalty
      nextPenalty = next?.penalty ?? 0
      isNextClaimed = next.map { $0.claim >= 0 } ?? false
      single = log(length + slack)
      double = canJoinNext ? log(length + (next?.length ?? 0) * ratio + slack) : 0
      variance = 0.03 + 2 / (length + slack)
    }

    /// Returns the sides of pairs for the blocks of a document, with their lengths times `ratio`.
    static func sides(_ items: [Features.Item], ratio: Float) -> [Side] {
      items.indices.map { index in
        Side(items[index], next: index + 1 < items.count ? items[index + 1] : nil, ratio: ratio)
      }
    }
  }

  /// Returns the score of a pair.
  ///
  /// - Parameter overlap: the sum of the gains of their common tokens.
  /// - Parameter shape: what their shapes say.
  @inline(__always)
  static func pair(_ source: Side, _ translation: Side, overlap: Float, shape: Float) -> Float {
    kinds(source, translation) + 1
      - distance(
        translation.single - source.single, source.variance + translation.variance)
      + tokens(overlap - source.penalty - translation.penalty)
      + shape
      + claims(source, translation.claim)
  }

  /// Returns the score of a source block and the next as one block of the translation.
  @inline(__always)
  static func merged(_ source: Side, _ translation: Side, overlap: Float, shape: Float) -> Float {
    merge + kinds(source, translation) + 1
      - distance(
        translation.single - source.double, source.variance + translation.variance)
      + tokens(overlap - source.penalty - source.nextPenalty - translation.penalty)
      + shape
      + claims(source, translation.claim) - (source.isNextClaimed ? known : 0)
  }

  /// Returns the score of a source block as a block of the translation and the next.
  @inline(__always)
  static func split(
    _ source: Side, _ translation: Side, nextClaim: Int32, overlap: Float, shape: Float
  ) -> Float {
    merge + kinds(source, translation) + 1
      - distance(
        translation.double - source.single, source.variance + translation.variance)
      + tokens(overlap - source.penalty - translation.penalty - translation.nextPenalty)
      + shape
      + claims(source, translation.claim) + claims(source, nextClaim)
  }

  @inline(__always)
  private static func distance(_ difference: Float, _ variance: Float) -> Float {
    min(difference * difference / (2 * variance), 7)
  }

  @inline(__always)
  private static func tokens(_ score: Float) -> Float { max(-5, min(14, score)) }

  /// Returns what is known of two blocks.
  @inline(__always)
  private static func claims(_ source: Side, _ translation: Int32) -> Float {
    guard source.claim == translation else { return -known }
    return translation < 0 ? 0 : known
  }

  /// Returns what the kinds of two blocks say.
  @inline(__always)
  private static func kinds(_ a: Side, _ b: Side) -> Float {
    if a.kind == b.kind {
      switch a.kind {
      case .heading: return a.level == b.level ? 2 : -1.5
      case .title, .summary: return 8
      case .code, .table, .html, .footnote: return 1
      case .paragraph, .listItem, .quote: return 0
      }
    }
    return differentKinds(a.kind, b.kind)
  }

  /// Returns what two different kinds say; the commonest case comes first.
  @inline(__always)
  private static func differentKinds(_ a: BlockKind, _ b: BlockKind) -> Float {
    switch (a, b) {
    case (.paragraph, .listItem), (.listItem, .paragraph): -2
    default: rareKinds(a, b)
    }
  }

  @inline(never)
  private static func rareKinds(_ a: BlockKind, _ b: BlockKind) -> Float {
    switch (a, b) {
    case (.title, _), (_, .title), (.summary, _), (_, .summary): -100
    case (.paragraph, .quote), (.quote, .paragraph): -2
    case (.paragraph, .html), (.html, .paragraph): -3
    case (.listItem, .quote), (.quote, .listItem): -4
    case (.code, _), (_, .code), (.table, _), (_, .table): -7
    default: -5
    }
  }
}
