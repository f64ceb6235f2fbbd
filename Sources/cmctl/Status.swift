import ArgumentParser
import StatusReport
import Store

/// Shows how far the translations are.
struct StatusCommand: ParsableCommand {
  /// The forms of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, ndjson, html

    /// The form of a table of rows; nil for HTML.
    var ofRows: FormatOptions.Format? { FormatOptions.Format(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how far the translations are: pages by languages, and totals.",
    discussion: """
      A page in a language is current, outdated (the source changed since it was translated), missing (its source \
      is there), or an orphan (its source is gone). Drift is told beside the state: there is far less in the page than in its \
      source. A page whose source says “ready: no” is shown, and is in no totals.

      --format html is a report in one file, for a web server.

      The keys of --format json, ndjson and csv are page, language (a BCP 47 tag), state (source, current, \
      outdated, missing, orphan), words and blocks (of the source), outdated_blocks, outdated_words, \
      words_to_do, drift and ready (true or false). With --totals they are language, source (the tag of the \
      language it is made from, or null), pages, current, outdated, missing, orphan, drift, words, words_to_do \
      and done (the share of words in percent, or null).

      EXAMPLES
        cmctl status
        cmctl status --totals --format json
        cmctl status --language ru --state missing --state outdated
        cmctl status --format html > status.html
      """)

  @Flag(name: .long, help: "Show the totals of the languages alone.")
  var totals = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only what is missing, outdated, current, orphan or source, or has drift. May be repeated.",
      valueName: "state"),
    completion: .list(StateFilter.allCases.map(\.rawValue)))
  var state: [String] = []

  @OptionGroup var selection: SelectionOptions

  @Flag(
    name: .long,
    help: "End with status 1 if anything is missing or outdated; with --state, if anything is so.")
  var exitCode = false

  @OptionGroup var revision: RevisionOptions

  @Option(name: .long, help: ArgumentHelp("How to write the result.", valueName: "format"))
  var format: Format = .table

  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    guard totals else { return }
    if !state.isEmpty { throw ValidationError("--totals count every state: leave out --state") }
    if format == .html {
      throw ValidationError("--format html has the totals on top: leave out --totals")
    }
  }

  mutating func run() throws {
    let filter = try Selection.states(state)
    let store = try database.open(.read)
    if totals, selection.page.isEmpty { return try runTotals(in: store) }
    // Which languages have a document at all, all pages tell.
    let all = try selection.translations(
      at: revision.revision(in: store).id, in: store, ofAllPages: selection.language.isEmpty)
    let chosen = all.restricted(
      to: try selection.languages(of: all, in: store) ?? all.usedLanguages,
      pages: try selection.pages(of: all, in: store))
    let languages = chosen.totals
    let shown = chosen.withPages(filter)
    switch format {
    case .html:
      let page = StatusPage(shown, showing: filter)
      Output.result(bytes: page.bytes(totals: languages, notReady: chosen.pagesNotReady))
    case .table:
      if !totals { writeMatrix(of: shown, filter) }
      write(languages, notReady: chosen.pagesNotReady)
    case .json, .csv, .ndjson:
      if totals {
        write(languages, notReady: chosen.pagesNotReady)
      } else {
        StatusCells(shown, showing: filter).write(format.ofRows ?? .json)
      }
    }
    let isThere =
      filter.isEmpty ? languages.contains(where: \.needsWork) : !shown.pages.isEmpty
    if exitCode, isThere { throw ExitCode(1) }
  }

  /// Counts page by page: of a large site, the pages take more than to count them.
  private func runTotals(in store: ContentStore) throws {
    var count = TotalsCount([])
    let translations = try store.eachTranslation(
      at: revision.revision(in: store).id, in: selection.languageCodes,
      starting: { count = TotalsCount($0) }, page: { count.add($0) })
    let result = count.result(in: try selection.languages(of: translations, in: store))
    write(result.totals, notReady: result.pagesNotReady)
    if exitCode, result.totals.contains(where: \.needsWork) { throw ExitCode(1) }
  }

  private func write(_ languages: [LanguageTotals], notReady count: Int) {
    if let rows = format.ofRows, rows != .table { return StatusTotals(languages).write(rows) }
    StatusTotals(languages).writeTable()
    Self.write(notReady: count)
  }

  private func writeMatrix(of shown: Translations, _ filter: [StateFilter]) {
    if shown.pages.isEmpty {
      Output.result(filter.isEmpty ? "There is no page" : "No page is of this kind")
    } else {
      let matrix = StatusMatrix(shown, showing: filter)
      Output.result(bytes: matrix.bytes(isColoured: Output.isColoured))
    }
    Output.result("")
  }

  private static func write(notReady count: Int) {
    if count == 0 { return }
    Output.result("")
    Output.result(
      count == 1
        ? "1 page is not ready (its source says “ready: no”) and is in no totals"
        : "\(Report.number(count)) pages are not ready (their source says “ready: no”) and are in "
          + "no totals")
  }
}
