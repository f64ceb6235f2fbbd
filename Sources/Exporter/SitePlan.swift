import Store
import Template

/// Which files a site has, and what each is made from: pure, and small beside the content.
package struct SitePlan: Sendable, Equatable {
  /// The sentence where a page is missing and its language has none of its own.
  package static let missingText =
    "Content for this language is not available, please contact your server administrator."

  /// The files, in order of path.
  package private(set) var files: [PlannedFile] = []

  /// Plans the export of a site.
  ///
  /// - Parameter outdated: the documents that are outdated, as far as `Export.outdated` asks for
  ///   them.
  /// - Parameter origins: what the headings of translations were made from.
  /// - Parameter menus: the menu, with the titles that `SiteMenus` reads.
  /// - Parameter some: the pages that are planned, and no other file; nil for all files.
  /// - Throws: `Problems` where two files would have one path, or a setting cannot be used.
  package init(
    _ site: Site, outdated: [OutdatedDocument] = [], origins: HeadingOrigins = [:],
    menus: SiteMenus? = nil, of some: Set<PagePath>? = nil
  ) throws(Problems) {
    let codes = try SiteCodes(site)
    let planner = PagePlanner(
      site, OutdatedPages(site, outdated), origins, PageContext(site, codes),
      menus ?? SiteMenus(site))
    let byPath = Dictionary(uniqueKeysWithValues: site.pages.map { ($0.path, $0) })
    var problems: [Problem] = []
    var entries: [Sitemap.Entry] = []
    var search = SearchPlan(site)
    for page in site.allPages where some?.contains(page) ?? true {
      do throws(Problems) {
        let plan = try planner.plan(page, byPath[page])
        entries += plan.sitemap
        search.add(plan.files, byPath[page])
        for planned in plan.files {
          files.append(
            PlannedFile(path: try Self.path(planned.place + ".html"), source: .page(planned)))
        }
      } catch {
        problems += error.all
      }
    }
    if some != nil {
      if !problems.isEmpty { throw Problems(problems) }
      return
    }
    for asset in site.files(.asset) {
      files.append(
        PlannedFile(
          path: asset.path, source: .asset(asset.hash, isExecutable: asset.isExecutable)))
    }
    if site.files(.layout).isEmpty {
      files.append(PlannedFile(path: try Self.path("cmctl.css"), source: .stylesheet))
      files.append(PlannedFile(path: try Self.path("cmctl.js"), source: .script))
    }
    files += codes.files
    files += try search.files()
    // A site may bring a map of its own.
    if !site.files(.asset).contains(where: { $0.path.text == "sitemap.xml" }) {
      files += try Sitemap.files(entries, url: site.url)
    }
    files.sort { $0.path < $1.path }
    for (file, next) in zip(files, files.dropFirst()) where file.path == next.path {
      problems.append(
        Problem(
          file.path.text, "is the name of two files of the export",
          hint: "rename one: a page, an asset, a QR code, a page of a language or a file of cmctl's"
        ))
    }
    let paths = Set(files.map(\.path.text))
    for file in files {
      var folder = file.path.text[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard paths.contains(String(folder)) else { continue }
        problems.append(
          Problem(file.path.text, "cannot be exported: \(folder) is a file of the export"))
      }
    }
    problems += SearchPlan.problems(files)
    if !problems.isEmpty { throw Problems(problems) }
  }

  static func path(_ text: String) throws(Problems) -> FilePath {
    do throws(PathError) {
      return try FilePath(text)
    } catch {
      throw Problems([Problem(text, "cannot be exported: its path \(error.reason)")])
    }
  }
}
