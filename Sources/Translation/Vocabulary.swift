import Glibc

/// The different tokens of a source, to be found by their hashes.
///
/// An open table of its own: the hashes are good as they are, and a dictionary would hash each of
/// them again.
struct TokenTable {
  /// The place of each token in the source's list of them.
  private(set) var places: [Int32] = []
  /// How often each different token stands in the source.
  private(set) var counts: [Int32] = []
  /// The kind that each different token had first.
  private(set) var kinds: [Features.TokenKind] = []
  private var hashes: [UInt64] = []
  /// The numbers of the different tokens, each near where its hash points; negative where none is.
  private var slots: [Int32]

  init(_ tokens: [Features.Token]) {
    var size = 16
    while size < 2 * tokens.count { size *= 2 }
    slots = Array(repeating: -1, count: size)
    places.reserveCapacity(tokens.count)
    counts.reserveCapacity(tokens.count)
    kinds.reserveCapacity(tokens.count)
    hashes.reserveCapacity(tokens.count)
    for token in tokens {
      let slot = slot(of: token.hash)
      if slots[slot] < 0 {
        slots[slot] = Int32(hashes.count)
        hashes.append(token.hash)
        kinds.append(token.kind)
        counts.append(0)
      }
      counts[Int(slots[slot])] += 1
      places.append(slots[slot])
    }
  }

  /// Returns the number of a token, or a negative one where the source has none like it.
  @inline(__always)
  func number(of hash: UInt64) -> Int32 { slots[slot(of: hash)] }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }
}

/// The tokens that two documents share, by number.
struct Vocabulary {
  /// What a token adds to the score of a pair that has it on both sides. It makes good the
  /// penalties of both blocks too.
  private(set) var gains: [Float] = []
  private var penalties: [Float] = []

  /// Numbers the tokens that both documents have, and leaves these alone in both.
  ///
  /// - Parameter table: the tokens of the source.
  init(source: inout Features, _ table: TokenTable, translation: inout Features) {
    var inTranslation = [Int32](repeating: 0, count: table.counts.count)
    var places: [Int32] = []
    places.reserveCapacity(translation.tokens.count)
    for token in translation.tokens {
      let place = table.number(of: token.hash)
      if place >= 0 { inTranslation[Int(place)] += 1 }
      places.append(place)
    }
    let blocks = Float(max(source.items.count, translation.items.count))
    var numbers = [Int32](repeating: -1, count: table.counts.count)
    /// Returns the number of a token, or a negative one where it is not shared.
    func number(_ place: Int) -> Int32 {
      if numbers[place] >= 0 || inTranslation[place] == 0 { return numbers[place] }
      let count = max(table.counts[place], inTranslation[place])
      // A token of very many blocks tells nothing and costs the square of their number.
      if count > 64 { return -1 }
      let kind = table.kinds[place]
      let weight = max(0, log((blocks + 2) / Float(count))) * kind.weight
      let penalty = weight * kind.missing
      numbers[place] = Int32(penalties.count)
      penalties.append(penalty)
      gains.append(weight + 2 * penalty)
      return numbers[place]
    }
    Self.share(&source, table.places, number) { penalties[$0] }
    Self.share(&translation, places, number) { penalties[$0] }
  }

  /// Puts the numbers of the shared tokens, in order and each once, in the place of a document's
  /// tokens.
  @inline(__always)
  private static func share(
    _ features: inout Features, _ places: [Int32], _ number: (Int) -> Int32,
    _ penalty: (Int) -> Float
  ) {
    var shared: [Int32] = []
    shared.reserveCapacity(places.count)
    var numbers: [Int32] = []
    for index in features.items.indices {
      let first = shared.count
      numbers.removeAll(keepingCapacity: true)
      for place in places[features.items[index].tokens] where place >= 0 {
        let value = number(Int(place))
        if value >= 0 { numbers.append(value) }
      }
      sort(&numbers)
      var previous: Int32 = -1
      var sum: Float = 0
      for value in numbers where value != previous {
        shared.append(value)
        sum += penalty(Int(value))
        previous = value
      }
      features.items[index].penalty = sum
      features.items[index].tokens = first..<shared.count
    }
    features.shared = shared
  }

  /// Sorts numbers: mostly few, and nearly in order.
  private static func sort(_ numbers: inout [Int32]) {
    if numbers.count > 32 { return numbers.sort() }
    for index in numbers.indices.dropFirst() {
      let value = numbers[index]
      var place = index
      while place > 0, numbers[place - 1] > value {
        numbers[place] = numbers[place - 1]
        place -= 1
      }
      numbers[place] = value
    }
  }
}
