import ArgumentParser
import Checker
import Store

/// Judges a site by the rules of `check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find what is broken in texts, translations and links.",
    discussion: """
      Each block of a translation is compared with the block of the source that it was made from, and the site is \
      looked at as a whole: links that lead nowhere, variables that were invented or dropped, characters that \
      nobody sees, HTML that a translation brings in. --rules lists all rules, --explain says what one is about and \
      how to switch it off.

      A finding has its place in the source file, what is wrong, the block in the source, and what to do. --format \
      github annotates a pull request, --format sarif is for code scanning and editors. --prefix says where the \
      site lies in its repository, so that these find the files.

      Ends with status 1 if there are errors; with --strict, if there is anything.

      EXAMPLES
        cmctl check
        cmctl check --language ru --page "guide/*"
        cmctl check --explain link-broken
        cmctl check --format sarif --prefix www > check.sarif
      """)

  /// The forms of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, ndjson, sarif, github

    /// The same form of a query's rows; nil for what only findings have.
    var ofRows: FormatOptions.Format? { FormatOptions.Format(rawValue: rawValue) }
  }

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Only what this rule finds. May be repeated.", valueName: "rule"))
  var rule: [String] = []

  @OptionGroup var revision: RevisionOptions

  @Flag(name: .long, help: "End with status 1 on warnings, too.")
  var strict = false

  @Option(name: .long, help: ArgumentHelp("How to write the result.", valueName: "format"))
  var format: Format = .table

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of the repository that the site lies in: put before the path of every file.",
      valueName: "folder"))
  var prefix: String?

  @Flag(name: .long, help: "List all rules, and check nothing.")
  var rules = false

  @Option(
    name: .long,
    help: ArgumentHelp("Say what a rule finds and why, and check nothing.", valueName: "rule"))
  var explain: String?

  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    let chosen = !selection.language.isEmpty || !selection.page.isEmpty || !rule.isEmpty
    if rules || explain != nil, chosen || strict || prefix != nil || revision.at != nil {
      throw ValidationError("--rules and --explain check nothing: they go with no page or rule")
    }
    if rules, explain != nil {
      throw ValidationError("--rules and --explain exclude each other")
    }
    if rules, format.ofRows == nil {
      throw ValidationError("--rules can be written as table, json, csv or ndjson")
    }
    if explain != nil, format != .table { throw ValidationError("--explain takes no --format") }
    if let prefix, prefix.hasPrefix("/") {
      throw ValidationError("--prefix is a folder of the repository, not an absolute path")
    }
  }

  mutating func run() throws {
    if let explain { return Output.result(try Selection.rule(explain).explanation) }
    if rules { return FindingTable.rules().write(format.ofRows ?? .table) }
    let report = try judge()
    write(report)
    if report.hasErrors || strict && !report.findings.isEmpty { throw ExitCode(1) }
  }

  /// What was found of what was asked for.
  private func judge() throws -> CheckReport {
    let chosen = Set(try rule.map(Selection.rule))
    let store = try database.open(.read)
    let id = try revision.revision(in: store).id
    var asked = CheckSelection()
    if !selection.language.isEmpty || !selection.page.isEmpty {
      let site = try store.site(at: id)
      asked.languages = try selection.languages(of: site).map { Set($0.map(\.code)) }
      asked.pages = try selection.pages(of: site)
    }
    var report = try Checker.Check(store).run(at: id, asked)
    database.log.debug("judged \(report.judgedCount) of \(Report.count(report.pageCount, "page"))")
    if !chosen.isEmpty {
      report.findings.removeAll { !chosen.contains($0.rule) }
      report.accepted.removeAll { !chosen.contains($0.rule) }
    }
    return report
  }

  private func write(_ report: CheckReport) {
    let paths = PathPrefix(prefix ?? "")
    switch format {
    case .table:
      let lines = FindingLines(
        paths: paths, width: Output.terminalWidth ?? FindingLines.widthElsewhere,
        isColoured: Output.isColoured)
      for finding in report.findings { Output.result(lines.lines(for: finding) + [""]) }
      Output.result(FindingLines.summary(of: report))
    case .json, .csv, .ndjson:
      FindingTable.findings(report.findings, paths).write(format.ofRows ?? .json)
    case .sarif: Output.result(SARIF(paths: paths).log(of: report).json)
    case .github: Output.result(WorkflowCommands(paths: paths).lines(for: report))
    }
  }
}

/// Where the site lies in its repository: stands before the path of every file that is shown.
struct PathPrefix {
  /// Empty, or ending in a slash.
  private let text: String

  init(_ folder: String) {
    let names = folder.split(separator: "/").filter { $0 != "." }
    text = names.map { $0 + "/" }.joined()
  }

  func callAsFunction(_ path: String) -> String { text + path }
}
