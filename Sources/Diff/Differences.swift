/// Finds where two sequences differ, in order; none where they are equal.
///
/// Both are first cut at the elements that stand once in each and in the same order (patience
/// diff, Bram Cohen), since those are the landmarks that a reader goes by; what lies between is
/// compared by Myers 1986 “An O(ND) Difference Algorithm”, in its form with linear space. Where
/// much differs the search is cut off, as in git's xdiff: then the answer is right but may not be
/// the shortest. The cost is about proportional to the size, whatever the input, and the answer
/// depends on nothing but the input.
package func differences<Element: Hashable>(
  between old: [Element], and new: [Element]
) -> [Difference] {
  differences(between: old, and: new, anchoringFrom: 0)
}

/// As above; elements that are unique are taken as landmarks only in stretches of at least
/// `threshold` elements.
func differences<Element: Hashable>(
  between old: [Element], and new: [Element], anchoringFrom threshold: Int
) -> [Difference] {
  let shorter = min(old.count, new.count)
  var head = 0
  while head < shorter, old[head] == new[head] { head += 1 }
  var tail = 0
  while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
  let middle = Numbered(
    old[head..<(old.count - tail)], new[head..<(new.count - tail)], anchoringFrom: threshold)
  return slidDown(middle.differences.map { $0.moved(by: head) }, old: old, new: new)
}

/// Two sequences with a number in place of each element: equal elements, equal numbers.
private struct Numbered {
  let differences: [Difference]

  init<Element: Hashable>(
    _ old: ArraySlice<Element>, _ new: ArraySlice<Element>, anchoringFrom threshold: Int
  ) {
    // Numbers are given in order of first sight, so that the hash values, which are other in
    // each process, decide nothing.
    var numbers: [Element: Int] = [:]
    let oldNumbers = old.map { element in Self.number(of: element, &numbers) }
    let oldKinds = numbers.count
    let newNumbers = new.map { element in Self.number(of: element, &numbers) }
    var isInNew = Array(repeating: false, count: numbers.count)
    for number in newNumbers { isInNew[number] = true }

    // What only one side has can match nothing: without it a rewritten text costs next to nothing.
    let oldShared = oldNumbers.indices.filter { isInNew[oldNumbers[$0]] }
    let newShared = newNumbers.indices.filter { newNumbers[$0] < oldKinds }
    var matcher = Matcher(
      old: oldShared.map { oldNumbers[$0] }, new: newShared.map { newNumbers[$0] },
      kinds: oldKinds, anchoringFrom: threshold)
    matcher.match()

    var isKeptOld = Array(repeating: false, count: oldNumbers.count)
    var isKeptNew = Array(repeating: false, count: newNumbers.count)
    for (place, partner) in matcher.partners.enumerated() where partner >= 0 {
      isKeptOld[oldShared[place]] = true
      isKeptNew[newShared[partner]] = true
    }
    differences = Self.gaps(isKeptOld, isKeptNew)
  }

  private static func number<Element: Hashable>(
    of element: Element, _ numbers: inout [Element: Int]
  ) -> Int {
    if let number = numbers[element] { return number }
    let number = numbers.count
    numbers[element] = number
    return number
  }

  /// What lies between the elements that were kept, which are as many on both sides.
  private static func gaps(_ isKeptOld: [Bool], _ isKeptNew: [Bool]) -> [Difference] {
    var differences: [Difference] = []
    var (old, new) = (0, 0)
    while old < isKeptOld.count || new < isKeptNew.count {
      let (oldStart, newStart) = (old, new)
      while old < isKeptOld.count, !isKeptOld[old] { old += 1 }
      while new < isKeptNew.count, !isKeptNew[new] { new += 1 }
      if old > oldStart || new > newStart {
        differences.append(Difference(old: oldStart..<old, new: newStart..<new))
      }
      while old < isKeptOld.count, new < isKeptNew.count, isKeptOld[old], isKeptNew[new] {
        old += 1
        new += 1
      }
    }
    return differences
  }
}
