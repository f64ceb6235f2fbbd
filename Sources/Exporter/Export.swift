import FileSystem
import Store
import Template

/// Exports a site into a folder.
package struct Export: Sendable {
  /// How an export treats its folder.
  package struct Options: Sendable {
    /// Write among files of others, and over them.
    package var isForced = false
    /// Prepare a whole new folder and exchange it for the old one in one step.
    package var swaps = false
    /// Take it that files of the folder are as they were written, and look at none of them.
    package var trustsOutput = false
    /// How long to wait for another process that exports into the folder, in seconds.
    package var lockTimeout: Double

    package init(
      isForced: Bool = false, swaps: Bool = false, trustsOutput: Bool = false,
      lockTimeout: Double = 30
    ) {
      self.isForced = isForced
      self.swaps = swaps
      self.trustsOutput = trustsOutput
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
    return try write(to: &output)
  }

  /// The same, into a folder that is open.
  func write(to output: inout OutputTree) throws -> ExportReport {
    let report = try write(into: &output)
    if isRemembered { output.remember(revision, in: store) }
    return report
  }

  private func write(into output: inout OutputTree) throws -> ExportReport {
    try output.applying { Manifest(try stage(in: &$0)) }
  }

  /// Renders what differs and prepares it; returns every file of the export.
  func stage(in output: inout OutputTree) throws -> [Manifest.File] {
    var stage = Stage(self)
    for start in stride(from: 0, to: plan.pages.count, by: Stage.batchSize) {
      let end = min(start + Stage.batchSize, plan.pages.count)
      try stage.look(at: plan.pages[start..<end], in: &output)
    }
    return try stage.finish(in: &output)
  }

  /// What renders files from contents that were fetched.
  func renderer(_ contents: [ContentHash: [UInt8]]) -> Renderer {
    var renderer = Renderer(contents: contents, frames: frames)
    if let text = plan.site.files(.layout).first?.text, let bytes = contents[text.hash],
      // What is wrong with it, each page says.
      let template = try? Template(bytes, startingAt: text.body)
    {
      renderer.layout = (text, template)
    }
    return renderer
  }
}
