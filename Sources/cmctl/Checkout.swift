import ArgumentParser
import Starter
import Store

/// Writes the source files back out.
struct Checkout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkout",
    abstract: "Write a site's source files back to a folder, byte for byte.",
    discussion: """
      Writes the locales folder, the site's files and the configuration as they were imported. Importing them \
      again changes nothing.

      EXAMPLES
        cmctl checkout my-site
        cmctl checkout may --at 2026-05-01
      """)

  @Argument(help: "The folder to write to: not there yet, or empty.", completion: .directory)
  var folder: String

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.read)
    let site = try revision.site(in: store)
    let checkout = Starter.Checkout(site, from: store)
    try checkout.write(to: folder)
    Output.result(
      "Wrote revision \(site.revision.id.number) to \(folder): \(Report.files(checkout.count))"
    )
    let arguments = checkout.importArguments(in: folder).map(Output.shellQuoted)
    Output.result("Import them with: cmctl import \(arguments.joined(separator: " "))")
  }
}
