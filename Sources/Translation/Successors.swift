/// Returns for each block of a text what became of it in a later version: the position of the block
/// that it is now, unchanged or edited, or nil where it is gone.
///
/// No two blocks become the same one. An edited block is found by the runs of four characters that
/// both have, and by its neighbours: a block that stands alone between the same neighbours as before
/// is the same one, however much it was changed.
///
/// - Parameter areAlike: whether only their texts tell, and not their neighbours alone.
package func successors(of old: [BlockText], in new: [BlockText], areAlike: Bool = false)
  -> [Int?]
{
  var result = [Int?](repeating: nil, count: old.count)
  var origins = [Int?](repeating: nil, count: new.count)
  for (position, origin) in unchangedBlocks(from: old, to: new).enumerated() {
    guard let origin else { continue }
    result[origin] = position
    origins[position] = origin
  }
  let oldLeft = old.indices.filter { result[$0] == nil }
  let newLeft = new.indices.filter { origins[$0] == nil }
  if oldLeft.isEmpty || newLeft.isEmpty { return result }
  let gaps = Gaps(old: result, new: origins)
  let oldShingles = oldLeft.map { Shingles(old[$0]) }
  let newShingles = newLeft.map { Shingles(new[$0]) }
  // In a text of many changes, only what is near is compared, and stands about as far behind the
  // block that stayed.
  let isSmall = oldLeft.count * newLeft.count <= 40_000
  let starts = Dictionary(
    uniqueKeysWithValues: [(0, 0)]
      + result.enumerated().compactMap { old, new in new.map { (old + 1, $0 + 1) } })
  var candidates: [(likeness: Double, old: Int, new: Int)] = []
  for (i, a) in oldLeft.enumerated() {
    for (j, b) in newLeft.enumerated() {
      let isNear = gaps.old[a] == gaps.new[b]
      if !isSmall {
        guard isNear, let start = starts[gaps.new[b]], abs(a - gaps.old[a] - (b - start)) <= 100
        else { continue }
      }
      var likeness = oldShingles[i].likeness(to: newShingles[j])
      if old[a].kind != new[b].kind { likeness *= 0.75 }
      guard likeness >= (isNear ? 0.25 : 0.5) else { continue }
      candidates.append((likeness + (isNear ? 0.25 : 0), a, b))
    }
  }
  candidates.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
  for candidate in candidates
  where result[candidate.old] == nil && origins[candidate.new] == nil {
    result[candidate.old] = candidate.new
    origins[candidate.new] = candidate.old
  }
  if areAlike { return result }
  for (a, b) in gaps.alone(result, origins) where old[a].kind == new[b].kind { result[a] = b }
  return result
}

/// Between which unchanged neighbours the blocks of two versions stand.
private struct Gaps {
  /// For each block, the number of the gap that it stands in: the position in the old version of the
  /// unchanged block before it, from 1; 0 at the start.
  let old: [Int]
  let new: [Int]

  init(old successors: [Int?], new origins: [Int?]) {
    var gap = 0
    old = successors.enumerated().map { position, successor in
      if successor != nil { gap = position + 1 }
      return gap
    }
    gap = 0
    new = origins.map { origin in
      if let origin { gap = origin + 1 }
      return gap
    }
  }

  /// The pairs that are still left over, each alone in its gap on both sides.
  func alone(_ successors: [Int?], _ origins: [Int?]) -> [(old: Int, new: Int)] {
    var left: [Int: [Int]] = [:]
    for (position, successor) in successors.enumerated() where successor == nil {
      left[old[position], default: []].append(position)
    }
    var right: [Int: [Int]] = [:]
    for (position, origin) in origins.enumerated() where origin == nil {
      right[new[position], default: []].append(position)
    }
    return left.compactMap { gap, positions in
      guard positions.count == 1, let others = right[gap], others.count == 1 else { return nil }
      return (positions[0], others[0])
    }
  }
}
