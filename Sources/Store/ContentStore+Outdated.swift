import GRDB
import Translation

extension ContentStore {
  /// Returns every outdated document with what exactly is other, in order of page, then in the order
  /// of languages. Documents whose source is not ready are among them.
  ///
  /// - Parameters:
  ///   - id: nil for the newest revision.
  ///   - languages: nil for all.
  ///   - pages: nil for all.
  ///   - countsChanges: whether to find out how many changes of the source a document is behind,
  ///     which reads older versions; 0 else.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func outdated(
    at id: RevisionID? = nil, languages: Set<LanguageCode>? = nil, pages: Set<PagePath>? = nil,
    countsChanges: Bool = true
  ) throws(StoreError) -> [OutdatedDocument] {
    try outdated(
      in: translations(at: id), languages: languages, pages: pages, countsChanges: countsChanges)
  }

  /// Returns what exactly is other in documents that are known to be outdated, as above.
  package func outdated(
    in translations: Translations, languages: Set<LanguageCode>? = nil,
    pages: Set<PagePath>? = nil, countsChanges: Bool = true
  ) throws(StoreError) -> [OutdatedDocument] {
    let codes = translations.languages.map(\.code)
    let wanted = translations.pages.compactMap { page -> (PagePath, [LanguageCode])? in
      guard pages?.contains(page.path) ?? true else { return nil }
      let found = zip(codes, page.cells).filter { code, cell in
        cell.state == .outdated && languages?.contains(code) ?? true
      }.map(\.0)
      return found.isEmpty ? nil : (page.path, found)
    }
    if wanted.isEmpty { return [] }
    return try read { db in
      var reader = try OutdatedReader(
        db, translations.revision, translations.languages, countsChanges: countsChanges)
      return try wanted.flatMap { try reader.documents(of: $0, in: $1) }
    }
  }
}

/// Reads what exactly is outdated.
struct OutdatedReader {
  private let db: Database
  private let revision: Int64
  private let languages: PageComparison.Languages
  private let decisions: DecisionReader
  private let countsChanges: Bool
  private var cache: BlockCache

  init(_ db: Database, _ revision: Revision, _ languages: [Language], countsChanges: Bool) throws {
    self.db = db
    self.revision = revision.id.number
    self.countsChanges = countsChanges
    decisions = try DecisionReader(db)
    self.languages = PageComparison.Languages(
      languages, ids: try StoredState.languageIDs(db))
    cache = BlockCache(db)
  }

  mutating func documents(of path: PagePath, in codes: [LanguageCode]) throws
    -> [OutdatedDocument]
  {
    guard let page = try StoredState.page(path, at: revision, db) else { return [] }
    cache.removeAll()
    var comparison = PageComparison(
      page: page, at: revision,
      documents: try PageComparison.documents(of: page, at: revision, languages, db), languages,
      decisions)
    return try codes.compactMap { code in
      guard let source = languages.sources[code] else { return nil }
      let items = try comparison.outdated(in: code, &cache)
      let blocks = try items.map { try block($0, code, &comparison) }
      return OutdatedDocument(
        page: path, language: code, source: source,
        isReady: try comparison.isReady(source, &cache),
        lags: countsChanges ? try lags(code, items, &comparison) : [], blocks: blocks)
    }
  }

  /// An item with its texts.
  private mutating func block(
    _ item: OutdatedItem, _ code: LanguageCode, _ comparison: inout PageComparison
  ) throws -> OutdatedBlock {
    var block = OutdatedBlock(
      kind: item.kind.shown, before: nil, source: nil,
      translation: try item.translation.map {
        try piece($0, comparison.documents[code])
      }, words: try comparison.words(of: item, in: code, &cache))
    guard let source = languages.sources[code] else { return block }
    guard item.kind == .inherited else {
      block.before = try item.before.map { try text($0) }
      block.source = try item.source.map { try piece($0, comparison.documents[source]) }
      return block
    }
    let items = try comparison.outdated(in: source, &cache)
    guard let origin = item.origin, items.indices.contains(origin) else { return block }
    let inner = try self.block(items[origin], source, &comparison)
    block.origin = inner.origin ?? languages.sources[source]
    block.before = inner.before
    block.source = inner.source
    return block
  }

  private mutating func text(_ block: SourceBlock) throws -> String {
    let texts = try cache.texts(of: block.content)
    guard texts.indices.contains(block.position) else { return "" }
    return String(decoding: texts[block.position].text, as: UTF8.self)
  }

  private mutating func piece(_ position: Int, _ content: Int64?) throws -> OutdatedBlock.Piece {
    guard let content else { return OutdatedBlock.Piece(block: position + 1, line: 1, text: "") }
    let blocks = try cache.blocks(of: content)
    let bytes = try cache.bytes(of: content)
    guard blocks.indices.contains(position), blocks[position].range.upperBound <= bytes.count else {
      throw Damage("the blocks of content \(content)")
    }
    let before = bytes[..<Int(blocks[position].start)]
    return OutdatedBlock.Piece(
      block: position + 1, line: 1 + before.count { $0 == 0x0A },
      text: try text(SourceBlock(content: content, position: position)))
  }

  /// How many changes of the languages that it comes from a translation is behind, at the oldest of
  /// some of its outdated blocks.
  private mutating func lags(
    _ code: LanguageCode, _ items: [OutdatedItem], _ comparison: inout PageComparison
  ) throws -> [OutdatedDocument.Lag] {
    guard let source = languages.sources[code], let id = languages.ids[source],
      let links = try comparison.links(in: code),
      let current = try comparison.source(of: code, links, &cache)
    else { return [] }
    var versions = try SourceVersions(
      comparison.page, id, at: revision, try comparison.equalBlocks(source, &cache), db)
    var behind = 0
    var inherited: [OutdatedItem] = []
    let upstream = try comparison.outdated(in: source, &cache)
    for item in items {
      if item.kind != .inherited {
        behind = max(behind, try versions.changes(since: item, of: current, &cache))
      } else if let origin = item.origin, upstream.indices.contains(origin) {
        inherited.append(upstream[origin])
      }
    }
    let own = behind > 0 ? [OutdatedDocument.Lag(language: source, changes: behind)] : []
    return inherited.isEmpty ? own : own + (try lags(source, inherited, &comparison))
  }
}

extension OutdatedItem.Kind {
  fileprivate var shown: OutdatedBlock.Kind {
    switch self {
    case .changed: .changed
    case .added: .added
    case .removed: .removed
    case .inherited: .inherited
    }
  }
}
