import ArgumentParser
import Checker
import Exporter
import Foundation
import Store

/// Writes the site.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the site to a folder.",
    discussion: """
      Makes one HTML page per page of the site, with one tab per configured language, the site's other files and \
      its QR image. A page whose sources did not change since the last export into the folder is neither rendered \
      nor written.

      A file is at every moment the old or the new one whole; if a page cannot be rendered, none is replaced; an \
      export that was cut off is completed by the next. With --swap the whole folder is exchanged in one step.

      cmctl removes from the folder only what it wrote there itself (.cmctl-manifest says what), and refuses a \
      folder with files of others.

      EXAMPLES
        cmctl export build
        cmctl export build --check
        cmctl export --swap /var/www/html/site
        cmctl export may --at 2026-05-01
      """)

  @Argument(help: "The folder to write to; it is made if it is not there.", completion: .directory)
  var output: String

  @Flag(
    help:
      "Prepare a new folder and exchange it for the old one in one step, so that a server never shows a mix."
  )
  var swap = false

  @Flag(
    help:
      "Write into a folder that holds files of others. They stay, but for those that have the name of a page."
  )
  var force = false

  @Flag(
    help:
      "Take it that nobody but cmctl changed files of the folder, and look at none of them: the fastest, for a folder of cmctl's alone."
  )
  var trustOutput = false

  @Flag(
    name: .customLong("check"),
    help: "Judge the site first, as cmctl check does, and write nothing if there are errors.")
  var checks = false

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if swap, force { throw ValidationError("--swap and --force exclude each other") }
  }

  mutating func run() throws {
    let store = try database.open(.read)
    let site = try store.site(at: revision.revision(in: store).id, pages: [])
    database.log.debug("exporting revision \(site.revision.id.number)")
    // Asked before anything is written.
    var pagefind: Pagefind?
    if site.search == .pagefind {
      if swap { throw Pagefind.Failure.swap }
      pagefind = try Pagefind(environment: ProcessInfo.processInfo.environment)
    }
    if checks { try refuseErrors(of: site, in: store) }
    let report = try Exporter.Export.run(
      store, at: site.revision.id, to: output,
      .init(
        isForced: force, swaps: swap, trustsOutput: trustOutput, lockTimeout: database.lockTimeout))
    try pagefind?.run(over: output)
    for line in Report.lines(for: report, output, site.revision) { Output.result(line) }
  }

  /// Tells the errors of a site, and stops if there are any.
  private func refuseErrors(of site: Site, in store: ContentStore) throws {
    var report = try Checker.Check(store).run(at: site.revision.id)
    guard report.hasErrors else { return }
    report.findings.removeAll { $0.severity != .error }
    Output.error(FindingLines.lines(for: report) + ["Nothing was written (--check)"])
    throw ExitCode(Failure.Status.badInput.rawValue)
  }
}
