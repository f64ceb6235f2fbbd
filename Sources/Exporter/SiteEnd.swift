import Store

/// What can be planned of a site when all its pages have been: its search and its sitemap, and whether
/// each file has a path of its own.
struct SiteEnd {
  private let plan: SitePlan
  private var search: SearchPlan
  private var sitemap: [Sitemap.Entry] = []
  private var paths: [FilePath] = []

  init(_ plan: SitePlan) {
    self.plan = plan
    search = SearchPlan(plan.site)
  }

  /// Takes a page.
  mutating func add(_ page: SitePlan.Page) {
    sitemap += page.sitemap
    search.add(page)
    for (_, file) in page.files { paths.append(file.path) }
  }

  /// Takes a page of which only the names of its files matter.
  mutating func add(_ paths: [FilePath]) { self.paths += paths }

  /// The files that are no pages; none where some pages alone are planned.
  ///
  /// - Throws: `Problems` where two files of the site would have one path.
  func files() throws(Problems) -> [PlannedFile] {
    guard plan.isWhole else { return [] }
    let site = plan.site
    var files = plan.files
    files += try search.files()
    // A site may bring a map of its own.
    if !site.files(.asset).contains(where: { $0.path.text == "sitemap.xml" }) {
      files += try Sitemap.files(sitemap, url: site.url)
    }
    let all = (paths + files.map(\.path)).sorted()
    let problems = Self.clashes(all) + SearchPlan.problems(files, all)
    if !problems.isEmpty { throw Problems(problems) }
    return files
  }

  /// Finds paths that are those of two files, or of a file and a folder.
  private static func clashes(_ paths: [FilePath]) -> [Problem] {
    var problems: [Problem] = []
    for (path, next) in zip(paths, paths.dropFirst()) where path == next {
      problems.append(
        Problem(
          path.text, "is the name of two files of the export",
          hint: "rename one: a page, an asset, a QR code, a page of a language or a file of cmctl's"
        ))
    }
    let all = Set(paths.map(\.text))
    var last: Substring?
    for path in paths {
      var folder = path.text[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        // Files of one folder follow each other, and it is looked up once.
        if folder == last { break }
        guard all.contains(String(folder)) else { continue }
        problems.append(
          Problem(path.text, "cannot be exported: \(folder) is a file of the export"))
      }
      if problems.isEmpty, let slash = path.text.utf8.lastIndex(of: UInt8(ascii: "/")) {
        last = path.text[..<slash]
      }
    }
    return problems
  }
}
