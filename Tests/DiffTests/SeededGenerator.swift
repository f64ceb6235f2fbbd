/// Random numbers that are the same in every run: Steele, Lea and Flood's SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// A number from 0 up to but not including `bound`.
  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { number(below: times) == 0 }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[number(below: list.count)] }

  /// The list with some elements taken out, put in or replaced.
  mutating func edited<Element>(
    _ list: [Element], _ make: (inout SeededGenerator) -> Element
  ) -> [Element] {
    var edited: [Element] = []
    let rarity = 1 + number(below: 12)
    for element in list {
      switch number(below: rarity * 3) {
      case 0: break
      case 1: edited.append(make(&self))
      case 2: edited += [element, make(&self)]
      default: edited.append(element)
      }
    }
    return once(in: 3) ? edited + [make(&self)] : edited
  }
}
