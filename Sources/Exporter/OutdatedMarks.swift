import HTMLFill
import Markdown
import Template

/// Finds the outdated blocks of a document in the Markdown that its template makes.
///
/// A template takes lines away and joins others, so a line of the file says nothing of a line of
/// the Markdown. Every byte of it is followed back to the file instead, and a block is marked if all
/// that it shows stands in outdated blocks there.
struct OutdatedMarks {
  /// For each byte of the file, whether it stands in an outdated block.
  private let isOutdated: [Bool]

  /// Takes the lines of a file where outdated blocks begin. A line ends with LF.
  init(lines: [Int], in source: [UInt8], startingAt body: Int) {
    var isOutdated = [Bool](repeating: false, count: source.count)
    var line = 1
    var offset = 0
    var blocks: [Int: [Range<Int>]] = [:]
    for block in Markdown.blocks(source, startingAt: body) {
      line += source[offset..<block.range.lowerBound].count { $0 == 0x0A }
      offset = block.range.lowerBound
      blocks[line, default: []].append(block.range)
    }
    // Where lines end with CR alone, to Markdown they are several, and to the store they are one:
    // it cannot be known which block is meant.
    for line in lines where blocks[line]?.count == 1 {
      for index in blocks[line]?.first ?? 0..<0 { isOutdated[index] = true }
    }
    self.isOutdated = isOutdated
  }

  /// Returns where blocks of the Markdown start that are outdated.
  ///
  /// - Parameter valueOffsets: where in the file the values among the pieces stand.
  /// - Parameter marker: what stands in the Markdown for a value.
  func starts(
    in markdown: [UInt8], of pieces: [TemplatePiece], valueOffsets: [Int], marker: [UInt8]
  ) -> Set<Int> {
    var origins: [Origin] = []
    origins.reserveCapacity(markdown.count)
    var value = 0
    for piece in pieces {
      switch piece {
      case .literal(let bytes):
        for index in bytes.indices { origins.append(origin(of: bytes[index], at: index)) }
      case .value:
        let origin = origin(of: marker[0], at: valueOffsets[value])
        origins += repeatElement(origin, count: marked(marker, value).count)
        value += 1
      }
    }
    let blocks = Markdown.blocks(markdown).filter { block in
      let origins = origins[block.range]
      return origins.contains(.outdated) && !origins.contains(.other)
    }
    return Set(blocks.map { Int($0.start) })
  }

  /// Where a byte of the Markdown comes from.
  private enum Origin {
    case outdated, other
    /// It is white space, and shows nothing.
    case space
  }

  private func origin(of byte: UInt8, at offset: Int) -> Origin {
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return .space }
    return isOutdated[offset] ? .outdated : .other
  }
}
