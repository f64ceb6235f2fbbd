import ArgumentParser
import Store
import Worklist

/// Says what to translate next.
struct Next: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "List what to translate next, the most useful first.",
    discussion: """
      Pages that are missing come before those that are outdated; then index; then those that most other pages \
      link to, in the source language; then those with the fewest words to do. Pages without a source, and those \
      whose source says ready: no in its front matter, are left out.

      With --words the list ends when there is as much to do: the item that goes beyond it is only listed if it is \
      the first.

      The keys of --format json, ndjson and csv are page, language, state (missing or outdated), words (to \
      translate), links (how many other pages link to it) and total (words up to here, for each language).

      EXAMPLES
        cmctl next --language ru
        cmctl next --language ru --words 500
        cmctl next --language ru --page "guide/*" --format csv
      """)

  @OptionGroup var selection: SelectionOptions

  @Option(name: .long, help: ArgumentHelp("How much to list.", valueName: "count"))
  var words: Int?

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if selection.language.isEmpty { throw ValidationError("--language is missing") }
    if let words, words < 1 { throw ValidationError("--words is a count from 1") }
  }

  mutating func run() throws {
    let store = try database.open(.read)
    let site = try revision.site(in: store)
    let languages = try selection.languages(of: site) ?? []
    let pages = try selection.pages(of: site)
    let translations = try store.translations(at: site.revision.id)
    let links = try InboundLinks(of: site, in: store)
    let items = languages.flatMap {
      WorkItem.list(for: $0, in: translations, links, pages: pages, words: words)
    }
    if items.isEmpty, format.format == .table {
      let names = languages.map(\.code.tag).joined(separator: ", ")
      Output.result("Nothing is left to translate into \(names)")
    } else {
      table(items).write(format.format)
    }
  }

  private func table(_ items: [WorkItem]) -> ResultTable {
    ResultTable(
      columns: [
        .init(key: "page", heading: "PAGE"), .init(key: "language", heading: "LANGUAGE"),
        .init(key: "state", heading: "STATE"), .init(key: "words", heading: "WORDS"),
        .init(key: "links", heading: "LINKS"), .init(key: "total", heading: "TOTAL"),
      ],
      rows: items.map {
        [
          .text($0.page.text), .text($0.language.tag), .text($0.state.rawValue), .number($0.words),
          .number($0.links), .number($0.total),
        ]
      })
  }
}
