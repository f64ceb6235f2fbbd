/// Which nodes of the grid of an alignment are looked at: a part of each row, around a path.
struct Band {
  /// The columns of each row.
  private let rows: [Range<Int32>]
  /// What is added to a column to get its place in an array of `count` values.
  private let offsets: [Int]
  /// The number of nodes.
  let count: Int

  init(source: Features, translation: Features, gains: [Float]) {
    let n = source.items.count
    let m = translation.items.count
    if (n + 1) * (m + 1) <= BandedAlignment.budget {
      self.init(rows: Array(repeating: 0..<Int32(m + 1), count: n + 1))
      return
    }
    // The column at which the path enters each row.
    var path: [Int] = []
    path.reserveCapacity(n + 2)
    var from = (i: 0, j: 0)
    for to in Self.chain(source: source, translation: translation, tokenCount: gains.count)
      + [(i: n, j: m)]
    {
      for i in from.i..<to.i {
        path.append(from.j + (to.j - from.j) * (i - from.i) / (to.i - from.i))
      }
      from = to
    }
    path += [from.j, m]
    // Each row reaches to where the path leaves it, so that however it jumps it stays in the band.
    let reach = max(8, BandedAlignment.budget / (2 * (n + 1)))
    self.init(
      rows: (0...n).map { i in
        Int32(max(0, path[i] - reach))..<Int32(min(m, path[i + 1] + reach) + 1)
      })
  }

  private init(rows: [Range<Int32>]) {
    var offsets: [Int] = []
    offsets.reserveCapacity(rows.count)
    var count = 0
    for row in rows {
      offsets.append(count - Int(row.lowerBound))
      count += row.count
    }
    self.rows = rows
    self.offsets = offsets
    self.count = count
  }

  /// The columns of a row.
  func columns(_ i: Int) -> Range<Int> {
    Int(rows[i].lowerBound)..<Int(rows[i].upperBound)
  }

  /// The place of a node in an array of `count` values.
  @inline(__always)
  func index(_ i: Int, _ j: Int) -> Int { offsets[i] + j }

  /// Returns true if the node is looked at.
  @inline(__always)
  func contains(_ i: Int, _ j: Int) -> Bool { rows[i].contains(Int32(truncatingIfNeeded: j)) }

  /// Returns for each node (i, j) the sum of the gains of the tokens that both blocks have.
  func overlap(source: Features, translation: Features, gains: [Float]) -> [Float] {
    // Where each token stands in the translation, as one array with the starts of its parts.
    var offsets = [Int32](repeating: 0, count: gains.count + 1)
    for item in translation.items {
      for token in translation.shared[item.tokens] { offsets[Int(token) + 1] += 1 }
    }
    for index in gains.indices { offsets[index + 1] += offsets[index] }
    var next = offsets
    var postings = [Int32](repeating: 0, count: Int(offsets[gains.count]))
    for (j, item) in translation.items.enumerated() {
      for token in translation.shared[item.tokens] {
        postings[Int(next[Int(token)])] = Int32(j)
        next[Int(token)] += 1
      }
    }
    var sums = [Float](repeating: 0, count: count)
    for (i, item) in source.items.enumerated() {
      for token in source.shared[item.tokens] {
        let gain = gains[Int(token)]
        for place in Int(offsets[Int(token)])..<Int(offsets[Int(token) + 1]) {
          let j = Int(postings[place])
          if contains(i, j) { sums[index(i, j)] += gain }
        }
      }
    }
    return sums
  }

  /// Returns the longest chain of pairs in order whose blocks share a token no other block has.
  private static func chain(source: Features, translation: Features, tokenCount: Int)
    -> [(i: Int, j: Int)]
  {
    let sourceOnly = onlyBlocks(source, tokenCount)
    let translationOnly = onlyBlocks(translation, tokenCount)
    var votes: [(i: Int, j: Int)] = []
    for token in 0..<tokenCount where sourceOnly[token] >= 0 && translationOnly[token] >= 0 {
      votes.append((Int(sourceOnly[token]), Int(translationOnly[token])))
    }
    for (j, item) in translation.items.enumerated() where item.claim >= 0 {
      votes.append((Int(item.claim), j))
    }
    votes.sort { ($0.i, $0.j) < ($1.i, $1.j) }
    let order = longestIncreasing(votes.map(\.j))
    var chain: [(i: Int, j: Int)] = []
    for index in order where votes[index].i > (chain.last?.i ?? -1) {
      chain.append(votes[index])
    }
    return chain
  }

  /// Returns for each token the one block that has it, or a negative number.
  private static func onlyBlocks(_ features: Features, _ tokenCount: Int) -> [Int32] {
    var blocks = [Int32](repeating: -1, count: tokenCount)
    for (index, item) in features.items.enumerated() {
      for token in features.shared[item.tokens] {
        blocks[Int(token)] = blocks[Int(token)] == -1 ? Int32(index) : -2
      }
    }
    return blocks
  }
}

/// Returns the indices of a longest strictly increasing part of `values`.
func longestIncreasing(_ values: [Int]) -> [Int] {
  // The index of the smallest last value of a part of each length (patience sorting).
  var tails: [Int] = []
  var previous = [Int](repeating: -1, count: values.count)
  for index in values.indices {
    var low = 0
    var high = tails.count
    while low < high {
      let middle = (low + high) / 2
      if values[tails[middle]] < values[index] { low = middle + 1 } else { high = middle }
    }
    if low > 0 { previous[index] = tails[low - 1] }
    if low == tails.count { tails.append(index) } else { tails[low] = index }
  }
  var result: [Int] = []
  var index = tails.last ?? -1
  while index >= 0 {
    result.append(index)
    index = previous[index]
  }
  return result.reversed()
}
