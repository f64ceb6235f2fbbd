import FileSystem
import Importer
import Store
import TestSupport

@testable import Exporter

/// A site's sources, its database and its export, in a folder of a test's own.
struct MadeSite {
  let folder: TemporaryFolder
  let store: ContentStore
  /// Where the export goes.
  var output: String { folder.path("build") }

  init(_ tree: TextTree) throws {
    folder = try TemporaryFolder()
    store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
    try change(to: tree)
  }

  /// Imports other sources in place of those before.
  func change(to tree: TextTree) throws {
    try folder.remove("src")
    try folder.write(tree, below: "src")
    let site = try ReadSite(
      SourceTree.read(SourceTree.Places(locales: folder.path("src/locales"))))
    _ = try store.commit(site.snapshot, Signature(author: "Anna", time: 1, message: "Import"))
  }

  /// Exports the newest revision, or another.
  @discardableResult
  func export(
    at revision: Int64? = nil, to name: String = "build", _ options: Export.Options = .init()
  ) throws -> ExportReport {
    try Export.run(
      store, at: revision.map { RevisionID($0) } ?? store.head()?.id ?? RevisionID(0),
      to: folder.path(name), options)
  }

  /// What is in the export, the manifest included.
  func built(_ name: String = "build") throws -> TextTree { try folder.read(name) }

  /// All files of the newest revision, in order of path.
  func plan() throws -> [PlannedFile] { try SitePlan(store.site()).allFiles() }
}

/// Exports a site and returns one of its files.
func export(_ tree: TextTree, _ file: String = "index.html") throws -> String {
  let site = try MadeSite(tree)
  try site.export()
  return try site.built()[file] ?? "no \(file)"
}

/// A layout that is nothing but the page.
let bare: TextTree = ["page-layout.html": "{{ markdown_html }}"]

/// Exports one page in English and returns what is in it.
func body(
  _ markdown: String, settings: [String: String] = [:], skeleton: String? = nil
) throws -> String {
  var tree = bare.with(["locales/EN/index.md": markdown])
  tree["cmctl.ini"] = "[params]\n" + settings.map { "\($0.key) = \($0.value)\n" }.joined()
  if let skeleton { tree["index.md"] = skeleton }
  return try export(tree)
}

extension [PlannedFile] {
  /// The planned page of a path.
  func page(_ path: String) -> PlannedPage? {
    lazy.compactMap { file in
      if case .page(let page) = file.source, page.page.text == path { page } else { nil }
    }.first
  }

  /// The planned code, with its file's path.
  var code: (path: String, code: PlannedCode)? {
    lazy.compactMap { file in
      if case .code(let code) = file.source { (file.path.text, code) } else { nil }
    }.first
  }
}
