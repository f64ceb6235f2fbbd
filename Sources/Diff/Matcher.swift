/// Pairs the equal elements of two sequences of numbers, in order.
///
/// Works off a list of regions: each is trimmed, then cut at its anchors or at Myers' middle, and
/// the parts are put back on the list. No recursion, so that no input can exhaust the stack.
struct Matcher {
  /// Part of the one sequence against part of the other.
  struct Region {
    var old: Range<Int>
    var new: Range<Int>
    /// How often the whole has been cut at anchors to come to this.
    var depth: Int

    var size: Int { old.count + new.count }
  }

  let old: [Int]
  let new: [Int]
  /// For each old element the new one that it is paired with, or -1.
  private(set) var partners: [Int]

  private let threshold: Int
  private var anchors: AnchorFinder
  private var middle: MiddleFinder
  private var todo: [Region] = []

  /// Cutting at anchors over and over could go on for as many rounds as there are elements.
  private static let deepest = 16

  /// - Parameters:
  ///   - kinds: One more than the greatest number in both.
  ///   - threshold: How large a region must be to be cut at anchors.
  init(old: [Int], new: [Int], kinds: Int, anchoringFrom threshold: Int) {
    self.old = old
    self.new = new
    self.threshold = threshold
    partners = Array(repeating: -1, count: old.count)
    anchors = AnchorFinder(kinds: kinds)
    middle = MiddleFinder(size: old.count + new.count)
  }

  /// Fills `partners`.
  mutating func match() {
    todo = [Region(old: old.indices, new: new.indices, depth: 0)]
    while var region = todo.popLast() {
      trim(&region)
      if region.old.isEmpty || region.new.isEmpty { continue }
      if region.depth < Self.deepest, region.size >= threshold, cutAtAnchors(region) { continue }
      cutInTheMiddle(region)
    }
  }

  /// Pairs what is equal at both ends.
  private mutating func trim(_ region: inout Region) {
    var (start, end) = (region.old.lowerBound, region.old.upperBound)
    var (newStart, newEnd) = (region.new.lowerBound, region.new.upperBound)
    while start < end, newStart < newEnd, old[start] == new[newStart] {
      partners[start] = newStart
      start += 1
      newStart += 1
    }
    while start < end, newStart < newEnd, old[end - 1] == new[newEnd - 1] {
      end -= 1
      newEnd -= 1
      partners[end] = newEnd
    }
    region.old = start..<end
    region.new = newStart..<newEnd
  }

  private mutating func cutAtAnchors(_ region: Region) -> Bool {
    let found = anchors.anchors(in: region, old: old, new: new)
    if found.isEmpty { return false }
    var (start, newStart) = (region.old.lowerBound, region.new.lowerBound)
    for anchor in found {
      partners[anchor.old] = anchor.new
      todo.append(
        Region(
          old: start..<anchor.old, new: newStart..<anchor.new, depth: region.depth + 1))
      (start, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    todo.append(
      Region(
        old: start..<region.old.upperBound, new: newStart..<region.new.upperBound,
        depth: region.depth + 1))
    return true
  }

  private mutating func cutInTheMiddle(_ region: Region) {
    guard let point = middle.middle(of: region, old: old, new: new) else { return }
    // Parts of what had no anchors are Myers' alone: anchors that appear only by his cuts are
    // landmarks for nobody.
    todo.append(
      Region(
        old: region.old.lowerBound..<point.old, new: region.new.lowerBound..<point.new,
        depth: Self.deepest))
    todo.append(
      Region(
        old: point.old..<region.old.upperBound, new: point.new..<region.new.upperBound,
        depth: Self.deepest))
  }
}
