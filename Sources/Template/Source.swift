/// A fault at a byte of the source; it becomes a `TemplateError` where it leaves the module.
///
/// Bytes are counted while working, lines and columns only where somebody reads them.
struct Failure: Error {
  var offset: Int
  var message: String
  var hint: String?

  init(_ offset: Int, _ message: String, hint: String? = nil) {
    self.offset = offset
    self.message = message
    self.hint = hint
  }

  func error(in source: [UInt8]) -> TemplateError {
    var counter = PositionCounter()
    return TemplateError(
      position: counter.position(of: offset, in: source), message: message, hint: hint)
  }
}

/// Counts lines and columns; the offsets asked for must ascend, so that all of them cost one pass.
struct PositionCounter {
  private var offset = 0
  private var line = 1
  private var column = 1

  mutating func position(of target: Int, in source: [UInt8]) -> TemplatePosition {
    let target = min(target, source.count)
    while offset < target {
      let byte = source[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if offset == source.count || source[offset] & 0xC0 != 0x80 {
        // A scalar is counted at its last byte, so that continuation bytes add nothing.
        column += 1
      }
    }
    return TemplatePosition(line: line, column: column)
  }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isNameStart: Bool { isLetter || self == UInt8(ascii: "_") }
  var isNamePart: Bool { isNameStart || isDigit }
}

/// Returns where a byte stands first, from an offset on.
func firstIndex(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
  bytes.withUnsafeBufferPointer { buffer in
    start < buffer.count ? buffer[start...].firstIndex(of: byte) : nil
  }
}

/// Returns where each occurrence of a needle begins; they do not overlap.
///
/// Knuth, Morris and Pratt's search, as a needle such as `aaaab` must not make it quadratic.
func occurrences(of needle: [UInt8], in bytes: [UInt8], limit: Int = .max) -> [Int] {
  guard !needle.isEmpty, needle.count <= bytes.count else { return [] }
  var borders = [0]
  var matched = 0
  for index in needle.indices.dropFirst() {
    while matched > 0, needle[index] != needle[matched] { matched = borders[matched - 1] }
    if needle[index] == needle[matched] { matched += 1 }
    borders.append(matched)
  }
  var found: [Int] = []
  matched = 0
  for index in bytes.indices {
    while matched > 0, bytes[index] != needle[matched] { matched = borders[matched - 1] }
    if bytes[index] == needle[matched] { matched += 1 }
    if matched == needle.count {
      found.append(index + 1 - needle.count)
      if found.count == limit { break }
      matched = 0
    }
  }
  return found
}
