import Foundation
import HTMLFill
import Store

/// Keeps the links of a page inside its language: `ru/info.html` shows the same text as `info.html`,
/// and its links are written for that.
///
/// A link to a page leads to the page in the same folder of a language as it is written. What is no
/// page lies outside of that folder, one step up.
struct LanguageLinks {
  /// The folder of the language; empty for the page where readers choose theirs.
  let folder: String
  /// The folder of the first language, to which the links of that page lead.
  let main: String
  /// The path of the page in it.
  let page: String
  /// The folders of all languages.
  let folders: Set<String>
  /// Files that look like pages and are none: `map.html`, `LICENSE`.
  let files: Set<String>
  /// The path of the site's address, without a slash at its end.
  let base: String

  /// - Parameter page: the page, as links to it are written.
  init(_ alone: AloneLanguage, of page: PagePath) {
    self.init(
      folder: alone.folder,
      main: alone.places.first.map { PageAddresses.folder($0.language) } ?? "",
      page: page.text,
      folders: Set(alone.places.map { PageAddresses.folder($0.language) }),
      files: Set(alone.files), base: alone.base)
  }

  init(
    folder: String, main: String, page: String, folders: Set<String>, files: Set<String>,
    base: String
  ) {
    self.folder = folder
    self.main = main
    self.page = page
    self.folders = folders
    self.files = files
    self.base = base
  }

  /// Returns HTML whose links lead from the folder of the language to what they led to from the
  /// site's root.
  func keeping(_ html: [UInt8]) -> [UInt8] {
    replacingURLs(in: html) { address($0.url, isShown: !$0.isOfLinkElement) }
  }

  /// Returns the address as it has to be from the folder of the language; nil where it is the same.
  ///
  /// - Parameter isShown: whether readers follow it; else only what is no page is found anew.
  func address(_ url: String, isShown: Bool) -> String? {
    if isShown, let other = ofTab(url) { return other }
    guard let first = url.utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "?"),
      !url.hasPrefix("//"), !hasScheme(url)
    else { return nil }
    let end =
      url.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? url.endIndex
    let path = String(url[..<end])
    if path.hasPrefix("/") {
      guard isShown, let inner = fromRoot(path) else { return nil }
      return base + "/" + (folder.isEmpty ? main : folder) + inner + url[end...]
    }
    guard let target = resolved(path, from: page) else { return nil }
    if !isPage(target) { return folder.isEmpty ? nil : "../" + url }
    // Beside the start page itself, only folders of languages have pages.
    guard folder.isEmpty, isShown, !folders.contains(Self.first(of: target))
    else { return nil }
    return main + "/" + url
  }

  /// The page of another language that a link to its tab leads to: `index.html#ru`, `#ru`.
  private func ofTab(_ url: String) -> String? {
    guard !folder.isEmpty, let mark = url.utf8.firstIndex(of: UInt8(ascii: "#")), !hasScheme(url)
    else { return nil }
    let language = url[url.index(after: mark)...].lowercased()
    let path = String(url[..<mark].prefix { $0 != "?" })
    guard folders.contains(language), language != folder, !path.hasPrefix("/"),
      let target = path.isEmpty ? page + ".html" : resolved(path, from: page), isPage(target)
    else { return nil }
    let up = String(repeating: "../", count: page.count { $0 == "/" } + 1)
    return up + language + "/"
      + (target.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? target)
  }

  /// A path from the server's root as one from the site's, where it is a page in no language.
  private func fromRoot(_ path: String) -> String? {
    guard path.hasPrefix(base + "/") else { return nil }
    let inner = path.dropFirst(base.count)
    let target = String(inner.dropFirst())
    // Without the ending of a page it may be anything that the server has: `/new`, `/webmail/`.
    guard target.isEmpty || target.hasSuffix(".html"),
      isPage(target.removingPercentEncoding ?? target),
      !folders.contains(Self.first(of: target))
    else { return nil }
    return String(inner)
  }

  /// The first part of a path.
  private static func first(of path: String) -> String {
    path.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? path
  }

  /// Whether a path of the site is a page's: by its name alone, so that a page need not know all
  /// others.
  private func isPage(_ path: String) -> Bool {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    guard !name.isEmpty else { return !files.contains(path + "index.html") }
    return Self.looksLikePage(String(name)) && !files.contains(path)
      && !files.contains(path + "/index.html")
  }

  /// Whether a file of this name may be meant as a page: with `.html`, or as some servers take it,
  /// without.
  static func looksLikePage(_ name: String) -> Bool {
    name.hasSuffix(".html") || !name.utf8.contains(UInt8(ascii: "."))
  }
}

/// Returns where a relative path leads from a page, both below the same folder; nil where it leaves
/// that.
func resolved(_ path: String, from page: String) -> String? {
  let slash = UInt8(ascii: "/")
  var parts = page.utf8.split(separator: slash).dropLast().map { Substring($0) }
  let steps = path.utf8.split(separator: slash, omittingEmptySubsequences: false)
  for (index, step) in steps.enumerated() {
    let isLast = index == steps.count - 1
    switch Substring(step) {
    case "", ".": if isLast { parts.append("") }
    case "..":
      if parts.isEmpty { return nil }
      parts.removeLast()
      if isLast { parts.append("") }
    default: parts.append(Substring(step))
    }
  }
  let target = parts.joined(separator: "/")
  guard target.utf8.contains(UInt8(ascii: "%")) else { return target }
  return target.removingPercentEncoding ?? target
}

/// Whether an address names a scheme, as `https:` or `mailto:`.
func hasScheme(_ address: String) -> Bool {
  guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
  return !address.utf8[..<colon].contains { "/?#".utf8.contains($0) }
}
