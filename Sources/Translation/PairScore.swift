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

  private let source: [Features.Item]
  private let translation: [Features.Item]
  private let sourceLogs: Logs
  private let translationLogs: Logs

  /// Logarithms of lengths: of each block, and of each with the next.
  private struct Logs {
    var single: [Float] = []
    var double: [Float] = []
    var variance: [Float] = []

    init(_ items: [Features.Item], ratio: Float) {
      // Some letters more or less are nothing in a short block.
      let slack: Float = 6
      for (index, item) in items.enumerated() {
        // Code is as long in any language.
        let length = item.kind == .code ? item.length : item.length * ratio
        single.append(log(length + slack))
        variance.append(0.03 + 2 / (length + slack))
        let next = index + 1 < items.count ? items[index + 1].length * ratio : 0
        double.append(log(length + next + slack))
      }
    }
  }

  /// Creates the score for documents of which the translation is `ratio` times as long.
  init(source: [Features.Item], translation: [Features.Item], ratio: Float) {
    self.source = source
    self.translation = translation
    sourceLogs = Logs(source, ratio: ratio)
    translationLogs = Logs(translation, ratio: 1)
  }

  /// Returns the score of a pair; `overlap` is the sum of the gains of their common tokens.
  @inline(__always)
  func pair(_ i: Int, _ j: Int, overlap: Float) -> Float {
    let difference = translationLogs.single[j] - sourceLogs.single[i]
    return kinds(source[i], translation[j]) + 1
      - distance(difference, sourceLogs.variance[i] + translationLogs.variance[j])
      + tokens(overlap - source[i].penalty - translation[j].penalty)
      + source[i].shape.agreement(with: translation[j].shape)
      + claims(source[i], translation[j])
  }

  /// Returns the score of the source blocks `i` and `i + 1` as one block of the translation.
  @inline(__always)
  func merged(_ i: Int, _ j: Int, overlap: Float) -> Float {
    guard canMerge(source[i], source[i + 1], into: translation[j]) else { return -.infinity }
    let difference = translationLogs.single[j] - sourceLogs.double[i]
    return Self.merge + kinds(source[i], translation[j]) + 1
      - distance(difference, sourceLogs.variance[i] + translationLogs.variance[j])
      + tokens(
        overlap - source[i].penalty - source[i + 1].penalty - translation[j].penalty)
      + (source[i].shape + source[i + 1].shape).agreement(with: translation[j].shape)
      + claims(source[i], translation[j]) - (source[i + 1].claim < 0 ? 0 : Self.known)
  }

  /// Returns the score of the source block `i` as the blocks `j` and `j + 1` of the translation.
  @inline(__always)
  func split(_ i: Int, _ j: Int, overlap: Float) -> Float {
    guard canMerge(translation[j], translation[j + 1], into: source[i]) else { return -.infinity }
    let difference = translationLogs.double[j] - sourceLogs.single[i]
    return Self.merge + kinds(source[i], translation[j]) + 1
      - distance(difference, sourceLogs.variance[i] + translationLogs.variance[j])
      + tokens(
        overlap - source[i].penalty - translation[j].penalty - translation[j + 1].penalty)
      + (translation[j].shape + translation[j + 1].shape).agreement(with: source[i].shape)
      + claims(source[i], translation[j]) + claims(source[i], translation[j + 1])
  }

  @inline(__always)
  private func distance(_ difference: Float, _ variance: Float) -> Float {
    min(difference * difference / (2 * variance), 7)
  }

  @inline(__always)
  private func tokens(_ score: Float) -> Float { max(-5, min(14, score)) }

  /// Returns what is known of two blocks.
  @inline(__always)
  private func claims(_ a: Features.Item, _ b: Features.Item) -> Float {
    guard a.claim == b.claim else { return -Self.known }
    return a.claim < 0 ? 0 : Self.known
  }

  @inline(__always)
  private func canMerge(_ a: Features.Item, _ b: Features.Item, into c: Features.Item) -> Bool {
    guard a.kind == b.kind else { return false }
    switch a.kind {
    case .paragraph, .listItem, .quote:
      return c.kind == .paragraph || c.kind == .listItem || c.kind == .quote
    default:
      return false
    }
  }

  /// Returns what the kinds of two blocks say.
  @inline(__always)
  private func kinds(_ a: Features.Item, _ b: Features.Item) -> Float {
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

  @inline(never)
  private func differentKinds(_ a: BlockKind, _ b: BlockKind) -> Float {
    switch (a, b) {
    case (.title, _), (_, .title), (.summary, _), (_, .summary): -100
    case (.paragraph, .listItem), (.listItem, .paragraph): -2
    case (.paragraph, .quote), (.quote, .paragraph): -2
    case (.paragraph, .html), (.html, .paragraph): -3
    case (.listItem, .quote), (.quote, .listItem): -4
    case (.code, _), (_, .code), (.table, _), (_, .table): -7
    default: -5
    }
  }
}
