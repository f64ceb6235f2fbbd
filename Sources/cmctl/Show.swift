import ArgumentParser
import Store

/// Prints a document.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the Markdown of a page in a language, as it is or was.",
    discussion: """
      EXAMPLES
        cmctl show privacy --language ru
        cmctl show privacy --language ru --at 2026-05-01
      """)

  @Argument(help: "The page, as in index or guide/intro.")
  var page: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The language. By default the source language.", valueName: "code"))
  var language: String?

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.read)
    let revision = try revision.revision(in: store)
    let code = try language.map { try Selection.language($0) }
    let path = try Selection.page(page)
    do {
      Output.result(bytes: try store.document(path, code, at: revision.id))
    } catch let error as DocumentError {
      if error.lived == nil {
        try Selection.checkIsKnown(page: page, language: language, in: store)
      }
      throw error
    }
  }
}
