import Foundation
import GRDB

/// That a finding of `check` was accepted, or is no more: recorded with a revision, and so with
/// author and time.
package struct Acceptance: Sendable, Hashable {
  package var rule: CheckRule
  /// Nil for what is of no page.
  package var page: PagePath?
  /// Nil for what is of no language.
  package var language: LanguageCode?
  /// Whether it takes back that the finding was accepted.
  package var isTakenBack: Bool
  /// `Finding.fingerprint`.
  package var fingerprint: ContentHash

  package init(
    rule: CheckRule, page: PagePath?, language: LanguageCode?, isTakenBack: Bool,
    fingerprint: ContentHash
  ) {
    self.rule = rule
    self.page = page
    self.language = language
    self.isTakenBack = isTakenBack
    self.fingerprint = fingerprint
  }
}

/// How accepting ended.
package enum AcceptResult: Sendable, Equatable {
  /// There was nothing to accept or to take back: there is no new revision.
  case unchanged(Revision)
  /// What was accepted, or is no more.
  case recorded(Revision, [Acceptance])
}

extension ContentStore {
  /// Records that findings are accepted: each stays so until the block that it stands in changes.
  ///
  /// - Parameter takesBack: whether they are to be told again.
  /// - Throws: `StoreError`.
  package func accept(
    _ findings: [Finding], takesBack: Bool = false, _ signature: Signature
  ) throws(StoreError) -> AcceptResult {
    let path = path
    return try write { db in
      guard let head = try Self.revision(db, nil) else { throw StoreError.empty(path: path) }
      let known = Set(try AcceptanceReader(db).inForce(at: head.id.number).map(Named.init))
      var seen: Set<Named> = []
      let acceptances = findings.map { finding in
        Acceptance(
          rule: finding.rule, page: finding.page.flatMap { try? PagePath($0) },
          language: finding.language.flatMap { LanguageCode($0) }, isTakenBack: takesBack,
          fingerprint: finding.fingerprint)
      }.filter { known.contains(Named($0)) == takesBack && seen.insert(Named($0)).inserted }
      if acceptances.isEmpty { return .unchanged(head) }
      return .recorded(try Self.record(acceptances, signature, after: head, db), acceptances)
    }
  }

  /// Returns what is accepted at a revision.
  ///
  /// - Throws: `StoreError`.
  package func acceptances(at id: RevisionID) throws(StoreError) -> [Acceptance] {
    try read { try AcceptanceReader($0).inForce(at: id.number) }
  }

  /// Takes back what a revision accepted, or accepts again what it took back; nil where it did
  /// neither.
  static func takeBackAcceptances(of id: RevisionID, _ signature: Signature, _ db: Database) throws
    -> AcceptResult?
  {
    let reader = AcceptanceReader(db)
    let recorded = try reader.recorded(where: "revision_id = ?", [id.number])
    guard !recorded.isEmpty, let head = try revision(db, nil) else { return nil }
    let known = Set(try reader.inForce(at: head.id.number).map(Named.init))
    let meant = recorded.filter { known.contains(Named($0)) != $0.isTakenBack }.map { acceptance in
      var opposite = acceptance
      opposite.isTakenBack.toggle()
      return opposite
    }
    if meant.isEmpty { return .unchanged(head) }
    return .recorded(try record(meant, signature, after: head, db), meant)
  }

  private static func record(
    _ acceptances: [Acceptance], _ signature: Signature, after head: Revision, _ db: Database
  ) throws -> Revision {
    let revision = Revision(
      id: RevisionID(head.id.number + 1), time: signature.time, author: signature.author,
      message: signature.message)
    try insert(revision, db)
    let languages = try StoredState.languageIDs(db)
    for acceptance in acceptances {
      try db.execute(
        sql: """
          INSERT INTO accepted_finding (
            revision_id, is_taken_back, rule, page_id, language_id, fingerprint
          ) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          revision.id.number, acceptance.isTakenBack, acceptance.rule.rawValue,
          try acceptance.page.flatMap { try StoredState.page($0, at: head.id.number, db) },
          acceptance.language.flatMap { languages[$0] }, Data(acceptance.fingerprint.bytes),
        ])
    }
    return revision
  }
}

/// What an acceptance is about.
private struct Named: Hashable {
  var page: PagePath?
  var fingerprint: ContentHash

  init(_ acceptance: Acceptance) {
    page = acceptance.page
    fingerprint = acceptance.fingerprint
  }
}

/// Reads the table `accepted_finding`.
struct AcceptanceReader {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// What is accepted at a revision and not taken back, oldest first.
  func inForce(at revision: Int64) throws -> [Acceptance] {
    var latest: [Named: (place: Int, acceptance: Acceptance)] = [:]
    for (place, acceptance) in try recorded(where: "revision_id <= ?", [revision]).enumerated() {
      latest[Named(acceptance)] = (place, acceptance)
    }
    return latest.values.filter { !$0.acceptance.isTakenBack }.sorted { $0.place < $1.place }
      .map(\.acceptance)
  }

  /// What each revision accepted or took back.
  func byRevision() throws -> [Int64: [Acceptance]] {
    Dictionary(grouping: try rows(where: "TRUE", []), by: \.revision)
      .mapValues { $0.map(\.acceptance) }
  }

  /// What was recorded, oldest first; pages by the path that they have now.
  ///
  /// - Parameter condition: which, in SQL on the columns of `accepted_finding`.
  func recorded(where condition: String, _ arguments: StatementArguments) throws -> [Acceptance] {
    try rows(where: condition, arguments).map(\.acceptance)
  }

  private func rows(where condition: String, _ arguments: StatementArguments) throws
    -> [(revision: Int64, acceptance: Acceptance)]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT revision_id, is_taken_back, rule, fingerprint, code, (
          SELECT path FROM page_version
          WHERE page_version.page_id = accepted_finding.page_id AND path IS NOT NULL
          ORDER BY page_version.revision_id DESC LIMIT 1
        )
        FROM accepted_finding LEFT JOIN language ON language.id = language_id
        WHERE \(condition) ORDER BY accepted_finding.id
        """, arguments: arguments)
    return try rows.compactMap { row in
      guard let fingerprint = ContentHash(try row.get(3) as Data) else {
        throw Damage("a hash of wrong length")
      }
      // A rule that is no more accepts nothing.
      guard let rule = CheckRule(rawValue: try row.get(2)) else { return nil }
      return (
        try row.get(0),
        Acceptance(
          rule: rule, page: try (row.getIfPresent(5) as String?).map { try PagePath($0) },
          language: (try row.getIfPresent(4) as String?).flatMap { LanguageCode($0) },
          isTakenBack: try row.get(1), fingerprint: fingerprint)
      )
    }
  }
}
