import Checker
import Store

/// Findings and rules as rows; the keys are an interface.
enum FindingTable {
  static func findings(_ findings: [Finding], _ paths: PathPrefix) -> ResultTable {
    let keys = [
      "rule", "severity", "file", "line", "column", "end_line", "end_column", "page", "language",
      "message", "hint", "block", "source_language", "source_file", "source_line", "source",
      "fixable", "id",
    ]
    return ResultTable(
      columns: keys.map { .init(key: $0, heading: $0) }, rows: findings.map { row($0, paths) })
  }

  private static func row(_ finding: Finding, _ paths: PathPrefix) -> [JSONValue] {
    [
      .text(finding.rule.rawValue), .text(finding.severity.rawValue), .text(paths(finding.path)),
      .number(finding.place?.line), .number(finding.place?.column),
      .number(finding.place?.endLine), .number(finding.place?.endColumn), .text(finding.page),
      .text(finding.language), .text(finding.message), .text(finding.hint), .text(finding.block),
      .text(finding.source?.language), .text(finding.source.map { paths($0.path) }),
      .number(finding.source?.line), .text(finding.source?.text), .boolean(finding.fix != nil),
      .text(finding.fingerprint.hex),
    ]
  }

  /// All rules, by what they are about.
  static func rules() -> ResultTable {
    ResultTable(
      columns: [
        .init(key: "rule", heading: "RULE"), .init(key: "group", heading: "GROUP"),
        .init(key: "severity", heading: "SEVERITY"), .init(key: "summary", heading: "SUMMARY"),
      ],
      rows: CheckRule.byGroup.map {
        [
          .text($0.rawValue), .text($0.group.rawValue), .text($0.severity.rawValue),
          .text($0.summary),
        ]
      })
  }
}

extension CheckRule {
  /// All rules in the order in which people read of them.
  static var byGroup: [CheckRule] {
    Group.allCases.flatMap { group in allCases.filter { $0.group == group } }
  }
}
