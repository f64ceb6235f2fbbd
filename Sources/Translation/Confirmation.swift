extension CurrentSource {
  /// Returns the links of a translation of which some outdated items were checked and are right as
  /// they are: its blocks count as made from the source as it is now.
  package func confirming(_ items: [OutdatedItem], in links: SourceLinks) -> SourceLinks {
    var basis = links.basis
    var accepted = Set(links.accepted)
    let stale = Dictionary(
      grouping: links.accepted.filter { !stands($0.source) }, by: { representative(of: $0.source) })
    for item in items where item.kind != .inherited {
      if let before = item.before.flatMap({ representative(of: $0) }) {
        // What was accepted as it was before goes with it.
        accepted.subtract(
          (stale[before] ?? []).filter { entry in
            entry.block.map(item.translation.contains) ?? true
          })
      }
      let now = item.source.map { SourceBlock(content: content, position: $0) }
      if item.translation.isEmpty, let now {
        accepted.insert(AcceptedBlock(source: now, block: nil))
      }
      for block in item.translation where basis.indices.contains(block) {
        if let source = basis[block].source, !stands(source) {
          basis[block] = Basis(source: now, certainty: .sure)
        } else if let now {
          accepted.insert(AcceptedBlock(source: now, block: block))
        }
      }
    }
    return SourceLinks(basis: basis, accepted: accepted)
  }
}

extension SourceLinks {
  /// Returns the links without a change that was made to them earlier; what was changed again since
  /// stays.
  ///
  /// - Parameters:
  ///   - before: the links before the change.
  ///   - after: the links after it.
  ///   - places: for each block of the translation as it was then, where it stands unchanged now.
  package func takingBack(from before: SourceLinks, to after: SourceLinks, places: [Int?])
    -> SourceLinks
  {
    var basis = self.basis
    for (block, place) in places.enumerated() {
      guard let place, basis.indices.contains(place), before.basis.indices.contains(block),
        after.basis.indices.contains(block), before.basis[block] != after.basis[block],
        basis[place] == after.basis[block]
      else { continue }
      basis[place] = before.basis[block]
    }
    func moved(_ entries: Set<AcceptedBlock>) -> Set<AcceptedBlock> {
      Set(
        entries.map { entry in
          AcceptedBlock(
            source: entry.source,
            block: entry.block.flatMap { places.indices.contains($0) ? places[$0] : nil })
        })
    }
    let (old, new) = (Set(before.accepted), Set(after.accepted))
    return SourceLinks(
      basis: basis,
      accepted: Set(accepted).subtracting(moved(new.subtracting(old)))
        .union(moved(old.subtracting(new))))
  }
}
