import ArgumentParser
import Foundation
import Logging
import Store

/// Where the database is: for every verb that uses it.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The database. By default what CMCTL_DATABASE says, else cmctl.sqlite.", valueName: "file"),
    completion: .file(extensions: ["sqlite"]))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to wait for another process that writes. By default 30 seconds.",
      valueName: "seconds"))
  var wait: Double?

  @Flag(name: [.customShort("v"), .long], help: "Say on standard error what is being done.")
  var verbose = false

  mutating func validate() throws {
    if database == "" { throw ValidationError("--database names no file") }
    if let wait, !(0...3600).contains(wait) {
      let given = wait == wait.rounded() ? String(format: "%.0f", wait) : String(wait)
      throw ValidationError("--wait is a number of seconds from 0 to 3600, not \(given)")
    }
  }

  var path: String {
    if let database { return database }
    let environment = ProcessInfo.processInfo.environment["CMCTL_DATABASE"] ?? ""
    return environment.isEmpty ? "cmctl.sqlite" : environment
  }

  /// How long to wait for others, in seconds.
  var lockTimeout: Double { wait ?? 30 }

  /// What the program does, for --verbose.
  var log: Logger { Output.logger(isVerbose: verbose) }

  func open(_ access: ContentStore.Access) throws(StoreError) -> ContentStore {
    log.debug("opening \(path) to \(access == .read ? "read" : "write")")
    return try ContentStore(path: path, access: access, lockTimeout: lockTimeout)
  }
}

/// Which revision a verb reads.
struct RevisionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The revision to read: a number, a tag, head~2, or a date.", valueName: "rev"))
  var at: String?

  /// The revision; the newest where none is named.
  func revision(in store: ContentStore) throws -> Revision {
    try store.revision(RevisionExpression(at ?? "head"))
  }

  /// What the revision contains.
  func site(in store: ContentStore) throws -> Site {
    try store.site(at: try revision(in: store).id)
  }
}

/// Who makes a revision, and why.
struct SignatureOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("What the revision is for.", valueName: "text"))
  var message: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Who makes it. By default what CMCTL_AUTHOR says, else your name on this machine.",
      valueName: "name"))
  var author: String?

  func signature(_ defaultMessage: String) -> Signature {
    Signature(
      author: Self.name(author), time: Self.now,
      message: message ?? defaultMessage)
  }

  /// Who acts: as given, as the environment says, or the user of this machine.
  static func name(_ given: String?) -> String {
    let given = given ?? ProcessInfo.processInfo.environment["CMCTL_AUTHOR"] ?? ""
    if !given.isEmpty { return given }
    let name = NSFullUserName()
    return name.isEmpty ? NSUserName() : name
  }

  /// Now, in seconds since 1970-01-01T00:00:00Z.
  static var now: Int64 { Int64(Date().timeIntervalSince1970) }
}

/// How the result of a query is written.
struct FormatOptions: ParsableArguments {
  /// The forms of a result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, ndjson
  }

  @Option(name: .long, help: ArgumentHelp("How to write the result.", valueName: "format"))
  var format: Format = .table
}

/// Which pages and languages a query is about.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Only this language. May be repeated.", valueName: "code"))
  var language: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only this page; * stands for any text. May be repeated.", valueName: "page"))
  var page: [String] = []
}
