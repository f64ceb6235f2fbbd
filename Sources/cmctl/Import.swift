import ArgumentParser
import Importer
import Store

/// Reads a locales folder and what is around it into the database.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Store a site's sources as a new revision.",
    discussion: """
      Reads every language folder in LOCALES and every page in it (locales/EN/index.md, \
      locales/pt_BR/guide/intro.md). The folder around it, if it has a page-layout.html, is the site: its *.md \
      are skeletons, which hold what stands around the tabs, and all else is copied to the export as it is.

      Configuration is read from cmctl.ini and over it chatmail.ini, each the first that is found in the locales \
      folder, the site's folder or the working directory; or from the files given with --config. Names of \
      languages, where they need any, are read from LOCALES/languages.ini.

      An import is one revision or nothing. Whatever is wrong in the files is told at once, with file and line, \
      and then nothing is stored. Where nothing changed, there is no new revision.

      EXAMPLES
        cmctl import locales
        cmctl import locales --config /etc/chatmail.ini
        cmctl import locales -m "Russian: privacy" --author Anna
        cmctl import locales --dry-run
      """)

  @Argument(help: "The folder that holds one folder per language.", completion: .directory)
  var locales = "locales"

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

  @Flag(name: [.customShort("n"), .long], help: "Say what would be stored, and store nothing.")
  var dryRun = false

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let tree = try SourceTree.read(
      SourceTree.Places(locales: locales, site: site, configuration: config))
    let read = try ReadSite(tree)
    for warning in read.warnings { Report.lines(for: warning).forEach(Output.error) }
    if dryRun { return try preview(read.snapshot) }
    let store = try database.open(.write)
    let result = try store.commit(read.snapshot, signature.signature("Import"))
    guard case .committed(let revision, let changes) = result else {
      return Report.lines(for: result).forEach { Output.result($0) }
    }
    let site = Site(previewing: read.snapshot)
    Output.result("Revision \(revision.id.number): \(Report.size(of: site))")
    for line in Report.lines(for: changes, revision.id.number == 1) + Report.lines(for: site) {
      Output.result(line)
    }
  }

  private func preview(_ snapshot: Snapshot) throws {
    var newest: Revision?
    var changes = Changes.first(snapshot)
    do throws(StoreError) {
      let store = try database.open(.read)
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
  }
}
