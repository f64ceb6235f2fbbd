import GRDB
import Translation

/// A page with all that a check of it needs: its documents, and what they were made from.
package struct PageToCheck: Sendable {
  package var path: PagePath
  /// In the order of the languages of a site, those that others are made from before these.
  package var documents: [Document]
  /// Every text that is named, by the Store's number of its content.
  package var texts: [Int64: Text]

  package init(path: PagePath, documents: [Document] = [], texts: [Int64: Text] = [:]) {
    self.path = path
    self.documents = documents
    self.texts = texts
  }

  /// The page in a language.
  package struct Document: Sendable {
    package var language: LanguageCode
    /// The language that it is made from; nil for the source language, and where that has no such
    /// page.
    package var source: LanguageCode?
    /// Whether it is a translation, whether what it is made from is there or not.
    package var isTranslation: Bool
    package var content: Int64
    /// What each block was made from; nothing where `source` is nil.
    package var origins: [Origin]
  }

  /// What a block of a translation was made from.
  package struct Origin: Sendable {
    /// Its source blocks as they were when it was made: several where paragraphs were merged.
    package var blocks: [SourceBlock]
    /// Whether there is no doubt.
    package var isSure: Bool
    /// Where the first of them stands in the source as it is; nil where it is gone.
    package var place: Int?
  }

  /// A text with its blocks.
  package struct Text: Sendable {
    package var bytes: [UInt8]
    /// Offset in bytes where the Markdown begins.
    package var body: Int
    package var blocks: [Block]
  }
}

extension ContentStore {
  /// Returns pages with all that a check of them needs, in the order given; those that are not there
  /// are left out.
  ///
  /// - Throws: `StoreError`.
  package func pagesToCheck(_ paths: some Sequence<PagePath>, at id: RevisionID)
    throws(StoreError) -> [PageToCheck]
  {
    try read { db in
      var reader = try PageReader(db, at: id.number)
      return try paths.compactMap { try reader.page($0) }
    }
  }
}

/// Reads pages for a check.
private struct PageReader {
  let db: Database
  let revision: Int64
  let languages: PageComparison.Languages
  /// Each language behind the one that it is made from.
  let order: [LanguageCode]
  let decisions: DecisionReader
  var cache: BlockCache

  init(_ db: Database, at revision: Int64) throws {
    self.db = db
    self.revision = revision
    let known = try StoredState.languages(db, at: revision).values.sorted {
      ($0.position ?? .max, $0.code) < ($1.position ?? .max, $1.code)
    }
    languages = PageComparison.Languages(known, ids: try StoredState.languageIDs(db))
    let sources = languages.sources
    func depth(_ code: LanguageCode) -> Int {
      // A circle is refused at the import; a damaged database may have one.
      var (depth, code) = (0, code)
      while let source = sources[code], depth < known.count {
        depth += 1
        code = source
      }
      return depth
    }
    order = known.map(\.code).enumerated()
      .sorted { (depth($0.element), $0.offset) < (depth($1.element), $1.offset) }.map(\.element)
    decisions = try DecisionReader(db)
    cache = BlockCache(db)
  }

  mutating func page(_ path: PagePath) throws -> PageToCheck? {
    guard let page = try StoredState.page(path, at: revision, db) else { return nil }
    cache.removeAll()
    var comparison = PageComparison(
      page: page, at: revision,
      documents: try PageComparison.documents(of: page, at: revision, languages, db), languages,
      decisions)
    var result = PageToCheck(path: path, documents: [], texts: [:])
    for code in order {
      guard let content = comparison.documents[code] else { continue }
      try add(content, to: &result)
      var document = PageToCheck.Document(
        language: code, source: nil, isTranslation: languages.sources[code] != nil,
        content: content, origins: [])
      if let source = languages.sources[code], let current = comparison.documents[source],
        let links = try comparison.links(in: code)
      {
        document.source = source
        document.origins = try origins(links, current, code, &comparison)
        for content in links.contents { try add(content, to: &result) }
      }
      result.documents.append(document)
    }
    return result
  }

  private mutating func origins(
    _ links: SourceLinks, _ current: Int64, _ code: LanguageCode, _ comparison: inout PageComparison
  ) throws -> [PageToCheck.Origin] {
    var places = links.basis.map { $0.source?.position }
    // Mostly all was made from the source as it is.
    if links.basis.contains(where: { $0.source.map { $0.content != current } ?? false }),
      let source = try comparison.source(of: code, links, &cache)
    {
      places = source.places(of: links)
    }
    let held = Dictionary(grouping: links.accepted.filter { $0.block != nil }) { $0.block! }
    return links.basis.enumerated().map { index, basis in
      PageToCheck.Origin(
        blocks: [basis.source].compactMap { $0 } + (held[index] ?? []).map(\.source),
        isSure: basis.certainty == .sure, place: places[index])
    }
  }

  private mutating func add(_ content: Int64, to page: inout PageToCheck) throws {
    if page.texts[content] != nil { return }
    let bytes = try cache.bytes(of: content)
    let blocks = try cache.blocks(of: content)
    guard blocks.allSatisfy({ $0.range.upperBound <= bytes.count }) else {
      throw Damage("the blocks of content \(content)")
    }
    page.texts[content] = PageToCheck.Text(
      bytes: bytes, body: try cache.body(of: content), blocks: blocks)
  }
}
