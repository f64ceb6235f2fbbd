import ArgumentParser
import Foundation
import Store

/// Lists revisions.
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List the revisions, newest first, with what each changed.",
    discussion: """
      The keys of --format json and ndjson are revision, time (UTC), author, message, tags, changes, decisions \
      and findings. Changes are a list of objects with kind (new, changed, deleted, moved), and page and \
      language, or file and role, or section and key, or from and to. Decisions are a list of objects with \
      kind (confirmed, minor), taken_back, revision (the one that is minor), page, language, block and \
      source_block. Findings, of cmctl check, are a list of objects with taken_back, rule, page and language: \
      those that were accepted. --format csv has a row per change, and neither decisions nor findings.

      EXAMPLES
        cmctl log
        cmctl log --page privacy --language ru -p
        cmctl log -n 5 --format json
      """)

  @Option(
    name: .long, help: ArgumentHelp("Only what changed this page.", valueName: "page"))
  var page: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Only what changed in this language.", valueName: "code"))
  var language: String?

  @Option(
    name: [.customShort("n"), .long], help: ArgumentHelp("At most so many.", valueName: "count"))
  var limit: Int?

  @Flag(name: .customShort("p"), help: "Show the words that changed in each text.")
  var showsWords = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if let limit, limit < 1 { throw ValidationError("-n is a count from 1") }
    if showsWords, format.format != .table {
      throw ValidationError("-p goes with --format table alone")
    }
  }

  mutating func run() throws {
    let store = try database.open(.read)
    var entries = try store.log(
      page: try page.map { try Selection.page($0) },
      language: try language.map { try Selection.language($0) })
    if entries.isEmpty, page != nil || language != nil {
      try Selection.checkIsKnown(page: page, language: language, in: store)
    }
    if let limit { entries = Array(entries.prefix(limit)) }
    let moves = showsWords ? try store.moves() : [:]
    switch format.format {
    case .table:
      for entry in entries {
        for line in Report.lines(for: entry) { Output.result(line) }
        if showsWords { try writeWords(of: entry, moves, store) }
        Output.result("")
      }
    case .csv: changeTable(entries).write(.csv)
    case .json, .ndjson: entryTable(entries).write(format.format)
    }
  }

  private func writeWords(
    of entry: LogEntry, _ moves: [RevisionID: [Changes.Move]], _ store: ContentStore
  ) throws {
    var change = try Comparison(
      store, from: entry.revision.id.number - 1, to: entry.revision.id.number,
      moves: moves[entry.revision.id] ?? [])
    let documents = entry.changes.documents
    if page != nil || language != nil {
      change.keep(
        pages: Set(documents.map(\.page)), languages: Set(documents.map(\.language)))
    }
    Output.result("")
    Output.result(bytes: try change.words(isColoured: Output.isColoured))
  }

  private func entryTable(_ entries: [LogEntry]) -> ResultTable {
    ResultTable(
      columns: [
        "revision", "time", "author", "message", "tags", "changes", "decisions", "findings",
      ].map { .init(key: $0, heading: $0) },
      rows: entries.map { entry in
        [
          .number(entry.revision.id.number), .text(Report.time(entry.revision.time)),
          .text(entry.revision.author), .text(entry.revision.message),
          .list(entry.tags.map { .text($0) }),
          .list(changes(of: entry).map { .object($0) }),
          .list(entry.decisions.map { .object(fields(of: $0)) }),
          .list(entry.acceptances.map { .object(fields(of: $0)) }),
        ]
      })
  }

  private func changeTable(_ entries: [LogEntry]) -> ResultTable {
    let keys = [
      "kind", "page", "language", "file", "role", "section", "key", "from", "to",
    ]
    return ResultTable(
      columns: (["revision", "time", "author", "message"] + keys).map {
        .init(key: $0, heading: $0)
      },
      rows: entries.flatMap { entry in
        changes(of: entry).map { change in
          [
            .number(entry.revision.id.number), .text(Report.time(entry.revision.time)),
            .text(entry.revision.author), .text(entry.revision.message),
          ] + keys.map { key in change.first { $0.key == key }?.value ?? .null }
        }
      })
  }

  private func fields(of acceptance: Acceptance) -> [(key: String, value: JSONValue)] {
    [
      ("taken_back", .boolean(acceptance.isTakenBack)), ("rule", .text(acceptance.rule.rawValue)),
      ("page", .text(acceptance.page?.text)), ("language", .text(acceptance.language?.tag)),
    ]
  }

  private func fields(of decision: Decision) -> [(key: String, value: JSONValue)] {
    var (kind, minor, block, sourceBlock) = ("confirmed", Int?.none, Int?.none, Int?.none)
    if case .minor(let id) = decision.kind { (kind, minor) = ("minor", Int(id.number)) }
    switch decision.part {
    case .whole: break
    case .block(let number): block = number
    case .sourceBlock(let number): sourceBlock = number
    }
    return [
      ("kind", .text(kind)), ("taken_back", .boolean(decision.isTakenBack)),
      ("revision", .number(minor)), ("page", .text(decision.page.text)),
      ("language", .text(decision.language.tag)), ("block", .number(block)),
      ("source_block", .number(sourceBlock)),
    ]
  }

  private func changes(of entry: LogEntry) -> [[(key: String, value: JSONValue)]] {
    let changes = entry.changes
    var list: [[(key: String, value: JSONValue)]] = changes.moves.map {
      [("kind", .text("moved")), ("from", .text($0.from.text)), ("to", .text($0.to.text))]
    }
    list += changes.documents.map {
      [
        ("kind", .text($0.kind.rawValue)), ("page", .text($0.page.text)),
        ("language", .text($0.language.tag)),
      ]
    }
    list += changes.files.map {
      [
        ("kind", .text($0.kind.rawValue)), ("file", .text($0.path.text)),
        ("role", .text($0.role.rawValue)),
      ]
    }
    list += changes.settings.map {
      [
        ("kind", .text($0.kind.rawValue)), ("section", .text($0.section)), ("key", .text($0.key)),
      ]
    }
    list += changes.languages.map {
      [("kind", .text("changed")), ("language", .text($0.tag))]
    }
    return list
  }
}
