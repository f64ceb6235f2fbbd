/// A line of text as the cells of a terminal, with a stretch of it marked.
struct TerminalCells {
  /// A scalar as it is shown.
  private struct Cell {
    var text: String
    var width: Int
  }

  private var cells: [Cell] = []
  private let marked: Range<Int>

  /// What of a line fits, and what goes below it.
  struct Shown: Equatable {
    var line: String
    /// Signs below what is marked; nil where nothing is, or all is, and where letters run from
    /// right to left: nobody knows in which column these stand.
    var underline: String?
    /// What is marked, where it can only be named; else nil.
    var quoted: String?
  }

  /// - Parameter marked: the stretch, counted in Unicode scalars; empty for a place between two.
  init(_ line: String, marked: Range<Int>) {
    let scalars = Array(line.unicodeScalars)
    self.marked = marked.clamped(to: 0..<scalars.count)
    var column = 0
    for (index, scalar) in scalars.enumerated() {
      let cell = Self.cell(scalar, isMarked: self.marked.contains(index), column)
      cells.append(cell)
      column += cell.width
    }
  }

  /// The line, or as much of it as has room, around what is marked.
  func shown(within width: Int) -> Shown {
    let window = window(within: width)
    let (isCutBefore, isCutAfter) = (window.lowerBound > 0, window.upperBound < cells.count)
    var shown = Shown(
      line: (isCutBefore ? "…" : "") + text(window) + (isCutAfter ? "…" : ""), underline: nil,
      quoted: nil)
    let seen = marked.clamped(to: window)
    let isAll = seen == window && !isCutBefore && !isCutAfter
    if isAll { return shown }
    if cells[window].contains(where: { $0.text.unicodeScalars.contains(where: Self.isLeftward) }) {
      if !seen.isEmpty { shown.quoted = text(seen) }
    } else {
      let before = window.lowerBound..<max(window.lowerBound, seen.lowerBound)
      shown.underline =
        String(repeating: " ", count: self.width(before) + (isCutBefore ? 1 : 0))
        + String(repeating: "^", count: max(1, self.width(seen)))
    }
    return shown
  }

  /// The cells that have room, with what is marked in the left third where not all do.
  private func window(within width: Int) -> Range<Int> {
    var rest = self.width(0..<cells.count)
    if rest <= width { return 0..<cells.count }
    // A sign on each side says that there is more.
    let room = max(1, width - 2)
    var start = marked.lowerBound
    rest = self.width(start..<cells.count)
    var before = 0
    while start > 0, before + cells[start - 1].width <= max(room / 3, room - rest) {
      start -= 1
      before += cells[start].width
    }
    var end = start
    var used = 0
    while end < cells.count, used + cells[end].width <= room {
      used += cells[end].width
      end += 1
    }
    return start..<end
  }

  private func text(_ range: Range<Int>) -> String { cells[range].map(\.text).joined() }

  private func width(_ range: Range<Int>) -> Int { cells[range].reduce(0) { $0 + $1.width } }

  private static func cell(_ scalar: Unicode.Scalar, isMarked: Bool, _ column: Int) -> Cell {
    if scalar == "\t" {
      let width = 4 - column % 4
      return Cell(text: String(repeating: " ", count: width), width: width)
    }
    switch scalar.properties.generalCategory {
    case .control: return named(scalar)
    case .format, .lineSeparator, .paragraphSeparator:
      // Seen where it is meant, and where it would turn the line around.
      let turns =
        scalar.properties.isBidiControl || scalar.value == 0x2028 || scalar.value == 0x2029
      return isMarked || turns ? named(scalar) : Cell(text: String(scalar), width: 0)
    case .nonspacingMark, .enclosingMark: return Cell(text: String(scalar), width: 0)
    default: return Cell(text: String(scalar), width: isWide(scalar) ? 2 : 1)
    }
  }

  /// A character that nobody sees, by its number.
  private static func named(_ scalar: Unicode.Scalar) -> Cell {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let text = "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    return Cell(text: text, width: text.count)
  }

  /// Whether a letter takes two columns (Unicode Standard Annex #11, classes W and F, in blocks).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
      0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6,
      0x16fe0...0x18dff, 0x1aff0...0x1b2ff, 0x1f200...0x1f2ff, 0x20000...0x3fffd:
      true
    // Two of these make a flag.
    case 0x1f1e6...0x1f1ff: false
    default: scalar.properties.isEmojiPresentation
    }
  }

  /// Whether a letter belongs to a script that runs from right to left.
  private static func isLeftward(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8ff, 0xfb1d...0xfdff, 0xfe70...0xfeff, 0x10800...0x10fff, 0x1e800...0x1efff:
      true
    default: false
    }
  }
}
