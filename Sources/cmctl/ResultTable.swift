import Foundation

/// Rows of a query in any of the forms that scripts and people read.
struct ResultTable {
  /// A column: its key in JSON and CSV, and its heading for people.
  struct Column {
    var key: String
    var heading: String
  }

  var columns: [Column]
  /// A cell is nil where there is nothing to say: `null` in JSON, empty in CSV.
  var rows: [[String?]]
  /// What a person reads for a cell that is nil, by column.
  var empty: [String]

  func write(_ format: FormatOptions.Format) {
    switch format {
    case .table: writeTable()
    case .json:
      let objects = rows.map { "  " + object($0) }
      Output.result(objects.isEmpty ? "[]" : "[\n\(objects.joined(separator: ",\n"))\n]")
    case .ndjson: for row in rows { Output.result(object(row)) }
    case .csv:
      // RFC 4180: lines end in CR LF.
      let lines = [columns.map(\.key)] + rows.map { row in row.map { $0 ?? "" } }
      Output.result(
        text: lines.map { $0.map(Self.csv).joined(separator: ",") + "\r\n" }.joined())
    }
  }

  private func writeTable() {
    let cells = rows.map { row in zip(row, empty).map { $0 ?? $1 } }
    let widths = columns.indices.map { index in
      cells.reduce(columns[index].heading.count) { max($0, $1[index].count) }
    }
    for line in [columns.map(\.heading)] + cells {
      let padded = zip(line, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      Output.result(padded.joined(separator: "  ").trimmingEnd)
    }
  }

  private func object(_ row: [String?]) -> String {
    "{"
      + zip(columns, row).map { column, cell in
        Self.json(column.key) + ": " + (cell.map(Self.json) ?? "null")
      }.joined(separator: ", ") + "}"
  }

  private static func json(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // A string can always be encoded.
    return String(decoding: (try? encoder.encode(text)) ?? Data(), as: UTF8.self)
  }

  private static func csv(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
