/// Returns the known name that a mistyped one most likely meant, or nil where none is near.
///
/// Case does not count. Of names that are equally near, the first in the order of scalars is taken,
/// so that the answer does not depend on the order of a dictionary.
package func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  // A name in a hostile page may be a megabyte long; no real one is.
  guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
  let limit = min(3, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in known where candidate != name {
    guard candidate.utf8.count <= 400 else { continue }
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= limit else { continue }
    if let best, (best.distance, best.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// Returns how many letters to insert, remove, replace or swap with their neighbour.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in right.indices {
      let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
