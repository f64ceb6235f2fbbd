import GRDB
import Translation

extension ContentStore {
  /// Records that translations of a page were checked and are still right, as one new revision:
  /// their blocks count as made from the source as it is. What a source inherits from its own
  /// source stays outdated. Where one of them cannot be confirmed, none is; where there is nothing
  /// to confirm in one, nothing is recorded of it.
  ///
  /// - Throws: `DecisionError`, `StoreError`.
  package func confirm(
    _ page: PagePath, in languages: [LanguageCode], _ part: Decision.Part, _ signature: Signature
  ) throws -> DecisionResult {
    try deciding { writer, db in
      var rows: [DecisionWriter.Row] = []
      var links: [(key: StoredState.DocumentKey, old: SourceLinks, new: SourceLinks)] = []
      for language in languages {
        var subject = try Self.subject(page, language, &writer, db)
        let chosen = try Self.items(of: &subject, page, language, part, &writer)
        let state = try subject.comparison.state(&writer.cache)
        let hasDrift = state.documents.contains {
          $0.language == subject.key.language && $0.hasDrift
        }
        if chosen.isEmpty, part != .whole || !hasDrift { continue }
        rows.append(
          DecisionWriter.Row(
            decision: Decision(kind: .confirmed, page: page, language: language, part: part),
            page: subject.key.page, language: subject.key.language))
        links.append(
          (subject.key, subject.links, subject.source.confirming(chosen, in: subject.links)))
      }
      return rows.isEmpty
        ? .unchanged(writer.head) : try writer.record(rows, links: links, signature)
    }
  }

  /// Records that one translation of a page was checked and is still right, as above.
  package func confirm(
    _ page: PagePath, _ language: LanguageCode, _ part: Decision.Part, _ signature: Signature
  ) throws -> DecisionResult {
    try confirm(page, in: [language], part, signature)
  }

  /// What is outdated of a part of a document, and can be confirmed.
  private static func items(
    of subject: inout Subject, _ page: PagePath, _ language: LanguageCode, _ part: Decision.Part,
    _ writer: inout DecisionWriter
  ) throws -> [OutdatedItem] {
    let items = try subject.comparison.outdated(in: language, &writer.cache).filter {
      $0.kind != .inherited
    }
    switch part {
    case .whole: return items
    case .block(let number):
      let count = try writer.cache.blocks(of: subject.content).count
      guard (1...max(count, 1)).contains(number), count > 0 else {
        throw DecisionError.noBlock(number, page, language, count: count)
      }
      return items.filter { $0.translation.contains(number - 1) }
    case .sourceBlock(let number):
      guard subject.source.blocks.indices.contains(number - 1) else {
        throw DecisionError.noBlock(
          number, page, subject.sourceLanguage, count: subject.source.blocks.count)
      }
      return items.filter { $0.source == number - 1 }
    }
  }

  /// Takes back what was confirmed of translations of a page, as one new revision; what was
  /// translated anew since stays. For the whole, every confirmation of a document and its blocks is
  /// taken back. Where nothing of one of them is confirmed, nothing is taken back.
  ///
  /// - Throws: `DecisionError`, `StoreError`.
  package func takeBackConfirmation(
    _ page: PagePath, in languages: [LanguageCode], _ part: Decision.Part, _ signature: Signature
  ) throws -> DecisionResult {
    try deciding { writer, db in
      let pageID = try StoredState.page(page, at: writer.head.id.number, db)
      let decisions = try languages.flatMap { language in
        let all = try StoredDecision.inForce(
          StoredDecision.all(
            where: "kind = 'confirmed' AND page_id = ? AND language_id = ?",
            [pageID, writer.languages.ids[language]], db))
        let meant = all.filter { part == .whole || $0.row.decision.part == part }
        if meant.isEmpty {
          var parts: [Decision.Part] = []
          for stored in all where !parts.contains(stored.row.decision.part) {
            parts.append(stored.row.decision.part)
          }
          throw DecisionError.notConfirmed(page, language, part, confirmed: parts)
        }
        return meant
      }
      return try Self.takeBack(decisions, &writer, signature, db)
    }
  }

  /// Takes back what was confirmed of one translation of a page, as above.
  package func takeBackConfirmation(
    _ page: PagePath, _ language: LanguageCode, _ part: Decision.Part, _ signature: Signature
  ) throws -> DecisionResult {
    try takeBackConfirmation(page, in: [language], part, signature)
  }

  /// Records that what a revision changed in sources outdates nobody, as a new revision. Blocks that
  /// the revision added or took away are not concerned.
  ///
  /// - Parameters:
  ///   - page: only of this page, as it is called in the revision; nil for all.
  ///   - block: only the block of this number, from 1, in the source as the revision has it.
  ///   - isTrivial: only blocks that changed in white space, punctuation or letter case alone.
  /// - Throws: `DecisionError`, `StoreError`.
  package func markMinor(
    _ id: RevisionID, page: PagePath? = nil, block: Int? = nil, isTrivial: Bool = false,
    _ signature: Signature
  ) throws -> DecisionResult {
    try deciding { writer, db in
      let found = try SourceChanges(in: id, writer.languages, &writer.cache, db)
      var changes = found.all
      if let page { changes.removeAll { $0.path != page } }
      guard let first = changes.first else {
        let isOther = page.map(found.pages.contains) ?? !found.pages.isEmpty
        throw isOther
          ? DecisionError.noEditedBlock(id, page) : DecisionError.noSourceChange(id, page)
      }
      if let block {
        let numbers = changes.map { $0.new.position + 1 }
        changes.removeAll { $0.new.position != block - 1 }
        if changes.isEmpty {
          throw DecisionError.notChanged(block, first.path, id, changed: numbers)
        }
      }
      if isTrivial { changes.removeAll { !$0.isTrivial } }
      let reader = try DecisionReader(db)
      let rows = try changes.compactMap { change -> DecisionWriter.Row? in
        guard let language = writer.languages.ids[change.language] else { return nil }
        let minor = DecisionReader.MinorChange(old: change.old, new: change.new)
        let known = try reader.minorChanges(change.page, language, at: writer.head.id.number)
        if known.contains(minor) { return nil }
        return DecisionWriter.Row(
          decision: Decision(
            kind: .minor(id), page: change.path, language: change.language,
            part: .block(change.new.position + 1)),
          page: change.page, language: language, change: minor)
      }
      return rows.isEmpty ? .unchanged(writer.head) : try writer.record(rows, signature)
    }
  }

  /// Takes back that what a revision changed is minor, as a new revision.
  ///
  /// - Parameters:
  ///   - page: only of this page, as it is called in the revision; nil for all.
  ///   - block: only the block of this number, from 1, in the source as the revision has it.
  /// - Throws: `DecisionError`, `StoreError`.
  package func takeBackMinor(
    _ id: RevisionID, page: PagePath? = nil, block: Int? = nil, _ signature: Signature
  ) throws -> DecisionResult {
    try deciding { writer, db in
      let pageID = try page.map { try StoredState.page($0, at: id.number, db) }
      let decisions = StoredDecision.inForce(
        try StoredDecision.all(where: "kind = 'minor'", [], db)
      ).filter { stored in
        let decision = stored.row.decision
        return decision.kind == .minor(id) && pageID.map { $0 == stored.row.page } ?? true
          && block.map { .block($0) == decision.part } ?? true
      }
      if decisions.isEmpty { throw DecisionError.notMinor(id) }
      return try Self.takeBack(decisions, &writer, signature, db)
    }
  }

  /// Returns how many source blocks a revision changed in white space, punctuation or letter case
  /// alone, so that some translation is outdated for it; and how many it changed in all.
  package func trivialChanges(in id: RevisionID) throws(StoreError) -> (trivial: Int, all: Int) {
    let path = path
    return try read { db in
      var writer = try DecisionWriter(db, path: path)
      let changes = try SourceChanges(in: id, writer.languages, &writer.cache, db).all
      let trivial = changes.filter(\.isTrivial)
      var count = 0
      for (page, changes) in Dictionary(grouping: trivial, by: \.page) {
        var comparison = try writer.comparison(of: page, at: writer.head.id.number)
        let languages = writer.languages.sources
        for change in changes where comparison.documents[change.language] == change.new.content {
          let isFelt = try languages.contains { code, source in
            try source == change.language
              && comparison.outdated(in: code, &writer.cache).contains {
                $0.kind == .changed && $0.source == change.new.position
              }
          }
          if isFelt { count += 1 }
        }
      }
      return (count, changes.count)
    }
  }

  /// Takes back the decisions that a revision recorded; nil where it recorded none.
  ///
  /// - Throws: `RestoreError.changedSince` where the same was confirmed again since.
  static func takeBackDecisions(
    of id: RevisionID, _ signature: Signature, path: String, _ db: Database
  )
    throws -> DecisionResult?
  {
    let recorded = try StoredDecision.all(where: "revision_id = ?", [id.number], db)
    if recorded.isEmpty { return nil }
    var writer = try DecisionWriter(db, path: path)
    let inForce = StoredDecision.inForce(
      try StoredDecision.all(
        where: "page_id IN (SELECT page_id FROM decision WHERE revision_id = ?)", [id.number], db))
    let meant = inForce.filter { $0.revision == id.number }
    if meant.isEmpty { return .unchanged(writer.head) }
    let subjects = Set(meant.map(\.subject))
    if let later = inForce.first(where: {
      $0.revision > id.number && subjects.contains($0.subject)
    }) {
      let decision = later.row.decision
      throw RestoreError.changedSince(["\(decision.page.text) (\(decision.language.tag))"])
    }
    return try takeBack(meant, &writer, signature, db)
  }

  private static func takeBack(
    _ decisions: [StoredDecision], _ writer: inout DecisionWriter, _ signature: Signature,
    _ db: Database
  ) throws -> DecisionResult {
    let stored = StoredLinks(db: db)
    let head = writer.head.id.number
    var links: [StoredState.DocumentKey: (old: SourceLinks, new: SourceLinks)] = [:]
    for decision in decisions.reversed() where decision.row.change == nil {
      guard decision.row.decision.kind == .confirmed else { continue }
      let key = StoredState.DocumentKey(page: decision.row.page, language: decision.row.language)
      let now = try links[key]?.old ?? stored.links(key, at: head)
      let code = decision.row.decision.language
      guard
        let content = try writer.comparison(of: key.page, at: head).documents[code],
        let then = try writer.comparison(of: key.page, at: decision.revision).documents[code]
      else { continue }
      let (new, old) = (try writer.cache.texts(of: content), try writer.cache.texts(of: then))
      let places = successors(of: old, in: new).enumerated().map { position, place in
        place.flatMap { new[$0] == old[position] ? $0 : nil }
      }
      links[key] = (
        now,
        (links[key]?.new ?? now).takingBack(
          from: try stored.links(key, at: decision.revision - 1),
          to: try stored.links(key, at: decision.revision), places: places)
      )
    }
    var subjects: Set<StoredDecision.Subject> = []
    let rows = decisions.filter { subjects.insert($0.subject).inserted }.map { decision in
      var row = decision.row
      row.decision.isTakenBack = true
      return row
    }
    return try writer.record(
      rows, links: links.map { ($0.key, $0.value.old, $0.value.new) }, signature)
  }

  /// A translation that something is decided about.
  private struct Subject {
    var key: StoredState.DocumentKey
    var content: Int64
    var links: SourceLinks
    var source: CurrentSource
    var sourceLanguage: LanguageCode
    var comparison: PageComparison
  }

  private static func subject(
    _ page: PagePath, _ language: LanguageCode, _ writer: inout DecisionWriter, _ db: Database
  ) throws -> Subject {
    let head = writer.head.id.number
    guard let id = writer.languages.ids[language],
      let pageID = try StoredState.page(page, at: head, db)
    else { throw DecisionError.missing(page, language) }
    var comparison = try writer.comparison(of: pageID, at: head)
    guard let content = comparison.documents[language] else {
      throw DecisionError.missing(page, language)
    }
    guard let sourceLanguage = writer.languages.sources[language] else {
      throw DecisionError.isSource(page, language)
    }
    var (way, last) = ([language], sourceLanguage)
    while let next = writer.languages.sources[last], !way.contains(last) {
      guard comparison.documents[next] != nil else { throw DecisionError.isOrphan(page, language) }
      way.append(last)
      last = next
    }
    guard let links = try comparison.links(in: language),
      let source = try comparison.source(of: language, links, &writer.cache)
    else { throw DecisionError.isOrphan(page, language) }
    return Subject(
      key: StoredState.DocumentKey(page: pageID, language: id), content: content, links: links,
      source: source, sourceLanguage: sourceLanguage, comparison: comparison)
  }

  private func deciding(
    _ block: (inout DecisionWriter, Database) throws -> DecisionResult
  ) throws -> DecisionResult {
    let path = path
    let result: Result<DecisionResult, DecisionError> = try write { db in
      do {
        var writer = try DecisionWriter(db, path: path)
        return .success(try block(&writer, db))
      } catch let error as DecisionError {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
