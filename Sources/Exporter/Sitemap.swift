import Store
import Template

/// What search engines are told of the pages of a site: files as sitemaps.org describes them
/// (protocol 0.9), with the other languages of a page as Google reads them.
package enum Sitemap {
  /// The most addresses that a file may have.
  static let mostEntries = 50_000
  /// The most bytes that a file may have, 50 MiB.
  static let mostBytes = 52_428_800

  /// A page.
  package struct Entry: Sendable, Equatable {
    /// Its whole address.
    package var url: String
    /// Its translations, with itself; none where it has no other.
    package var alternates: [Alternate] = []
  }

  /// A translation of a page.
  package struct Alternate: Sendable, Equatable {
    /// A BCP 47 tag, or `x-default`.
    package var language: String
    /// Its whole address.
    package var url: String
  }

  /// The files: one, or an index and as many as are needed; none where there is no page.
  ///
  /// - Parameter url: the address of the site.
  static func files(_ entries: [Entry], url: String) throws(Problems) -> [PlannedFile] {
    let parts = parts(entries)
    if parts.count < 2 {
      return try parts.map { part throws(Problems) in
        PlannedFile(path: try SitePlan.path("sitemap.xml"), source: .sitemap(part))
      }
    }
    var files: [PlannedFile] = []
    for (index, part) in parts.enumerated() {
      files.append(
        PlannedFile(path: try SitePlan.path("sitemap-\(index + 1).xml"), source: .sitemap(part)))
    }
    let index = files.map { url + "/" + $0.path.text }
    return [PlannedFile(path: try SitePlan.path("sitemap.xml"), source: .sitemapIndex(index))]
      + files
  }

  private static func parts(_ entries: [Entry]) -> [[Entry]] {
    var parts: [[Entry]] = []
    var part: [Entry] = []
    var size = 0
    for entry in entries {
      let length = xml(entry).utf8.count
      if part.count == mostEntries || size + length > mostBytes - 512 {
        parts.append(part)
        (part, size) = ([], 0)
      }
      part.append(entry)
      size += length
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// The file of some pages.
  static func xml(_ entries: [Entry]) -> [UInt8] {
    var xml = head
    xml +=
      """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:xhtml="http://www.w3.org/1999/xhtml">

      """
    for entry in entries { xml += Self.xml(entry) }
    return Array((xml + "</urlset>\n").utf8)
  }

  /// The file that lists the others.
  static func xml(index: [String]) -> [UInt8] {
    let parts = index.map { "<sitemap><loc>\(HTML.escaped($0))</loc></sitemap>\n" }
    return Array(
      (head + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        + parts.joined() + "</sitemapindex>\n").utf8)
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private static func xml(_ entry: Entry) -> String {
    var xml = "<url><loc>\(HTML.escaped(entry.url))</loc>"
    for other in entry.alternates {
      xml +=
        """

        <xhtml:link rel="alternate" hreflang="\(other.language)" \
        href="\(HTML.escaped(other.url))"/>
        """
    }
    return xml + "</url>\n"
  }
}
