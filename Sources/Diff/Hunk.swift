/// A stretch of lines that changed, with lines around it that did not.
package struct Hunk: Hashable, Sendable {
  /// Which of the old text's lines it covers, counted from 0.
  package let old: Range<Int>
  /// Which of the new text's lines it covers, counted from 0.
  package let new: Range<Int>
  /// The lines, each with its line feed if it has one; where lines are replaced, first what goes.
  package let lines: [Edit<ArraySlice<UInt8>>]

  /// The line that stands over it: `@@ -1,4 +1,5 @@`.
  package var header: String { hunkHeader(old: old, new: new) }
}

/// Compares two texts line by line.
///
/// - Parameter context: How many unchanged lines to show around each change; what stands no
///   further apart than twice that is one hunk.
package func hunks(old: [UInt8], new: [UInt8], context: Int = 3) -> [Hunk] {
  let (oldLines, newLines) = (lines(of: old), lines(of: new))
  let found = differences(
    between: oldLines.map(ByteText.init), and: newLines.map(ByteText.init))
  var hunks: [Hunk] = []
  var start = 0
  for index in found.indices {
    let isLast =
      index + 1 == found.count
      // Written as a difference, since twice a context may be too much for a number.
      || (found[index + 1].old.lowerBound - found[index].old.upperBound + 1) / 2 > context
    if isLast {
      hunks.append(Hunk(found[start...index], oldLines, newLines, context: max(0, context)))
      start = index + 1
    }
  }
  return hunks
}

extension Hunk {
  fileprivate init(
    _ differences: ArraySlice<Difference>, _ oldLines: [ArraySlice<UInt8>],
    _ newLines: [ArraySlice<UInt8>], context: Int
  ) {
    guard let first = differences.first, let last = differences.last else {
      self.init(old: 0..<0, new: 0..<0, lines: [])
      return
    }
    let before = min(context, first.old.lowerBound)
    let after = min(context, oldLines.count - last.old.upperBound)
    var lines: [Edit<ArraySlice<UInt8>>] = []
    var place = first.old.lowerBound - before
    for difference in differences {
      lines += oldLines[place..<difference.old.lowerBound].map { .same($0) }
      lines += oldLines[difference.old].map { .removed($0) }
      lines += newLines[difference.new].map { .added($0) }
      place = difference.old.upperBound
    }
    lines += oldLines[place..<(last.old.upperBound + after)].map { .same($0) }
    self.init(
      old: (first.old.lowerBound - before)..<(last.old.upperBound + after),
      new: (first.new.lowerBound - before)..<(last.new.upperBound + after), lines: lines)
  }
}

/// The line over a hunk that covers these lines, counted from 0.
func hunkHeader(old: Range<Int>, new: Range<Int>) -> String {
  "@@ -\(hunkRange(old)) +\(hunkRange(new)) @@"
}

/// As POSIX has it for `diff -u`: the count is left out where it is 1, and of no lines the
/// number is that of the line before.
private func hunkRange(_ range: Range<Int>) -> String {
  switch range.count {
  case 0: "\(range.lowerBound),0"
  case 1: "\(range.lowerBound + 1)"
  default: "\(range.lowerBound + 1),\(range.count)"
  }
}
