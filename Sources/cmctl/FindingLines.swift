import Checker
import Store

/// Findings as a person reads them, in the form that compilers have: editors and terminals find the
/// places in it.
struct FindingLines {
  /// How wide a line may be where no terminal says it.
  static let widthElsewhere = 100

  var paths: PathPrefix
  /// How many columns there are for the texts of blocks.
  var width: Int
  var isColoured: Bool

  /// A finding: place and fact, what is marked in its block, the block of the source, what to do.
  func lines(for finding: Finding) -> [String] {
    let place = finding.place.map { ":\($0.line):\($0.column)" } ?? ""
    let isError = finding.severity == .error
    let head =
      coloured("\(paths(finding.path))\(place):", "1") + " "
      + coloured("\(finding.severity.rawValue):", isError ? "1;31" : "1;33")
      + " \(visible(finding.message)) " + coloured("[\(finding.rule.rawValue)]", "2")
    // One gutter for both texts.
    let source = finding.source.map { ($0, Self.telling($0, finding.subject)) }
    let numbers = [finding.place?.line, source.map { $0.0.line + $0.1.index }].compactMap { $0 }
    let gutter = String(numbers.max() ?? 0).count
    var lines = [head] + excerpt(finding, gutter)
    if let (source, telling) = source {
      let number = source.line + telling.index
      lines.append("\(paths(source.path)):\(number): source")
      let cells = TerminalCells(telling.line, marked: telling.place)
      lines.append(row(String(number), gutter, cells.shown(within: room(gutter)).line))
    }
    lines.append("  hint: \(visible(finding.hint))")
    return lines
  }

  /// All findings of a report, and how many they are.
  static func lines(for report: CheckReport, _ paths: PathPrefix = PathPrefix("")) -> [String] {
    let lines = FindingLines(
      paths: paths, width: Output.terminalWidth ?? widthElsewhere, isColoured: Output.isColoured)
    return report.findings.flatMap { lines.lines(for: $0) + [""] } + [summary(of: report)]
  }

  /// “3 errors, 5 warnings in 4 files; 2 accepted”.
  static func summary(of report: CheckReport) -> String {
    let accepted =
      report.accepted.isEmpty ? "" : "; \(Report.number(report.accepted.count)) accepted"
    if report.findings.isEmpty {
      return "Nothing found in \(Report.count(report.pageCount, "page"))\(accepted)"
    }
    let errors = report.findings.count { $0.severity == .error }
    let counts = [(errors, "error"), (report.findings.count - errors, "warning")]
      .filter { $0.0 > 0 }.map { Report.count($0.0, $0.1) }
    let files = Set(report.findings.map(\.path)).count
    return "\(counts.joined(separator: ", ")) in \(Report.files(files))\(accepted)"
  }

  /// The line that the finding stands on, with what is meant marked; nothing where it stands in no
  /// block.
  private func excerpt(_ finding: Finding, _ gutter: Int) -> [String] {
    guard let place = finding.place, let block = finding.block, let first = finding.blockLine
    else { return [] }
    let lines = block.markdownLines
    let index = place.line - first
    guard lines.indices.contains(index) else { return [] }
    let line = lines[index]
    // The block's own columns: it may begin in the middle of a line.
    let offset = index == 0 ? finding.blockColumn ?? 1 : 1
    let start = max(0, place.column - offset)
    let end = place.endLine == place.line ? place.endColumn - offset : line.unicodeScalars.count
    let shown = TerminalCells(line, marked: start..<max(start, end)).shown(within: room(gutter))
    var rows = [row(String(place.line), gutter, shown.line)]
    if let underline = shown.underline { rows.append(row("", gutter, coloured(underline, "1;32"))) }
    if let quoted = shown.quoted { rows.append(row("", gutter, "» \(quoted) «")) }
    return rows
  }

  /// The line of a source block that says what is meant: the one with the subject of the finding,
  /// else the first.
  private static func telling(_ source: Finding.SourceText, _ subject: String)
    -> (line: String, index: Int, place: Range<Int>)
  {
    let lines = source.text.markdownLines
    let wanted = Array(subject.unicodeScalars)
    if !wanted.isEmpty {
      for (index, line) in lines.enumerated() {
        let scalars = Array(line.unicodeScalars)
        if let range = scalars.firstRange(of: wanted) { return (line, index, range) }
      }
    }
    return (lines.first ?? "", 0, 0..<0)
  }

  /// How many columns are left of the gutter.
  private func room(_ gutter: Int) -> Int { max(20, width - gutter - 7) }

  private func row(_ number: String, _ gutter: Int, _ text: String) -> String {
    let space = String(repeating: " ", count: 4 + gutter - number.count)
    return text.isEmpty ? "\(space)\(number) │" : "\(space)\(number) │ \(text)"
  }

  private func coloured(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }

  /// A text on one line: what it quotes may have several.
  private func visible(_ text: String) -> String {
    Report.visible(text.markdownLines.joined(separator: " "))
  }
}
