import GRDB
import Translation

/// The versions that a page's text in a source language had, to count how far a translation is
/// behind.
struct SourceVersions {
  /// The different blocks of each version, the newest first.
  private var versions: [Set<BlockText>] = []
  /// Whether each is other than the one before it, as far as that is known.
  private var isChange: [Bool] = []
  private let contents: [Int64]
  private let equal: EqualBlocks

  init(_ page: Int64, _ language: Int64, at revision: Int64, _ equal: EqualBlocks, _ db: Database)
    throws
  {
    self.equal = equal
    contents = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT content_id FROM document_version
          WHERE page_id = ? AND language_id = ? AND revision_id <= ? AND content_id IS NOT NULL
            AND content_id NOT IN (SELECT content_id FROM forgotten_content)
          ORDER BY revision_id DESC
          """), arguments: [page, language, revision])
  }

  /// How many changes of the source an item is behind: those since the last version that it was not
  /// outdated by, without those that changed only what counts as the same, or the order.
  mutating func changes(
    since item: OutdatedItem, of source: CurrentSource, _ cache: inout BlockCache
  ) throws -> Int {
    let before = item.before.flatMap { source.representative(of: $0) }
    let now = item.source.map { equal.representative(of: source.blocks[$0]) }
    var changes = 0
    for place in contents.indices {
      let version = try version(place, &cache)
      // The last version that still had the old block, or had not the new one yet.
      let isOld = before.map(version.contains) ?? now.map { !version.contains($0) } ?? true
      if isOld { break }
      if try isChange(place, &cache) { changes += 1 }
    }
    return changes
  }

  private mutating func isChange(_ place: Int, _ cache: inout BlockCache) throws -> Bool {
    while isChange.count <= place {
      let next = isChange.count
      let isLast = next + 1 == contents.count
      isChange.append(try isLast || version(next + 1, &cache) != version(next, &cache))
    }
    return isChange[place]
  }

  private mutating func version(_ place: Int, _ cache: inout BlockCache) throws -> Set<BlockText> {
    while versions.count <= place {
      let texts = try cache.texts(of: contents[versions.count])
      versions.append(Set(texts.map { equal.representative(of: $0) }))
    }
    return versions[place]
  }
}
