import Exporter
import Foundation
import Markdown
import Store
import Template
import Translation

/// Rules of a whole site, beside its texts.
struct SiteRules {
  let facts: SiteFacts
  /// What pages lead to, by path in the export, themselves apart.
  let targets: Set<String>

  /// Returns what is wrong with the site.
  func findings() -> [Finding] {
    facts.inForce(languagesWithoutName() + unusedAssets() + layout() + unreachablePages())
  }

  private func unreachablePages() -> [Finding] {
    let reached = targets.union(layoutTargets)
    let menu = Set(facts.site.menu)
    // A site in which nothing leads to any page is found through by other means.
    if menu.isEmpty, !facts.site.allPages.contains(where: { reached.contains($0.text + ".html") }) {
      return []
    }
    return facts.site.allPages.compactMap { page in
      if page.text == "index" || menu.contains(page.text) || reached.contains(page.text + ".html") {
        return nil
      }
      let skeletons = facts.site.files(.skeleton).map(\.path.text)
      let path =
        skeletons.contains(page.text + ".md")
        ? page.text + ".md"
        : facts.site.sourceLanguage.map { facts.path(of: page, in: $0.code) }
      return Finding(
        rule: .pageUnreachable, severity: CheckRule.pageUnreachable.severity, page: page.text,
        path: path ?? page.text,
        place: Finding.Place(line: 1, column: 1, endLine: 1, endColumn: 1),
        message: "no page and no menu leads to \(page.text)",
        hint: "link to \(page.text).html, or add it to menu under [site] in cmctl.ini")
    }
  }

  // MARK: Languages

  private func languagesWithoutName() -> [Finding] {
    facts.shown.filter { $0.name == $0.code.tag || $0.name == $0.folder }.map { language in
      Finding(
        rule: .languageUnnamed, severity: CheckRule.languageUnnamed.severity,
        language: language.code.tag, path: "locales/languages.ini",
        message: "the tab of \(language.code.tag) says “\(language.name)”: nobody gave it a name",
        hint: "write [\(language.code.tag)] and name = … in languages.ini",
        subject: language.code.tag)
    }
  }

  // MARK: Skeletons

  /// Returns what is wrong with the place for the texts in a skeleton.
  static func findings(
    inSkeleton bytes: [UInt8], _ path: String, _ page: PagePath, hasDocuments: Bool
  ) -> [Finding] {
    let mark = Array(contentPlaceholder.utf8)
    var count = 0
    var rest = bytes[...]
    while let range = rest.firstRange(of: mark) {
      count += 1
      rest = rest[range.upperBound...]
    }
    if count == 1 || count == 0 && !hasDocuments { return [] }
    return [
      Finding(
        rule: .skeletonPlaceholder, severity: CheckRule.skeletonPlaceholder.severity,
        page: page.text, path: path,
        message: count == 0
          ? "has no \(contentPlaceholder): the texts of \(page.text) are not shown"
          : "has \(contentPlaceholder) \(count) times: all texts are shown as often",
        hint: "write it once, in a line of its own, where the texts go")
    ]
  }

  // MARK: Files

  /// Files that programs look for by their names.
  private static let wellKnown: Set<String> = [
    "robots.txt", "favicon.ico", "sitemap.xml", "humans.txt", "security.txt", "ads.txt", "cname",
    "404.html", "50x.html", "license", "readme", "license.txt", "copying", "_headers", "_redirects",
    "manifest.json", "site.webmanifest", "browserconfig.xml", "makefile", ".nojekyll",
  ]

  private func unusedAssets() -> [Finding] {
    let assets = facts.site.files(.asset)
    if assets.isEmpty { return [] }
    // In how many files each name stands.
    var named: [String: Int] = [:]
    for file in facts.site.files where file.role != .glossary {
      for name in facts.contents[file.hash].map(Self.names) ?? [] { named[name, default: 0] += 1 }
    }
    return assets.compactMap { asset in
      let path = asset.path.text
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let isKnown =
        Self.wellKnown.contains(name.lowercased()) || path.hasPrefix(".well-known/")
        || name.hasPrefix("apple-touch-icon") || name.hasPrefix("favicon")
      if isKnown || targets.contains(path) { return nil }
      let isInItself = facts.contents[asset.hash].map { Self.names(in: $0).contains(name) } ?? false
      if named[name, default: 0] > (isInItself ? 1 : 0) { return nil }
      return Finding(
        rule: .assetUnused, severity: CheckRule.assetUnused.severity, path: path,
        message: "no page, layout or stylesheet names this file",
        hint: "take it out of the site, or use it")
    }
  }

  /// What of a text may be the name of a file.
  private static func names(in bytes: [UInt8]) -> Set<String> {
    let parts = bytes.split { byte in
      byte <= 0x20 || "\"'()<>/\\=,;:?#&{}[]|*`".utf8.contains(byte)
    }
    return Set(
      parts.filter { $0.count < 256 }.map { part in
        let name = String(decoding: part, as: UTF8.self)
        return name.removingPercentEncoding ?? name
      })
  }

  // MARK: Layout

  private var layoutLinks: [FoundLink] {
    guard let file = facts.site.files(.layout).first, let bytes = facts.contents[file.hash] else {
      return []
    }
    return FoundLink.all(in: HTMLTag.all(in: bytes[...])).filter {
      !$0.address.contains("{{") && !$0.address.contains("{%") && !$0.address.isEmpty
    }
  }

  private var layoutTargets: Set<String> {
    guard let form = facts.addresses.forms.first, let start = try? PagePath("index") else {
      return []
    }
    return Set(
      layoutLinks.compactMap { link in
        let target = facts.addresses.target(
          of: link.address, on: start, in: form, isShown: link.isShown)
        if case .page(let page, _) = target { return page.text + ".html" }
        return nil
      })
  }

  /// The layout stands around pages of every folder, and what it names has to be found from each.
  private func layout() -> [Finding] {
    guard let file = facts.site.files(.layout).first, let bytes = facts.contents[file.hash] else {
      return []
    }
    var samples: [String: PagePath] = [:]
    for page in facts.site.allPages {
      let folder = page.text.split(separator: "/").dropLast().joined(separator: "/")
      if samples[folder] == nil { samples[folder] = page }
    }
    let pages = samples.values.sorted()
    let text = CheckedText(bytes, body: 0, blocks: [])
    return layoutLinks.compactMap { link in
      for page in pages {
        for form in facts.addresses.forms.prefix(2) {
          let target = facts.addresses.target(
            of: link.address, on: page, in: form, isShown: link.isShown)
          guard case .nothing(let path) = target else { continue }
          let isPage = link.isShown && path.hasSuffix(".html")
          let context = DocumentContext(
            page: page, language: nil, path: file.path.text, text: text, source: nil)
          var finding = context.finding(
            RuleFinding(
              isPage ? .linkBroken : .fileMissing, link.range,
              "“\(link.address)” leads nowhere from the page \(page.text)",
              hint: page.text.contains("/")
                ? "write it so that it is found from every folder: {{ root }}\(link.address)"
                : "mend the address, or add the file", subject: link.address), .error, in: nil,
            original: nil)
          finding.page = nil
          return finding
        }
      }
      return nil
    }
  }
}
