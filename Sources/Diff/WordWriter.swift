/// Writes lines of a word diff, with marks that are closed before the end of each line: a pager
/// shows lines one by one.
struct WordWriter {
  private let style: WordDiff.Style
  private(set) var bytes: [UInt8] = []

  init(style: WordDiff.Style) { self.style = style }

  mutating func writeHeader(_ header: String) {
    bytes += (style == .plain ? header : "\u{1B}[36m\(header)\u{1B}[m").utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func write(_ line: WordLine) {
    for edit in line.edits {
      let end = lineEnd(of: edit.piece)
      let text = edit.piece.dropLast(end.count)
      if edit.isChange {
        let isWhole = line.edits.count == 1 && !text.isEmpty
        writeMarked(text, isAdded: edit.isInNew, end: isWhole ? [] : end)
      } else {
        write(text)
      }
      bytes += end
    }
    // The last line of a text may have no end, and what is written next has to start a line.
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  private func lineEnd(of piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard piece.last == UInt8(ascii: "\n") else { return [] }
    return piece.dropLast().last == UInt8(ascii: "\r") ? piece.suffix(2) : piece.suffix(1)
  }

  /// Writes a change; `end` is the end of the line as far as it is part of what to show.
  private mutating func writeMarked(
    _ text: ArraySlice<UInt8>, isAdded: Bool, end: ArraySlice<UInt8>
  ) {
    let isBlank = String(decoding: text, as: UTF8.self).unicodeScalars
      .allSatisfy(\.properties.isWhitespace)
    switch (style, isAdded) {
    case (.plain, true): bytes += "{+".utf8
    case (.plain, false): bytes += "[-".utf8
    // A colour alone shows nothing of white space: it is shown in reverse.
    case (.coloured, true): bytes += (isBlank ? "\u{1B}[32;7m" : "\u{1B}[32m").utf8
    case (.coloured, false): bytes += (isBlank ? "\u{1B}[31;7m" : "\u{1B}[31;9m").utf8
    }
    write(text, isBlank: isBlank)
    if end.count > 1 { bytes += "␍".utf8 }
    if !end.isEmpty { bytes += "⏎".utf8 }
    switch (style, isAdded) {
    case (.plain, true): bytes += "+}".utf8
    case (.plain, false): bytes += "-]".utf8
    case (.coloured, _): bytes += "\u{1B}[m".utf8
    }
  }

  private mutating func write(_ text: ArraySlice<UInt8>, isBlank: Bool = false) {
    if style == .plain {
      bytes += text
      return
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      bytes += Self.visible(scalar, isBlank: isBlank).utf8
    }
  }

  /// A scalar as a terminal may have it; white space with a sign of its own where it is the
  /// change: a translator has to see that a space became one that does not break.
  private static func visible(_ scalar: Unicode.Scalar, isBlank: Bool) -> String {
    switch scalar {
    case "\t": isBlank ? "⇥" : "\t"
    case "\u{A0}", "\u{202F}": isBlank ? "⍽" : String(scalar)
    case "\u{0}"..."\u{1F}": "^\(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))"
    case "\u{7F}": "^?"
    case "\u{80}"..."\u{9F}": "\u{FFFD}"
    default: String(scalar)
    }
  }
}
