import ArgumentParser
import Store

/// Compares two states.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what differs between two revisions.",
    discussion: """
      Without a revision, shows what the newest one changed; with one, what changed from it to the newest; with \
      two, from the first to the second. Every source file is compared: documents, skeletons, layout, names of \
      languages, configuration and assets.

      On a terminal, and with --words, the words that changed are marked. In a pipe it is a unified diff in git's \
      form, which patch -p1 and git apply take. The keys of --format json and ndjson are path, kind (new, changed, \
      deleted), page and language (null for what is no document), old_hash and new_hash (SHA-256, null where there \
      is no file), and diff, the unified diff of the file; --format csv has all but the last.

      EXAMPLES
        cmctl diff
        cmctl diff v1 head --language ru
        cmctl diff 2026-05-01 --page privacy --words
        cmctl diff v1 | git apply
      """)

  @Argument(
    help: ArgumentHelp("The revision to compare from, and the one to compare to.", valueName: "rev")
  )
  var revisions: [String] = []

  @Flag(help: "Mark the words that changed, on a terminal or not.")
  var words = false

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: .long, help: ArgumentHelp("How to write the result.", valueName: "format"))
  var format: FormatOptions.Format?

  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if revisions.count > 2 { throw ValidationError("there are at most two revisions") }
    if words, format != nil { throw ValidationError("--words and --format exclude each other") }
  }

  mutating func run() throws {
    let store = try database.open(.read)
    let head = try store.revision(RevisionExpression("head"))
    let found = try revisions.map { try store.revision(RevisionExpression($0)) }
    let new = found.count == 2 ? found[1] : head
    let old = found.first?.id.number ?? head.id.number - 1
    var comparison = try Comparison(store, from: old, to: new.id.number)
    comparison.keep(
      pages: try pages(store, old, new), languages: try languages(store, old, new))
    if let format, format != .table {
      try table(comparison, withText: format != .csv).write(format)
    } else if words || Output.isTerminal {
      Output.result(bytes: try comparison.words(isColoured: Output.isColoured))
    } else {
      Output.result(bytes: try comparison.unified())
    }
  }

  /// The pages that were asked for, by the names that they have on either side.
  private func pages(_ store: ContentStore, _ old: Int64, _ new: Revision) throws -> Set<PagePath>?
  {
    if selection.page.isEmpty { return nil }
    let sites = try sites(store, old, new)
    return try selection.page.reduce(into: []) { pages, pattern in
      var one = selection
      one.page = [pattern]
      let found = sites.compactMap { try? one.pages(of: $0) }
      if found.isEmpty { _ = try one.pages(of: sites[sites.count - 1]) }
      pages.formUnion(found.joined())
    }
  }

  private func languages(_ store: ContentStore, _ old: Int64, _ new: Revision) throws
    -> Set<LanguageCode>?
  {
    if selection.language.isEmpty { return nil }
    let sites = try sites(store, old, new)
    return try selection.language.reduce(into: []) { languages, text in
      let found = sites.compactMap { try? Selection.find(text, in: $0).code }
      if found.isEmpty { _ = try Selection.find(text, in: sites[sites.count - 1]) }
      languages.formUnion(found)
    }
  }

  private func sites(_ store: ContentStore, _ old: Int64, _ new: Revision) throws -> [Site] {
    (old > 0 ? [try store.site(at: RevisionID(old))] : []) + [try store.site(at: new.id)]
  }

  private func table(_ comparison: Comparison, withText: Bool) throws -> ResultTable {
    let keys = ["path", "kind", "page", "language", "old_hash", "new_hash"]
    return ResultTable(
      columns: (keys + (withText ? ["diff"] : [])).map { .init(key: $0, heading: $0) },
      rows: try comparison.changes.map { change in
        let kind = change.old == nil ? "new" : change.new == nil ? "deleted" : "changed"
        var row: [JSONValue] = [
          .text(change.path), .text(kind), .text(change.document?.page.text),
          .text(change.document?.language.tag), .text(change.old?.hash.hex),
          .text(change.new?.hash.hex),
        ]
        if withText { row.append(.text(try comparison.text(of: change))) }
        return row
      })
  }
}
