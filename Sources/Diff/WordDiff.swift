/// A run of text that stays, goes or comes.
package typealias WordEdit = Edit<ArraySlice<UInt8>>

/// What an edit of a text looks like to a reader: words that went, words that came.
///
/// Lines are compared first, so that what did not change is a landmark, and within lines that
/// changed words. The runs that are not added, joined, are the old text, and those that are not
/// removed the new one, byte for byte. What is no UTF-8, or too much, is compared by lines.
package struct WordDiff: Hashable, Sendable {
  /// The runs in order; where text is replaced, first what goes. No two neighbours are alike.
  package let edits: [WordEdit]

  /// Whether the texts differ at all.
  package var hasChanges: Bool { edits.contains(where: \.isChange) }

  /// Above this many bytes in one changed place words are not compared: nobody would read it,
  /// and the tokens would need some fifty times the memory of the text.
  private static let mostBytes = 4 << 20

  package init(old: [UInt8], new: [UInt8]) {
    let (oldLines, newLines) = (lines(of: old), lines(of: new))
    let found = differences(
      between: oldLines.map(ByteText.init), and: newLines.map(ByteText.init))
    var runs = RunJoiner(old: old, new: new)
    var newPlace = 0
    for difference in found {
      for line in newLines[newPlace..<difference.new.lowerBound] { runs.same(line.count) }
      Self.compare(
        joined(oldLines[difference.old], in: old), joined(newLines[difference.new], in: new),
        into: &runs)
      newPlace = difference.new.upperBound
    }
    for line in newLines[newPlace...] { runs.same(line.count) }
    edits = runs.finish()
  }

  /// Compares what stands in lines that changed.
  private static func compare(
    _ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>, into runs: inout RunJoiner
  ) {
    guard !old.isEmpty, !new.isEmpty, old.count + new.count <= mostBytes,
      let oldTokens = wordTokens(of: old), let newTokens = wordTokens(of: new)
    else {
      runs.change(removed: old.count, added: new.count)
      return
    }
    // Within a sentence a word that is there once is no landmark: it may just have moved.
    let found = differences(
      between: oldTokens.map(\.text), and: newTokens.map(\.text), anchoringFrom: 4096)
    var place = 0
    for difference in tidied(found, old: oldTokens, new: newTokens) {
      runs.same(size(of: newTokens[place..<difference.new.lowerBound]))
      runs.change(
        removed: size(of: oldTokens[difference.old]), added: size(of: newTokens[difference.new]))
      place = difference.new.upperBound
    }
    runs.same(size(of: newTokens[place...]))
  }

  private static func size(of tokens: ArraySlice<WordToken>) -> Int {
    tokens.reduce(0) { $0 + $1.text.bytes.count }
  }
}

/// Lines that follow one another are one slice of their text.
private func joined(
  _ lines: ArraySlice<ArraySlice<UInt8>>, in text: [UInt8]
) -> ArraySlice<UInt8> {
  guard let first = lines.first, let last = lines.last else { return [] }
  return text[first.startIndex..<last.endIndex]
}

/// Joins what is found piece by piece into runs as long as can be.
private struct RunJoiner {
  private let old: [UInt8]
  private let new: [UInt8]
  private var edits: [WordEdit] = []
  /// Up to where the runs that are written go, and how much is read after them.
  private var oldStart = 0
  private var newStart = 0
  private var same = 0
  private var removed = 0
  private var added = 0

  init(old: [UInt8], new: [UInt8]) {
    self.old = old
    self.new = new
  }

  mutating func same(_ count: Int) {
    if count == 0 { return }
    closeChange()
    same += count
  }

  mutating func change(removed: Int, added: Int) {
    closeSame()
    self.removed += removed
    self.added += added
  }

  private mutating func closeSame() {
    if same > 0 { edits.append(.same(new[newStart..<(newStart + same)])) }
    oldStart += same
    newStart += same
    same = 0
  }

  private mutating func closeChange() {
    if removed > 0 { edits.append(.removed(old[oldStart..<(oldStart + removed)])) }
    if added > 0 { edits.append(.added(new[newStart..<(newStart + added)])) }
    oldStart += removed
    newStart += added
    (removed, added) = (0, 0)
  }

  mutating func finish() -> [WordEdit] {
    closeSame()
    closeChange()
    return edits
  }
}
