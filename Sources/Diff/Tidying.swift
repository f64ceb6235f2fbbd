/// Takes what little stayed between two changes into them, where that is easier to read.
///
/// After the semantic cleanup of diff-match-patch (Neil Fraser): `[-old-]{+new+} [-text-]{+words+}`
/// says less than `[-old text-]{+new words+}`. An end of a line is never taken in, so that lines
/// stay lines.
func tidied(_ differences: [Difference], old: [WordToken], new: [WordToken]) -> [Difference] {
  var tidied: [Difference] = []
  for difference in cutAtLineEnds(differences, old: old, new: new) {
    var current = difference
    // What has grown may now take in what stands before it.
    while let last = tidied.last, isWorthJoining(last, current, old, new) {
      tidied.removeLast()
      current = Difference(
        old: last.old.lowerBound..<current.old.upperBound,
        new: last.new.lowerBound..<current.new.upperBound)
    }
    tidied.append(current)
  }
  return tidied
}

/// Parts a line that changed from whole lines that came or went after it.
///
/// Of `b⏎` against `B⏎c⏎` a shortest script may keep the last end of a line as well as the first;
/// the first is the one that readers expect.
private func cutAtLineEnds(
  _ differences: [Difference], old: [WordToken], new: [WordToken]
) -> [Difference] {
  differences.flatMap { difference -> [Difference] in
    let (goes, comes) = (difference.old, difference.new)
    // The same line end follows on both sides, or none.
    guard !goes.isEmpty, !comes.isEmpty, goes.upperBound < old.count,
      old[goes.upperBound].kind == .lineEnd
    else { return [difference] }
    let end = old[goes.upperBound].text
    let oldEnd = old[goes].firstIndex { $0.kind == .lineEnd }
    let newEnd = new[comes].firstIndex { $0.kind == .lineEnd }
    switch (oldEnd, newEnd) {
    case (nil, let cut?) where new[cut].text == end:
      return [
        Difference(old: goes, new: comes.lowerBound..<cut),
        Difference(
          old: (goes.upperBound + 1)..<(goes.upperBound + 1),
          new: (cut + 1)..<(comes.upperBound + 1)),
      ]
    case (let cut?, nil) where old[cut].text == end:
      return [
        Difference(old: goes.lowerBound..<cut, new: comes),
        Difference(
          old: (cut + 1)..<(goes.upperBound + 1),
          new: (comes.upperBound + 1)..<(comes.upperBound + 1)),
      ]
    default:
      return [difference]
    }
  }
}

/// The longest stretch that is looked at between two changes, in tokens; keeps the cost linear.
private let longestIsland = 32

private func isWorthJoining(
  _ before: Difference, _ after: Difference, _ old: [WordToken], _ new: [WordToken]
) -> Bool {
  let island = old[before.old.upperBound..<after.old.lowerBound]
  if island.count > longestIsland || island.contains(where: { $0.kind == .lineEnd }) {
    return false
  }
  if island.allSatisfy({ $0.kind == .space }) { return true }
  let length = island.reduce(0) { $0 + $1.length }
  let isAtLeast = { (difference: Difference, least: Int) in
    isLong(old[difference.old], least) || isLong(new[difference.new], least)
  }
  if !island.contains(where: { $0.kind == .word }) {
    return isAtLeast(before, length) && isAtLeast(after, length)
  }
  // Words that stayed are news to a translator, unless by mere chance, as an “and” has stayed
  // in a passage that was written anew on both sides of it.
  return [before, after].allSatisfy { difference in
    isLong(old[difference.old], length) && isLong(new[difference.new], length)
  }
}

/// Whether tokens have so many characters; stops counting where they do.
private func isLong(_ tokens: ArraySlice<WordToken>, _ least: Int) -> Bool {
  var length = 0
  for token in tokens {
    length += token.length
    if length >= least { return true }
  }
  return length >= least
}
