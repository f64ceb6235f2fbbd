/// The runs of four characters of a text, sorted.
struct Shingles {
  private var values: [UInt64] = []

  init(_ block: BlockText) {
    block.text.withUnsafeBufferPointer { bytes in
      var window: UInt64 = 0
      var position = 0
      values.reserveCapacity(bytes.count)
      while position < bytes.count {
        let (scalar, length) = decode(bytes, at: position)
        position += length
        // White space of any length is one space: a paragraph that was filled anew is alike.
        let isSpace = scalar <= 0x20
        if isSpace, window & 0xFFFF == 0x20 { continue }
        window = window << 16 | UInt64(isSpace ? 0x20 : scalar & 0xFFFF)
        values.append(window)
      }
    }
    values.sort()
  }

  /// How much two texts have in common, from 0 to 1 (Dice 1945).
  func likeness(to other: Shingles) -> Double {
    let all = values.count + other.values.count
    return all == 0 ? 1 : Double(2 * common(with: other)) / Double(all)
  }

  /// How much of this text the other has, from 0 to 1.
  func containment(in other: Shingles) -> Double {
    // The first three are shorter than four characters, and only what begins with them has them.
    values.isEmpty ? 0 : Double(common(with: other)) / Double(max(1, values.count - 3))
  }

  /// The number of runs.
  var count: Int { values.count }

  private func common(with other: Shingles) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < values.count, j < other.values.count {
      if values[i] == other.values[j] {
        common += 1
        i += 1
        j += 1
      } else if values[i] < other.values[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return common
  }
}
