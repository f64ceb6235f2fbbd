/// What is known of a translation before it is aligned: the source block of some of its blocks.
struct KnownPairs {
  /// The source block of each block of the translation, or nil where it is not known.
  private(set) var sources: [Int?]
  /// Whether a block of the translation is known to be made from each source block.
  private var isClaimed: [Bool]

  /// Whether nothing is known.
  let isEmpty: Bool

  /// Takes what was given; empty is nothing known, and so is a source block that is not there.
  init(_ known: [Int?], source: [Features.Item], translation: [Features.Item]) {
    sources = translation.indices.map { index in
      guard index < known.count, let block = known[index], source.indices.contains(block) else {
        return nil
      }
      return block
    }
    isClaimed = Array(repeating: false, count: source.count)
    isEmpty = sources.allSatisfy { $0 == nil }
    if isEmpty { return }
    for case let block? in sources { isClaimed[block] = true }
    fillSingleGaps(source, translation)
  }

  /// A block that stands alone between two known ones, with one free source block between theirs,
  /// was made from that, whatever became of its text.
  private mutating func fillSingleGaps(_ source: [Features.Item], _ translation: [Features.Item]) {
    for run in unknownRuns() where run.blocks.count == 1 && run.after == run.before + 2 {
      // A run at an end of the page has one known neighbour only: there blocks come and go.
      guard run.before >= 0, run.after < source.count, !isClaimed[run.before + 1],
        source[run.before + 1].kind == translation[run.blocks.lowerBound].kind
      else { continue }
      sources[run.blocks.lowerBound] = run.before + 1
      isClaimed[run.before + 1] = true
    }
  }

  /// Notes what is known in the blocks.
  func claim(_ source: inout [Features.Item], _ translation: inout [Features.Item]) {
    if isEmpty { return }
    for case (let index, let block?) in sources.enumerated() {
      source[block].claim = Int32(block)
      translation[index].claim = Int32(block)
    }
  }

  /// Returns an order of the translation's blocks in which the known ones are in the order of their
  /// sources: that which there is, unless blocks were moved.
  ///
  /// The others stay between the known neighbours, or go with one of them: with the first as many
  /// as there are free source blocks behind its own, and from a heading on with the second.
  func order(_ translation: [Features.Item]) -> [Int] {
    if isEmpty { return Array(translation.indices) }
    var keys = sources.map { $0 ?? -1 }
    for run in unknownRuns() {
      let count = run.blocks.count
      let behind = free(from: run.before + 1, by: 1, most: count)
      let ahead = free(from: run.after - 1, by: -1, most: count)
      let heading = run.blocks.dropFirst(count - ahead).first {
        translation[$0].kind == .heading && $0 - run.blocks.lowerBound <= behind
      }
      let cut = heading ?? run.blocks.lowerBound + behind
      for index in run.blocks { keys[index] = index < cut ? run.before : run.after }
    }
    return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }

  /// Returns the number of source blocks that nothing is known to be made from, from one on.
  private func free(from start: Int, by step: Int, most: Int) -> Int {
    var count = 0
    while count < most, isClaimed.indices.contains(start + count * step),
      !isClaimed[start + count * step]
    {
      count += 1
    }
    return count
  }

  /// A run of blocks of which nothing is known, and the source blocks of its known neighbours; -1
  /// and the number of source blocks where there is none.
  private struct Run {
    let blocks: Range<Int>
    let before: Int
    let after: Int
  }

  private func unknownRuns() -> [Run] {
    var runs: [Run] = []
    var before = -1
    var start = 0
    for index in 0...sources.count {
      let known = index < sources.count ? sources[index] : isClaimed.count
      guard let known else { continue }
      if start < index { runs.append(Run(blocks: start..<index, before: before, after: known)) }
      before = known
      start = index + 1
    }
    return runs
  }
}
