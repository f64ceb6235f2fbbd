import GRDB
import Translation

/// What translations were made from, as the database holds it: the tables `basis` and
/// `accepted_block`.
struct StoredLinks {
  let db: Database

  /// Returns the links in force at a revision; `basis` is empty where there are none.
  func links(_ key: StoredState.DocumentKey, at revision: Int64) throws -> SourceLinks {
    SourceLinks(basis: try basis(key, revision), accepted: try accepted(key, revision))
  }

  /// Writes what is other than before as what is in force from a revision on.
  func write(
    _ links: SourceLinks, over previous: SourceLinks, _ key: StoredState.DocumentKey,
    _ revision: Int64
  ) throws {
    if links.basis != previous.basis { try write(basis: links.basis, key, revision) }
    if links.accepted != previous.accepted { try write(accepted: links.accepted, key, revision) }
  }

  /// Writes one of the tables, whatever was before.
  func write(
    _ links: SourceLinks, to table: String, _ key: StoredState.DocumentKey, _ revision: Int64
  ) throws {
    if table == "basis" {
      try write(basis: links.basis, key, revision)
    } else {
      try write(accepted: links.accepted, key, revision)
    }
  }

  private func basis(_ key: StoredState.DocumentKey, _ revision: Int64) throws -> [Basis] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT first_block, block_count, source_content_id, first_source_block, is_sure
        FROM basis
        WHERE page_id = ?1 AND language_id = ?2 AND revision_id = (
          SELECT max(revision_id) FROM basis
          WHERE page_id = ?1 AND language_id = ?2 AND revision_id <= ?3
        )
        ORDER BY first_block
        """)
    let rows = try Row.fetchAll(statement, arguments: [key.page, key.language, revision])
    return try rows.flatMap { row in
      let content: Int64? = try row.getIfPresent(2)
      let (first, count) = try Self.run(row, first: content == nil ? nil : 3, count: 1)
      return BasisRun(
        firstBlock: try row.get(0), count: count,
        source: content.map { SourceBlock(content: $0, position: first) },
        certainty: try row.get(4) ? .sure : .unsure
      ).basis
    }
  }

  /// A run of blocks, no longer than any text has.
  private static func run(_ row: Row, first: Int?, count: Int) throws -> (first: Int, count: Int) {
    let limits = 0...Int(Int32.max)
    let (first, count): (Int, Int) = (try first.map { try row.get($0) } ?? 0, try row.get(count))
    guard limits.contains(first), limits.contains(count) else {
      throw Damage("what a translation was made from")
    }
    return (first, count)
  }

  private func accepted(_ key: StoredState.DocumentKey, _ revision: Int64) throws
    -> [AcceptedBlock]
  {
    let statement = try db.cachedStatement(
      sql: """
        SELECT source_content_id, first_source_block, block_count, block
        FROM accepted_block
        WHERE page_id = ?1 AND language_id = ?2 AND revision_id = (
          SELECT max(revision_id) FROM accepted_block
          WHERE page_id = ?1 AND language_id = ?2 AND revision_id <= ?3
        )
        ORDER BY number
        """)
    let rows = try Row.fetchAll(statement, arguments: [key.page, key.language, revision])
    return try rows.flatMap { row -> [AcceptedBlock] in
      guard let content: Int64 = try row.getIfPresent(0) else { return [] }
      let (first, count) = try Self.run(row, first: 1, count: 2)
      let block: Int? = try row.getIfPresent(3)
      return (first..<first + count).map {
        AcceptedBlock(source: SourceBlock(content: content, position: $0), block: block)
      }
    }
  }

  private func write(basis: [Basis], _ key: StoredState.DocumentKey, _ revision: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO basis (
          page_id, language_id, revision_id, first_block, block_count, source_content_id,
          first_source_block, is_sure
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for run in BasisRun.runs(of: basis) {
      try statement.execute(arguments: [
        key.page, key.language, revision, run.firstBlock, run.count, run.source?.content,
        run.source?.position, run.certainty == .sure,
      ])
    }
  }

  private func write(
    accepted: [AcceptedBlock], _ key: StoredState.DocumentKey, _ revision: Int64
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO accepted_block (
          page_id, language_id, revision_id, number, source_content_id, first_source_block,
          block_count, block
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let runs = AcceptedRun.runs(of: accepted)
    if runs.isEmpty {
      try statement.execute(arguments: [key.page, key.language, revision, 0, nil, nil, nil, nil])
    }
    for (number, run) in runs.enumerated() {
      try statement.execute(arguments: [
        key.page, key.language, revision, number, run.source.content, run.source.position,
        run.count, run.block,
      ])
    }
  }
}

/// Neighbouring blocks that were made from neighbouring source blocks: one row.
struct BasisRun {
  var firstBlock: Int
  var count: Int
  var source: SourceBlock?
  var certainty: Certainty

  /// The blocks of the run, one by one.
  var basis: [Basis] {
    (0..<count).map { offset in
      Basis(
        source: source.map {
          SourceBlock(content: $0.content, position: $0.position + offset)
        }, certainty: certainty)
    }
  }

  /// Joins what is in order: nearly always a document is one run.
  static func runs(of basis: [Basis]) -> [BasisRun] {
    var runs: [BasisRun] = []
    for (index, entry) in basis.enumerated() {
      if let last = runs.last, last.certainty == entry.certainty,
        last.source.map({
          SourceBlock(content: $0.content, position: $0.position + last.count)
        }) == entry.source
      {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(
          BasisRun(
            firstBlock: index, count: 1, source: entry.source, certainty: entry.certainty))
      }
    }
    return runs
  }
}

/// Neighbouring source blocks that are accepted alike: one row.
struct AcceptedRun {
  var source: SourceBlock
  var count: Int
  var block: Int?

  static func runs(of accepted: [AcceptedBlock]) -> [AcceptedRun] {
    var runs: [AcceptedRun] = []
    for entry in accepted {
      if let last = runs.last, last.block == entry.block,
        last.source.content == entry.source.content,
        last.source.position + last.count == entry.source.position
      {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(AcceptedRun(source: entry.source, count: 1, block: entry.block))
      }
    }
    return runs
  }
}
