import FileSystem
import Store

extension Export {
  /// Exports a revision into a folder: where it is known what the last export wrote there, only what
  /// changed since is looked at closer.
  ///
  /// - Throws: `Problems` where a page cannot be rendered, `ExporterError`, `StoreError`; nothing
  ///   is replaced then.
  package static func run(
    _ store: ContentStore, at id: RevisionID, to path: String, _ options: Options = Options()
  ) throws -> ExportReport {
    if !options.swaps, let record = try record(of: path, in: store) {
      // Held while the folder is compared, so that no other export writes meanwhile.
      var output = try OutputTree(path, options)
      if let report = try changes(since: record, store, at: id, in: &output) { return report }
      return try Export(store.site(at: id), from: store).write(to: &output)
    }
    return try Export(store.site(at: id), from: store).write(to: path, options)
  }

  /// What the last export wrote into a folder; nil where that is not known.
  static func record(of path: String, in store: ContentStore) throws(StoreError)
    -> ExportRecord?
  {
    guard let folder = try? Files.realPath(path),
      let record = try store.exportRecord(of: folder), record.version == FileKey.rendererVersion
    else { return nil }
    return record
  }

  /// Writes the pages that changed since an export, into a folder that holds what that wrote; returns
  /// nil where more has to be done.
  static func changes(
    since record: ExportRecord, _ store: ContentStore, at id: RevisionID,
    in output: inout OutputTree
  ) throws -> ExportReport? {
    guard output.adopt(record),
      let changed = try store.pagesChanged(between: record.revision, and: id),
      try output.isAsWritten()
    else { return nil }
    if changed.pages.isEmpty {
      let report = try output.applying { $0.manifest }
      if record.revision != id || output.manifest.stamps != record.stamps {
        output.remember(id, in: store)
      }
      return report
    }
    guard let export = try Export(of: changed, from: store, at: id) else { return nil }
    let report = try output.applying { output in
      let written = try export.stage(in: &output)
      return output.manifest.with(written)
    }
    output.remember(id, in: store)
    return report
  }

  /// Plans the pages that changed; nil where others may look otherwise for it.
  private init?(of changed: ChangedPages, from store: ContentStore, at id: RevisionID) throws {
    let outline = try store.site(at: id, pages: [])
    let menu = Set(outline.menu.compactMap { try? PagePath($0) })
    // A sitemap says which languages each page has.
    guard menu.isDisjoint(with: changed.pages),
      !changed.haveOtherLanguages || outline.url.isEmpty
    else { return nil }
    let site = try store.site(at: id, pages: changed.pages.union(menu))
    guard site.hasPagesOfTheirOwn else { return nil }
    let plan = try SitePlan(
      site, outdated: Self.outdated(site, from: store, of: changed.pages),
      origins: store.headingOrigins(of: site, isPartial: true),
      menus: SiteMenus(site, store.contents(SiteMenus.contents(of: site))), of: changed.pages)
    self.init(site, from: store, plan, isRemembered: true)
  }
}

extension Site {
  /// Whether a change of a page changes no other page, but for its title in a menu and its place in
  /// a sitemap.
  ///
  /// A search has all pages in one index. Templates may ask for whatever front matter some page has.
  /// A page that expires counts changes far back.
  var hasPagesOfTheirOwn: Bool {
    search == .no && changesUntilExpired.isEmpty && !asksForFrontMatter
  }

  /// Whether a template asks for front matter.
  var asksForFrontMatter: Bool {
    func asks(_ text: Text) -> Bool {
      text.variables.contains { $0 == "page" || $0.hasPrefix("page.") }
    }
    return pages.contains { $0.documents.contains { asks($0.text) } }
      || files.contains { $0.text.map(asks) ?? false }
  }
}
