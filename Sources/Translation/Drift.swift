/// What of a document's structure a translation keeps in any language.
package struct Structure: Sendable, Equatable {
  package private(set) var headings = 0
  package private(set) var codeBlocks = 0
  package private(set) var links = 0

  /// Counts the structure of blocks.
  package init(of blocks: [BlockText]) {
    for block in blocks {
      switch block.kind {
      case .heading: headings += 1
      case .code: codeBlocks += 1
      default: break
      }
      if block.kind != .code { links += Self.links(in: block.text) }
    }
  }

  /// Whether a translation of this structure has far fewer headings, code blocks or links than its
  /// source: less than two thirds, and at least two fewer.
  package func drifts(from source: Structure) -> Bool {
    func isFarFewer(_ own: Int, _ others: Int) -> Bool { own * 3 < others * 2 && others - own >= 2 }
    return isFarFewer(headings, source.headings) || isFarFewer(codeBlocks, source.codeBlocks)
      || isFarFewer(links, source.links)
  }

  /// Counts targets and labels of links and images, and addresses in angle brackets: no parser, but
  /// the same for both languages.
  private static func links(in text: ArraySlice<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    text.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        if previous == UInt8(ascii: "]"), byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
          count += 1
        } else if previous == UInt8(ascii: "<"),
          byte == UInt8(ascii: "h") || byte == UInt8(ascii: "a")
        {
          count += 1
        }
        previous = byte
      }
    }
    return count
  }
}
