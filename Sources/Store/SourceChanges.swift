import GRDB
import Translation

/// What a revision changed in blocks of documents that others are translated from.
struct SourceChanges {
  /// A block that was edited.
  struct Change {
    var page: Int64
    var path: PagePath
    var language: LanguageCode
    var old: SourceBlock
    var new: SourceBlock
    /// Whether it is other in white space, punctuation or letter case alone.
    var isTrivial: Bool
  }

  /// In order of page, language and block; blocks that were added or taken away are none.
  private(set) var all: [Change] = []
  /// The pages whose source is other than before.
  private(set) var pages: Set<PagePath> = []

  init(
    in revision: RevisionID, _ languages: PageComparison.Languages, _ cache: inout BlockCache,
    _ db: Database
  ) throws {
    let sources = Set(languages.sources.values)
    let codes = Dictionary(uniqueKeysWithValues: languages.ids.map { ($0.value, $0.key) })
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT v.page_id, v.language_id, v.content_id, (
          SELECT earlier.content_id FROM document_version AS earlier
          WHERE earlier.page_id = v.page_id AND earlier.language_id = v.language_id
            AND earlier.revision_id < v.revision_id
          ORDER BY earlier.revision_id DESC LIMIT 1
        ) AS old, (
          SELECT path FROM page_version
          WHERE page_id = v.page_id AND revision_id <= v.revision_id
          ORDER BY revision_id DESC LIMIT 1
        )
        FROM document_version AS v
        WHERE v.revision_id = ?1 AND v.content_id IS NOT NULL AND old IS NOT NULL
          AND v.content_id NOT IN (SELECT content_id FROM forgotten_content)
          AND old NOT IN (SELECT content_id FROM forgotten_content)
        """, arguments: [revision.number])
    for row in rows {
      guard let code = codes[try row.get(1)], sources.contains(code) else { continue }
      let (new, old): (Int64, Int64) = (try row.get(2), try row.get(3))
      let path = try PagePath(row.get(4))
      pages.insert(path)
      let (newTexts, oldTexts) = (try cache.texts(of: new), try cache.texts(of: old))
      for (position, successor) in successors(of: oldTexts, in: newTexts).enumerated() {
        guard let successor, oldTexts[position] != newTexts[successor] else { continue }
        all.append(
          Change(
            page: try row.get(0), path: path, language: code,
            old: SourceBlock(content: old, position: position),
            new: SourceBlock(content: new, position: successor),
            isTrivial: isTrivialChange(from: oldTexts[position], to: newTexts[successor])))
      }
    }
    all.sort {
      ($0.path, $0.language, $0.new.position) < ($1.path, $1.language, $1.new.position)
    }
  }
}
