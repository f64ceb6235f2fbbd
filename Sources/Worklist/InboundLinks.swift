import Foundation
import Markdown
import Store

/// How many other pages link to each page: what many refer to is read most.
package struct InboundLinks: Sendable, Equatable {
  private let pages: Set<PagePath>
  private var counts: [PagePath: Int] = [:]

  /// Creates a count of links to some pages, with none read yet.
  package init(to pages: some Sequence<PagePath>) {
    self.pages = Set(pages)
  }

  /// Counts the links between the documents of a site in its source language.
  package init(of site: Site, in store: ContentStore) throws(StoreError) {
    self.init(to: site.pages.map(\.path))
    guard let source = site.sourceLanguage?.code else { return }
    let documents = site.pages.compactMap { page in
      page.document(in: source).map { (page: page.path, text: $0.text) }
    }
    // A site may have more text than should be in memory at once.
    for start in stride(from: 0, to: documents.count, by: 500) {
      let some = documents[start..<min(start + 500, documents.count)]
      let contents = try store.contents(some.map(\.text.hash))
      for document in some {
        let bytes = contents[document.text.hash] ?? []
        read(bytes[min(document.text.body, bytes.count)...], of: document.page)
      }
    }
  }

  /// How many other pages link to a page.
  package subscript(page: PagePath) -> Int { counts[page] ?? 0 }

  /// Counts the links of a page's Markdown, each page that it leads to once.
  package mutating func read(_ text: ArraySlice<UInt8>, of page: PagePath) {
    let targets = Markdown.linkTargets(text).compactMap { linkedPage($0, from: page) }
    for target in Set(targets) where target != page { counts[target, default: 0] += 1 }
  }

  /// The page that a link leads to; nil where it leads to none of these.
  private func linkedPage(_ link: String, from page: PagePath) -> PagePath? {
    guard let path = Self.resolved(link, from: page) else { return nil }
    for ending in [".html", ".md", ""] where path.hasSuffix(ending) {
      if let found = try? PagePath(String(path.dropLast(ending.count))), pages.contains(found) {
        return found
      }
    }
    return nil
  }

  /// The path below the site's root that a link means (RFC 3986, section 5.2); nil for one that
  /// leads elsewhere or into the same page. A folder is its `index`.
  static func resolved(_ link: String, from page: PagePath) -> String? {
    let path = link.prefix { $0 != "#" && $0 != "?" }
    let firstName = path.prefix { $0 != "/" }
    guard !path.isEmpty, !firstName.contains(":"), !path.hasPrefix("//"),
      let decoded = path.removingPercentEncoding
    else { return nil }
    var names = decoded.hasPrefix("/") ? [] : page.text.split(separator: "/").dropLast()
    let parts = decoded.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts {
      switch part {
      case "", ".": break
      case "..": if names.popLast() == nil { return nil }
      default: names.append(part)
      }
    }
    if let last = parts.last, ["", ".", ".."].contains(last) { names.append("index") }
    return names.joined(separator: "/")
  }
}
