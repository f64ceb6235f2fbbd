import GRDB
import Translation

/// Compares the translations of a page with what they were made from, at a revision.
struct PageComparison {
  /// How the languages of a site depend on each other.
  struct Languages {
    /// The numbers that the database knows them by.
    var ids: [LanguageCode: Int64]
    /// From which language each is translated; none for the source language.
    var sources: [LanguageCode: LanguageCode]

    init(_ languages: some Sequence<Language>, ids: [LanguageCode: Int64]) {
      self.ids = ids
      sources = [:]
      for language in languages { sources[language.code] = language.source }
    }
  }

  let page: Int64
  let revision: Int64
  /// The content of each document.
  let documents: [LanguageCode: Int64]
  let languages: Languages
  /// Links that are known already; others are read.
  var links: [LanguageCode: SourceLinks] = [:]
  private let decisions: DecisionReader
  private var compared: [LanguageCode: [OutdatedItem]] = [:]
  private var equal: [LanguageCode: EqualBlocks] = [:]

  init(
    page: Int64, at revision: Int64, documents: [LanguageCode: Int64], _ languages: Languages,
    _ decisions: DecisionReader
  ) {
    self.page = page
    self.revision = revision
    self.documents = documents
    self.languages = languages
    self.decisions = decisions
  }

  /// The content of each document of a page at a revision.
  static func documents(
    of page: Int64, at revision: Int64, _ languages: Languages, _ db: Database
  ) throws -> [LanguageCode: Int64] {
    let codes = Dictionary(uniqueKeysWithValues: languages.ids.map { ($0.value, $0.key) })
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT language_id, max(revision_id), content_id FROM document_version
          WHERE page_id = ? AND revision_id <= ? GROUP BY language_id
          HAVING content_id IS NOT NULL
            AND content_id NOT IN (SELECT content_id FROM forgotten_content)
          """), arguments: [page, revision])
    var documents: [LanguageCode: Int64] = [:]
    for row in rows {
      guard let code = codes[try row.get(0)] else { continue }
      documents[code] = try row.get(2)
    }
    return documents
  }

  /// What the translation in a language was made from; nil where it is no translation.
  mutating func links(in language: LanguageCode) throws -> SourceLinks? {
    if let links = links[language] { return links }
    guard documents[language] != nil, languages.sources[language] != nil,
      let id = languages.ids[language]
    else { return nil }
    let read = try StoredLinks(db: decisions.db).links(
      StoredState.DocumentKey(page: page, language: id), at: revision)
    links[language] = read
    return read
  }

  /// The content that the translation in a language is made from; nil where it is not there.
  func sourceContent(of language: LanguageCode) -> Int64? {
    languages.sources[language].flatMap { documents[$0] }
  }

  /// The source of the translation in a language, with all texts that `links` name; nil where it is
  /// not there.
  mutating func source(of language: LanguageCode, _ links: SourceLinks, _ cache: inout BlockCache)
    throws -> CurrentSource?
  {
    guard let code = languages.sources[language], let content = documents[code] else { return nil }
    var texts: [Int64: [BlockText]] = [:]
    for id in links.contents.union([content]) { texts[id] = try cache.texts(of: id) }
    return CurrentSource(content: content, texts: texts, equal: try equalBlocks(code, &cache))
  }

  /// What is outdated in a language; nothing where there is no translation or no source.
  mutating func outdated(in language: LanguageCode, _ cache: inout BlockCache) throws
    -> [OutdatedItem]
  {
    if let items = compared[language] { return items }
    // Languages that are made from each other in a circle, as an undo can leave them, end here.
    compared[language] = []
    var items: [OutdatedItem] = []
    if let code = languages.sources[language], let content = documents[code],
      let links = try links(in: language)
    {
      let upstream = try outdated(in: code, &cache)
      // Mostly all was made from the source as it is, and nothing need be read.
      let count = try cache.blocks(of: content).count
      if !upstream.isEmpty || !links.cover(content, blockCount: count),
        let source = try source(of: language, links, &cache)
      {
        items = source.outdated(links)
        if !upstream.isEmpty { items += source.inherited(upstream, by: links, own: items) }
      }
    }
    compared[language] = items
    return items
  }

  /// The words of an item, as the source has them.
  mutating func words(
    of item: OutdatedItem, in language: LanguageCode, _ cache: inout BlockCache
  ) throws -> Int {
    guard let code = languages.sources[language], let content = documents[code] else { return 0 }
    switch item.kind {
    case .removed: return 0
    case .changed, .added:
      let blocks = try cache.blocks(of: content)
      return item.source.map { blocks.indices.contains($0) ? Int(blocks[$0].words) : 0 } ?? 0
    case .inherited:
      let items = try outdated(in: code, &cache)
      guard let origin = item.origin, items.indices.contains(origin) else { return 0 }
      return try words(of: items[origin], in: code, &cache)
    }
  }

  /// How things stand with all documents.
  mutating func state(_ cache: inout BlockCache) throws -> PageState {
    var entries: [PageState.Document] = []
    for (code, content) in documents {
      guard let id = languages.ids[code] else { continue }
      let blocks = try cache.blocks(of: content)
      var entry = PageState.Document(
        language: id, words: blocks.reduce(0) { $0 + Int($1.words) }, blocks: blocks.count,
        state: .source, isReady: try isReady(code, &cache))
      if let source = languages.sources[code] {
        try compare(code, with: source, &entry, &cache)
      }
      entries.append(entry)
    }
    return PageState(documents: entries.sorted { $0.language < $1.language })
  }

  private mutating func compare(
    _ code: LanguageCode, with source: LanguageCode, _ entry: inout PageState.Document,
    _ cache: inout BlockCache
  ) throws {
    guard documents[source] != nil else {
      entry.state = .orphan
      return
    }
    let items = try outdated(in: code, &cache)
    entry.state = items.isEmpty ? .current : .outdated
    entry.outdatedBlocks = items.count
    for item in items { entry.outdatedWords += try words(of: item, in: code, &cache) }
    entry.hasDrift = try hasDrift(code, source, &cache)
  }

  /// Whether a translation has far less structure than what it is taken to be made from, and nobody
  /// confirmed it.
  private mutating func hasDrift(
    _ code: LanguageCode, _ source: LanguageCode, _ cache: inout BlockCache
  ) throws -> Bool {
    guard let content = documents[code], let sourceContent = documents[source],
      let links = try links(in: code)
    else { return false }
    let own = try cache.structure(of: content)
    let whole = try cache.structure(of: sourceContent)
    guard own.drifts(from: whole), let id = languages.ids[code],
      try !decisions.isConfirmed(page, id, at: revision),
      let current = try self.source(of: code, links, &cache)
    else { return false }
    return own.drifts(from: Structure(of: current.accounted(for: links)))
  }

  /// Whether neither a document nor what it is made from says that it is still being written.
  func isReady(_ code: LanguageCode, _ cache: inout BlockCache) throws -> Bool {
    var code: LanguageCode? = code
    // A circle is refused at the import; a damaged database may have one.
    for _ in 0...languages.ids.count {
      guard let language = code, let content = documents[language] else { break }
      if try !cache.isReady(content) { return false }
      code = languages.sources[language]
    }
    return true
  }

  /// Which blocks of a language count as the same.
  mutating func equalBlocks(_ language: LanguageCode, _ cache: inout BlockCache) throws
    -> EqualBlocks
  {
    if let equal = equal[language] { return equal }
    var pairs: [(BlockText, BlockText)] = []
    if let id = languages.ids[language] {
      for change in try decisions.minorChanges(page, id, at: revision) {
        let (old, new) = (
          try cache.texts(of: change.old.content), try cache.texts(of: change.new.content)
        )
        guard old.indices.contains(change.old.position), new.indices.contains(change.new.position)
        else { continue }
        pairs.append((old[change.old.position], new[change.new.position]))
      }
    }
    let classes = EqualBlocks(pairs)
    equal[language] = classes
    return classes
  }
}

extension SourceLinks {
  /// Whether all of a content's blocks, and nothing else, were the source.
  fileprivate func cover(_ content: Int64, blockCount: Int) -> Bool {
    var covered = [Bool](repeating: false, count: blockCount)
    for source in basis.lazy.compactMap(\.source) + accepted.lazy.map(\.source) {
      guard source.content == content, source.position < blockCount else { return false }
      covered[source.position] = true
    }
    return covered.allSatisfy { $0 }
  }
}
