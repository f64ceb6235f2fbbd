/// A figure of a run, with what is asked of it.
struct SpeedRow: Codable {
  /// The corpus and the work, which together name the row.
  var corpus: String
  var work: String
  /// What the figure counts: `ms CPU`, `MB`, or `×` where it is a ratio.
  var unit = "ms CPU"
  var value: Double
  /// The whole cost, where a program was measured.
  var usage: Usage?
  /// Files of the export after it, and bytes of the database.
  var files: Int?
  var database: Double?
  /// The same by the raw work alone, at the same time on the same machine.
  var floor: Double?
  /// What must hold and what is aimed at: at most so much.
  var must: Double?
  var aim: Double?

  /// What names the row in another run.
  var key: String { "\(corpus) \(work)" }
}

/// Rows as text.
struct SpeedTable {
  let rows: [SpeedRow]
  /// The rows of an earlier run.
  var earlier: [SpeedRow] = []

  /// The table: a line for each row.
  var lines: [String] {
    let before = Dictionary(earlier.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    var header = [
      "corpus", "work", "value", "unit", "wall ms", "peak MB", "read MB", "written MB", "files",
      "database MB", "floor", "/ floor", "must", "", "aim", "",
    ]
    if !earlier.isEmpty { header.append("/ earlier") }
    var table = [header]
    for row in rows {
      var line = [
        row.corpus, row.work, format(row.value), row.unit, format(row.usage?.wall),
        format(row.usage.map { $0.peak / 1e6 }), format(row.usage.map { $0.read / 1e6 }),
        format(row.usage.map { $0.written / 1e6 }), row.files.map(String.init) ?? "",
        format(row.database.map { $0 / 1e6 }), format(row.floor),
        format(row.floor.map { row.value / $0 }), format(row.must), verdict(row, row.must),
        format(row.aim), verdict(row, row.aim),
      ]
      if !earlier.isEmpty { line.append(format(before[row.key].map { row.value / $0 })) }
      table.append(line)
    }
    let widths = header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { line in
      let cells = line.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - line[column].count)
        let isText = [0, 1, 3, 13, 15].contains(column)
        return isText ? line[column] + space : space + line[column]
      }
      return "  " + cells.joined(separator: "  ")
    }
  }

  private func verdict(_ row: SpeedRow, _ bound: Double?) -> String {
    bound.map { row.value <= $0 ? "holds" : "FAILS" } ?? ""
  }

  /// Three digits that count: `6280`, `18.5`, `1.31`, `0.006`.
  private func format(_ number: Double?) -> String {
    guard let number else { return "" }
    let places = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3
    let factor = [1.0, 10, 100, 1000][places]
    let rounded = Int((number * factor).rounded())
    guard places > 0 else { return "\(rounded)" }
    let fraction = String(rounded % Int(factor))
    return "\(rounded / Int(factor))." + String(repeating: "0", count: places - fraction.count)
      + fraction
  }
}
