import ArgumentParser
import Store

/// Names a revision.
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Give a revision a name.",
    discussion: """
      A tag stands for its revision wherever one is asked for.

      EXAMPLES
        cmctl tag v1
        cmctl tag before-sync head~1
        cmctl tag --delete v1
      """)

  @Argument(help: "The name.")
  var name: String

  @Argument(help: "The revision. By default the newest.")
  var revision: String?

  @Flag(help: "Take the name from the revision that has it.")
  var force = false

  @Flag(help: "Take the name away; the revision stays.")
  var delete = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Who gives it. By default what CMCTL_AUTHOR says, else your name on this machine.",
      valueName: "name"))
  var author: String?

  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if delete, revision != nil || force {
      throw ValidationError("--delete takes the name alone")
    }
  }

  mutating func run() throws {
    let store = try database.open(.change)
    if delete {
      try store.removeTag(name)
      Output.result("Tag \(name) is gone")
      return
    }
    let found = try store.revision(RevisionExpression(revision ?? "head"))
    try store.tag(
      Tag(
        name: name, revision: found.id, time: SignatureOptions.now,
        author: SignatureOptions.name(author)),
      moves: force)
    Output.result("Tag \(name) names revision \(found.id.number)")
  }
}

/// Lists tags.
struct Tags: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "List the tags.",
    discussion: """
      The keys of --format json, ndjson and csv are tag, revision, time (UTC) and author.
      """)

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  mutating func run() throws {
    let tags = try database.open(.read).tags()
    if tags.isEmpty, format.format == .table {
      Output.result("There are no tags")
      return
    }
    ResultTable(
      columns: [
        .init(key: "tag", heading: "TAG"), .init(key: "revision", heading: "REVISION"),
        .init(key: "time", heading: "TIME"), .init(key: "author", heading: "AUTHOR"),
      ],
      rows: tags.map {
        [
          .text($0.name), .number($0.revision.number), .text(Report.time($0.time)),
          .text($0.author),
        ]
      }
    ).write(format.format)
  }
}
