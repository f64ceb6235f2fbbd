import Foundation
import Store

/// What the addresses in a site's texts lead to, in each form in which its pages are exported.
package struct SiteAddresses: Sendable {
  /// A form of a page.
  package enum Form: Hashable, Sendable {
    /// With a tab for each language.
    case tabs
    /// In the folder of a language.
    case page(LanguageCode)
  }

  /// What an address leads to.
  package enum Target: Equatable, Sendable {
    /// A page, and a part of it; the part is empty where none is named.
    case page(PagePath, part: String)
    /// A file of the export that is no page, by its path.
    case file(String)
    /// Nothing that the site has, by the path that it would have.
    case nothing(String)
    /// Elsewhere: another site, or what the server has besides this one.
    case elsewhere
  }

  /// The forms in which pages are exported.
  package let forms: [Form]
  private let pages: Set<String>
  private let files: Set<String>
  private let folders: [String: LanguageCode]
  private let tags: [LanguageCode: String]
  private let languageFiles: Set<String>
  private let base: String
  private let url: String

  /// Reads what a site consists of; its pages may be without documents.
  ///
  /// - Throws: `Problems` where it cannot be exported.
  package init(_ site: Site) throws(Problems) {
    let addresses = PageAddresses(site)
    var languages: [(code: LanguageCode, folder: String)] = []
    for language in site.shownLanguages {
      languages.append((language.code, PageAddresses.folder(ShownLanguage(language))))
    }
    forms =
      (site.output.hasTabs ? [.tabs] : [])
      + (site.output.hasPages ? languages.map { .page($0.code) } : [])
    pages = Set(site.allPages.map(\.text))
    folders = site.output.hasPages ? Dictionary(languages.map { ($1, $0) }) { $1 } : [:]
    tags = Dictionary(languages.map { ($0, $1) }) { $1 }
    base = addresses.base
    url = addresses.whole("index").isEmpty ? "" : site.url
    // All files but pages do not depend on them.
    var rest = site
    rest.pages = []
    rest.files.removeAll { $0.role == .skeleton }
    files = Set(try SitePlan(rest).allFiles().map(\.path.text) + ["sitemap.xml"])
    languageFiles = Set(
      site.files(.asset).map(\.path.text).filter { path in
        LanguageLinks.looksLikePage(String(path.split(separator: "/").last ?? ""))
      })
  }

  /// Returns what an address leads to from a page in a form.
  ///
  /// - Parameter isShown: whether readers follow it, as they do not follow a `<link>`.
  package func target(of address: String, on page: PagePath, in form: Form, isShown: Bool = true)
    -> Target
  {
    guard case .page(let language) = form, let folder = tags[language] else {
      return target(of: address, from: page.text)
    }
    let links = LanguageLinks(
      folder: folder, main: folder, page: page.text, folders: Set(folders.keys),
      files: languageFiles, base: base)
    return target(
      of: links.address(address, isShown: isShown) ?? address, from: folder + "/" + page.text)
  }

  /// What an address leads to from a page that lies at a path of the export.
  private func target(of address: String, from place: String) -> Target {
    var address = address
    if !url.isEmpty, address.hasPrefix(url + "/") {
      address = base + address.dropFirst(url.count)
    }
    if address.hasPrefix("//") || hasScheme(address) { return .elsewhere }
    let end = address.firstIndex { $0 == "#" || $0 == "?" } ?? address.endIndex
    let part = address.firstIndex(of: "#").map { String(address[$0...].dropFirst()) } ?? ""
    let path = String(address[..<end])
    if path.isEmpty { return found(at: place + ".html", part) ?? .elsewhere }
    if path.hasPrefix("/") {
      guard path.hasPrefix(base + "/") else { return .elsewhere }
      let inner = String(path.dropFirst(base.count + 1))
      let target = inner.removingPercentEncoding ?? inner
      if let found = found(at: target, part) { return found }
      // The server may have more than this site.
      return target.hasSuffix(".html") ? .nothing(target) : .elsewhere
    }
    guard let target = resolved(path, from: place) else { return .elsewhere }
    return found(at: target, part) ?? .nothing(target)
  }

  private func found(at target: String, _ part: String) -> Target? {
    let decoded = part.removingPercentEncoding ?? part
    if files.contains(target) { return .file(target) }
    var places = [target]
    if target.isEmpty || target.hasSuffix("/") {
      places = [target + "index.html"]
    } else if LanguageLinks.looksLikePage(String(target.split(separator: "/").last ?? "")) {
      // Many servers find a page without its ending.
      places += [target + ".html", target + "/index.html"]
    }
    for place in places {
      if files.contains(place) { return .file(place) }
      if place.hasSuffix(".html"), let page = page(at: String(place.dropLast(".html".count))) {
        return .page(page, part: decoded)
      }
    }
    return nil
  }

  /// The page that lies at a path of the export, without its ending.
  private func page(at place: String) -> PagePath? {
    if forms.contains(.tabs) || place == "index", pages.contains(place) {
      return try? PagePath(place)
    }
    guard let slash = place.firstIndex(of: "/"), folders[String(place[..<slash])] != nil else {
      return nil
    }
    let inner = String(place[slash...].dropFirst())
    return pages.contains(inner) ? try? PagePath(inner) : nil
  }
}
