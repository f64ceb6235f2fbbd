import StatusReport
import Store

/// A row for each page and language, for scripts.
///
/// A large site has hundreds of thousands of rows: what is the same in many is encoded once.
struct StatusCells {
  private static let keys = [
    "page", "language", "state", "words", "blocks", "outdated_blocks", "outdated_words",
    "words_to_do", "drift", "ready",
  ]
  private let translations: Translations
  private let filter: [StateFilter]

  /// - Parameter filter: which rows are written.
  init(_ translations: Translations, showing filter: [StateFilter]) {
    self.translations = translations
    self.filter = filter
  }

  func write(_ format: FormatOptions.Format) {
    switch format {
    case .csv:
      Output.result(text: Self.keys.joined(separator: ",") + "\r\n")
      writeRows(before: ["", ","], after: "\r\n", between: "") { ResultTable.csv($0) }
    case .json, .table:
      if translations.pages.isEmpty { return Output.result("[]") }
      Output.result("[")
      writeRows(before: names("  {"), after: "}", between: ",\n") { JSONValue.text($0).json }
      Output.result("\n]")
    case .ndjson:
      writeRows(before: names("{"), after: "}\n", between: "") { JSONValue.text($0).json }
    }
  }

  /// What stands before each value in JSON.
  private func names(_ start: String) -> [String] {
    Self.keys.enumerated().map { index, key in "\(index == 0 ? start : ", ")\"\(key)\": " }
  }

  /// Writes the rows.
  ///
  /// - Parameter before: what stands before the values, the last of it before all that follow.
  /// - Parameter encoded: makes text a value.
  private func writeRows(
    before: [String], after: String, between: String, encoded: (String) -> String
  ) {
    let before = Self.keys.indices.map { Array(before[min($0, before.count - 1)].utf8) }
    let after = Array(after.utf8)
    let between = Array(between.utf8)
    let languages = translations.languages.map { Array(encoded($0.code.tag).utf8) }
    let states = Dictionary(
      uniqueKeysWithValues: TranslationState.allCases.map { ($0, Array(encoded($0.rawValue).utf8)) }
    )
    let (yes, no) = (Array("true".utf8), Array("false".utf8))
    var bytes: [UInt8] = []
    var isFirst = true
    for page in translations.pages {
      let path = Array(encoded(page.path.text).utf8)
      for (cell, language) in zip(page.cells, languages) where filter.includes(cell) {
        if !isFirst { bytes += between }
        isFirst = false
        bytes += before[0] + path + before[1] + language
        bytes += before[2] + (states[cell.state] ?? [])
        let numbers = [
          cell.words, cell.blocks, cell.outdatedBlocks, cell.outdatedWords,
          cell.isReady ? cell.wordsToDo : 0,
        ]
        for (index, number) in numbers.enumerated() {
          bytes += before[3 + index]
          bytes += String(number).utf8
        }
        bytes += before[8] + (cell.hasDrift ? yes : no)
        bytes += before[9] + (cell.isReady ? yes : no) + after
      }
    }
    Output.result(bytes: bytes)
  }
}
