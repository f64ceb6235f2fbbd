import ArgumentParser
import Foundation
import Store

/// Where the database is: for every verb that uses it.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The database.",
      discussion:
        "By default what CMCTL_DATABASE says, else cmctl.sqlite in the working directory.",
      valueName: "file"), completion: .file(extensions: ["sqlite"]))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to wait for another process that writes.", valueName: "seconds"))
  var wait: Double = 30

  mutating func validate() throws {
    if database == "" { throw ValidationError("--database names no file") }
    guard wait >= 0, wait <= 3600 else {
      throw ValidationError("--wait is a number of seconds from 0 to 3600, not \(wait)")
    }
  }

  var path: String {
    if let database { return database }
    let environment = ProcessInfo.processInfo.environment["CMCTL_DATABASE"] ?? ""
    return environment.isEmpty ? "cmctl.sqlite" : environment
  }

  func open(_ access: ContentStore.Access) throws(StoreError) -> ContentStore {
    try ContentStore(path: path, access: access, lockTimeout: wait)
  }
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
    name: .shortAndLong,
    help: ArgumentHelp(
      "Only this page; * stands for any text. May be repeated.", valueName: "page"))
  var page: [String] = []
}
