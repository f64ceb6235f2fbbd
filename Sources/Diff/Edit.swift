/// What an edit script says of a piece of text: that it stays, goes or comes.
package enum Edit<Piece> {
  /// The piece is in the old and in the new.
  case same(Piece)
  /// The piece is in the old alone.
  case removed(Piece)
  /// The piece is in the new alone.
  case added(Piece)

  /// The piece that the edit speaks of.
  package var piece: Piece {
    switch self {
    case .same(let piece), .removed(let piece), .added(let piece): piece
    }
  }

  /// Whether the old holds the piece.
  package var isInOld: Bool {
    if case .added = self { false } else { true }
  }

  /// Whether the new holds the piece.
  package var isInNew: Bool {
    if case .removed = self { false } else { true }
  }

  /// Whether the piece goes or comes.
  package var isChange: Bool {
    if case .same = self { false } else { true }
  }
}

extension Edit: Sendable where Piece: Sendable {}
extension Edit: Equatable where Piece: Equatable {}
extension Edit: Hashable where Piece: Hashable {}

/// One place where two sequences differ: the old one's range is replaced by the new one's.
///
/// One of the ranges may be empty, never both; between two differences at least one element is
/// the same.
package struct Difference: Hashable, Sendable {
  /// What goes.
  package let old: Range<Int>
  /// What comes.
  package let new: Range<Int>

  package init(old: Range<Int>, new: Range<Int>) {
    self.old = old
    self.new = new
  }
}

/// Writes differences out as runs: what is the same, what goes, what comes, in order.
///
/// - Parameter differences: What `differences(between:and:)` found between the two.
package func edits<Element>(
  of differences: [Difference], from old: [Element], to new: [Element]
) -> [Edit<ArraySlice<Element>>] {
  var edits: [Edit<ArraySlice<Element>>] = []
  edits.reserveCapacity(differences.count * 3 + 1)
  var start = 0
  for difference in differences {
    if start < difference.new.lowerBound {
      edits.append(.same(new[start..<difference.new.lowerBound]))
    }
    if !difference.old.isEmpty { edits.append(.removed(old[difference.old])) }
    if !difference.new.isEmpty { edits.append(.added(new[difference.new])) }
    start = difference.new.upperBound
  }
  if start < new.count { edits.append(.same(new[start...])) }
  return edits
}
