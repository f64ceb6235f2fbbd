/// A block of a certain source document.
package struct SourceBlock: Sendable, Equatable, Hashable {
  /// The Store's number of the content of the source document.
  package let content: Int64
  /// The position of the block in that document, from 0.
  package let position: Int

  /// Creates a reference to a block.
  package init(content: Int64, position: Int) {
    self.content = content
    self.position = position
  }
}

/// What a block of a translation was made from.
package struct Basis: Sendable, Equatable {
  /// The source block, or nil if there is none.
  package let source: SourceBlock?
  /// How sure that is.
  package let certainty: Certainty

  /// Creates a basis.
  package init(source: SourceBlock?, certainty: Certainty) {
    self.source = source
    self.certainty = certainty
  }
}

/// Returns for each block of `translation` what it was made from.
///
/// A block that stood in the previous version, word for word, keeps its basis: what happened to
/// other blocks, or to the source, does not touch it. A block that is new or changed was made from
/// the source block it is aligned with now; so was one whose basis was not known.
///
/// - Parameters:
///   - previous: the version of the translation before this one, with a basis for each block.
///   - source: the source document as it is now, which `sourceContent` is the number of.
package func basis(
  of translation: [BlockText], previous: (blocks: [BlockText], basis: [Basis])?,
  source: [BlockText], sourceContent: Int64
) -> [Basis] {
  var kept = [Basis?](repeating: nil, count: translation.count)
  if let previous {
    for (new, old) in unchangedBlocks(from: previous.blocks, to: translation).enumerated() {
      guard let old, old < previous.basis.count, previous.basis[old].source != nil else { continue }
      kept[new] = previous.basis[old]
    }
  }
  if !kept.contains(where: { $0 == nil }) { return kept.compactMap { $0 } }
  return zip(kept, align(source: source, translation: translation)).map { kept, aligned in
    kept
      ?? Basis(
        source: aligned.source.map { SourceBlock(content: sourceContent, position: $0) },
        certainty: aligned.certainty)
  }
}
