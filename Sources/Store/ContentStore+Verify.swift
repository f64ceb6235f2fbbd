import Foundation
import GRDB

/// What a look at every byte of the database found.
package struct VerifyReport: Sendable, Equatable {
  /// Something that is not as it should be.
  package struct Finding: Sendable, Equatable {
    /// What is wrong.
    package var message: String
    /// Whose content it is: documents and files with the revisions in which they have it.
    package var concerned: [String] = []
    /// What can be done about it.
    package var remedy: String?
  }

  package var findings: [Finding] = []
  /// How much was looked at.
  package var contents = 0
  package var revisions = 0
}

extension ContentStore {
  /// Hashes all content again, and checks every reference, the structure of the file and its
  /// schema.
  ///
  /// A damaged file is no failure of this: it is what the report tells.
  package func verify() throws(StoreError) -> VerifyReport {
    try read { db in
      var verifier = Verifier(db)
      verifier.checkStructure()
      verifier.checkSchema()
      verifier.checkContents()
      verifier.checkHistory()
      return verifier.report
    }
  }
}

/// Checks a database; each check goes as far as the file can be read.
private struct Verifier {
  let db: Database
  var report = VerifyReport()

  init(_ db: Database) { self.db = db }

  mutating func checkStructure() {
    attempt("the structure of the file") { verifier in
      let lines = try String.fetchAll(verifier.db, sql: "PRAGMA integrity_check(20)")
      for line in lines where line != "ok" { verifier.add("SQLite finds: \(line)") }
    }
    attempt("references") { verifier in
      for row in try Row.fetchAll(verifier.db, sql: "PRAGMA foreign_key_check") {
        let (table, other): (String, String) = (try row.get(0), try row.get(2))
        verifier.add("a row of \(table) refers to a row of \(other) that is not there")
      }
    }
  }

  /// The schema is what the migrations make.
  mutating func checkSchema() {
    attempt("the schema") { verifier in
      for difference in try SchemaCheck(verifier.db).differences {
        let what =
          difference.found == nil
          ? "is missing" : difference.expected == nil ? "is not ours" : "differs"
        verifier.report.findings.append(
          VerifyReport.Finding(
            message: "\(difference.name) \(what) in the schema",
            remedy: difference.canBeMade
              ? "cmctl compact makes it again"
              : difference.expected == nil
                ? "cmctl does not need it: drop it, unless somebody else does"
                : "take the last backup"))
      }
    }
  }

  mutating func checkContents() {
    var ids: [Int64] = []
    attempt("the list of contents") { verifier in
      ids = try Int64.fetchAll(verifier.db, sql: "SELECT id FROM content ORDER BY id")
    }
    var forgotten: Set<Int64> = []
    attempt("the list of forgotten contents") { verifier in
      forgotten = Set(
        try Int64.fetchAll(verifier.db, sql: "SELECT content_id FROM forgotten_content"))
    }
    for id in ids {
      report.contents += 1
      if forgotten.contains(id) { continue }
      do {
        if let what = try damage(of: id) { addDamage(id, what) }
      } catch {
        addDamage(id, "cannot be read")
      }
    }
    attempt("what was found in texts") { verifier in
      let unread = try Int64.fetchAll(
        verifier.db,
        sql: """
          SELECT id FROM content WHERE id NOT IN (SELECT content_id FROM text) AND id IN (
            SELECT content_id FROM document_version
            UNION SELECT content_id FROM file_version JOIN file ON file.id = file_id
            WHERE role IN ('skeleton', 'layout')
          ) ORDER BY id
          """)
      for id in unread { verifier.addDamage(id, "has lost what was found in it") }
    }
  }

  /// What is wrong with content; nil where nothing is.
  private func damage(of id: Int64) throws -> String? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT content.hash, content.bytes, text.body, text.blocks FROM content
        LEFT JOIN text ON text.content_id = content.id WHERE content.id = ?
        """)
    let other = "is not what its hash says"
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return other }
    let bytes = [UInt8](try row.get(1) as Data)
    guard ContentHash(try row.get(0) as Data) == ContentHash(of: bytes) else { return other }
    guard let packed: Data = try row.getIfPresent(3) else { return nil }
    guard try (row.get(2) as Int) <= bytes.count else {
      return "is whole, but where its Markdown begins (text.body) is damaged"
    }
    guard let blocks = BlockCoding.decode([UInt8](packed)),
      blocks.allSatisfy({ $0.range.upperBound <= bytes.count })
    else { return "is whole, but the list of its blocks (text.blocks) is damaged" }
    return nil
  }

  private mutating func addDamage(_ id: Int64, _ what: String) {
    var concerned: [String] = []
    var isCurrent = false
    attempt("who has content \(id)") { verifier in
      let rows = try Row.fetchAll(
        verifier.db,
        sql: """
          SELECT coalesce((
            SELECT path FROM page_version WHERE page_id = v.page_id AND path IS NOT NULL
            ORDER BY revision_id DESC LIMIT 1
          ), '?') || ' (' || language.code || ')', v.revision_id, NOT EXISTS (
            SELECT 1 FROM document_version AS later WHERE later.page_id = v.page_id
              AND later.language_id = v.language_id AND later.revision_id > v.revision_id
          )
          FROM document_version AS v JOIN language ON language.id = v.language_id
          WHERE v.content_id = ?1
          UNION ALL
          SELECT file.path || ' (' || file.role || ')', v.revision_id, NOT EXISTS (
            SELECT 1 FROM file_version AS later
            WHERE later.file_id = v.file_id AND later.revision_id > v.revision_id
          )
          FROM file_version AS v JOIN file ON file.id = v.file_id WHERE v.content_id = ?1
          """, arguments: [id])
      concerned = try rows.map { row in
        let (name, revision): (String, Int64) = (try row.get(0), try row.get(1))
        return "\(name), revision \(revision)"
      }
      isCurrent = try rows.contains { try $0.get(2) }
    }
    report.findings.append(
      VerifyReport.Finding(
        message: "content \(id) \(what)", concerned: concerned,
        remedy: isCurrent
          ? "the source files, if they are still there, bring it back: import them into a new database; "
            + "or take the last backup"
          : "newer revisions have other content and are not concerned; a backup holds this one"))
  }

  mutating func checkHistory() {
    attempt("revisions") { verifier in
      let ids = try Int64.fetchAll(verifier.db, sql: "SELECT id FROM revision ORDER BY id")
      verifier.report.revisions = ids.count
      for (index, id) in ids.enumerated() where id != Int64(index + 1) {
        verifier.add("revision \(index + 1) is missing")
        break
      }
      guard let newest = ids.last else { return }
      let state = try StoredState(verifier.db, at: newest)
      for key in state.documents.keys where state.paths[key.page] == nil {
        verifier.add("page \(key.page) has documents and no path")
      }
      for language in Set(state.documents.keys.map(\.language)).sorted()
      where state.languages[language] == nil {
        let code = state.languageIDs.first { $0.value == language }?.key.tag
        verifier.add("language \(code ?? String(language)) has documents and is not known")
      }
      let paths = state.paths.values.sorted()
      for (path, next) in zip(paths, paths.dropFirst()) where path == next {
        verifier.add("two pages have the path \(path.text)")
      }
    }
    for table in ["basis", "accepted_block"] { checkLinks(table) }
    attempt("the state of translations") { try $0.checkStates() }
  }

  /// Source blocks that translations were made from are there.
  private mutating func checkLinks(_ table: String) {
    attempt("the table \(table)") { verifier in
      let rows = try Row.fetchAll(
        verifier.db,
        sql: """
          SELECT
            links.page_id, links.language_id, links.revision_id, first_source_block + block_count,
            text.blocks, language.code, (
              SELECT path FROM page_version
              WHERE page_version.page_id = links.page_id AND path IS NOT NULL
              ORDER BY revision_id DESC LIMIT 1
            ), EXISTS (
              SELECT 1 FROM \(table) AS later WHERE later.page_id = links.page_id
                AND later.language_id = links.language_id
                AND later.revision_id > links.revision_id
            )
          FROM \(table) AS links
          LEFT JOIN language ON language.id = links.language_id
          LEFT JOIN text ON text.content_id = source_content_id
          WHERE source_content_id IS NOT NULL
          ORDER BY 1, 2, 3
          """)
      var counts: [Data: Int] = [:]
      var damaged: [StoredState.DocumentKey: DamagedLinks] = [:]
      for row in rows {
        let packed: Data? = try row.getIfPresent(4)
        var count = packed.flatMap { counts[$0] }
        if count == nil, let packed {
          count = BlockCoding.decode([UInt8](packed))?.count ?? 0
          counts[packed] = count
        }
        if try (row.get(3) as Int) <= count ?? 0 { continue }
        let key = StoredState.DocumentKey(page: try row.get(0), language: try row.get(1))
        let code: String = try row.getIfPresent(5) ?? "?"
        let path: String = try row.getIfPresent(6) ?? "?"
        damaged[
          key, default: DamagedLinks(path: path, language: LanguageCode(code)?.tag ?? code)
        ].add(try row.get(2), isInForce: try !row.get(7))
      }
      let what = table == "basis" ? "what the blocks were made from" : "what needs no block"
      for (_, links) in damaged.sorted(by: {
        ($0.key.page, $0.key.language) < ($1.key.page, $1.key.language)
      }) {
        verifier.report.findings.append(links.finding("\(what) (\(table))"))
      }
    }
  }

  /// A document whose links name blocks that are not there.
  private struct DamagedLinks {
    var path: String
    var language: String
    private var revisions: [Int64] = []
    private var isInForce = false

    init(path: String, language: String) {
      self.path = path
      self.language = language
    }

    mutating func add(_ revision: Int64, isInForce: Bool) {
      if revisions.last != revision { revisions.append(revision) }
      if isInForce { self.isInForce = true }
    }

    func finding(_ what: String) -> VerifyReport.Finding {
      VerifyReport.Finding(
        message: "\(path) (\(language)): \(what) is damaged: it names blocks that the source does "
          + "not have",
        concerned: revisions.map { "\(path) (\(language)), revision \($0)" },
        remedy: isInForce
          ? "take the last backup; or import the source files into a new database, which has no past"
          : "newer revisions have other links and are not concerned; a backup holds these")
    }
  }

  /// The states that are stored are those that follow from the texts, in the newest revision.
  private mutating func checkStates() throws {
    let wrong = try StateHistory.pagesWithWrongState(db)
    if wrong.isEmpty { return }
    report.findings.append(
      VerifyReport.Finding(
        message: "the state of translations that is stored is not what follows from the texts",
        concerned: wrong.map(\.text), remedy: "cmctl compact makes it again"))
  }

  private mutating func add(_ message: String) {
    report.findings.append(VerifyReport.Finding(message: message))
  }

  /// Runs a check; where the file cannot be read, that is a finding.
  private mutating func attempt(_ what: String, _ check: (inout Verifier) throws -> Void) {
    do {
      try check(&self)
    } catch let error as DatabaseError {
      add("\(what) cannot be read: \(error.message ?? "error \(error.resultCode.rawValue)")")
    } catch let damage as Damage {
      add("\(what): \(damage.what)")
    } catch {
      add("\(what): \(error)")
    }
  }
}
