import Dispatch
import Foundation
import Store
import Synchronization

/// Judges a site by all rules.
package struct Check: Sendable {
  /// The version of the rules: raised with every change that finds something else in what was
  /// judged already.
  static let version = 2

  let store: ContentStore

  package init(_ store: ContentStore) { self.store = store }

  /// Judges a revision. What was judged before and did not change, and whose links lead to nothing
  /// that changed, is not judged again; what is found is kept in the database, if it may be written.
  ///
  /// - Parameters:
  ///   - revision: nil for the newest.
  ///   - selection: what is told. Of a past revision, and with spelling, only its pages are judged,
  ///     and nothing is kept.
  ///   - spelling: whether to look words up in dictionaries, and what of the environment says where
  ///     the program for that is.
  /// - Throws: `Problems` where the site cannot be exported, `Hunspell.Failure`, `StoreError`.
  package func run(
    at revision: RevisionID? = nil, _ selection: CheckSelection = CheckSelection(),
    spelling environment: [String: String]? = nil
  ) throws -> CheckReport {
    let site = try store.outline(at: revision)
    let id = site.revision.id
    let facts = try SiteFacts(site, store.contents(SiteFacts.contents(of: site)))
    let all = site.allPages
    let keeps = try environment == nil && store.head()?.id == id
    let changes =
      keeps ? try store.changesSinceCheck(version: Self.version, at: id) : .everything
    var todo = all
    if case .pages(let changed) = changes { todo = all.filter { changed.contains($0.text) } }
    if !keeps, let pages = selection.pages { todo = all.filter(pages.contains) }
    let spelling = try environment.map { try self.spelling($0, todo, facts, at: id) }
    var judged = try judge(todo, PageJudge(facts: facts, spelling: spelling), at: id)
    try settleAnchors(of: &judged, facts, at: id)
    var findings = judged.flatMap(\.findings)
    if keeps || selection.pages == nil {
      let paths = Set(judged.map(\.path.text))
      var targets = Set(
        judged.flatMap { page in page.targets.filter { $0 != page.path.text + ".html" } })
      if case .pages = changes {
        let known = Set(all.map(\.text))
        findings += try store.keptFindings()
          .filter { known.contains($0.key) && !paths.contains($0.key) }.flatMap(\.value)
        targets.formUnion(try store.keptTargets(besides: paths))
      }
      findings += SiteRules(facts: facts, targets: targets).findings()
    }
    if keeps, !store.isScratch { keep(judged, changes, known: all, at: id) }
    let accepted = AcceptedFindings(try store.acceptances(at: id))
    let selected = findings.filter(selection.contains).sorted(by: Self.isBefore)
    return CheckReport(
      findings: selected.filter { !accepted.contains($0) },
      accepted: selected.filter(accepted.contains), pageCount: all.count,
      judgedCount: judged.count, unspelled: spelling?.unchecked ?? [])
  }

  private static func isBefore(_ one: Finding, _ other: Finding) -> Bool {
    (one.path, one.place?.line ?? 0, one.place?.column ?? 0, one.rule)
      < (other.path, other.place?.line ?? 0, other.place?.column ?? 0, other.rule)
  }

  // MARK: Pages

  private static let batchSize = 64

  /// Judges pages on all cores, some at a time, so that memory holds what is in flight and not the
  /// site.
  private func judge(_ paths: [PagePath], _ judge: PageJudge, at id: RevisionID) throws
    -> [JudgedPage]
  {
    var judged: [JudgedPage] = []
    judged.reserveCapacity(paths.count)
    try forEachBatch(of: paths, at: id) { pages in
      let results = Mutex([JudgedPage?](repeating: nil, count: pages.count))
      DispatchQueue.concurrentPerform(iterations: pages.count) { index in
        let result = judge.judge(pages[index])
        results.withLock { $0[index] = result }
      }
      judged += results.withLock { $0.compactMap { $0 } }
    }
    return judged
  }

  /// Reads pages some at a time; one that is a skeleton alone has no documents.
  private func forEachBatch(
    of paths: [PagePath], at id: RevisionID, _ body: ([PageToCheck]) -> Void
  ) throws {
    for start in stride(from: 0, to: paths.count, by: Self.batchSize) {
      let batch = paths[start..<min(start + Self.batchSize, paths.count)]
      let found = try store.pagesToCheck(batch, at: id)
      let byPath = Dictionary(found.map { ($0.path, $0) }) { first, _ in first }
      body(batch.map { byPath[$0] ?? PageToCheck(path: $0) })
    }
  }

  /// Looks up the words of all pages at once, a language after the other.
  private func spelling(
    _ environment: [String: String], _ paths: [PagePath], _ facts: SiteFacts, at id: RevisionID
  ) throws -> Spelling {
    var words: [LanguageCode: SpelledWords] = [:]
    try forEachBatch(of: paths, at: id) { pages in
      for page in pages {
        for document in page.documents {
          guard let text = page.texts[document.content],
            let traits = facts.traits[document.language]
          else { continue }
          let checked = CheckedText(text.bytes, body: text.body, blocks: text.blocks)
          for block in checked.blocks {
            words[document.language, default: SpelledWords(traits)].add(block)
          }
        }
      }
    }
    return try Spelling(
      words.sorted { $0.key < $1.key }.map(\.value), glossary: facts.glossary,
      hunspell: Hunspell(environment: environment))
  }

  /// Adds the findings about links to parts of other pages that these do not have.
  private func settleAnchors(of judged: inout [JudgedPage], _ facts: SiteFacts, at id: RevisionID)
    throws
  {
    var anchors = Dictionary(judged.map { ($0.path, $0.anchors) }) { first, _ in first }
    let wanted = Set(judged.flatMap { $0.pending.map(\.page) }).filter { anchors[$0] == nil }
    for (path, json) in try store.keptAnchors(of: wanted.map(\.text)) {
      guard let page = try? PagePath(path),
        let kept = try? JSONDecoder().decode(Anchors.self, from: Data(json.utf8))
      else { continue }
      anchors[page] = kept
    }
    // Of a past revision nothing is kept.
    let unknown = wanted.filter { anchors[$0] == nil }.sorted()
    for page in try judge(unknown, PageJudge(facts: facts), at: id) {
      anchors[page.path] = page.anchors
    }
    for index in judged.indices {
      for link in judged[index].pending {
        guard let found = anchors[link.page],
          !facts.hasPart(link.part, found, from: link.language, isOwn: false, in: link.form),
          !judged[index].findings.contains(link.finding)
        else { continue }
        judged[index].findings.append(link.finding)
      }
      judged[index].pending = []
    }
  }

  /// Keeps what was found. That it cannot be kept, because another process writes or nothing may be
  /// written, costs time at the next check and nothing else.
  private func keep(
    _ judged: [JudgedPage], _ changes: ChangesSinceCheck, known: [PagePath], at id: RevisionID
  ) {
    var gone: Set<String> = []
    if case .pages(let changed) = changes {
      if changed.isEmpty, judged.isEmpty { return }
      gone = changed.subtracting(known.map(\.text))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let pages = judged.map { page in
      CheckedPage(
        path: page.path.text, findings: page.findings,
        anchors: (try? encoder.encode(page.anchors)).map { String(decoding: $0, as: UTF8.self) }
          ?? "{}", targets: page.targets.sorted())
    }
    guard let writer = try? ContentStore(path: store.path, access: .change, lockTimeout: 0) else {
      return
    }
    try? writer.keepCheck(
      pages, gone: gone, isWhole: changes == .everything, version: Self.version, at: id)
  }
}

/// Tells whether a finding is one that was accepted.
private struct AcceptedFindings {
  private var pages: [ContentHash: Set<String?>] = [:]

  init(_ acceptances: [Acceptance]) {
    for acceptance in acceptances {
      pages[acceptance.fingerprint, default: []].insert(acceptance.page?.text)
    }
  }

  func contains(_ finding: Finding) -> Bool {
    if pages.isEmpty { return false }
    guard let pages = pages[finding.fingerprint] else { return false }
    // A page that is a skeleton alone has no number to remember it by.
    return pages.contains(finding.page) || pages.contains(nil)
  }
}

extension CheckSelection {
  /// Whether a finding is among what was asked for; of the whole site only where no page was.
  fileprivate func contains(_ finding: Finding) -> Bool {
    if let pages {
      guard let page = finding.page, pages.contains(where: { $0.text == page }) else {
        return false
      }
    }
    if let languages {
      guard let language = finding.language, languages.contains(where: { $0.tag == language })
      else { return false }
    }
    return true
  }
}
