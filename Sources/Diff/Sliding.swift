/// Moves what only comes or only goes as far down as it can, as git and GNU diff do.
///
/// In `a b a b` against `a b a b a b` the added pair may stand in many places; the last is the one
/// where an added word keeps the space after it and an added paragraph its empty line. Two
/// differences that meet become one.
func slidDown<Element: Equatable>(
  _ differences: [Difference], old: [Element], new: [Element]
) -> [Difference] {
  // From the last to the first, so that each has its final neighbour below it.
  var slid: [Difference] = []
  slid.reserveCapacity(differences.count)
  // On periodic input each of many differences could slide over the same far stretch.
  var budget = 4 * (old.count + new.count)
  for difference in differences.reversed() {
    var current = difference
    while true {
      let end = slid.last?.old.lowerBound ?? old.count
      let room = min(end - current.old.upperBound, budget)
      let steps = slide(current, upTo: room, old: old, new: new)
      budget -= steps
      current = current.moved(by: steps)
      guard let next = slid.last, current.old.upperBound == next.old.lowerBound else { break }
      slid.removeLast()
      current = Difference(
        old: current.old.lowerBound..<next.old.upperBound,
        new: current.new.lowerBound..<next.new.upperBound)
    }
    slid.append(current)
  }
  return slid.reversed()
}

private func slide<Element: Equatable>(
  _ difference: Difference, upTo room: Int, old: [Element], new: [Element]
) -> Int {
  if difference.old.isEmpty { return slide(difference.new, upTo: room, in: new) }
  if difference.new.isEmpty { return slide(difference.old, upTo: room, in: old) }
  return 0
}

/// How far a range can slide and still leave the same when it is taken out.
private func slide<Element: Equatable>(
  _ range: Range<Int>, upTo room: Int, in elements: [Element]
) -> Int {
  var steps = 0
  while steps < room, elements[range.lowerBound + steps] == elements[range.upperBound + steps] {
    steps += 1
  }
  return steps
}

extension Difference {
  /// The same so many elements further down.
  func moved(by steps: Int) -> Difference {
    Difference(
      old: (old.lowerBound + steps)..<(old.upperBound + steps),
      new: (new.lowerBound + steps)..<(new.upperBound + steps))
  }
}
