import Checker
import Store

/// Findings as a log of SARIF 2.1.0 (OASIS), for code scanning and editors.
struct SARIF {
  var paths: PathPrefix

  /// The log: one run, all rules, what was found, and as suppressed what is accepted.
  func log(of report: CheckReport) -> JSONValue {
    let rules = CheckRule.byGroup
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, Int64($0)) })
    let results =
      report.findings.map { result($0, indices[$0.rule], isAccepted: false) }
      + report.accepted.map { result($0, indices[$0.rule], isAccepted: true) }
    let driver = JSONValue.object([
      ("name", .text("cmctl")), ("semanticVersion", .text(Cmctl.version)),
      ("rules", .list(rules.map(Self.rule))),
    ])
    return .object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .text("2.1.0")),
      (
        "runs",
        .list([
          .object([
            ("tool", .object([("driver", driver)])),
            ("columnKind", .text("unicodeCodePoints")),
            ("results", .list(results)),
          ])
        ])
      ),
    ])
  }

  private static func rule(_ rule: CheckRule) -> JSONValue {
    let name = rule.rawValue.split(separator: "-").map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    let level = JSONValue.text(rule.severity.rawValue)
    return .object([
      ("id", .text(rule.rawValue)), ("name", .text(name.joined())),
      ("shortDescription", text(rule.summary)), ("fullDescription", text(rule.details)),
      (
        "help",
        .object([("text", .text(rule.explanation)), ("markdown", .text(rule.explanation))])
      ),
      ("defaultConfiguration", .object([("level", level)])),
      (
        "properties",
        .object([
          ("tags", .list([.text("translation"), .text(rule.group.rawValue)])),
          ("problem.severity", level),
        ])
      ),
    ])
  }

  private func result(_ finding: Finding, _ index: Int64?, isAccepted: Bool) -> JSONValue {
    var message = Self.escaped(
      Self.sentence(finding.message) + " " + Self.sentence("Hint: \(finding.hint)"))
    if finding.source != nil { message += " [source](1)" }
    var entries: [(key: String, value: JSONValue)] = [
      ("ruleId", .text(finding.rule.rawValue)), ("ruleIndex", index.map { .number($0) } ?? .null),
      ("level", .text(finding.severity.rawValue)), ("message", Self.text(message)),
      (
        "locations",
        .list([.object([("physicalLocation", location(finding.path, finding.region))])])
      ),
    ]
    if let source = finding.source {
      entries.append(("relatedLocations", .list([relatedLocation(source)])))
    }
    entries.append(
      ("partialFingerprints", .object([("cmctl/v1", .text(finding.fingerprint.hex))])))
    if let fix = finding.fix, let place = finding.place {
      entries.append(("fixes", .list([self.fix(finding, fix, place)])))
    }
    // Either all results of a run say whether they are suppressed, or none (section 3.27.23).
    let suppression = JSONValue.object([("kind", .text("external")), ("status", .text("accepted"))])
    entries.append(("suppressions", .list(isAccepted ? [suppression] : [])))
    return .object(entries)
  }

  private func relatedLocation(_ source: Finding.SourceText) -> JSONValue {
    let lines = source.text.markdownLines
    let last = lines.last?.unicodeScalars.count ?? 0
    let region = Finding.Place(
      line: source.line, column: 1, endLine: source.line + lines.count - 1, endColumn: last + 1)
    return .object([
      ("id", .number(1)), ("physicalLocation", location(source.path, region)),
      ("message", Self.text("source block")),
    ])
  }

  private func fix(_ finding: Finding, _ fix: Finding.Fix, _ place: Finding.Place) -> JSONValue {
    let replacement = JSONValue.object([
      ("deletedRegion", Self.region(place)), ("insertedContent", Self.text(fix.text)),
    ])
    let change = JSONValue.object([
      ("artifactLocation", artifact(finding.path)), ("replacements", .list([replacement])),
    ])
    return .object([
      ("description", Self.text(finding.hint)), ("artifactChanges", .list([change])),
    ])
  }

  private func location(_ path: String, _ place: Finding.Place) -> JSONValue {
    .object([("artifactLocation", artifact(path)), ("region", Self.region(place))])
  }

  private func artifact(_ path: String) -> JSONValue {
    .object([("uri", .text(Self.uri(paths(path)))), ("uriBaseId", .text("%SRCROOT%"))])
  }

  private static func region(_ place: Finding.Place) -> JSONValue {
    .object([
      ("startLine", .number(place.line)), ("startColumn", .number(place.column)),
      ("endLine", .number(place.endLine)), ("endColumn", .number(place.endColumn)),
    ])
  }

  private static func sentence(_ text: String) -> String {
    text.hasSuffix("?") || text.hasSuffix("…") ? text : text + "."
  }

  private static func text(_ text: String) -> JSONValue { .object([("text", .text(text))]) }

  /// Text in which nothing looks like a link of SARIF's (section 3.11.6). Braces stay single: there
  /// are no arguments to put in, and viewers show the text as it is.
  static func escaped(_ text: String) -> String {
    guard text.contains("](") else { return text }
    return text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if "\\[]".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
  }

  /// A relative path as a reference of RFC 3986: all but unreserved characters and `/` as bytes of
  /// UTF-8.
  static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var uri = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += "%"
        uri.unicodeScalars.append(digits[Int(byte >> 4)])
        uri.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return uri
  }
}

extension Finding {
  /// Its place; the beginning of the file where the whole file is meant.
  fileprivate var region: Place { place ?? Place(line: 1, column: 1, endLine: 1, endColumn: 1) }
}
