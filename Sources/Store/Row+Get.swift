import GRDB

extension Row {
  /// Returns a column's value.
  ///
  /// GRDB's subscripts end the program where a column holds something else than the schema
  /// promises. In a damaged file it may.
  ///
  /// - Throws: `Damage`.
  func get<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
    do {
      return try decode(Value.self, atIndex: index)
    } catch {
      throw Damage("a row holds what its column cannot")
    }
  }

  /// Returns a column's value, or nil for NULL.
  ///
  /// - Throws: `Damage`.
  func getIfPresent<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value? {
    if hasNull(atIndex: index) { return nil }
    return try get(index) as Value
  }

  /// Returns a column's value of a row that a cursor stands on, as SQLite converts it: a quarter of
  /// what `get` costs, for what is read ten thousand times.
  ///
  /// What holds another type in a damaged file is not always noticed; only NULL is.
  ///
  /// - Throws: `Damage`.
  func column<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws
    -> Value
  {
    do {
      return try decode(Value.self, atIndex: index)
    } catch {
      throw Damage("a row holds what its column cannot")
    }
  }
}
