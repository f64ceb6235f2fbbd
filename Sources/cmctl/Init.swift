import ArgumentParser
import Starter

/// Makes a new site.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new site to start from.",
    discussion: """
      Makes a small site in two languages in FOLDER, with a page that is not translated yet.

      With --from-relay, makes a site of the pages of a chatmail relay as its software ships them (www/src, with \
      the pages directly in it): the English text of each page goes to locales/EN/, what stands around it becomes \
      the page's skeleton, all else is copied, and cmctl.ini gets the values that a relay's software fills in by \
      itself. The original stays as it is.

      EXAMPLES
        cmctl init my-site
        cmctl init my-site --from-relay ~/relay/www/src
      """)

  @Argument(help: "The new site's folder: not there yet, or empty.", completion: .directory)
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp("The pages of a relay to make the site of.", valueName: "folder"),
    completion: .directory)
  var fromRelay: String?

  mutating func run() throws {
    let site = try fromRelay.map { try NewSite(relay: $0) } ?? .example
    try site.write(to: folder)
    Output.result("Made \(folder) with \(Report.files(site.files.count)). Next:")
    Output.result("  cd \(Output.shellQuoted(folder))")
    Output.result(
      fromRelay == nil
        ? "  cmctl import locales"
        : "  cmctl import locales --config cmctl.ini --config /path/to/chatmail.ini")
    Output.result("  cmctl export build")
  }
}
