import FileSystem
import Importer
import Store

/// Writes a site's source files back out, byte for byte as they came in.
package struct Checkout: Sendable {
  private let store: ContentStore
  private let site: Site
  private let files: [SourceFile]

  /// Plans a checkout of a site.
  package init(_ site: Site, from store: ContentStore) {
    self.store = store
    self.site = site
    files = site.sourceFiles
  }

  /// How many files there are.
  package var count: Int { files.count }

  /// What has to be given to `cmctl import` so that it reads in a checkout what was read before.
  package func importArguments(in path: String) -> [String] {
    var arguments = [Files.join(path, "locales")]
    let hasSite = files.contains { $0.document == nil && !$0.path.hasPrefix("locales/") }
    if hasSite, site.files(.layout).isEmpty, !(site.files(.skeleton) + site.files(.asset)).isEmpty {
      arguments += ["--site", path]
    }
    let configuration = SourceTree.order(
      ofConfiguration: site.files(.config).map(\.path.text))
    if !configuration.isFound {
      for file in configuration.paths { arguments += ["--config", Files.join(path, file)] }
    }
    return arguments
  }

  /// Writes the files to a folder that is not there yet or is empty.
  ///
  /// - Throws: `StarterError`, `StoreError`.
  package func write(to path: String) throws {
    try StarterError.checkIsFree(path)
    // Some at a time, so that memory holds what is in flight and not the site.
    for start in stride(from: 0, to: files.count, by: 256) {
      let batch = files[start..<min(start + 256, files.count)]
      let contents = try store.contents(batch.map(\.hash))
      try StarterError.writing { () throws(FileSystemError) in
        for file in batch {
          let place = Files.join(path, file.path)
          try Files.makeFolder(Files.parent(of: place))
          try Files.create(place, contents[file.hash] ?? [], isExecutable: file.isExecutable)
        }
      }
    }
  }
}
