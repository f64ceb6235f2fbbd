import ArgumentParser
import FileSystem
import Glibc

/// The program: its verbs, and how an error ends it.
@main
struct Cmctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cmctl",
    abstract: "Manage the content of a site in many languages.",
    discussion: """
      Markdown pages, one folder per language, are imported into one SQLite file with their full \
      history; from it a static site is exported, with one tab per language and a fallback where a \
      translation is missing.

      A first run:
        cmctl init my-site          make a small site to start from
        cd my-site
        cmctl import locales        store it as revision 1, in cmctl.sqlite
        cmctl export build          write the site to build/
        cmctl status                see how far each translation is

      EXIT STATUS
        0  done                           1  done, and what was asked about is there
        64 wrong usage                    65 wrong input: the site's files
        66 input is not there             69 another process holds the database
        70 a fault of cmctl's             73 output cannot be made
        74 reading or writing failed      77 no permission

      ENVIRONMENT
        CMCTL_DATABASE  the database, where --database does not name it
        CMCTL_AUTHOR    the author of revisions, where --author does not name one
        NO_COLOR        if set, no colours
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Site", subcommands: [Init.self, Import.self, Check.self, Export.self]),
      CommandGroup(
        name: "Translation", subcommands: [StatusCommand.self, Missing.self, Orphans.self]),
      CommandGroup(
        name: "Translation",
        subcommands: [Outdated.self, Next.self, Confirm.self, Minor.self]),
      CommandGroup(
        name: "History",
        subcommands: [
          Log.self, Show.self, Diff.self, Restore.self, Undo.self, TagCommand.self, Tags.self,
          Checkout.self,
        ]),
      CommandGroup(
        name: "Database",
        subcommands: [Verify.self, Backup.self, Compact.self, Forget.self]),
    ])

  /// The program's version (semver.org).
  static let version = "0.1.0"

  static func main() {
    var failure: (any Error)?
    do {
      let arguments = CommandLine.arguments.dropFirst()
      try Usage.checkVerb(arguments)
      var command = try parseAsRoot()
      try Usage.checkRepeated(arguments, of: command)
      try command.run()
    } catch {
      failure = error
    }
    do throws(FileSystemError) {
      try Output.flush()
    } catch {
      failure = failure ?? error
    }
    guard let failure else { return }
    if let ours = Failure(failure) {
      ours.report()
      exit(withError: ExitCode(ours.status.rawValue))
    }
    if !(failure is ExitCode), exitCode(for: failure) == .failure {
      Failure(.fault, "\(failure)", hint: "this is a fault of cmctl's: please report it").report()
      exit(withError: ExitCode(Failure.Status.fault.rawValue))
    }
    // Help and the version are results; all else that the argument parser says is wrong usage.
    guard exitCode(for: failure).rawValue == EX_USAGE else { exit(withError: failure) }
    let message = fullMessage(for: failure)
    Output.error(
      message.hasPrefix("Error: ") ? "cmctl: " + message.dropFirst("Error: ".count) : message)
    exit(withError: ExitCode(EX_USAGE))
  }
}
