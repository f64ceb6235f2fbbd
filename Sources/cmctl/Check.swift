import ArgumentParser
import Checker
import Foundation
import Store

/// Judges a site by the rules of `check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is broken in texts, translations and links.",
    discussion: """
      Each block of a translation is compared with the block of the source that it was made from, and the site is \
      looked at as a whole: links that lead nowhere, variables that were invented or dropped, characters that \
      nobody sees, HTML that a translation brings in. --rules lists all rules, --explain says what one is about and \
      how to switch it off.

      A finding has its place in the source file, what is wrong, the block in the source, and what to do. --format \
      github annotates a pull request, --format sarif is for code scanning and editors. --prefix says where the \
      site lies in its repository, so that these find the files.

      What is right as it is can be accepted with --accept, a revision that cmctl undo takes back; it stays accepted \
      until its block changes. --fix mends what has one right answer.

      Ends with status 1 if there are errors; with --strict, if there is anything.

      EXAMPLES
        cmctl check
        cmctl check --language ru --page "guide/*"
        cmctl check --explain link-broken
        cmctl check --accept --rule length --language de
        cmctl check --fix --dry-run
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

  @Flag(
    name: .long,
    help: "Look up words with the program hunspell, in the languages that it has dictionaries of.")
  var spelling = false

  @Flag(
    name: .long,
    help: "Accept all that is found: each finding stays accepted until its block changes.")
  var accept = false

  @Flag(name: .long, help: "With --accept: tell again what was accepted.")
  var undo = false

  @Flag(
    name: .long,
    help: "Mend what has one right answer, as a new revision, and show what it changes.")
  var fix = false

  @Flag(name: [.customShort("n"), .long], help: "With --fix: show it, and store nothing.")
  var dryRun = false

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

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if undo, !accept { throw ValidationError("--undo goes with --accept") }
    if dryRun, !fix { throw ValidationError("--dry-run goes with --fix") }
    if accept, fix { throw ValidationError("--accept and --fix exclude each other") }
    if !accept, !fix, signature.message != nil || signature.author != nil {
      throw ValidationError("--message and --author go with --accept and --fix")
    }
    if accept || fix, revision.at != nil {
      throw ValidationError("--accept and --fix are about the newest revision: leave --at out")
    }
    if accept || fix, format != .table || strict || prefix != nil {
      throw ValidationError("--accept and --fix write no list of findings: leave out its options")
    }
    let chosen = !selection.language.isEmpty || !selection.page.isEmpty || !rule.isEmpty
    let acts = accept || fix || spelling
    if rules || explain != nil, chosen || acts || strict || prefix != nil || revision.at != nil {
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
    let chosen = Set(try rule.map(Selection.rule))
    let store = try database.open(accept || fix && !dryRun ? .change : .read)
    let id = try revision.revision(in: store).id
    let report = try judge(store, at: id, chosen)
    if accept { return try accept(report, in: store) }
    if fix { return try mend(report, in: store, at: id) }
    write(report)
    if report.hasErrors || strict && !report.findings.isEmpty { throw ExitCode(1) }
  }

  /// What was found of what was asked for.
  ///
  /// - Parameter chosen: the rules that are meant; none for all.
  private func judge(_ store: ContentStore, at id: RevisionID, _ chosen: Set<CheckRule>) throws
    -> CheckReport
  {
    var asked = CheckSelection()
    if !selection.language.isEmpty || !selection.page.isEmpty {
      let site = try store.outline(at: id)
      asked.languages = try selection.languages(of: site).map { Set($0.map(\.code)) }
      asked.pages = try selection.pages(of: site)
    }
    var report = try Checker.Check(store).run(
      at: id, asked, spelling: spelling ? ProcessInfo.processInfo.environment : nil)
    database.log.debug("judged \(report.judgedCount) of \(Report.count(report.pageCount, "page"))")
    if !report.unspelled.isEmpty {
      Output.error([
        "cmctl: no dictionary for \(report.unspelled.joined(separator: ", ")): not looked up",
        "  hint: install hunspell and its dictionaries, as in apt install hunspell hunspell-ru",
      ])
    }
    if !chosen.isEmpty {
      report.findings.removeAll { !chosen.contains($0.rule) }
      report.accepted.removeAll { !chosen.contains($0.rule) }
    }
    return report
  }

  private func accept(_ report: CheckReport, in store: ContentStore) throws {
    let what = undo ? "Accept no longer" : "Accept"
    let findings = undo ? report.accepted : report.findings
    let rules = Set(findings.map(\.rule.rawValue)).sorted().joined(separator: ", ")
    let result = try store.accept(
      findings, takesBack: undo, signature.signature("\(what): \(rules)"))
    switch result {
    case .unchanged:
      Output.result(undo ? "Nothing of this is accepted" : "There is nothing to accept")
    case .recorded(let revision, let acceptances):
      let count = Report.count(acceptances.count, "finding")
      Output.result(
        "Revision \(revision.id.number): \(undo ? "no longer accepted" : "accepted"): \(count)")
      for line in Report.lines(for: acceptances) { Output.result(line) }
    }
  }

  private func write(_ report: CheckReport) {
    let paths = PathPrefix(prefix ?? "")
    switch format {
    case .table:
      Output.result(FindingLines.lines(for: report, paths))
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
