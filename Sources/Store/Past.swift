import Foundation
import GRDB

/// A state that something is taken back from, or put back into.
struct Past {
  /// What it contains, as an import would have found it; contents are named, not fetched.
  let snapshot: Snapshot
  /// Documents that it had and whose text was deleted from history on purpose.
  let forgotten: Set<DocumentName>
  private let state: StoredState

  /// Reads a state; `revision` 0 is the empty one before the first import.
  init(_ db: Database, at revision: Int64) throws {
    let state = try StoredState(db, at: revision)
    self.state = state
    snapshot = try Self.snapshot(state, db)
    forgotten = Set(
      state.forgotten.compactMap { key in
        guard let page = state.paths[key.page], let code = state.languages[key.language]?.code
        else { return nil }
        return DocumentName(page: page, language: code)
      })
  }

  func document(_ name: DocumentName) -> Snapshot.Document? {
    snapshot.documents.first { $0.page == name.page && $0.language == name.language }
  }

  /// Where the document lay here that is called so in a later state: a page may have moved since.
  func place(of page: PagePath, _ language: LanguageCode, besides later: Past) -> DocumentName {
    let name = DocumentName(page: page, language: language)
    if document(name) != nil || forgotten.contains(name) { return name }
    let path = later.state.paths.first { $0.value == page }.flatMap { state.paths[$0.key] }
    return DocumentName(page: path ?? page, language: language)
  }

  /// Pages that lie elsewhere in another state.
  func moves(to other: Past) -> [Changes.Move] {
    state.paths.compactMap { id, path in
      other.state.paths[id].flatMap { $0 == path ? nil : Changes.Move(from: path, to: $0) }
    }
  }

  /// Documents of which another state had a text that was deleted on purpose, where they lay there:
  /// to go back to that must not take them away.
  func documents(forgottenIn other: Past) -> [Snapshot.Document] {
    other.state.forgotten.compactMap { key in
      guard let place = other.state.paths[key.page], let page = state.paths[key.page],
        let code = other.state.languages[key.language]?.code,
        var document = document(DocumentName(page: page, language: code))
      else { return nil }
      document.page = place
      return document
    }.sorted { ($0.page, $0.language) < ($1.page, $1.language) }
  }

  static func snapshot(_ state: StoredState, _ db: Database) throws -> Snapshot {
    let facts = try FactsReader(db)
    var snapshot = Snapshot()
    snapshot.languages = state.languages.values.sorted { $0.code < $1.code }
    snapshot.settings = state.settings.map {
      Setting(section: $0.section, key: $0.key, value: $1)
    }.sorted { ($0.section, $0.key) < ($1.section, $1.key) }
    snapshot.documents = try state.documents.map { key, document in
      guard let page = state.paths[key.page], let language = state.languages[key.language]?.code,
        let facts = try facts.facts(document.contentID)
      else { throw Damage("a document whose page, language or text is not known") }
      return Snapshot.Document(
        page: page, language: language, content: Content(stored: document.hash),
        isExecutable: document.isExecutable, facts: facts)
    }.sorted { ($0.page, $0.language) < ($1.page, $1.language) }
    snapshot.files = try state.files.map { key, file in
      let isText = key.role == .skeleton || key.role == .layout
      return Snapshot.File(
        role: key.role, path: key.path, content: Content(stored: file.hash),
        isExecutable: file.isExecutable, facts: isText ? try facts.facts(file.contentID) : nil)
    }.sorted { ($0.role, $0.path) < ($1.role, $1.path) }
    return snapshot
  }
}

/// Reads what was found in texts.
private struct FactsReader {
  private let statement: Statement

  init(_ db: Database) throws {
    statement = try db.cachedStatement(
      sql: """
        SELECT segmenter, body, front_matter, variables, blocks FROM text WHERE content_id = ?
        """)
  }

  func facts(_ content: Int64) throws -> TextFacts? {
    guard let row = try Row.fetchOne(statement, arguments: [content]) else { return nil }
    guard let blocks = BlockCoding.decode([UInt8](try row.get(4) as Data)) else {
      throw Damage("the blocks of content \(content)")
    }
    return TextFacts(
      segmenter: try row.get(0), body: try row.get(1), frontMatter: try row.get(2),
      variables: (try row.get(3) as String).split(separator: "\n").map(String.init), blocks: blocks)
  }
}
