import Foundation
import GRDB
import Translation

/// A heading of a source document, at the time when a translation was made from it.
package struct HeadingOrigin: Sendable, Equatable {
  /// The source document.
  package var content: ContentHash
  /// Where the Markdown begins in it, after front matter.
  package var body: Int
  /// Which of its headings it is, from 0.
  package var heading: Int

  /// Creates an origin from its parts.
  package init(content: ContentHash, body: Int, heading: Int) {
    self.content = content
    self.body = body
    self.heading = heading
  }
}

/// For each heading of a translation, in order, what it was made from; nil where that is not known.
package typealias HeadingOrigins = [PagePath: [LanguageCode: [HeadingOrigin?]]]

extension ContentStore {
  /// Returns what the headings of all translations of a site were made from. Documents without
  /// headings are left out.
  ///
  /// One query for all: asking for each page would cost a large site many times as much. Where the
  /// site is of some pages alone, they are asked for.
  ///
  /// - Parameter isPartial: whether the site is of some pages alone.
  package func headingOrigins(of site: Site, isPartial: Bool = false) throws(StoreError)
    -> HeadingOrigins
  {
    try read { db in
      var reader = HeadingReader(db)
      return try reader.origins(of: site, isPartial: isPartial)
    }
  }
}

/// Reads where headings stand among blocks, each text once.
private struct HeadingReader {
  /// A text whose headings are known.
  private struct Known {
    var hash: ContentHash
    var body: Int
    var headings: Headings
  }

  /// The headings among blocks.
  private struct Headings {
    /// For each block, which heading it is.
    var places: [Int?] = []
    var count = 0
  }

  private let db: Database
  private var known: [Int64: Known?] = [:]

  init(_ db: Database) { self.db = db }

  mutating func origins(of site: Site, isPartial: Bool) throws -> HeadingOrigins {
    let revision = site.revision.id.number
    let translated = Set(site.languages.filter { $0.source != nil }.map(\.code))
    let codes = Dictionary(
      uniqueKeysWithValues: try StoredState.languageIDs(db).map { ($0.value, $0.key) })
    var paths: [Int64: PagePath] = [:]
    if isPartial {
      for page in site.pages {
        guard let id = try StoredState.page(page.path, at: revision, db) else { continue }
        paths[id] = page.path
      }
    } else {
      paths = try self.paths(at: revision)
    }
    let isOfPages =
      isPartial ? "AND page_id IN (\(paths.keys.map(String.init).joined(separator: ",")))" : ""
    var origins: HeadingOrigins = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT v.page_id, v.language_id, text.blocks,
          basis.first_block, basis.block_count, basis.source_content_id, basis.first_source_block
        FROM (
          SELECT page_id, language_id, max(revision_id), content_id, (
            SELECT max(revision_id) FROM basis
            WHERE page_id = document_version.page_id
              AND language_id = document_version.language_id AND revision_id <= ?1
          ) AS since
          FROM document_version WHERE revision_id <= ?1 \(isOfPages)
          GROUP BY page_id, language_id
        ) AS v
        CROSS JOIN text ON text.content_id = v.content_id
        CROSS JOIN basis ON basis.page_id = v.page_id AND basis.language_id = v.language_id
          AND basis.revision_id = v.since
        WHERE basis.source_content_id IS NOT NULL
        """, arguments: [revision])
    // Rows of one document follow each other, mostly: its blocks are read once.
    var current: (page: Int64, language: Int64) = (0, 0)
    var own = Headings()
    while let row = try rows.next() {
      let (page, language): (Int64, Int64) = (try row.column(0), try row.column(1))
      guard let code = codes[language], translated.contains(code), let path = paths[page],
        let source = try text(row.column(5))
      else { continue }
      if current != (page, language) {
        own = try Self.headings([UInt8](try row.column(2) as Data))
        current = (page, language)
      }
      if own.count == 0 { continue }
      let (first, count, from): (Int, Int, Int) = (
        try row.column(3), try row.column(4), try row.column(6)
      )
      var list =
        origins[path]?[code] ?? [HeadingOrigin?](repeating: nil, count: own.count)
      for offset in 0..<count {
        guard own.places.indices.contains(first + offset),
          let heading = own.places[first + offset],
          source.headings.places.indices.contains(from + offset),
          let origin = source.headings.places[from + offset]
        else { continue }
        list[heading] = HeadingOrigin(content: source.hash, body: source.body, heading: origin)
      }
      origins[path, default: [:]][code] = list
    }
    return origins
  }

  private func paths(at revision: Int64) throws -> [Int64: PagePath] {
    var paths: [Int64: PagePath] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT page_id, max(revision_id), path FROM page_version
        WHERE revision_id <= ? GROUP BY page_id
        """, arguments: [revision])
    while let row = try rows.next() {
      guard let path: String = try row.getIfPresent(2) else { continue }
      paths[try row.get(0)] = try PagePath(path)
    }
    return paths
  }

  /// Where the headings of a text stand; nil where it was forgotten.
  private mutating func text(_ id: Int64) throws -> Known? {
    if let known = known[id] { return known }
    let statement = try db.cachedStatement(
      sql: """
        SELECT content.hash, text.body, text.blocks FROM text
        JOIN content ON content.id = text.content_id
        WHERE text.content_id = ?
          AND text.content_id NOT IN (SELECT content_id FROM forgotten_content)
        """)
    var found: Known?
    if let row = try Row.fetchOne(statement, arguments: [id]) {
      guard let hash = ContentHash(try row.get(0) as Data) else {
        throw Damage("the hash of content \(id)")
      }
      found = Known(
        hash: hash, body: try row.get(1),
        headings: try Self.headings([UInt8](try row.get(2) as Data)))
    }
    known[id] = .some(found)
    return found
  }

  private static func headings(_ bytes: [UInt8]) throws -> Headings {
    guard let blocks = BlockCoding.decode(bytes) else { throw Damage("the blocks of a text") }
    var headings = Headings()
    for block in blocks {
      headings.places.append(block.kind == .heading ? headings.count : nil)
      if block.kind == .heading { headings.count += 1 }
    }
    return headings
  }
}
