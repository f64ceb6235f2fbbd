import ArgumentParser
import Store

/// Lists translations that are not what their source says now.
struct Outdated: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outdated",
    abstract: "List the translations that are out of date, or show what exactly is.",
    discussion: """
      A translation is outdated if its source was changed since: paragraph by paragraph, each is compared with \
      the text that it was made from. Pages whose source says ready: no in its front matter are left out.

      With --diff each block is shown: its source with the words that changed, the present translation, where both \
      lie, and what to type if the translation is still right. --format markdown writes the same as a file to work \
      in. A block is

        changed    the source was changed since it was translated
        added      the source came since, and has no translation
        removed    the source is gone, the translation is not
        inherited  the source is itself an outdated translation of another language

      --format json and ndjson have an object per block, with the keys page, language, source (the language of \
      the source block: for what is inherited not the one that the page is made from), kind, block (a list of the \
      translation's blocks), source_block, line, source_line, words (to translate), before, now, translation \
      (texts) and behind (changes of its sources that the page lacks, the most of a language); --format csv has all \
      but the texts. What is not there is null.

      EXAMPLES
        cmctl outdated
        cmctl outdated --language ru --diff
        cmctl outdated --language ru --format markdown > todo.md
        cmctl outdated --page "guide/*" --exit-code
      """)

  /// The forms of the result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, ndjson, markdown

    /// The same form of a query's rows; nil for the worksheet.
    var ofRows: FormatOptions.Format? { FormatOptions.Format(rawValue: rawValue) }
  }

  @OptionGroup var selection: SelectionOptions

  @Flag(name: .long, help: "Show the words of the source that changed, and the translation.")
  var diff = false

  @Flag(name: .long, help: "End with status 1 if anything is outdated.")
  var exitCode = false

  @OptionGroup var revision: RevisionOptions

  @Option(name: .long, help: ArgumentHelp("How to write the result.", valueName: "format"))
  var format: Format = .table

  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if diff, format != .table { throw ValidationError("--diff goes with --format table alone") }
  }

  mutating func run() throws {
    let store = try database.open(.read)
    let translations = try store.translations(at: revision.revision(in: store).id)
    let languages = try selection.languages(of: translations, in: store)
    let documents = try store.outdated(
      in: translations, languages: languages.map { Set($0.map(\.code)) },
      pages: try selection.pages(of: translations, in: store)
    ).filter(\.isReady)
    try write(documents, translations, in: store)
    if exitCode, !documents.isEmpty { throw ExitCode(1) }
  }

  private func write(
    _ documents: [OutdatedDocument], _ translations: Translations, in store: ContentStore
  ) throws {
    // What is typed is about the newest revision, in which blocks may have other numbers.
    let isNewest = try store.head()?.id == translations.revision.id
    let pages = documents.map {
      WorksheetPage($0, translations.languages, canBeConfirmed: isNewest)
    }
    switch format {
    case .markdown:
      Output.result(text: MarkdownWorksheet.text(pages, at: translations.revision.id))
    case .table where documents.isEmpty: Output.result("Nothing is outdated")
    case .table where diff:
      let worksheet = Worksheet(isColoured: Output.isColoured, isTerminal: Output.isTerminal)
      for page in pages { Output.result(worksheet.lines(for: page)) }
    case .table: documentTable(documents).write(.table)
    case .json, .csv, .ndjson:
      blockTable(documents, withTexts: format != .csv).write(format.ofRows ?? .json)
    }
  }

  private func documentTable(_ documents: [OutdatedDocument]) -> ResultTable {
    ResultTable(
      columns: [
        .init(key: "page", heading: "PAGE"), .init(key: "language", heading: "LANGUAGE"),
        .init(key: "blocks", heading: "BLOCKS"), .init(key: "words", heading: "WORDS"),
        .init(key: "behind", heading: "BEHIND"),
      ],
      rows: documents.map {
        [
          .text($0.page.text), .text($0.language.tag), .number(Int64($0.blocks.count)),
          .number(Int64($0.words)), .number(Int64($0.behind)),
        ]
      })
  }

  private func blockTable(_ documents: [OutdatedDocument], withTexts: Bool) -> ResultTable {
    let names = ["page", "language", "source", "kind", "block", "source_block", "line"]
    let keys =
      names + ["source_line", "words"] + (withTexts ? ["before", "now", "translation"] : [])
      + ["behind"]
    return ResultTable(
      columns: keys.map { .init(key: $0, heading: $0) },
      rows: documents.flatMap { document in
        document.blocks.map { row(document, $0, withTexts: withTexts) }
      })
  }

  private func row(_ document: OutdatedDocument, _ block: OutdatedBlock, withTexts: Bool)
    -> [JSONValue]
  {
    let translation = block.translation.map(\.text).joined(separator: "\n\n")
    let texts: [JSONValue] = [
      .text(block.before), .text(block.source?.text),
      block.translation.isEmpty ? .null : .text(translation),
    ]
    return [
      .text(document.page.text), .text(document.language.tag),
      .text((block.origin ?? document.source).tag),
      .text(block.kind.rawValue), .list(block.translation.map { .number(Int64($0.block)) }),
      .number(block.source?.block), .number(block.translation.first?.line),
      .number(block.source?.line), .number(block.words),
    ] + (withTexts ? texts : []) + [.number(document.behind)]
  }
}

extension OutdatedDocument {
  /// The words that are to be translated anew.
  var words: Int { blocks.reduce(0) { $0 + $1.words } }
}

extension JSONValue {
  static func number(_ value: Int?) -> JSONValue { value.map { .number(Int64($0)) } ?? .null }
}
