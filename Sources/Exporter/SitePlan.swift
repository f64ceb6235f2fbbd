import Store
import Template

/// Which files a site has, and what each is made from: pure, and small beside the content.
///
/// Pages are planned one after another, so that memory holds those that are in flight and not the
/// site.
package struct SitePlan: Sendable {
  /// The sentence where a page is missing and its language has none of its own.
  package static let missingText =
    "Content for this language is not available, please contact your server administrator."

  /// The pages that are planned, in order of path.
  let pages: [PagePath]
  /// Whether these are all pages.
  let isWhole: Bool
  let site: Site
  /// The files that are made of no page.
  let files: [PlannedFile]
  private let planner: PagePlanner
  private let byPath: [PagePath: Site.Page]

  /// Plans the export of a site.
  ///
  /// - Parameter outdated: the documents that are outdated, as far as `Export.outdated` asks for
  ///   them.
  /// - Parameter origins: what the headings of translations were made from.
  /// - Parameter menus: the menu, with the titles that `SiteMenus` reads.
  /// - Parameter some: the pages that are planned, and no other file; nil for all files.
  /// - Throws: `Problems` where a setting cannot be used.
  package init(
    _ site: Site, outdated: [OutdatedDocument] = [], origins: HeadingOrigins = [:],
    menus: SiteMenus? = nil, of some: Set<PagePath>? = nil
  ) throws(Problems) {
    let codes = try SiteCodes(site)
    self.site = site
    planner = PagePlanner(
      site, OutdatedPages(site, outdated), origins, PageContext(site, codes),
      menus ?? SiteMenus(site))
    byPath = Dictionary(uniqueKeysWithValues: site.pages.map { ($0.path, $0) })
    isWhole = some == nil
    let all = site.allPages
    pages = some.map { some in all.filter(some.contains) } ?? all
    files = isWhole ? try Self.files(of: site) + codes.files : []
  }

  private static func files(of site: Site) throws(Problems) -> [PlannedFile] {
    var files = site.files(.asset).map { asset in
      PlannedFile(path: asset.path, source: .asset(asset.hash, isExecutable: asset.isExecutable))
    }
    if site.files(.layout).isEmpty {
      files.append(PlannedFile(path: try path("cmctl.css"), source: .stylesheet))
      files.append(PlannedFile(path: try path("cmctl.js"), source: .script))
    }
    return files
  }

  /// A page with its files.
  struct Page {
    /// What a language has of it; nil where a skeleton is all.
    var documents: Site.Page?
    var files: [(planned: PlannedPage, file: PlannedFile)] = []
    /// What a sitemap says of it.
    var sitemap: [Sitemap.Entry]
  }

  /// Plans the files of a page.
  func page(_ path: PagePath) throws(Problems) -> Page {
    let documents = byPath[path]
    let plan = try planner.plan(path, documents)
    var page = Page(documents: documents, sitemap: plan.sitemap)
    page.files.reserveCapacity(plan.files.count)
    for planned in plan.files {
      page.files.append(
        (
          planned,
          PlannedFile(path: try Self.path(planned.place + ".html"), source: .page(planned))
        ))
    }
    return page
  }

  /// What a page is made of: its documents, and its skeleton.
  func texts(of path: PagePath) -> [Site.Text] {
    (byPath[path]?.documents.map(\.text) ?? []) + [planner.skeleton(of: path)].compactMap { $0 }
  }

  /// Where the files of a page lie, which `page` says, too.
  func paths(of path: PagePath) throws(Problems) -> [FilePath] {
    var paths: [FilePath] = []
    for place in planner.places(of: path) { paths.append(try Self.path(place + ".html")) }
    return paths
  }

  /// Plans everything at once, in order of path: of a large site that is much.
  ///
  /// - Throws: `Problems` where two files would have one path, or a page cannot be planned.
  func allFiles() throws(Problems) -> [PlannedFile] {
    var all: [PlannedFile] = []
    var end = SiteEnd(self)
    var problems: [Problem] = []
    for path in pages {
      do throws(Problems) {
        let page = try page(path)
        end.add(page)
        all += page.files.map(\.file)
      } catch {
        problems += error.all
      }
    }
    do throws(Problems) {
      all += try end.files()
    } catch {
      problems += error.all
    }
    if !problems.isEmpty { throw Problems(problems) }
    return all.sorted { $0.path < $1.path }
  }

  static func path(_ text: String) throws(Problems) -> FilePath {
    do throws(PathError) {
      return try FilePath(text)
    } catch {
      throw Problems([Problem(text, "cannot be exported: its path \(error.reason)")])
    }
  }
}
