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
    var number = 0
    for line in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, line.count >= 7 else { continue }
      let isMark =
        line.prefix(7).allSatisfy { $0 == first }
        && (line.count == 7 || line[line.startIndex + 7] == 0x20
          || line[line.startIndex + 7] == 0x0d)
      guard isMark else { continue }
      if first == UInt8(ascii: "<"), opening == nil { opening = number }
      if first == UInt8(ascii: ">"), let opening {
        return Problem(
          path, line: opening, "has the marks of a merge conflict (<<<<<<< to line \(number))",
          hint: "finish the merge and remove the marks")
      }
    }
    return nil
  }

  /// The offset of the first byte that is part of no UTF-8 sequence.
  private static func invalidOffset(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
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
