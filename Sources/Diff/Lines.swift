/// A piece of text as a value to compare: bytes, since `String` takes é in one scalar and in two
/// for the same.
struct ByteText: Hashable {
  let bytes: ArraySlice<UInt8>

  static func == (left: ByteText, right: ByteText) -> Bool {
    left.bytes.count == right.bytes.count && left.bytes.elementsEqual(right.bytes)
  }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// Cuts a text into its lines, each with its line feed; the last may have none.
func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = 0
  for (place, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
    lines.append(text[start...place])
    start = place + 1
  }
  if start < text.count { lines.append(text[start...]) }
  return lines
}
