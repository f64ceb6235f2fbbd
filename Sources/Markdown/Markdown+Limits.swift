/// A bound that a text breaks, so that it is not parsed.
package struct LimitProblem: Sendable, Equatable {
  /// The line of the file, from 1.
  package let line: Int
  /// What is too large, and what to do about it.
  package let message: String

  /// Creates a problem at a line.
  package init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

extension Markdown {
  /// The bounds of what is parsed. cmark-gfm 0.29.0.gfm.6 is quadratic, or worse, beyond them.
  package enum Limit {
    /// The bytes of a page.
    package static let page = 1 << 20
    /// The bytes without a blank line between them: prose is quadratic in the size of a paragraph.
    package static let stretch = 64 << 10
    /// The ASCII bytes of a word, which is what stands between white space: autolinks are cubic in
    /// it.
    package static let asciiWord = 4 << 10
    /// The bytes of a word in all: text in Chinese has no spaces.
    package static let word = 64 << 10
    /// The `|` of a line that no backslash precedes: tables are quadratic in their columns.
    package static let pipes = 128
    /// The cells of a table, which short rows are filled up to (CVE-2023-37463).
    package static let cells = 100_000
    /// The bytes of a line that defines a link.
    package static let definition = 2 << 10
    /// The bytes that links can grow to: each `]` may stand for the longest definition.
    package static let expansion = 16 << 20
  }

  /// Returns what in the Markdown that begins at `offset` is beyond the bounds of `Limit`, at most
  /// one problem of a kind, by line. Lines are those of all of `text`. Costs one pass.
  package static func limits(_ text: [UInt8], startingAt offset: Int = 0) -> [LimitProblem] {
    if isShort(text, from: offset) { return [] }
    var scan = LimitScan()
    text.withUnsafeBufferPointer { scan.run($0, from: min(offset, text.count)) }
    return scan.problems.sorted { $0.line < $1.line }
  }

  /// Whether a text is so short that nothing in it can be beyond a bound, as most texts are.
  ///
  /// In half of the bytes that one definition may have, all bounds but one are out of reach; and
  /// with no more `|` than one line may have, so are the cells of a table.
  private static func isShort(_ text: [UInt8], from offset: Int) -> Bool {
    guard text.count - offset <= Limit.definition / 2 else { return false }
    var pipes = 0
    for byte in text where byte == UInt8(ascii: "|") { pipes += 1 }
    return pipes <= Limit.pipes
  }
}

/// The state of the one pass that `limits` makes.
private struct LimitScan {
  var problems: [LimitProblem] = []

  private enum Kind { case page, stretch, asciiWord, word, pipes, cells, definition, expansion }
  private var found: Set<Kind> = []

  private var line = 1
  // The stretch of lines that are not blank.
  private var stretchLine = 0
  private var stretchStart = 0
  private var stretchLines = 0
  private var stretchPipes = 0
  /// Where the latest line that may define a link begins in the stretch, or -1.
  private var definitionStart = -1
  private var definitionLine = 0
  // The whole text.
  private var brackets = 0
  private var longestDefinition = 0
  private var longestDefinitionLine = 1

  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) {
    line += lineEnds(bytes, in: 0..<offset)
    if bytes.count - offset > Markdown.Limit.page {
      report(.page, "the page is larger than 1 MiB: split it into several pages")
    }
    var start = offset
    while start < bytes.count {
      start = scanLine(bytes, from: start)
      line += 1
    }
    endStretch(at: bytes.count)
    if brackets * longestDefinition > Markdown.Limit.expansion {
      line = longestDefinitionLine
      report(
        .expansion,
        "a link definition of \(longestDefinition) bytes could be used \(brackets) times: at most "
          + "16 MiB may come of it; shorten it")
    }
  }

  /// Scans the line at `start`; returns where the next begins.
  private mutating func scanLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var pipes = 0
    var asciiBytes = 0
    var wordStart = start
    var isBlank = true
    var colonAfterBracket = false
    var previous: UInt8 = 0
    // Whether `previous` is a backslash that no other backslash escapes.
    var isEscaped = false
    scan: while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0A, 0x0D:
        break scan
      case 0x20, 0x09, 0x0B, 0x0C:
        endWord(asciiBytes, index - wordStart)
        asciiBytes = 0
        wordStart = index + 1
      default:
        isBlank = false
        if byte < 0x80 { asciiBytes += 1 }
        if byte == UInt8(ascii: "|"), !isEscaped { pipes += 1 }
        if byte == UInt8(ascii: "]") { brackets += 1 }
        if byte == UInt8(ascii: ":"), previous == UInt8(ascii: "]") { colonAfterBracket = true }
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      previous = byte
      index += 1
    }
    endWord(asciiBytes, index - wordStart)
    if isBlank {
      endStretch(at: start)
    } else {
      if stretchLine == 0 {
        stretchLine = line
        stretchStart = start
      }
      stretchLines += 1
      stretchPipes = max(stretchPipes, pipes)
      if pipes > Markdown.Limit.pipes {
        report(.pipes, "a line with \(pipes) `|`: a table has at most \(Markdown.Limit.pipes)")
      }
      if colonAfterBracket { definition(bytes, start..<index) }
    }
    guard index < bytes.count else { return index }
    let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    return index + (isPair ? 2 : 1)
  }

  /// Notes a line that has `]:` in it: perhaps the definition of a link.
  ///
  /// A definition may begin lines before (its label) and go on for lines after (its target, its
  /// title), so its size is taken as what follows in the stretch, up to the next such line.
  private mutating func definition(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    endDefinition(at: range.lowerBound)
    var index = range.lowerBound
    // What may stand before it: indentation, marks of quotes and of lists.
    while index < range.upperBound, " \t>-+*.)0123456789".utf8.contains(bytes[index]) { index += 1 }
    let beginsLine = index < range.upperBound && bytes[index] == UInt8(ascii: "[")
    // A footnote is written once, however often it is referred to.
    if beginsLine, index + 1 < range.upperBound, bytes[index + 1] == UInt8(ascii: "^") { return }
    definitionStart = range.lowerBound
    definitionLine = line
    guard beginsLine, range.count > Markdown.Limit.definition else { return }
    var isEscaped = false
    while index + 1 < range.upperBound {
      if bytes[index] == UInt8(ascii: "]"), !isEscaped {
        if bytes[index + 1] == UInt8(ascii: ":") {
          report(
            .definition,
            "a link definition of \(range.count) bytes: at most \(Markdown.Limit.definition)")
        }
        return
      }
      isEscaped = bytes[index] == UInt8(ascii: "\\") && !isEscaped
      index += 1
    }
  }

  private mutating func endDefinition(at end: Int) {
    guard definitionStart >= 0 else { return }
    if end - definitionStart > longestDefinition {
      longestDefinition = end - definitionStart
      longestDefinitionLine = definitionLine
    }
    definitionStart = -1
  }

  private mutating func endWord(_ asciiBytes: Int, _ count: Int) {
    if asciiBytes > Markdown.Limit.asciiWord {
      report(
        .asciiWord, "\(asciiBytes) letters without a space: at most \(Markdown.Limit.asciiWord)")
    }
    if count > Markdown.Limit.word {
      report(.word, "\(count) bytes without a space: at most \(Markdown.Limit.word)")
    }
  }

  private mutating func endStretch(at end: Int) {
    endDefinition(at: end)
    guard stretchLine > 0 else { return }
    let current = line
    line = stretchLine
    if end - stretchStart > Markdown.Limit.stretch {
      report(.stretch, "\(end - stretchStart) bytes without a blank line: at most 64 KiB")
    }
    if stretchLines * stretchPipes > Markdown.Limit.cells {
      report(
        .cells,
        "a table of up to \(stretchLines * stretchPipes) cells: at most \(Markdown.Limit.cells); "
          + "split it")
    }
    line = current
    stretchLine = 0
    stretchLines = 0
    stretchPipes = 0
  }

  private mutating func report(_ kind: Kind, _ message: String) {
    guard found.insert(kind).inserted else { return }
    problems.append(LimitProblem(line: line, message: message))
  }

  /// Returns the number of line ends in `range`: LF, CR, or both together.
  private func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int {
    var count = 0
    for index in range {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && !isPair) { count += 1 }
    }
    return count
  }
}
