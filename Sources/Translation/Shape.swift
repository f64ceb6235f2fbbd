/// What translators keep of a block's form, whatever the language: how often it is marked up, how
/// many sentences and questions it has, how it ends.
struct Shape {
  /// Strong emphasis, links, code spans, sentences, questions, parentheses, lines, a colon at the
  /// end.
  private(set) var counts: SIMD8<Float> = .zero

  /// What each difference of one costs, and each agreement in more than nothing brings.
  private static let weights = SIMD8<Float>(0.5, 0.6, 0.5, 0.35, 0.7, 0.3, 0.15, 0.7)

  init(_ bytes: UnsafeBufferPointer<UInt8>, kind: BlockKind) {
    guard kind != .code else { return }
    var (index, asterisks, links, ticks, sentences, questions) = (0, 0, 0, 0, 0, 0)
    var (parentheses, lines) = (0, 0)
    var endsWithColon = false
    // A sentence ends where white space or the end follows its mark.
    var endsSentence = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        let (scalar, length) = decode(bytes, at: index)
        switch scalar {
        case 0x3002, 0xFF0E, 0x0964, 0x06D4, 0x0589, 0xFF01: sentences += 1
        case 0x061F, 0xFF1F, 0x037E: questions += 1
        case 0xFF08: parentheses += 1
        default: break
        }
        endsWithColon = scalar == 0xFF1A
        endsSentence = false
        index += length
        continue
      }
      index += 1
      if isASCIIWordByte(byte) {
        endsWithColon = false
        endsSentence = false
        continue
      }
      switch byte {
      case UInt8(ascii: "*"):
        if index < bytes.count, bytes[index] == byte {
          asterisks += 1
          index += 1
        }
        continue
      case UInt8(ascii: "]"):
        if index < bytes.count, bytes[index] == UInt8(ascii: "(") { links += 1 }
      case UInt8(ascii: "`"): ticks += 1
      case UInt8(ascii: "."), UInt8(ascii: "!"):
        endsSentence = true
        endsWithColon = false
        continue
      case UInt8(ascii: "?"): questions += 1
      case UInt8(ascii: "("):
        if index == 1 || bytes[index - 2] != UInt8(ascii: "]") { parentheses += 1 }
      case UInt8(ascii: "\n"): lines += 1
      default: break
      }
      if isASCIIWhiteSpace(byte) {
        if endsSentence { sentences += 1 }
      } else {
        endsWithColon = byte == UInt8(ascii: ":")
      }
      endsSentence = false
    }
    if endsSentence { sentences += 1 }
    counts = SIMD8(
      Float(asterisks) / 2, Float(links), Float(ticks) / 2, Float(sentences), Float(questions),
      Float(parentheses), Float(lines), endsWithColon ? 1 : 0)
  }

  /// The shape of two blocks as one.
  static func + (left: Shape, right: Shape) -> Shape {
    var sum = left
    sum.counts += right.counts
    sum.counts[6] += 1
    sum.counts[7] = right.counts[7]
    return sum
  }

  /// Returns what the shapes of two blocks say, as `PairScore` counts.
  @inline(__always)
  func agreement(with other: Shape) -> Float {
    // pointwiseMax takes the numbers one by one.
    let isLess = counts .< other.counts
    let larger = counts.replacing(with: other.counts, where: isLess)
    let difference = larger - other.counts.replacing(with: counts, where: isLess)
    // The third difference of a kind tells little that two have not told.
    let costs = difference.replacing(with: 2, where: difference .> 2)
    let agree = SIMD8<Float>(repeating: 0)
      .replacing(with: 0.7, where: difference .== 0 .& (larger .> 0))
    return max(-4, min(4, ((agree - costs) * Self.weights).sum()))
  }
}
