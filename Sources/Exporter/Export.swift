import Dispatch
import FileSystem
import Store
import Synchronization

/// Exports a site into a folder.
package struct Export: Sendable {
  /// How an export treats its folder.
  package struct Options: Sendable {
    /// Write among files of others, and over them.
    package var isForced = false
    /// Prepare a whole new folder and exchange it for the old one in one step.
    package var swaps = false
    /// How long to wait for another process that exports into the folder, in seconds.
    package var lockTimeout: Double

    package init(isForced: Bool = false, swaps: Bool = false, lockTimeout: Double = 30) {
      self.isForced = isForced
      self.swaps = swaps
      self.lockTimeout = lockTimeout
    }
  }

  let store: ContentStore
  let plan: SitePlan
  private let frames: TabFrames
  private let revision: RevisionID
  /// Whether the next export may look at the pages alone that changed.
  private let isRemembered: Bool

  /// Plans the export of a site.
  ///
  /// - Throws: `Problems`, `StoreError`.
  package init(_ site: Site, from store: ContentStore) throws {
    self.init(
      site, from: store,
      try SitePlan(
        site, outdated: Self.outdated(site, from: store), origins: store.headingOrigins(of: site),
        menus: SiteMenus(site, store.contents(SiteMenus.contents(of: site)))),
      isRemembered: site.hasPagesOfTheirOwn)
  }

  init(_ site: Site, from store: ContentStore, _ plan: SitePlan, isRemembered: Bool) {
    self.store = store
    self.plan = plan
    self.isRemembered = isRemembered
    revision = site.revision.id
    let notices = Notices(site)
    frames = TabFrames(
      site.shownLanguages.map(ShownLanguage.init), 1,
      empty: site.shownLanguages.map(notices.missing))
  }

  /// Writes what differs from what the folder holds.
  ///
  /// - Throws: `Problems` where a page cannot be rendered, `ExporterError`, `StoreError`; nothing
  ///   is replaced then.
  package func write(to path: String, _ options: Options = Options()) throws -> ExportReport {
    if options.swaps {
      return try FolderSwap(path, options).run { try write(into: &$0) }
    }
    var output = try OutputTree(path, options)
    let report = try write(into: &output)
    if isRemembered { output.remember(revision, in: store) }
    return report
  }

  private func write(into output: inout OutputTree) throws -> ExportReport {
    try output.applying { try stage(in: &$0) }
  }

  /// Renders what differs and prepares it; returns an entry for every file of the export.
  func stage(in output: inout OutputTree) throws -> [String: Manifest.Entry] {
    var entries: [String: Manifest.Entry] = [:]
    var todo: [(file: PlannedFile, key: ContentHash)] = []
    var search = SearchExport(store)
    for file in plan.files {
      let key = FileKey.of(file)
      if case .search(let index) = file.source {
        if let held = try SearchExport.held(file, key: key, output) {
          entries.merge(held) { $1 }
        } else {
          search.add(file, index)
        }
      } else if try output.holds(file.path, key: key) {
        entries[file.path.text] = output.manifest.entries[file.path.text]
      } else {
        todo.append((file, key))
      }
    }
    var problems: [Problem] = []
    // A batch at a time, so that memory holds what is in flight and not the site.
    for start in stride(from: 0, to: todo.count, by: Self.batchSize) {
      let batch = todo[start..<min(start + Self.batchSize, todo.count)]
      // Only names of headings come from the past: damage there is to stop no export.
      let contents = try store.contents(
        of: batch.flatMap { $0.file.contents }, past: batch.flatMap { $0.file.pastContents })
      for ((file, key), result) in zip(batch, try prepare(batch.map(\.file), contents, in: &output))
      {
        switch result {
        case .success(let prepared):
          output.take(prepared)
          entries[file.path.text] = Manifest.Entry(key: key, hash: prepared.hash)
        case .failure(let found as Problems): problems += found.all
        case .failure(let error): throw error
        }
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    try search.files { index, file in
      entries[file.path.text] = Manifest.Entry(
        key: FileKey.of(index), hash: try output.stage(file))
    }
    return entries
  }

  private static let batchSize = 64

  /// Renders files on all cores and writes them to where they wait, in order.
  private func prepare(
    _ files: [PlannedFile], _ contents: [ContentHash: [UInt8]], in output: inout OutputTree
  ) throws -> [Result<OutputTree.Prepared, any Error>] {
    let renderer = Renderer(contents: contents, frames: frames)
    let first = try output.takeNumbers(files.count)
    let tree = output
    let results = Mutex(
      [Result<OutputTree.Prepared, any Error>?](repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let result = Result { try tree.prepare(renderer.render(files[index]), first + index) }
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
