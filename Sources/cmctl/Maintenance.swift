import ArgumentParser
import FileSystem
import Store

/// Checks the database.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hash all content again, and check every reference and the schema.",
    discussion: """
      Names what is damaged, the documents and files concerned, and what can be done. Ends with status 74 if \
      anything is damaged.
      """)

  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let report = try database.open(.read).verify()
    let size =
      "\(Report.number(report.contents)) texts and files, "
      + "\(Report.number(report.revisions)) revisions"
    if report.findings.isEmpty {
      Output.result("\(database.path) is intact: \(size)")
      return
    }
    for finding in report.findings {
      Output.result("\(database.path): \(finding.message)")
      for name in finding.concerned { Output.result("  concerns \(name)") }
      if let remedy = finding.remedy { Output.result("  hint: \(remedy)") }
    }
    let count = report.findings.count
    Output.result("\(Report.number(count)) \(count == 1 ? "finding" : "findings") in \(size)")
    throw ExitCode(Failure.Status.inputOutput.rawValue)
  }
}

/// Copies the database.
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database safely, while others use it.",
    discussion: """
      The copy is of one moment and whole, whatever other processes write meanwhile. (A plain copy of the file \
      is not: part of it may still lie in the -wal file beside it.)

      EXAMPLES
        cmctl backup /backup/site.sqlite
      """)

  @Argument(help: "Where the copy goes.", completion: .file())
  var file: String

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.read)
    if !force, try Files.status(file) != nil {
      throw SelectionError(
        "\(file) is there already",
        hint: "give another name, or --force to replace it", status: .cannotCreate)
    }
    try store.backup(to: file)
    Output.result("Copied \(database.path) to \(file)")
  }
}

/// Makes the database file smaller.
struct Compact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Give unused space in the database back; nothing is lost.",
    discussion: """
      Also makes again what can be computed from all else: the states of translations, and views and indexes that \
      are missing or were changed.
      """)

  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.change)
    try store.rebuild()
    let sizes = try store.compact()
    Output.result(
      "\(database.path) had \(Report.number(sizes.before)) bytes and has \(Report.number(sizes.after))"
    )
  }
}

/// Deletes history on purpose.
struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Delete old texts of a document from history for good.",
    discussion: """
      For the case that the law demands it: deletes the texts that a page had in a language before a revision, \
      as far as nothing else holds the same text. What is in force at that revision and after it stays. Revisions \
      keep their numbers; that something was deleted, when, by whom and why is remembered, and the bytes are \
      overwritten in the file. It cannot be undone, and backups are not reached.

      EXAMPLES
        cmctl forget imprint --language de --before 17 -m "Address removed on request"
      """)

  @Argument(help: "The page, as in index or guide/intro.")
  var page: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The language.", valueName: "code"))
  var language: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Texts that were replaced before or by this revision go: a number, a tag, head, or a date.",
      valueName: "rev"))
  var before: String

  @Flag(name: .long, help: "Do not ask.")
  var yes = false

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.change)
    let revision = try store.revision(RevisionExpression(before))
    let (path, code) = (try Selection.page(page), try Selection.language(language))
    let count = try store.forgettable(path, code, before: revision.id)
    let what = "\(path.text) (\(code.tag)) before revision \(revision.id.number)"
    if count == 0 {
      try Selection.checkIsKnown(page: page, language: language, in: store)
      Output.result("There is no text of \(what) that nothing else holds")
      return
    }
    if !yes {
      guard
        Output.confirms(
          "Delete \(count) \(count == 1 ? "text" : "texts") of \(what) for good? This cannot be undone."
        )
      else {
        throw SelectionError(
          "nothing was deleted: it was not confirmed", hint: "answer yes, or give --yes")
      }
    }
    let gone = try store.forget(
      path, code, before: revision.id, signature.signature("Forget \(what)"))
    Output.result("Deleted \(gone) \(gone == 1 ? "text" : "texts") of \(what)")
  }
}
