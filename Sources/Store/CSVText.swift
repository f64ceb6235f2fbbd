/// Rows of fields, as RFC 4180 writes them: divided by commas, in quotes where they have to be.
struct CSVText: Equatable {
  /// A row that is not empty.
  struct Row: Equatable {
    /// The line, from 1, in which it begins.
    var line: Int
    /// Without the space around them.
    var fields: [String]
  }

  private(set) var rows: [Row] = []

  /// Reads UTF-8; a byte order mark is no part of it.
  ///
  /// - Parameter path: what the file is called in problems.
  /// - Throws: `Problems`, all that are in the file.
  init(_ bytes: [UInt8], path: String) throws(Problems) {
    var reader = CSVReader(bytes: bytes, path: path)
    while reader.hasMore {
      let row = reader.row()
      if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    if !reader.problems.isEmpty { throw Problems(reader.problems) }
  }
}

/// Reads one row after the other.
private struct CSVReader {
  let bytes: [UInt8]
  let path: String
  private var place: Int
  private var line = 1
  private(set) var problems: [Problem] = []

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var hasMore: Bool { place < bytes.count }

  mutating func row() -> CSVText.Row {
    var row = CSVText.Row(line: line, fields: [])
    while true {
      row.fields.append(field())
      guard hasMore else { return row }
      let end = bytes[place]
      place += 1
      if end == Self.comma { continue }
      if end == Self.carriageReturn, hasMore, bytes[place] == Self.lineFeed { place += 1 }
      line += 1
      return row
    }
  }

  /// Reads up to what ends a field, and not that.
  private mutating func field() -> String {
    while hasMore, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    let field = hasMore && bytes[place] == Self.quote ? quoted() : plain()
    return Self.trimmed(String(decoding: field, as: UTF8.self))
  }

  private mutating func plain() -> ArraySlice<UInt8> {
    let start = place
    while hasMore, !isEnd(bytes[place]) { place += 1 }
    let field = bytes[start..<place]
    if field.contains(Self.quote) {
      problems.append(
        Problem(
          path, line: line, "has a quotation mark inside a field",
          hint: "put the whole field in quotation marks, and write each one in it twice"))
    }
    return field
  }

  private mutating func quoted() -> ArraySlice<UInt8> {
    let opening = line
    var field: ArraySlice<UInt8> = []
    place += 1
    while hasMore {
      let byte = bytes[place]
      place += 1
      if byte == Self.lineFeed { line += 1 }
      if byte != Self.quote {
        field.append(byte)
      } else if hasMore, bytes[place] == Self.quote {
        field.append(byte)
        place += 1
      } else {
        let rest = plainRest()
        if !rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          problems.append(
            Problem(
              path, line: line, "has text behind the quotation mark that ends a field",
              hint: "write a quotation mark inside a field twice"))
        }
        return field
      }
    }
    problems.append(
      Problem(path, line: opening, "has a field whose quotation mark is never closed"))
    return field
  }

  private mutating func plainRest() -> ArraySlice<UInt8> {
    let start = place
    while hasMore, !isEnd(bytes[place]) { place += 1 }
    return bytes[start..<place]
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
