/// Cuts texts into what an index has: words, and pairs of letters where a script has no spaces.
package struct SearchWords {
  private var folding = Folding()
  private var run: [Unicode.Scalar] = []
  private var runKind = Kind.none

  /// More letters of a word are not looked at.
  package static let longestWord = 24

  /// Creates a cutter that has seen nothing yet.
  package init() {}

  /// What a letter is to a search.
  enum Kind {
    case none
    /// A letter or a digit of a script that divides words.
    case letter
    /// One of a script that does not, or that joins more to a word than a search wants.
    case dense
  }

  /// Calls `found` with each term of a text, in order, as UTF-8.
  ///
  /// Of Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer these are each two letters in a row,
  /// and the last one alone: so one letter is found wherever it stands, as the beginning of a term.
  package mutating func cut(_ text: String, _ found: ([UInt8]) -> Void) {
    for scalar in text.unicodeScalars {
      for value in folding.fold(scalar) {
        guard let folded = Unicode.Scalar(value) else { continue }
        let kind = Self.kind(folded)
        if kind != runKind {
          end(found)
          runKind = kind
        }
        if kind != .none { run.append(folded) }
      }
    }
    end(found)
    runKind = .none
  }

  /// The terms of a text, in order.
  package mutating func terms(of text: String) -> [String] {
    var terms: [String] = []
    cut(Folding.composed(text)) { terms.append(String(decoding: $0, as: UTF8.self)) }
    return terms
  }

  private mutating func end(_ found: ([UInt8]) -> Void) {
    switch runKind {
    case .none: return
    case .letter: found(Self.bytes(run.prefix(Self.longestWord)))
    case .dense:
      for index in run.indices { found(Self.bytes(run[index..<min(index + 2, run.count)])) }
    }
    run.removeAll(keepingCapacity: true)
  }

  private static func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    return bytes
  }

  static func kind(_ scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if value < 0x80 {
      switch UInt8(value) {
      case 0x30...0x39, 0x61...0x7A: return .letter
      default: return .none
      }
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return value >= 0xE00 && dense.contains { $0.contains(value) } ? .dense : .letter
    default: return .none
    }
  }

  private static let dense: [ClosedRange<UInt32>] = [
    0xE00...0xEFF, 0x1000...0x11FF, 0x1780...0x17FF, 0x3005...0x318F, 0x31F0...0x31FF,
    0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
    0x1B000...0x1B16F, 0x20000...0x3FFFF,
  ]
}
