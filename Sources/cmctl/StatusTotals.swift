import StatusReport

/// How far each language is, as rows.
struct StatusTotals {
  private let totals: [LanguageTotals]

  init(_ totals: [LanguageTotals]) { self.totals = totals }

  /// Writes what a script reads.
  func write(_ format: FormatOptions.Format) {
    let keys = [
      "language", "source", "pages", "current", "outdated", "missing", "orphan", "drift", "words",
      "words_to_do", "done",
    ]
    ResultTable(
      columns: keys.map { .init(key: $0, heading: $0) },
      rows: totals.map { total in
        [.text(total.language.code.tag), .text(total.language.source?.tag)]
          + Self.counts(of: total).map { .number(Int64($0)) }
          + [total.percentDone.map { .number(Int64($0)) } ?? .null]
      }
    ).write(format)
  }

  /// Writes what a person reads.
  func writeTable() {
    let headings = [
      "PAGES", "CURRENT", "OUTDATED", "MISSING", "ORPHAN", "DRIFT", "WORDS", "TO DO", "DONE",
    ]
    ResultTable(
      columns: [.init(key: "language", heading: "LANGUAGE")]
        + headings.map { .init(key: $0, heading: $0, empty: "-", isNumber: true) },
      rows: totals.map { total in
        [.text(total.language.code.tag + (total.isTranslated ? "" : " (source)"))]
          + Self.counts(of: total).map { .text(Report.number($0)) }
          + [.text(total.percentDone.map { "\($0)%" })]
      }
    ).write(.table)
  }

  private static func counts(of total: LanguageTotals) -> [Int] {
    [
      total.pages, total.current, total.outdated, total.missing, total.orphan, total.drift,
      total.words, total.wordsToDo,
    ]
  }
}
