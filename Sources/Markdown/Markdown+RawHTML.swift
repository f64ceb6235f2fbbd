extension Markdown {
  /// Whether raw HTML may stand in a text: `<` before a name that ends like one of a tag, or before
  /// what begins a comment or an end. Addresses as in `<https://example.org>` are none, code may be.
  package static func mayHoldHTML(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { start in
        guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return false }
        var end = start + 1
        guard (bytes[end] | 0x20) &- 0x61 < 26 else { return "!?/".utf8.contains(bytes[end]) }
        while end < bytes.count, isOfTagName(bytes[end]) { end += 1 }
        return end == bytes.count || bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: ">")
          || bytes[end] == UInt8(ascii: "/")
      }
    }
  }

  private static func isOfTagName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
  }
}
