import ArgumentParser
import StatusReport
import Store

/// Lists what is not translated.
struct Missing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missing",
    abstract: "List the pages that are missing in a language, and what is shown in their place.",
    discussion: """
      A page is missing in a language that has a tab and no document of it, where the language that it is made \
      from has one. In its place the export shows the \
      first of the language's fallback languages that has the page, or a sentence that it is not available. \
      A page whose source says “ready: no” is not listed.

      The keys of --format json, ndjson and csv are page, language (a BCP 47 tag), fallback (a tag, or null \
      where the sentence is shown) and words (to translate).

      EXAMPLES
        cmctl missing
        cmctl missing --language ru --format csv
        cmctl missing --page "guide/*" --exit-code
      """)

  @OptionGroup var selection: SelectionOptions

  @Flag(name: .long, help: "End with status 1 if anything is missing.")
  var exitCode = false

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let store = try database.open(.read)
    let translations = try selection.translations(
      at: revision.revision(in: store).id, in: store)
    let missing = translations.missing(
      in: try selection.languages(of: translations, in: store)
        ?? translations.languages.filter { $0.position != nil },
      pages: try selection.pages(of: translations, in: store))
    if missing.isEmpty, format.format == .table {
      Output.result("Nothing is missing")
    } else {
      ResultTable(
        columns: [
          .init(key: "page", heading: "PAGE"), .init(key: "language", heading: "LANGUAGE"),
          .init(key: "fallback", heading: "FALLBACK", empty: "(text)"),
          .init(key: "words", heading: "WORDS", isNumber: true),
        ],
        rows: missing.map {
          [
            .text($0.page.text), .text($0.language.tag), .text($0.fallback?.tag),
            .number(Int64($0.words)),
          ]
        }
      ).write(format.format)
    }
    if exitCode, !missing.isEmpty { throw ExitCode(1) }
  }
}
