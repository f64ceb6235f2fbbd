import ArgumentParser
import Store

/// Takes something back from the past.
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a page, or the whole site, what it was at a revision.",
    discussion: """
      Makes a new revision: history is not rewritten, and a restore can be taken back like anything else. With a \
      page and a language it concerns that document alone; with --all the documents, files, languages and \
      configuration.

      The database changes, not your files: cmctl checkout writes them.

      EXAMPLES
        cmctl restore privacy --language ru --at head~3
        cmctl restore --all --at v1 -m "Back to the first release"
      """)

  @Argument(help: "The page, as in index or guide/intro.")
  var page: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The language.", valueName: "code"))
  var language: String?

  @Flag(help: "The whole site.")
  var all = false

  @Option(
    name: .long,
    help: ArgumentHelp("The revision: a number, a tag, head~2, or a date.", valueName: "rev"))
  var at: String

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if all == (page != nil) {
      throw ValidationError("give a page with --language, or --all for the whole site")
    }
    if !all, language == nil { throw ValidationError("--language is missing") }
    if all, language != nil { throw ValidationError("--all takes no --language") }
  }

  mutating func run() throws {
    let store = try database.open(.change)
    let revision = try store.revision(RevisionExpression(at))
    var restoration = Restoration.everything
    var what = "everything"
    if let page, let language {
      let (path, code) = (try Selection.page(page), try Selection.language(language))
      restoration = .document(path, code)
      what = "\(path.text) (\(code.tag))"
    }
    do {
      let result = try store.restore(
        restoration, at: revision.id,
        signature.signature("Restore \(what) from revision \(revision.id.number)"))
      Output.result(
        Report.lines(
          for: result, unchanged: "\(what) is as it was in revision \(revision.id.number)"))
    } catch RestoreError.notThere(let path, let code, _, nil) {
      try Selection.checkIsKnown(page: page, language: language, in: store)
      throw RestoreError.notThere(path, code, at: revision.id, lived: nil)
    }
  }
}

/// Takes back a revision.
struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back what one revision changed.",
    discussion: """
      Makes a new revision in which everything that the revision changed is as it was before. What later \
      revisions changed stays; where one of them changed the same thing again, nothing is done, and the list of \
      these things is told.

      EXAMPLES
        cmctl undo head
        cmctl undo 17 -m "The sync went wrong"
      """)

  @Argument(help: "The revision: a number, a tag, head~2, or a date.")
  var revision: String

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.change)
    let found = try store.revision(RevisionExpression(revision))
    let number = found.id.number
    let result = try store.undo(
      found.id, signature.signature("Undo revision \(number): \(found.message)"))
    Output.result(
      Report.lines(for: result, unchanged: "What revision \(number) changed is undone already"))
  }
}
