import Checker
import Store

/// Findings as GitHub's workflow commands, which annotate the files of a pull request
/// (docs.github.com, “Workflow commands for GitHub Actions”).
struct WorkflowCommands {
  var paths: PathPrefix

  /// Errors come first, for GitHub shows ten of each kind for a step; then the summary.
  func lines(for report: CheckReport) -> [String] {
    let errors = report.findings.filter { $0.severity == .error }
    let warnings = report.findings.filter { $0.severity == .warning }
    return (errors + warnings).map(line) + [FindingLines.summary(of: report)]
  }

  private func line(for finding: Finding) -> String {
    var properties = [("file", paths(finding.path))]
    if let place = finding.place {
      properties += [("line", String(place.line)), ("endLine", String(place.endLine))]
      if place.line == place.endLine {
        properties += [("col", String(place.column)), ("endColumn", String(place.endColumn))]
      }
    }
    properties.append(("title", "cmctl \(finding.rule.rawValue)"))
    let list = properties.map { "\($0.0)=\(Self.property($0.1))" }.joined(separator: ",")
    let text = "\(finding.message)\nhint: \(finding.hint)"
    return "::\(finding.severity.rawValue) \(list)::\(Self.message(text))"
  }

  /// Text without what would end a command: a message of others must not give the runner orders.
  static func message(_ text: String) -> String { escaped(text, "%\r\n") }

  /// Text without what would end a property of a command, too.
  static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

  private static func escaped(_ text: String, _ special: String) -> String {
    // By scalars: a combining mark behind a sign makes another character of it.
    let special = Set(special.unicodeScalars)
    return text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if special.contains(scalar) {
        escaped += "%" + (scalar.value < 16 ? "0" : "")
        escaped += String(scalar.value, radix: 16, uppercase: true)
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
