/// A block of a certain source document.
package struct SourceBlock: Sendable, Hashable {
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

/// A source block that has no block of its own in the translation, and needs none.
package struct AcceptedBlock: Sendable, Hashable {
  /// The source block.
  package let source: SourceBlock
  /// The position of the block of the translation that holds it beside its own basis, where
  /// paragraphs were merged; nil where it was left out.
  package let block: Int?

  /// Creates an accepted block.
  package init(source: SourceBlock, block: Int?) {
    self.source = source
    self.block = block
  }
}

/// What a whole translation was made from.
package struct SourceLinks: Sendable, Equatable {
  /// What each of its blocks was made from.
  package var basis: [Basis]
  /// Source blocks without a block of their own, in order, each once for a block of the translation.
  package private(set) var accepted: [AcceptedBlock]

  /// Creates links; `accepted` is put in order.
  package init(basis: [Basis], accepted: some Sequence<AcceptedBlock> = []) {
    self.basis = basis
    self.accepted = Set(accepted).sorted {
      ($0.source.content, $0.source.position, $0.block ?? -1)
        < ($1.source.content, $1.source.position, $1.block ?? -1)
    }
  }

  /// The numbers of the source documents that are named.
  package var contents: Set<Int64> {
    Set(basis.compactMap { $0.source?.content } + accepted.map(\.source.content))
  }

  /// Whether nothing is known of what the translation was made from; that a block was confirmed,
  /// though its source is gone, is known.
  package var isEmpty: Bool {
    accepted.isEmpty && basis.allSatisfy { $0.source == nil && $0.certainty == .unsure }
  }
}

extension SourceLinks {
  /// Links a translation with its source where both are seen together for the first time: what is
  /// there is taken as made from what is there, so that every source block without a counterpart is
  /// accepted.
  package init(of translation: [BlockText], source: [BlockText], sourceContent: Int64) {
    self.init(of: translation, source: AlignableSource(source), sourceContent: sourceContent)
  }

  /// Links a translation as the other one does, with a source that many translations have.
  package init(of translation: [BlockText], source: AlignableSource, sourceContent: Int64) {
    let aligned = align(source: source, translation: translation)
    var accepted = Self.merged(aligned, source.blocks, sourceContent)
    var isKnown = [Bool](repeating: false, count: source.blocks.count)
    for position in aligned.lazy.compactMap(\.source) { isKnown[position] = true }
    for entry in accepted { isKnown[entry.source.position] = true }
    for position in isKnown.indices where !isKnown[position] {
      accepted.append(
        AcceptedBlock(source: SourceBlock(content: sourceContent, position: position), block: nil))
    }
    self.init(basis: aligned.map { Basis($0, sourceContent) }, accepted: accepted)
  }

  /// Links a new version of a translation.
  ///
  /// A block that stood in the previous version, white space apart, keeps its basis: what happened
  /// to other blocks, or to the source, does not touch it. A block that is new or changed was made
  /// from the source block that it is aligned with now; one that was edited is still a translation
  /// of what it was a translation of. Blocks that were joined to one, or cut out of one, keep what
  /// they were made from together, if their text is the same, and are still translations of it, if
  /// it was edited.
  ///
  /// - Parameters:
  ///   - previous: the version before, with its links.
  ///   - places: for each block of the previous version, where its basis stands in the source now;
  ///     nil where it does not.
  ///   - source: the source as it is now, which `sourceContent` is the number of.
  ///   - isSourceNew: whether the source was not there before, so that what was translated
  ///     meanwhile has yet to be aligned.
  package init(
    of translation: [BlockText], after previous: (blocks: [BlockText], links: SourceLinks),
    places: [Int?], source: [BlockText], sourceContent: Int64, isSourceNew: Bool = false
  ) {
    let origins = unchangedBlocks(
      from: previous.blocks.map(\.withoutLineation), to: translation.map(\.withoutLineation))
    var kept = origins.map { origin -> Basis? in
      guard let basis = origin.map({ previous.links.basis[$0] }) else { return nil }
      // That nothing was found is never sure; that somebody confirmed it is.
      return isSourceNew && basis.source == nil && basis.certainty == .unsure ? nil : basis
    }
    var moved: [Int: Int] = [:]
    for (index, origin) in origins.enumerated() { if let origin { moved[origin] = index } }
    let groups = Regrouping(
      previous.blocks, previous.blocks.indices.filter { moved[$0] == nil }, translation,
      translation.indices.filter { origins[$0] == nil })
    var held: [AcceptedBlock] = []
    for group in groups.joined where group.isVerbatim {
      let all = group.parts.flatMap { previous.links.sources(of: $0) }
      kept[group.whole] = all.first ?? Basis(source: nil, certainty: .unsure)
      held += all.dropFirst().compactMap {
        $0.source.map { AcceptedBlock(source: $0, block: group.whole) }
      }
    }
    for group in groups.cut where group.isVerbatim {
      let all = previous.links.sources(of: group.whole)
      for (number, part) in group.parts.enumerated() {
        // What was joined may be cut again.
        kept[part] = all.count == group.parts.count ? all[number] : all.first
      }
      if all.count != group.parts.count { moved[group.whole] = group.parts.first }
    }
    var basis = kept
    if kept.contains(where: { $0 == nil }) {
      var known = origins.map { origin in origin.flatMap { places[$0] } }
      for (origin, edited) in successors(of: previous.blocks, in: translation, areAlike: true)
        .enumerated()
      {
        if let edited, origins[edited] == nil { known[edited] = places[origin] }
      }
      for group in groups.joined {
        let found = group.parts.compactMap { places[$0] }
        known[group.whole] = found.first
        if group.isVerbatim { continue }
        held += found.dropFirst().map {
          AcceptedBlock(
            source: SourceBlock(content: sourceContent, position: $0), block: group.whole)
        }
      }
      for group in groups.cut { for part in group.parts { known[part] = places[group.whole] } }
      let aligned = align(source: source, translation: translation, known: known)
      for (index, entry) in aligned.enumerated() where kept[index] == nil {
        basis[index] = Basis(entry, sourceContent)
      }
      held += Self.merged(aligned, source, sourceContent).filter { entry in
        entry.block.map { kept[$0] == nil } ?? false
      }
    }
    self.init(
      basis: basis.map { $0 ?? Basis(source: nil, certainty: .unsure) },
      accepted: previous.links.accepted.compactMap { entry in
        AcceptedBlock(source: entry.source, block: entry.block.flatMap { moved[$0] })
      } + held)
  }

  /// What a block was made from, all of it: its basis, and what it holds beside that.
  private func sources(of block: Int) -> [Basis] {
    let own = basis[block].source == nil ? [] : [basis[block]]
    return own
      + accepted.filter { $0.block == block }.map { Basis(source: $0.source, certainty: .sure) }
  }

  /// The source blocks that stand in a block of the translation beside its basis.
  private static func merged(
    _ aligned: [AlignedBlock], _ source: [BlockText], _ sourceContent: Int64
  ) -> [AcceptedBlock] {
    var merged: [AcceptedBlock] = []
    for (index, entry) in aligned.enumerated() where entry.count > 1 {
      guard let first = entry.source else { continue }
      for position in first + 1..<min(first + entry.count, source.count) {
        merged.append(
          AcceptedBlock(
            source: SourceBlock(content: sourceContent, position: position), block: index))
      }
    }
    return merged
  }
}

extension Basis {
  fileprivate init(_ aligned: AlignedBlock, _ content: Int64) {
    self.init(
      source: aligned.source.map { SourceBlock(content: content, position: $0) },
      certainty: aligned.certainty)
  }
}
