import ArgumentParser
import Checker
import Exporter
import Foundation
import Importer
import StatusReport
import Store
import Worklist

/// Reads a locales folder and what is around it into the database.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Store a site's sources as a new revision.",
    discussion: """
      Reads every language folder in LOCALES and every page in it (locales/EN/index.md, \
      locales/pt_BR/guide/intro.md). The folder around it, if it has a page-layout.html, is the site: its *.md \
      are skeletons, which hold what stands around the tabs, and all else is copied to the export as it is.

      Configuration is read from cmctl.ini and over it chatmail.ini, each the first that is found in the locales \
      folder, the site's folder or the working directory; or from the files given with --config. Names of \
      languages, where they need any, are read from LOCALES/languages.ini, and terms that translations have to \
      keep to from LOCALES/glossary.csv.

      With --history the past of a git repository is read: each commit of the branch that changed the site \
      becomes a revision with its author, time and message. Done again later, it adds only what is new.

      An import is one revision or nothing. Whatever is wrong in the files is told at once, with file and line, \
      and then nothing is stored. Where nothing changed, there is no new revision.

      EXAMPLES
        cmctl import locales
        cmctl import locales --config /etc/chatmail.ini
        cmctl import locales -m "Russian: privacy" --author Anna
        cmctl import locales --dry-run
        cmctl import --history ~/relay --path www/src
      """)

  @Argument(
    help: "The folder that holds one folder per language. By default locales.",
    completion: .directory)
  var locales: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The site's folder, where it is not the one around the locales folder.", valueName: "folder"),
    completion: .directory)
  var site: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A configuration file. May be repeated: the later wins, key by key.", valueName: "file"),
    completion: .file(extensions: ["ini"]))
  var config: [String] = []

  @Flag(
    name: [.customShort("n"), .long],
    help: "Say what would be stored and what cmctl check would find in it, and store nothing.")
  var dryRun = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Import the past of this git repository instead of a folder.", valueName: "repository"),
    completion: .directory)
  var history: String?

  @Option(
    name: .long,
    help: ArgumentHelp("With --history: the branch. By default the one checked out."))
  var branch: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --history: the folder in the repository that holds the locales folder.",
      valueName: "folder"))
  var path: String?

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if history == nil, branch != nil || path != nil {
      throw ValidationError("--branch and --path go with --history")
    }
    if history != nil, locales != nil || site != nil || dryRun {
      throw ValidationError("--history takes no locales folder, no --site and no --dry-run")
    }
    if history != nil, signature.message != nil || signature.author != nil {
      throw ValidationError("--history takes authors and messages from the commits")
    }
  }

  mutating func run() throws {
    if let history { return try importHistory(history) }
    let list = try SourceList(
      SourceTree.Places(locales: locales ?? "locales", site: site, configuration: config))
    for path in list.configurationPaths { database.log.debug("configuration: \(path)") }
    database.log.debug("site: \(list.sitePath ?? "none, the locales folder alone")")
    if !dryRun,
      let done = try NearlyUnchangedImport.run(
        list, into: database.open, { signature.signature("Import") })
    {
      database.log.debug("read only what is not as the last import saw it")
      for warning in done.warnings { Output.error(Report.lines(for: warning)) }
      return try report(done.result)
    }
    var seen = list.seen()
    let read = try ReadSite(list.read())
    let (documents, files) = (read.snapshot.documents.count, read.snapshot.files.count)
    database.log.debug("read \(documents) documents and \(Report.files(files))")
    try Exporter.Export.check(read.snapshot, places: read.places)
    for warning in read.warnings { Output.error(Report.lines(for: warning)) }
    if dryRun { return try preview(read.snapshot) }
    seen?.warnings = read.warnings
    let store = try database.open(.write)
    let result = try store.commit(read.snapshot, signature.signature("Import"), seeing: seen)
    if case .unchanged(let head) = result, let seen { store.see(seen, at: head.id) }
    try report(result)
  }

  private func report(_ result: CommitResult) throws {
    guard case .committed(let revision, let changes) = result else {
      return Output.result(Report.lines(for: result))
    }
    let store = try database.open(.read)
    let translations = try store.translations(at: revision.id)
    Output.result(
      "Revision \(revision.id.number): \(Report.size(of: try store.outline(at: revision.id)))")
    Output.result(Report.lines(for: changes, revision.id.number == 1))
    Output.result(Report.lines(missing: translations.missingDocuments))
    Output.result(
      Report.lines(
        totals: translations.totals, trivial: try store.trivialChanges(in: revision.id),
        in: revision.id))
  }

  private func importHistory(_ repository: String) throws {
    let report = try HistoryImport.run(
      HistoryImport.Options(
        repository: repository, branch: branch, subfolder: path, configuration: config,
        environment: ProcessInfo.processInfo.environment), into: database.open
    ) { count in
      if count.isMultiple(of: 100) { Output.progress("\(Report.number(count)) commits") }
    }
    Output.progress(nil)
    for note in report.notes { Output.error(Report.lines(for: note)) }
    Output.result(Report.lines(for: report))
  }

  private func preview(_ snapshot: Snapshot) throws {
    var newest: Revision?
    var known: ContentStore?
    var changes = Changes.first(snapshot)
    do throws(StoreError) {
      let store = try database.open(.read)
      known = store
      newest = try store.head()
      changes = try store.changes(from: snapshot)
    } catch {
      switch error {
      case .notThere, .empty: break
      default: throw error
      }
    }
    let site = Site(previewing: snapshot)
    if let newest, changes.isEmpty {
      Output.result("Nothing changed since revision \(newest.id.number)")
    } else {
      Output.result("Would be revision \((newest?.id.number ?? 0) + 1): \(Report.size(of: site))")
      for line in Report.lines(for: changes, newest == nil) + Report.lines(for: site) {
        Output.result(line)
      }
    }
    Output.result("Nothing was stored (--dry-run)")
    Output.result("")
    // What a check would find is known for sure once it is stored: in a copy.
    let scratch = try ContentStore(scratchOf: newest == nil ? nil : known)
    _ = try scratch.commit(snapshot, Signature(author: "", time: 0, message: ""))
    let report = try Checker.Check(scratch).run()
    Output.result(FindingLines.lines(for: report))
    if report.hasErrors { throw ExitCode(1) }
  }
}
