extension WordDiff {
  /// How a word diff is written.
  package enum Style: Hashable, Sendable {
    /// `[-old-]{+new+}`, as git's word diff: for files and for pipes.
    case plain
    /// Old in red and struck out, new in green: for a terminal. Control characters of the text
    /// are made visible, so that no text can give the terminal orders, and so is white space
    /// where it is all that changed.
    case coloured
  }

  /// The diff as text, each line of old and new with an end of line.
  ///
  /// Where an end of a line comes or goes, and not the whole line with it, `⏎` stands for it
  /// inside the mark.
  ///
  /// - Parameter context: How many unchanged lines to show around lines with changes, under a
  ///   line `@@ -1,4 +1,5 @@`; nil shows the whole text and no such line.
  package func text(_ style: Style, context: Int? = nil) -> [UInt8] {
    var writer = WordWriter(style: style)
    let lines = wordLines(of: edits)
    guard let context else {
      for line in lines { writer.write(line) }
      return writer.bytes
    }
    for stretch in shortened(lines, context: max(0, context)) {
      guard let first = stretch.first, let last = stretch.last else { continue }
      writer.writeHeader(
        hunkHeader(
          old: first.old.lowerBound..<last.old.upperBound,
          new: first.new.lowerBound..<last.new.upperBound))
      for line in stretch { writer.write(line) }
    }
    return writer.bytes
  }
}
