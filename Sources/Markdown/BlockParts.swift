/// What a block consists of: its prose, and what in it is no prose, each with its place.
package struct BlockParts: Sendable, Equatable {
  /// A piece of a block that is no prose.
  package struct Part: Sendable, Equatable {
    package var kind: Kind
    /// Where it stands in the whole text: of a link, from its text to its end.
    package var range: Range<Int>
  }

  /// What a piece is.
  package enum Kind: Sendable, Equatable {
    /// Inline code, without its backticks.
    case code(String)
    case link(url: String)
    case image(url: String, alt: String)
    /// A tag within a line, a comment, or a whole block of raw HTML.
    case html
    /// A reference to a footnote, by its name.
    case footnote(String)
    /// A code block: what follows its fence, and what is in it.
    case codeBlock(info: String, text: String)
    /// An item of a list, at depth 1 for the outermost; a task has a box, which is ticked or not.
    case item(depth: Int, isOrdered: Bool, task: Task?)
    /// A row of a table with the number of its cells; cmark-gfm gives all rows as many as the first.
    case row(cells: Int)
  }

  /// The box before an item of a list.
  package enum Task: Sendable, Equatable {
    case open, done
  }

  /// Where a stretch of the prose stands in the whole text.
  package struct Run: Sendable, Equatable {
    package var prose: Int
    package var text: Int
  }

  /// What a reader reads, without markup, in UTF-8. Code, images and tags of templates are
  /// `placeholder`.
  package internal(set) var prose: [UInt8] = []
  /// In order.
  package internal(set) var runs: [Run] = []
  /// In order.
  package internal(set) var parts: [Part] = []

  /// What stands inside of raw HTML and is none: the `>` of a quote before its further lines.
  package internal(set) var marginsInHTML: [Range<Int>] = []

  /// What stands in the prose for what is none: U+FFFC.
  package static let placeholder: [UInt8] = [0xEF, 0xBF, 0xBC]

  /// Returns where a byte of the prose stands in the text.
  package func place(of offset: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].prose <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return runs.first?.text ?? 0 }
    let run = runs[low - 1]
    return run.text + (offset - run.prose)
  }

  /// Returns a part of raw HTML, with spaces for what is none in it.
  package func html(_ part: Part, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var html = text[part.range]
    for margin in marginsInHTML where html.indices.contains(margin.lowerBound) {
      for index in margin.clamped(to: html.startIndex..<html.endIndex)
      where html[index] == UInt8(ascii: ">") { html[index] = 0x20 }
    }
    return html
  }

  /// Adds prose that stands at an offset of the text.
  mutating func add(_ bytes: some Sequence<UInt8>, at offset: Int) {
    runs.append(Run(prose: prose.count, text: offset))
    prose.append(contentsOf: bytes)
  }

  /// Adds what is no prose, once for several in a row.
  mutating func addPlaceholder(at offset: Int) {
    if prose.suffix(3).elementsEqual(Self.placeholder) { return }
    add(Self.placeholder, at: offset)
  }
}
