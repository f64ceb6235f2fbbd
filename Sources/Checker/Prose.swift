import Translation

/// What a reader reads of a block, as Unicode scalars that know where they stand.
struct Prose {
  /// A scalar with its offset in the bytes of the prose.
  struct Scalar {
    let value: UInt32
    let offset: Int

    /// Whether it stands in words; marks that belong to a letter do, digits do not.
    var isLetter: Bool {
      if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
      switch classify(value) {
      case .letter, .ideograph, .mark: return true
      case .digit, .other: return false
      }
    }

    /// Whether it is white space that may stand between words, a no-break space too.
    var isSpace: Bool { Prose.isSpace(value) }

    /// Whether it is a letter of a script that has capitals, or of one much like them: Latin,
    /// Greek, Cyrillic, Armenian, Georgian.
    var isAlphabetic: Bool {
      if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
      switch value {
      case 0xAA, 0xB5, 0xBA, 0xC0...0x24F, 0x370...0x58F, 0x10A0...0x10FF, 0x1E00...0x1FFF:
        return classify(value) == .letter
      default: return false
      }
    }
  }

  /// The block that it is the prose of.
  let block: CheckedBlock
  let scalars: [Scalar]

  init(_ block: CheckedBlock) {
    self.block = block
    scalars = block.scalars
  }

  /// Takes apart what a reader reads of a block of a kind; code is none.
  static func scalars(of bytes: [UInt8], _ kind: BlockKind) -> [Scalar] {
    if kind == .code { return [] }
    let range = withoutQuotes(bytes, kind)
    return [Scalar](unsafeUninitializedCapacity: range.count) { scalars, count in
      bytes.withUnsafeBufferPointer { bytes in
        var index = range.lowerBound
        while index < range.upperBound {
          let (value, length) =
            bytes[index] < 0x80 ? (UInt32(bytes[index]), 1) : decode(bytes, at: index)
          scalars.initializeElement(at: count, to: Scalar(value: value, offset: index))
          count += 1
          index += length
        }
      }
    }
  }

  /// What stands in the prose for code, images and tags of templates.
  static let placeholder: UInt32 = 0xFFFC

  /// Where scalars stand in the whole text.
  func place(of range: Range<Int>) -> Range<Int> {
    guard let first = scalars[range].first, let last = scalars[range].last else {
      return block.block.range.lowerBound..<block.block.range.lowerBound
    }
    let start = block.parts.place(of: first.offset)
    let end = block.parts.place(of: last.offset) + Self.length(last.value)
    return start..<max(start, min(end, block.block.range.upperBound))
  }

  /// The scalars as a text.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars[range] {
      if let scalar = Unicode.Scalar(scalar.value) { text.append(scalar) }
    }
    return String(text)
  }

  /// The value of a scalar; 0 outside of the prose.
  subscript(_ index: Int) -> UInt32 {
    scalars.indices.contains(index) ? scalars[index].value : 0
  }

  /// Whether a letter stands at an index.
  func isLetter(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].isLetter }

  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: true
    default: false
    }
  }

  /// How many bytes a scalar has.
  private static func length(_ value: UInt32) -> Int {
    value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
  }

  /// The front matter's values without the quotes that YAML wants around some.
  private static func withoutQuotes(_ bytes: [UInt8], _ kind: BlockKind) -> Range<Int> {
    guard kind == .title || kind == .summary else { return 0..<bytes.count }
    var (low, high) = (0, bytes.count)
    while low < high, isSpace(UInt32(bytes[low])) { low += 1 }
    while high > low, isSpace(UInt32(bytes[high - 1])) { high -= 1 }
    if high - low >= 2, bytes[low] == bytes[high - 1],
      bytes[low] == UInt8(ascii: "\"") || bytes[low] == UInt8(ascii: "'")
    {
      return low + 1..<high - 1
    }
    return low..<high
  }
}
