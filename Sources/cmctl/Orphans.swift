import ArgumentParser
import StatusReport
import Store

/// Lists translations of nothing.
struct Orphans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orphans",
    abstract: "List the pages of a translation whose source is gone.",
    discussion: """
      An orphan is a page that its source language does not have any more, or never had, or has as an orphan \
      itself. It is exported as before; whoever looks after the translation may want to delete it, or to move it where its source went.

      The keys of --format json, ndjson and csv are page, language (a BCP 47 tag) and words.

      EXAMPLES
        cmctl orphans
        cmctl orphans --language ru --format csv
        cmctl orphans --page "guide/*" --exit-code
      """)

  @OptionGroup var selection: SelectionOptions

  @Flag(name: .long, help: "End with status 1 if there is an orphan.")
  var exitCode = false

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.read)
    let translations = try selection.translations(
      at: revision.revision(in: store).id, in: store)
    let orphans = translations.orphans(
      in: try selection.languages(of: translations, in: store) ?? translations.languages,
      pages: try selection.pages(of: translations, in: store))
    if orphans.isEmpty, format.format == .table {
      Output.result("There are no orphans")
    } else {
      ResultTable(
        columns: [
          .init(key: "page", heading: "PAGE"), .init(key: "language", heading: "LANGUAGE"),
          .init(key: "words", heading: "WORDS", isNumber: true),
        ],
        rows: orphans.map {
          [.text($0.page.text), .text($0.language.tag), .number(Int64($0.words))]
        }
      ).write(format.format)
    }
    if exitCode, !orphans.isEmpty { throw ExitCode(1) }
  }
}
