/// A step that brings a database from one schema to the next.
package struct Migration: Sendable {
  /// The file's name without `.sql`: the name under which the database remembers that the step was
  /// taken.
  package var name: String
  package var sql: String
}

/// Every step that ever shipped, in order: the SQL files of this folder by name.
package let migrations: [Migration] = embeddedTexts.map { file in
  Migration(name: String(file.name.dropLast(".sql".count)), sql: file.text)
}
