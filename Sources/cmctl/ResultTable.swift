/// Rows of a query in any of the forms that scripts and people read.
struct ResultTable {
  /// A column: its key in JSON and CSV, and its heading for people.
  struct Column {
    var key: String
    var heading: String
    /// What a person reads where there is nothing to say: `null` in JSON, empty in CSV.
    var empty = ""
    /// Whether people read it from its end, as numbers.
    var isNumber = false
  }

  var columns: [Column]
  var rows: [[JSONValue]]

  func write(_ format: FormatOptions.Format) {
    switch format {
    case .table: writeTable()
    case .json:
      let objects = rows.map { "  " + object($0).json }
      Output.result(objects.isEmpty ? "[]" : "[\n\(objects.joined(separator: ",\n"))\n]")
    case .ndjson: for row in rows { Output.result(object(row).json) }
    case .csv:
      // RFC 4180: lines end in CR LF.
      let lines = [columns.map(\.key)] + rows.map { $0.map(\.plain) }
      Output.result(
        text: lines.map { $0.map(Self.csv).joined(separator: ",") + "\r\n" }.joined())
    }
  }

  private func writeTable() {
    // A large site has hundreds of thousands of lines: their texts are not kept, but made twice.
    var widths = columns.map { Self.width(of: $0.heading) }
    for row in rows {
      for index in widths.indices {
        widths[index] = max(widths[index], Self.width(of: text(row[index], columns[index])))
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity((rows.count + 1) * widths.reduce(0) { $0 + $1 + 2 })
    write(columns.map { .text($0.heading) }, widths, to: &bytes)
    for row in rows { write(row, widths, to: &bytes) }
    Output.result(bytes: bytes)
  }

  private func write(_ row: [JSONValue], _ widths: [Int], to bytes: inout [UInt8]) {
    // Spaces are written only before what follows them, so that no line ends in one.
    var gap = 0
    for index in row.indices {
      let text = text(row[index], columns[index])
      let space = widths[index] - Self.width(of: text)
      if !text.isEmpty {
        let before = gap + (columns[index].isNumber ? space : 0)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: before))
        bytes.append(contentsOf: text.utf8)
        gap = columns[index].isNumber ? 0 : space
      } else {
        gap += space
      }
      gap += 2
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// What a person reads of a value.
  private func text(_ value: JSONValue, _ column: Column) -> String {
    if case .null = value { column.empty } else { value.plain }
  }

  /// How many columns of a terminal a text takes, one a character.
  private static func width(of text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
  }

  private func object(_ row: [JSONValue]) -> JSONValue {
    .object(zip(columns, row).map { ($0.key, $1) })
  }

  /// A value as a field of CSV.
  static func csv(_ text: String) -> String {
    guard text.contains(where: { ",\"\n".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
