extension Markdown {
  /// Whether raw HTML may stand in a text: `<` before a name that ends like one of a tag, or before
  /// what begins a comment or an end. Addresses as in `<https://example.org>` are none, code may be.
  package static func mayHoldHTML(_ text: ArraySlice<UInt8>) -> Bool {
    // Most texts have none, and every text is asked: the C library looks for the first.
    var rest = text
    while let start = place(of: UInt8(ascii: "<"), in: rest) {
      rest = text[(start + 1)...]
      if mayBeginTag(rest) { return true }
    }
    return false
  }

  /// Whether what stands behind `<` may make it a tag.
  private static func mayBeginTag(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      guard let first = bytes.first else { return false }
      guard (first | 0x20) &- 0x61 < 26 else { return "!?/".utf8.contains(first) }
      var end = 0
      while end < bytes.count, isOfTagName(bytes[end]) { end += 1 }
      return end == bytes.count || bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: ">")
        || bytes[end] == UInt8(ascii: "/")
    }
  }

  private static func isOfTagName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
  }
}
