import Store

/// Text as it comes from a file: what makes it no text at all is found before anything reads it.
enum SourceText {
  /// Returns what keeps bytes from being read as text: not UTF-8, a NUL, the marks of an unfinished
  /// merge.
  static func problems(in bytes: [UInt8], path: String) -> [Problem] {
    if let offset = invalidOffset(bytes) {
      return [
        Problem(
          path, line: line(of: offset, in: bytes), "is not UTF-8 from here on",
          hint: "save the file as UTF-8")
      ]
    }
    if let offset = bytes.firstIndex(of: 0) {
      return [
        Problem(
          path, line: line(of: offset, in: bytes), "has a NUL byte: this is no text",
          hint: "is it an image or another file with a wrong name?")
      ]
    }
    return conflict(in: bytes, path: path).map { [$0] } ?? []
  }

  /// Finds the first line of git's marks, where both the opening and the closing one are there.
  private static func conflict(in bytes: [UInt8], path: String) -> Problem? {
    var opening: Int?
    var isAtStart = true
    for (offset, byte) in bytes.enumerated() {
      defer { isAtStart = byte == 0x0a }
      guard isAtStart, byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"),
        isMark(bytes[offset...])
      else { continue }
      if byte == UInt8(ascii: "<") {
        opening = opening ?? offset
      } else if let opening {
        return Problem(
          path, line: line(of: opening, in: bytes),
          "has the marks of a merge conflict (<<<<<<< to line \(line(of: offset, in: bytes)))",
          hint: "finish the merge and remove the marks")
      }
    }
    return nil
  }

  /// Whether seven bytes that are the same begin a text, and a space or the line's end follows.
  private static func isMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.prefix(7).count == 7, text.prefix(7).allSatisfy({ $0 == text.first }) else {
      return false
    }
    return text.dropFirst(7).first.map { $0 == 0x20 || $0 == 0x0a || $0 == 0x0d } ?? true
  }

  /// The offset of the first byte that is part of no UTF-8 sequence.
  private static func invalidOffset(_ bytes: [UInt8]) -> Int? {
    if (try? UTF8Span(validating: bytes.span)) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }

  /// The line, from 1, in which a byte stands.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<offset].count { $0 == 0x0a }
  }
}
