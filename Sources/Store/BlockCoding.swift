import Translation

/// Blocks as the database holds them: docs/schema.md, "Blocks".
///
/// A block is its kind and its level as a byte each, then the distance in bytes from the end of the
/// block before it, its length and its words, as variable-length integers (LEB128, unsigned).
enum BlockCoding {
  static func encode(_ blocks: [Block]) -> [UInt8] {
    var bytes: [UInt8] = []
    var end: UInt32 = 0
    for block in blocks {
      bytes.append(block.kind.rawValue)
      bytes.append(block.level)
      append(block.start - end, to: &bytes)
      append(block.length, to: &bytes)
      append(block.words, to: &bytes)
      end = block.start + block.length
    }
    return bytes
  }

  /// Returns nil where the bytes are not what `encode` makes: the database is damaged.
  static func decode(_ bytes: [UInt8]) -> [Block]? {
    var blocks: [Block] = []
    var rest = bytes[...]
    var end: UInt32 = 0
    while let kindByte = rest.popFirst() {
      guard let kind = BlockKind(rawValue: kindByte), let level = rest.popFirst(),
        let distance = integer(from: &rest), let length = integer(from: &rest),
        let words = integer(from: &rest)
      else { return nil }
      let (start, startOverflows) = end.addingReportingOverflow(distance)
      let (newEnd, endOverflows) = start.addingReportingOverflow(length)
      guard !startOverflows, !endOverflows else { return nil }
      blocks.append(
        Block(kind: kind, level: level, start: start, length: length, words: words))
      end = newEnd
    }
    return blocks
  }

  private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(value))
  }

  private static func integer(from bytes: inout ArraySlice<UInt8>) -> UInt32? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst(), shift < 35 {
      value |= UInt64(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return UInt32(exactly: value) }
      shift += 7
    }
    return nil
  }
}
