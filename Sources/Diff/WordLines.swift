/// One line of a word diff as it is shown: text of the old, of the new, or of both.
struct WordLine {
  /// What stands in the line; only the last run may end in a line feed, and no other holds one.
  var edits: [WordEdit] = []
  /// The lines of the old and of the new text that it has a part of, counted from 0.
  var old: Range<Int>
  var new: Range<Int>

  var hasChanges: Bool { edits.contains(where: \.isChange) }
}

/// Cuts the runs of a word diff at the ends of lines.
func wordLines(of edits: [WordEdit]) -> [WordLine] {
  var cutter = LineCutter()
  for edit in edits { cutter.take(edit) }
  return cutter.finish()
}

/// The lines with changes and those around them, each stretch under the line that stands over a
/// hunk.
func shortened(_ lines: [WordLine], context: Int) -> [ArraySlice<WordLine>] {
  var stretches: [Range<Int>] = []
  for (place, line) in lines.enumerated() where line.hasChanges {
    let start = max(0, place - min(place, context))
    let end = place + 1 + min(lines.count - place - 1, context)
    if let last = stretches.last, last.upperBound >= start {
      stretches[stretches.count - 1] = last.lowerBound..<end
    } else {
      stretches.append(start..<end)
    }
  }
  return stretches.map { lines[$0] }
}

private struct LineCutter {
  private var lines: [WordLine] = []
  private var edits: [WordEdit] = []
  /// How many ends of lines have been read, and whether anything has after the last of them.
  private var old = Position()
  private var new = Position()
  private var oldStart = 0
  private var newStart = 0

  private struct Position {
    var ends = 0
    var isInside = false

    /// One past the last line that anything has been read of.
    var upperBound: Int { isInside ? ends + 1 : ends }

    mutating func pass(isEnd: Bool) {
      if isEnd { ends += 1 }
      isInside = !isEnd
    }
  }

  mutating func take(_ edit: WordEdit) {
    var rest = edit.piece
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let piece = rest[rest.startIndex..<(end.map { $0 + 1 } ?? rest.endIndex)]
      edits.append(edit.with(piece))
      if edit.isInOld { old.pass(isEnd: end != nil) }
      if edit.isInNew { new.pass(isEnd: end != nil) }
      if end != nil { close() }
      rest = rest[piece.endIndex...]
    }
  }

  private mutating func close() {
    lines.append(
      WordLine(
        edits: edits, old: oldStart..<max(oldStart, old.upperBound),
        new: newStart..<max(newStart, new.upperBound)))
    edits = []
    (oldStart, newStart) = (old.ends, new.ends)
  }

  mutating func finish() -> [WordLine] {
    if !edits.isEmpty { close() }
    return lines
  }
}

extension Edit {
  /// The same said of another piece.
  func with(_ piece: Piece) -> Edit {
    switch self {
    case .same: .same(piece)
    case .removed: .removed(piece)
    case .added: .added(piece)
    }
  }
}
