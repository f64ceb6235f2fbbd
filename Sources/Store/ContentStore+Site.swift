import Foundation
import GRDB

extension ContentStore {
  /// Returns the newest revision, or nil where nothing was imported yet.
  package func head() throws(StoreError) -> Revision? {
    try read { try Self.revision($0, nil) }
  }

  /// Returns what a revision contains.
  ///
  /// - Parameter id: nil for the newest.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func site(at id: RevisionID? = nil) throws(StoreError) -> Site {
    try site(at: id, hasDocuments: true)
  }

  /// Returns what a revision contains, its pages without their documents: what of a large site can
  /// be had at once.
  ///
  /// - Parameter id: nil for the newest.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func outline(at id: RevisionID? = nil) throws(StoreError) -> Site {
    try site(at: id, hasDocuments: false)
  }

  /// Returns what a revision contains, of its pages some alone: what of a large site can be had in no
  /// time.
  ///
  /// - Parameters:
  ///   - id: nil for the newest.
  ///   - pages: those that are wanted; what the revision does not have is left out.
  /// - Throws: `StoreError.empty` where nothing was imported yet, `StoreError.noRevision`.
  package func site(at id: RevisionID? = nil, pages: Set<PagePath>) throws(StoreError) -> Site {
    let path = path
    return try read { db in
      let revision = try Self.revision(db, id, in: path)
      let numbers = try pages.compactMap { path in
        try StoredState.page(path, at: revision.id.number, db)
      }
      let state = try StoredState(db, at: revision.id.number, pages: numbers)
      return try Self.site(db, at: revision, state, hasDocuments: true)
    }
  }

  private func site(at id: RevisionID?, hasDocuments: Bool) throws(StoreError) -> Site {
    let path = path
    return try read { db in
      let revision = try Self.revision(db, id, in: path)
      let state = try StoredState(db, at: revision.id.number, hasDocuments: hasDocuments)
      return try Self.site(db, at: revision, state, hasDocuments: hasDocuments)
    }
  }

  private static func revision(_ db: Database, _ id: RevisionID?, in path: String) throws
    -> Revision
  {
    guard let newest = try revision(db, nil) else { throw StoreError.empty(path: path) }
    guard let revision = try id == nil ? newest : revision(db, id) else {
      throw StoreError.noRevision(id!, newest: newest.id)
    }
    return revision
  }

  /// Returns bytes by their hashes.
  ///
  /// - Throws: `StoreError.damaged` where one of them is not there, or not what its hash says.
  package func contents(_ hashes: [ContentHash]) throws(StoreError) -> [ContentHash: [UInt8]] {
    let path = path
    let wanted = Set(hashes).sorted()
    return try read { db in
      var contents: [ContentHash: [UInt8]] = [:]
      contents.reserveCapacity(wanted.count)
      try Lookup(db, "SELECT hash, bytes FROM content WHERE hash IN").rows(wanted) { row in
        guard let hash = ContentHash(try row.column(0) as Data) else {
          throw Damage("a hash of wrong length")
        }
        let bytes = try row.withUnsafeData(atIndex: 1) { [UInt8]($0 ?? Data()) }
        guard ContentHash(of: bytes) == hash else {
          throw StoreError.damaged(path: path, what: "content \(hash.hex) is not what it was")
        }
        contents[hash] = bytes
      }
      if let missing = wanted.first(where: { contents[$0] == nil }) {
        throw StoreError.damaged(path: path, what: "content \(missing.hex) is not there")
      }
      return contents
    }
  }

  static func revision(_ db: Database, _ id: RevisionID?) throws -> Revision? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT id, time, author, message FROM revision
        WHERE ?1 IS NULL OR id = ?1 ORDER BY id DESC LIMIT 1
        """, arguments: [id?.number])
    return try row.map {
      Revision(
        id: RevisionID(try $0.get(0)), time: try $0.get(1), author: try $0.get(2),
        message: try $0.get(3))
    }
  }

  private static func site(
    _ db: Database, at revision: Revision, _ state: StoredState, hasDocuments: Bool
  ) throws -> Site {
    var texts = Texts(db)
    try texts.read(state.documents.values.map(\.contentID))
    var documents: [Int64: [Site.Document]] = [:]
    documents.reserveCapacity(state.paths.count)
    for (key, document) in state.documents {
      guard let language = state.languages[key.language] else {
        throw Damage("a document in a language that is not known")
      }
      documents[key.page, default: []].append(
        Site.Document(
          language: language.code, isExecutable: document.isExecutable,
          text: try texts.text(document.contentID, document.hash)))
    }
    var pages = try documents.map { id, documents in
      guard let path = state.paths[id] else { throw Damage("a page without a path") }
      return Site.Page(path: path, documents: documents.sorted { $0.language < $1.language })
    }
    if !hasDocuments { pages = state.paths.values.map { Site.Page(path: $0, documents: []) } }
    let files = try state.files.map { key, file in
      Site.File(
        role: key.role, path: key.path, hash: file.hash, isExecutable: file.isExecutable,
        text: key.role == .skeleton || key.role == .layout
          ? try texts.text(file.contentID, file.hash) : nil)
    }
    return Site(
      revision: revision,
      languages: state.languages.values.sorted {
        ($0.position ?? .max, $0.code) < ($1.position ?? .max, $1.code)
      },
      pages: pages.sorted { $0.path < $1.path },
      files: files.sorted { ($0.role, $0.path) < ($1.role, $1.path) },
      settings: state.settings.map { Setting(section: $0.section, key: $0.key, value: $1) }
        .sorted { ($0.section, $0.key) < ($1.section, $1.key) })
  }
}

/// Looks up what was found in texts.
private struct Texts {
  private struct Found {
    var body: Int
    var frontMatter: String
    var variables: [String]
  }

  private let db: Database
  private var found: [Int64: Found] = [:]

  init(_ db: Database) { self.db = db }

  /// Reads texts, many at once.
  mutating func read(_ ids: [Int64]) throws {
    found.reserveCapacity(ids.count)
    var found = found
    try Lookup(
      db, "SELECT content_id, body, front_matter, variables FROM text WHERE content_id IN"
    ).rows(ids.sorted()) { row in
      let variables: String = try row.column(3)
      found[try row.column(0)] = Found(
        body: try row.column(1), frontMatter: try row.column(2),
        variables: variables.isEmpty ? [] : variables.split(separator: "\n").map(String.init))
    }
    self.found = found
  }

  mutating func text(_ id: Int64, _ hash: ContentHash) throws -> Site.Text {
    if found[id] == nil { try read([id]) }
    guard let text = found[id] else { throw Damage("a text that was never read") }
    return Site.Text(
      hash: hash, body: text.body, frontMatter: text.frontMatter, variables: text.variables)
  }
}
