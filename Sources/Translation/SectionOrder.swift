/// Finds orders of a translation's sections that fit its source better than the one they are in.
enum SectionOrder {
  /// By how much an order with moved sections must be better than the one that is there.
  static let moveCost: Float = 6
  /// What it is worth that a section stays with the source section it was aligned with in order.
  private static let stay: Float = 2
  /// Above this many pairs of blocks no moves are looked for.
  private static let budget = 400_000
  private static let mostSections = 150

  /// Returns orders of the translation's blocks worth trying: sections at each level of heading.
  static func candidates(_ grid: AlignmentGrid, ratio: Float, sources: [Int?]) -> [[Int]] {
    guard grid.source.count * grid.translation.count <= budget else { return [] }
    let sections = sectionsByLevel(grid)
    if sections.isEmpty { return [] }
    let score = grid.pairScore(ratio: ratio)
    var orders: [[Int]] = []
    for (a, b) in sections {
      var gain = a.map { from in
        b.map { to in
          sectionScore(from, to, score) - PairScore.gap * Float(from.count + to.count)
        }
      }
      for (place, section) in b.enumerated() {
        if let home = home(of: section, sources, a) { gain[home][place] += stay }
      }
      let order = order(of: b, assigned: bestAssignment(gain))
      if order != Array(grid.translation.indices), !orders.contains(order) {
        orders.append(order)
      }
    }
    return orders
  }

  /// Returns the sections of both documents at each level of heading that both have, where there
  /// are enough of them to change places.
  private static func sectionsByLevel(_ grid: AlignmentGrid) -> [([Range<Int>], [Range<Int>])] {
    var levels: [UInt8] = []
    for item in grid.source where item.kind == .heading && !levels.contains(item.level) {
      levels.append(item.level)
    }
    return levels.sorted().compactMap { level in
      guard grid.translation.contains(where: { $0.kind == .heading && $0.level == level }) else {
        return nil
      }
      let a = sections(grid.source, level: level)
      let b = sections(grid.translation, level: level)
      guard a.count > 2 || b.count > 2, a.count <= mostSections, b.count <= mostSections else {
        return nil
      }
      return (a, b)
    }
  }

  /// Cuts before each heading of `level` or above.
  private static func sections(_ items: [Features.Item], level: UInt8) -> [Range<Int>] {
    var sections: [Range<Int>] = []
    var start = 0
    for (index, item) in items.enumerated()
    where index > 0 && item.kind == .heading && item.level <= level {
      sections.append(start..<index)
      start = index
    }
    sections.append(start..<items.count)
    return sections
  }

  /// Returns the source section that most blocks of a section are aligned with.
  private static func home(of section: Range<Int>, _ sources: [Int?], _ sections: [Range<Int>])
    -> Int?
  {
    var votes: [Int: Int] = [:]
    for block in section {
      guard let source = sources[block],
        let home = sections.firstIndex(where: { $0.contains(source) })
      else { continue }
      votes[home, default: 0] += 1
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Returns the score of the best alignment of two sections, of pairs and gaps alone.
  private static func sectionScore(
    _ source: Range<Int>, _ translation: Range<Int>, _ pair: (Int, Int) -> Float
  ) -> Float {
    var row = translation.indices.map { Float($0 - translation.lowerBound) * PairScore.gap }
    row.append(Float(translation.count) * PairScore.gap)
    for i in source {
      var diagonal = row[0]
      row[0] += PairScore.gap
      for (column, j) in translation.enumerated() {
        let above = row[column + 1]
        row[column + 1] = max(
          diagonal + pair(i, j), max(above, row[column]) + PairScore.gap)
        diagonal = above
      }
    }
    return row[translation.count]
  }

  /// Returns the blocks of `sections` in the order of the source sections assigned to them.
  private static func order(of sections: [Range<Int>], assigned: [Int?]) -> [Int] {
    // A section without a counterpart stays behind the one it follows.
    var key = -1
    var keyed: [(key: Int, place: Int)] = []
    for place in sections.indices {
      key = assigned[place] ?? key
      keyed.append((key, place))
    }
    keyed.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    return keyed.flatMap { Array(sections[$0.place]) }
  }

  /// Returns for each column the row of the assignment with the largest sum, or nil.
  ///
  /// The Hungarian method with potentials (Kuhn 1955, Munkres 1957), in the form that adds a row
  /// at a time. A pair with no gain is as good as none.
  private static func bestAssignment(_ gain: [[Float]]) -> [Int?] {
    let rows = gain.count
    let columns = gain.first?.count ?? 0
    let size = max(rows, columns)
    func cost(_ row: Int, _ column: Int) -> Float {
      row < rows && column < columns ? -max(0, gain[row][column]) : 0
    }
    var rowPotential = [Float](repeating: 0, count: size + 1)
    var columnPotential = [Float](repeating: 0, count: size + 1)
    // The row of each column, from 1; 0 is none.
    var match = [Int](repeating: 0, count: size + 1)
    for row in 1...size {
      match[0] = row
      var column = 0
      var least = [Float](repeating: .infinity, count: size + 1)
      var way = [Int](repeating: 0, count: size + 1)
      var isUsed = [Bool](repeating: false, count: size + 1)
      repeat {
        isUsed[column] = true
        let current = match[column]
        var step = Float.infinity
        var nearest = 0
        for other in 1...size where !isUsed[other] {
          let reduced =
            cost(current - 1, other - 1) - rowPotential[current] - columnPotential[other]
          if reduced < least[other] {
            least[other] = reduced
            way[other] = column
          }
          if least[other] < step {
            step = least[other]
            nearest = other
          }
        }
        for other in 0...size {
          if isUsed[other] {
            rowPotential[match[other]] += step
            columnPotential[other] -= step
          } else {
            least[other] -= step
          }
        }
        column = nearest
      } while match[column] != 0
      while column != 0 {
        match[column] = match[way[column]]
        column = way[column]
      }
    }
    return (0..<columns).map { column in
      let row = match[column + 1] - 1
      return row < rows && gain[row][column] > 0 ? row : nil
    }
  }
}
