import FileSystem
import Importer
import Store
import TestSupport

@testable import Checker

/// A site's sources and its database, in a folder of a test's own.
struct CheckedSite {
  let folder: TemporaryFolder
  let store: ContentStore

  init(_ tree: TextTree) throws {
    folder = try TemporaryFolder()
    store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
    try change(to: tree)
  }

  /// Imports other sources in place of those before.
  func change(to tree: TextTree) throws {
    try folder.remove("src")
    try folder.write(tree, below: "src")
    try change(toFilesOf: folder.path("src"))
  }

  /// Imports the sources of a folder.
  func change(toFilesOf path: String) throws {
    let site = try ReadSite(
      SourceTree.read(SourceTree.Places(locales: path + "/locales")))
    _ = try store.commit(site.snapshot, Signature(author: "Anna", time: 1, message: "Import"))
  }

  /// Judges the newest revision.
  func check(_ selection: CheckSelection = CheckSelection()) throws -> CheckReport {
    try Check(store).run(selection)
  }

  /// What is found, a line each: `locales/RU/index.md:3:5 link-broken`.
  func lines() throws -> [String] { try check().findings.map(\.line) }
}

extension Finding {
  /// Place and rule in one line.
  var line: String {
    let place = place.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(path)\(place) \(rule.rawValue)"
  }
}
