/// What a block is. The raw values are stored in databases and never change.
package enum BlockKind: UInt8, Sendable, CaseIterable {
  /// The front matter's title.
  case title = 1
  /// The front matter's description.
  case summary = 2
  /// A heading, written with `#` or underlined.
  case heading = 3
  /// A paragraph of prose.
  case paragraph = 4
  /// One item of a list that stands at the top of the document, with all that is nested in it.
  case listItem = 5
  /// A fenced or indented code block.
  case code = 6
  /// A table of GitHub's Markdown.
  case table = 7
  /// A block of raw HTML.
  case html = 8
  /// A block quote.
  case quote = 9
  /// The definition of a footnote.
  case footnote = 10
}

/// One top-level piece of a document, as a range of bytes in its file.
package struct Block: Sendable, Equatable {
  /// What the block is.
  package let kind: BlockKind
  /// The level of a heading, 1 to 6; 0 for any other kind.
  package let level: UInt8
  /// The offset of the block's first byte in the whole file.
  package let start: UInt32
  /// The number of bytes, without the line end after the block.
  package let length: UInt32
  /// The number of words that a translator would count; 0 for code.
  package let words: UInt32

  /// Creates a block from its parts.
  package init(kind: BlockKind, level: UInt8, start: UInt32, length: UInt32, words: UInt32) {
    self.kind = kind
    self.level = level
    self.start = start
    self.length = length
    self.words = words
  }

  /// The bytes of the file that the block covers.
  package var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

/// A block with its text: what two versions or two languages of a document are compared by.
///
/// Two are equal if their kinds, levels and texts are, white space around the text apart.
package struct BlockText: Sendable, Hashable {
  /// What the block is.
  package let kind: BlockKind
  /// The level of a heading, 1 to 6; 0 for any other kind.
  package let level: UInt8
  /// The Markdown of the block, in UTF-8, without white space around it.
  package let text: ArraySlice<UInt8>

  /// Creates a block's text; white space around `text` is left out.
  package init(kind: BlockKind, level: UInt8 = 0, text: ArraySlice<UInt8>) {
    self.kind = kind
    self.level = level
    self.text = text.withoutOuterWhiteSpace
  }

  /// Hashes the bytes of the text at once, where the default takes them one by one.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(level)
    text.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes between the first and the last one that is no ASCII white space.
  var withoutOuterWhiteSpace: ArraySlice<UInt8> {
    var low = startIndex
    var high = endIndex
    while low < high, isASCIIWhiteSpace(self[low]) { low += 1 }
    while high > low, isASCIIWhiteSpace(self[high - 1]) { high -= 1 }
    return self[low..<high]
  }
}

/// Returns true for space, tab, line feed, vertical tab, form feed and carriage return.
@inline(__always)
func isASCIIWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
}
