/// Which blocks of a text were joined to one, or cut into several, in the next version of it.
struct Regrouping {
  /// Several blocks of one version that are one in the other.
  struct Group {
    /// The one block.
    let whole: Int
    /// The several, in order.
    let parts: [Int]
    /// Whether no more than white space is other than before.
    let isVerbatim: Bool
  }

  /// One block of the new version, of several of the old.
  private(set) var joined: [Group] = []
  /// One block of the old version, in several of the new.
  private(set) var cut: [Group] = []

  /// How much of a part the whole has to have, and how much of the whole its parts.
  private static let (leastOfPart, leastOfWhole) = (0.75, 0.6)
  /// The most pairs of blocks that are compared: in a text that is new all over, nothing is found.
  private static let budget = 10_000

  /// Compares blocks that have no equal in the other version: `old` and `new` are their positions.
  init(_ oldBlocks: [BlockText], _ old: [Int], _ newBlocks: [BlockText], _ new: [Int]) {
    guard !old.isEmpty, !new.isEmpty, old.count + new.count > 2,
      old.count * new.count <= Self.budget
    else { return }
    let before = old.map { Piece($0, oldBlocks[$0]) }
    let after = new.map { Piece($0, newBlocks[$0]) }
    joined = Self.groups(wholes: after, parts: before)
    let taken = Set(joined.map(\.whole))
    let used = Set(joined.flatMap(\.parts))
    cut = Self.groups(
      wholes: before.filter { !used.contains($0.position) },
      parts: after.filter { !taken.contains($0.position) })
  }

  private struct Piece {
    let position: Int
    /// The text without white space.
    let text: [UInt8]
    let shingles: Shingles

    init(_ position: Int, _ block: BlockText) {
      self.position = position
      text = block.text.filter { !isASCIIWhiteSpace($0) }
      shingles = Shingles(block)
    }
  }

  private static func groups(wholes: [Piece], parts: [Piece]) -> [Group] {
    var left = parts
    var groups: [Group] = []
    for whole in wholes {
      let found = left.filter { part in
        part.shingles.count < whole.shingles.count
          && part.shingles.containment(in: whole.shingles) >= leastOfPart
      }
      let share = Double(found.reduce(0) { $0 + $1.shingles.count }) / Double(whole.shingles.count)
      guard found.count > 1, share >= leastOfWhole else { continue }
      groups.append(
        Group(
          whole: whole.position, parts: found.map(\.position),
          isVerbatim: found.map(\.text).joined().elementsEqual(whole.text)))
      let taken = Set(found.map(\.position))
      left.removeAll { taken.contains($0.position) }
    }
    return groups
  }
}
