import Foundation
import GRDB
import Translation

/// Blocks of stored content, with their text.
enum StoredBlocks {
  /// Returns the blocks of content; none where it was never cut.
  static func texts(of content: Int64, _ db: Database) throws -> [BlockText] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT text.blocks, content.bytes FROM text
        JOIN content ON content.id = text.content_id WHERE content_id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [content]) else { return [] }
    let bytes = [UInt8](try row.get(1) as Data)
    guard let blocks = BlockCoding.decode([UInt8](try row.get(0) as Data)),
      blocks.allSatisfy({ Int($0.start) + Int($0.length) <= bytes.count })
    else { throw Damage("the blocks of content \(content)") }
    return texts(of: blocks, in: bytes)
  }

  /// Returns blocks with their text.
  static func texts(of blocks: [Block], in bytes: [UInt8]) -> [BlockText] {
    blocks.map { BlockText(kind: $0.kind, level: $0.level, text: bytes[$0.range]) }
  }
}
