import GRDB

/// A name for a revision.
package struct Tag: Sendable, Equatable {
  package var name: String
  package var revision: RevisionID
  /// When it was given, in seconds since 1970-01-01T00:00:00Z.
  package var time: Int64
  package var author: String

  package init(name: String, revision: RevisionID, time: Int64, author: String) {
    self.name = name
    self.revision = revision
    self.time = time
    self.author = author
  }
}

extension ContentStore {
  /// Finds the revision that an expression names.
  ///
  /// - Throws: `RevisionError`, `StoreError`.
  package func revision(_ expression: RevisionExpression) throws -> Revision {
    let path = path
    let found: Result<Revision, RevisionError> = try read { db in
      guard let newest = try Self.revision(db, nil) else { throw StoreError.empty(path: path) }
      let number: Int64
      switch expression.base {
      case .head: number = newest.id.number
      case .number(let given):
        if given < 1 || given > newest.id.number {
          return .failure(.noNumber(given, newest: newest.id.number))
        }
        number = given
      case .tag(let name):
        let tagged = try Int64.fetchOne(
          db, sql: "SELECT revision_id FROM tag WHERE name = ?", arguments: [name])
        guard let tagged else {
          return .failure(.noTag(name, all: try String.fetchAll(db, sql: "SELECT name FROM tag")))
        }
        number = tagged
      case .time(let time):
        // Numbers, not times, are the order of history: a clock may have been wrong.
        let last = try Int64.fetchOne(
          db, sql: "SELECT max(id) FROM revision WHERE time <= ?", arguments: [time])
        guard let last else {
          let first = try Self.revision(db, RevisionID(1)) ?? newest
          return .failure(.beforeFirst(expression.text, first: first))
        }
        number = last
      }
      guard number - expression.back >= 1,
        let revision = try Self.revision(db, RevisionID(number - expression.back))
      else { return .failure(.tooFarBack(expression.text, newest: newest.id.number)) }
      return .success(revision)
    }
    return try found.get()
  }

  /// Returns the tags, in order of revision, then name.
  package func tags() throws(StoreError) -> [Tag] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT name, revision_id, time, author FROM tag ORDER BY revision_id, name"
      ).map {
        Tag(
          name: try $0.get(0), revision: RevisionID(try $0.get(1)), time: try $0.get(2),
          author: try $0.get(3))
      }
    }
  }

  /// Names a revision.
  ///
  /// - Parameter moves: whether a tag of that name may be taken from another revision.
  /// - Throws: `RevisionError`, `StoreError`.
  package func tag(_ tag: Tag, moves: Bool) throws {
    guard RevisionExpression.isTagName(tag.name) else { throw RevisionError.notATagName(tag.name) }
    let existing: Int64? = try write { db in
      let existing = try Int64.fetchOne(
        db, sql: "SELECT revision_id FROM tag WHERE name = ?", arguments: [tag.name])
      if existing != nil, existing != tag.revision.number, !moves { return existing }
      try db.execute(
        sql: "INSERT OR REPLACE INTO tag (name, revision_id, time, author) VALUES (?, ?, ?, ?)",
        arguments: [tag.name, tag.revision.number, tag.time, tag.author])
      return nil
    }
    if let existing { throw RevisionError.tagExists(tag.name, revision: existing) }
  }

  /// Takes a tag away.
  ///
  /// - Throws: `RevisionError.noTag`, `StoreError`.
  package func removeTag(_ name: String) throws {
    let others: [String]? = try write { db in
      try db.execute(sql: "DELETE FROM tag WHERE name = ?", arguments: [name])
      return db.changesCount > 0 ? nil : try String.fetchAll(db, sql: "SELECT name FROM tag")
    }
    if let others { throw RevisionError.noTag(name, all: others) }
  }
}
