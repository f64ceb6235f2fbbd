import Foundation
import GRDB
import Translation

/// Texts with their blocks, each read once.
struct BlockCache {
  private let db: Database
  private var entries: [Int64: Entry] = [:]

  /// What is known of a text.
  private struct Entry {
    var blocks: [Block]
    var body: Int
    var isReady: Bool
    var bytes: [UInt8]?
    var texts: [BlockText]?
    var alignable: AlignableSource?
    var structure: Structure?
  }

  init(_ db: Database) { self.db = db }

  /// Takes over what an import found, so that it need not be read again.
  mutating func add(_ content: Int64, _ facts: TextFacts, _ bytes: [UInt8]?) {
    if entries[content] != nil { return }
    entries[content] = Entry(
      blocks: facts.blocks, body: facts.body,
      isReady: Store.isReady(frontMatter: facts.frontMatter), bytes: bytes)
  }

  /// Forgets all texts, so that memory holds those of one page.
  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// The blocks of content; none where it was never cut.
  mutating func blocks(of content: Int64) throws -> [Block] { try entry(content).blocks }

  /// The offset at which the Markdown of content begins.
  mutating func body(of content: Int64) throws -> Int { try entry(content).body }

  /// Whether the text's front matter does not say `ready: no`.
  mutating func isReady(_ content: Int64) throws -> Bool { try entry(content).isReady }

  /// The blocks of content with their text.
  mutating func texts(of content: Int64) throws -> [BlockText] {
    let entry = try entry(content)
    if let texts = entry.texts { return texts }
    let bytes = try entry.bytes ?? bytes(of: content)
    guard entry.blocks.allSatisfy({ $0.range.upperBound <= bytes.count }) else {
      throw Damage("the blocks of content \(content)")
    }
    let texts = entry.blocks.map {
      BlockText(kind: $0.kind, level: $0.level, text: bytes[$0.range])
    }
    entries[content]?.texts = texts
    return texts
  }

  /// The blocks of content, ready to have translations aligned with them.
  mutating func alignable(_ content: Int64) throws -> AlignableSource {
    if let alignable = entries[content]?.alignable { return alignable }
    let alignable = AlignableSource(try texts(of: content))
    entries[content]?.alignable = alignable
    return alignable
  }

  /// The structure of content.
  mutating func structure(of content: Int64) throws -> Structure {
    if let structure = entries[content]?.structure { return structure }
    let structure = Structure(of: try texts(of: content))
    entries[content]?.structure = structure
    return structure
  }

  /// The whole text.
  mutating func bytes(of content: Int64) throws -> [UInt8] {
    if let bytes = entries[content]?.bytes { return bytes }
    let statement = try db.cachedStatement(sql: "SELECT bytes FROM content WHERE id = ?")
    guard let data = try Data.fetchOne(statement, arguments: [content]) else {
      throw Damage("content that should be stored is not there")
    }
    let bytes = [UInt8](data)
    entries[content]?.bytes = bytes
    return bytes
  }

  private mutating func entry(_ content: Int64) throws -> Entry {
    if let entry = entries[content] { return entry }
    let statement = try db.cachedStatement(
      sql: "SELECT blocks, front_matter, body FROM text WHERE content_id = ?")
    var entry = Entry(blocks: [], body: 0, isReady: true)
    if let row = try Row.fetchOne(statement, arguments: [content]) {
      guard let blocks = BlockCoding.decode([UInt8](try row.get(0) as Data)) else {
        throw Damage("the blocks of content \(content)")
      }
      entry = Entry(
        blocks: blocks, body: try row.get(2), isReady: Store.isReady(frontMatter: try row.get(1)))
    }
    entries[content] = entry
    return entry
  }
}
