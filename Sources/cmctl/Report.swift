import Exporter
import Foundation
import Importer
import Store

/// The wording of results.
enum Report {
  /// A problem as a person reads it: place, fact, then what to do.
  static func lines(for problem: Problem) -> [String] {
    let mark = problem.severity == .warning ? "warning: " : ""
    return ["cmctl: \(mark)\(problem.place): \(problem.message)"]
      + (problem.hint.map { ["  hint: \($0)"] } ?? [])
  }

  /// What a revision changed, or would change.
  ///
  /// - Parameter isFirst: whether there was nothing before: then everything is new, and counts tell
  ///   it.
  static func lines(for changes: Changes, _ isFirst: Bool) -> [String] {
    var lines: [String] = []
    func count(_ name: String, _ kinds: [Changes.Kind]) {
      let counts = [Changes.Kind.new, .changed, .deleted].compactMap { kind in
        let count = kinds.count { $0 == kind }
        return count == 0 ? nil : "\(number(count)) \(kind.rawValue)"
      }
      if !counts.isEmpty { lines.append("  \(padded(name))\(counts.joined(separator: ", "))") }
    }
    count("documents", changes.documents.map(\.kind))
    if !changes.moves.isEmpty { lines.append("  \(padded("pages"))\(changes.moves.count) moved") }
    count("files", changes.files.map(\.kind))
    count("settings", changes.settings.map(\.kind))
    if !changes.languages.isEmpty {
      lines.append(
        "  \(padded("languages"))\(changes.languages.map(\.tag).joined(separator: ", "))")
    }
    return isFirst ? lines : lines + details(of: changes)
  }

  /// What a commit did.
  ///
  /// - Parameter unchanged: what to say where nothing was other than before.
  static func lines(for result: CommitResult, unchanged: String? = nil) -> [String] {
    switch result {
    case .unchanged(let revision):
      return [unchanged ?? "Nothing changed since revision \(revision.id.number)"]
    case .committed(let revision, let changes):
      return ["Revision \(revision.id.number): \(revision.message)"] + lines(for: changes, false)
    }
  }

  /// What became of a repository's past.
  static func lines(for report: HistoryImport.Report) -> [String] {
    if report.commits == 0 { return ["There are no new commits"] }
    let commits = "\(number(report.commits)) \(report.commits == 1 ? "commit" : "commits")"
    guard let revisions = report.revisions else {
      return ["Read \(commits): nothing of the site changed"]
    }
    let (first, last) = (revisions.lowerBound.number, revisions.upperBound.number)
    return [
      "Read \(commits): " + (first == last ? "revision \(first)" : "revisions \(first) to \(last)")
    ]
  }

  /// A revision in the log.
  static func lines(for entry: LogEntry) -> [String] {
    let revision = entry.revision
    let tags = entry.tags.isEmpty ? "" : " (\(entry.tags.joined(separator: ", ")))"
    let message = visible(revision.message).split(separator: "\n", omittingEmptySubsequences: false)
    return [
      "Revision \(revision.id.number)\(tags)  \(time(revision.time))  \(visible(revision.author))"
    ]
      + message.map { $0.isEmpty ? "" : "    \($0)" } + lines(for: entry.changes, false)
      + lines(for: entry.decisions) + lines(for: entry.acceptances)
  }

  /// Text of others without what could give a terminal orders.
  static func visible(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      let isOrder =
        scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
      shown.unicodeScalars.append(isOrder ? "\u{fffd}" : scalar)
    }
    return shown
  }

  /// A time in UTC (ISO 8601).
  static func time(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).ISO8601Format()
  }

  /// What exactly changed, where that is short enough to be read.
  private static func details(of changes: Changes) -> [String] {
    let lines =
      changes.moves.map { "  \(padded("moved"))\($0.from.text) to \($0.to.text)" }
      + changes.documents.map {
        "  \(padded($0.kind.rawValue))\($0.page.text) (\($0.language.tag))"
      }
      + changes.files.map { "  \(padded($0.kind.rawValue))\($0.path.text) (\($0.role.rawValue))" }
      + changes.settings.map { "  \(padded($0.kind.rawValue))[\($0.section)] \($0.key)" }
    return lines.count <= 20 ? lines : []
  }

  /// How much of a site is missing.
  static func lines(for site: Site) -> [String] { lines(missing: site.missingDocuments) }

  /// How many documents are missing, of how many there should be.
  static func lines(missing documents: (missing: Int, all: Int)) -> [String] {
    let (missing, whole) = documents
    if missing == 0 { return ["  \(padded("missing"))nothing"] }
    return [
      "  \(padded("missing"))\(number(missing)) of \(number(whole)) (cmctl missing lists them)"
    ]
  }

  /// “3 pages in 2 languages”.
  static func size(of site: Site) -> String {
    let pages = site.allPages.count
    let languages = site.shownLanguages.count
    return "\(number(pages)) \(pages == 1 ? "page" : "pages") in "
      + "\(number(languages)) \(languages == 1 ? "language" : "languages")"
  }

  /// What an export did.
  static func lines(for report: ExportReport, _ path: String, _ revision: Revision) -> [String] {
    if report.written.isEmpty, report.removed.isEmpty {
      return [
        "\(path) is up to date with revision \(revision.id.number): \(files(report.unchanged))"
      ]
    }
    var counts = [
      "\(number(report.written.count)) written", "\(number(report.unchanged)) unchanged",
    ]
    if !report.removed.isEmpty { counts.append("\(number(report.removed.count)) removed") }
    var lines = [
      "Exported revision \(revision.id.number) to \(path): \(counts.joined(separator: ", "))"
    ]
    if report.written.count + report.removed.count <= 20 {
      lines += report.written.map { "  written    \($0.text)" }
      lines += report.removed.map { "  removed    \($0.text)" }
    }
    return lines
  }

  /// “3 files”.
  static func files(_ count: Int) -> String {
    "\(number(count)) \(count == 1 ? "file" : "files")"
  }

  /// A number with commas between thousands.
  static func number(_ value: Int) -> String {
    var digits = String(value)
    var result = ""
    while digits.count > 3 {
      result = "," + digits.suffix(3) + result
      digits = String(digits.dropLast(3))
    }
    return digits + result
  }

  /// A name in the first column of what changed.
  static func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(1, 11 - text.count))
  }
}
