import Foundation
import GRDB

/// Looks up many rows by a column of their own, some at a time: a query for each costs several times
/// as much.
struct Lookup {
  private let statement: Statement

  /// How many are looked up at once: the statement is prepared once for all.
  private static let count = 32

  /// - Parameter query: SQL that ends with `IN`.
  init(_ db: Database, _ query: String) throws {
    let places = repeatElement("?", count: Self.count).joined(separator: ", ")
    statement = try db.cachedStatement(sql: "\(query) (\(places))")
  }

  /// Calls `body` with each row that there is, in no order.
  func rows(_ hashes: [ContentHash], _ body: (Row) throws -> Void) throws {
    try rows(hashes.map { Data($0.bytes) }, body)
  }

  /// Calls `body` with each row that there is, in no order. What is wanted twice may come twice.
  func rows<Value: DatabaseValueConvertible>(_ wanted: [Value], _ body: (Row) throws -> Void)
    throws
  {
    for start in stride(from: 0, to: wanted.count, by: Self.count) {
      var part = Array(wanted[start..<min(start + Self.count, wanted.count)])
      // The same once more finds nothing more.
      if let last = part.last {
        part += repeatElement(last, count: Self.count - part.count)
      }
      let rows = try Row.fetchCursor(statement, arguments: StatementArguments(part))
      while let row = try rows.next() { try body(row) }
    }
  }
}
