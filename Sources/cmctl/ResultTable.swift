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
    let cells = rows.map { row in
      zip(row, columns).map { value, column in
        if case .null = value { column.empty } else { value.plain }
      }
    }
    let widths = columns.indices.map { index in
      cells.reduce(columns[index].heading.count) { max($0, $1[index].count) }
    }
    for line in [columns.map(\.heading)] + cells {
      let padded = line.indices.map { index in
        let space = String(repeating: " ", count: widths[index] - line[index].count)
        return columns[index].isNumber ? space + line[index] : line[index] + space
      }
      Output.result(padded.joined(separator: "  ").trimmingEnd)
    }
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

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
