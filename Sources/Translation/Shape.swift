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
    var index = 0
    var lastMark = Float(0)
    // A sentence ends where white space or the end follows its mark.
    var endsSentence = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        let (scalar, length) = decode(bytes, at: index)
        switch scalar {
        case 0x3002, 0xFF0E, 0x0964, 0x06D4, 0x0589, 0xFF01: counts[3] += 1
        case 0x061F, 0xFF1F, 0x037E: counts[4] += 1
        case 0xFF08: counts[5] += 1
        default: break
        }
        lastMark = scalar == 0xFF1A ? 1 : 0
        endsSentence = false
        index += length
        continue
      }
      switch byte {
      case UInt8(ascii: "*"):
        if index + 1 < bytes.count, bytes[index + 1] == byte {
          counts[0] += 0.5
          index += 1
        }
        index += 1
        continue
      case UInt8(ascii: "]"):
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "(") { counts[1] += 1 }
      case UInt8(ascii: "`"): counts[2] += 0.5
      case UInt8(ascii: "."), UInt8(ascii: "!"): endsSentence = true
      case UInt8(ascii: "?"): counts[4] += 1
      case UInt8(ascii: "("):
        if index == 0 || bytes[index - 1] != UInt8(ascii: "]") { counts[5] += 1 }
      case UInt8(ascii: "\n"): counts[6] += 1
      default: break
      }
      if isASCIIWhiteSpace(byte) {
        if endsSentence { counts[3] += 1 }
        endsSentence = false
      } else {
        lastMark = byte == UInt8(ascii: ":") ? 1 : 0
        if byte != UInt8(ascii: "."), byte != UInt8(ascii: "!") { endsSentence = false }
      }
      index += 1
    }
    if endsSentence { counts[3] += 1 }
    counts[7] = lastMark
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
    let larger = pointwiseMax(counts, other.counts)
    let difference = larger - pointwiseMin(counts, other.counts)
    // The third difference of a kind tells little that two have not told.
    let costs = pointwiseMin(difference, SIMD8(repeating: 2))
    let agree = SIMD8<Float>(repeating: 0)
      .replacing(with: 0.7, where: difference .== 0 .& (larger .> 0))
    return max(-4, min(4, ((agree - costs) * Self.weights).sum()))
  }
}
