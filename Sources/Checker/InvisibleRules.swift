import Translation

/// Characters that nobody sees: those of no width, and those that change the direction of text.
enum InvisibleRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    let invisible = all(in: comparison.block.text)
    if invisible.isEmpty { return }
    checkWidths(invisible.filter { isUseless($0) }, &findings)
    checkDirections(invisible.filter { isDirection($0.value) }, comparison, &findings)
  }

  /// A character with its place.
  private struct Character {
    let value: UInt32
    let range: Range<Int>
    /// The scalars beside it; 0 at the ends of the block.
    let before: UInt32
    let after: UInt32
  }

  /// Returns the invisible characters of a block's text, its code and its addresses too.
  private static func all(in text: ArraySlice<UInt8>) -> [Character] {
    var result: [Character] = []
    text.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let byte = bytes[index]
        // U+034F, U+061C, U+115F, U+180E, U+200B to U+206F, U+3164, U+FEFF, U+E0001 to U+E007F.
        guard
          byte >= 0xE1 && byte <= 0xE3 || byte == 0xEF || byte == 0xD8 || byte == 0xCD
            || byte == 0xF3 || byte == UInt8(ascii: "&")
        else { continue }
        let (value, length) =
          byte == UInt8(ascii: "&") ? reference(bytes, at: index) : decode(bytes, at: index)
        guard isZeroWidth(value) || isDirection(value) else { continue }
        var previous = index - 1
        while previous > 0, bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
        let next = index + length
        result.append(
          Character(
            value: value, range: text.startIndex + index..<text.startIndex + next,
            before: index > 0 ? decode(bytes, at: previous).0 : 0,
            after: next < bytes.count ? decode(bytes, at: next).0 : 0))
      }
    }
    return result
  }

  /// Reads a reference such as `&#x202e;`, which browsers read as the character; 0 where there is
  /// none.
  private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (UInt32, Int)
  {
    guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "#") else { return (0, 1) }
    let isHex = bytes[start + 2] | 0x20 == UInt8(ascii: "x")
    var end = start + (isHex ? 3 : 2)
    var value: UInt32 = 0
    while end < bytes.count, end < start + 12 {
      let byte = bytes[end]
      if byte.isASCIIDigit {
        value = value &* (isHex ? 16 : 10) &+ UInt32(byte &- 0x30)
      } else if isHex, (byte | 0x20) &- 0x61 < 6 {
        value = value &* 16 &+ UInt32((byte | 0x20) &- 0x61 + 10)
      } else {
        break
      }
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
    // A character of no width that is written out is meant.
    return (isDirection(value) ? value : 0, end - start)
  }

  // MARK: - Without width

  private static func isZeroWidth(_ value: UInt32) -> Bool {
    switch value {
    case 0x200B...0x200D, 0x2060...0x2064, 0x180E, 0xFEFF, 0x34F, 0x115F, 0x1160, 0x3164,
      0xE0001...0xE007F:
      true
    default: false
    }
  }

  /// Reports each run of characters of no width once.
  private static func checkWidths(_ useless: [Character], _ findings: inout [RuleFinding]) {
    var counts: [UInt32: Int] = [:]
    var index = 0
    while index < useless.count {
      let first = useless[index]
      var end = first.range.upperBound
      index += 1
      while index < useless.count, useless[index].range.lowerBound == end {
        end = useless[index].range.upperBound
        index += 1
      }
      counts[first.value, default: 0] += 1
      let name = codePoint(first.value)
      findings.append(
        RuleFinding(
          .zeroWidth, first.range.lowerBound..<end,
          "an invisible character (\(name), \(Self.name(first.value))) stands here",
          hint: "remove it; `check --fix` does",
          subject: "\(name) \(counts[first.value, default: 0])", replacement: ""))
    }
  }

  /// Whether the script around it, or an emoji, has no use for a character of no width.
  private static func isUseless(_ character: Character) -> Bool {
    let (before, after) = (character.before, character.after)
    switch character.value {
    // U+180E was once a joiner of Mongolian.
    case 0x200C, 0x200D, 0x180E:
      if isJoined(before) || isJoined(after) { return false }
      return character.value != 0x200D || !(isEmoji(before) || isEmoji(after))
    case 0x200B, 0x2060: return !isWithoutSpaces(before) && !isWithoutSpaces(after)
    case 0xFEFF: return character.range.lowerBound != 0
    case 0x2061...0x2064, 0x3164: return true
    case 0x34F: return !(0x590...0x5FF).contains(before)
    // What stands in for a letter of Hangul.
    case 0x115F, 0x1160: return ![before, after].contains { (0x1100...0x11FF).contains($0) }
    // The flags of England, Scotland and Wales are made with these.
    case 0xE0001...0xE007F: return !isEmoji(before)
    default: return false
    }
  }

  /// Whether letters change their form beside others: Arabic, Syriac, those of India, Mongolian.
  private static func isJoined(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x8FF, 0x900...0xDFF, 0xF00...0x109F, 0x1780...0x18AF, 0x1900...0x1CFF,
      0xA800...0xAADF, 0xABC0...0xABFF, 0xFB50...0xFDFF, 0xFE70...0xFEFE, 0x10A00...0x10FFF,
      0x11000...0x11FFF, 0x1E900...0x1E95F:
      true
    default: false
    }
  }

  /// Whether the script writes words without spaces, so that it has to say where a line may end.
  private static func isWithoutSpaces(_ value: UInt32) -> Bool {
    switch value {
    case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF,
      0x2E80...0x9FFF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func isEmoji(_ value: UInt32) -> Bool {
    switch value {
    case 0xFE0F, 0x2190...0x2BFF, 0x3030, 0x1F000...0x1FAFF, 0xE0020...0xE007F: true
    default: false
    }
  }

  // MARK: - Direction

  private static func isDirection(_ value: UInt32) -> Bool {
    switch value {
    case 0x200E, 0x200F, 0x61C, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Judges what changes the direction of text, which can show code and names as what they are not.
  private static func checkDirections(
    _ controls: [Character], _ comparison: Comparison, _ findings: inout [RuleFinding]
  ) {
    if controls.isEmpty { return }
    var allowed: [UInt32: Int] = [:]
    for block in comparison.original?.blocks ?? [] {
      for control in all(in: block.text) { allowed[control.value, default: 0] += 1 }
    }
    let block = comparison.block
    let wrong = wrongControls(controls, block, comparison.language)
    var counts: [UInt32: Int] = [:]
    for control in wrong {
      if let count = allowed[control.value], count > 0 {
        allowed[control.value] = count - 1
        continue
      }
      counts[control.value, default: 0] += 1
      let name = codePoint(control.value)
      findings.append(
        RuleFinding(
          .bidiControl, control.range,
          "an invisible character (\(name), \(Self.name(control.value))) changes the direction of "
            + "what follows",
          hint: "remove it, or show with `dir` in HTML which way a text runs",
          subject: "\(name) \(counts[control.value, default: 0])"))
    }
  }

  /// The controls that are wrong where they stand.
  private static func wrongControls(
    _ controls: [Character], _ block: CheckedBlock, _ language: LanguageTraits
  ) -> [Character] {
    var wrong: [Character] = []
    var open: [Character] = []
    let mayTurn = language.isRightToLeft || hasRightToLeftLetters(block.text)
    var lineStart = block.text.startIndex
    for control in controls {
      // Code ends its directions with each line.
      if block.kind == .code, block.text[lineStart..<control.range.lowerBound].contains(0x0A) {
        wrong += open
        open = []
      }
      lineStart = control.range.lowerBound
      switch control.value {
      case 0x200E, 0x200F, 0x61C: if !mayTurn { wrong.append(control) }
      case 0x202D, 0x202E:
        wrong.append(control)
        open.append(control)
      case 0x202A, 0x202B, 0x2066...0x2068:
        if !language.isRightToLeft { wrong.append(control) }
        open.append(control)
      default:
        let closesEmbedding = control.value == 0x202C
        if let last = open.last, (last.value <= 0x202E) == closesEmbedding {
          open.removeLast()
        } else {
          wrong.append(control)
        }
      }
    }
    wrong += open
    var known: Set<Int> = []
    return wrong.filter { known.insert($0.range.lowerBound).inserted }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func hasRightToLeftLetters(_ text: ArraySlice<UInt8>) -> Bool {
    // Hebrew, Arabic and their neighbours lie from U+0590 to U+08FF.
    text.contains { $0 >= 0xD6 && $0 <= 0xDF }
  }

  // MARK: - Names

  private static func codePoint(_ value: UInt32) -> String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  /// The name of a character by Unicode, in small letters.
  private static func name(_ value: UInt32) -> String {
    if value == 0xFEFF { return "byte order mark" }
    return Unicode.Scalar(value)?.properties.name?.lowercased() ?? "unnamed"
  }
}
