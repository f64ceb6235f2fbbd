/// Finds the pages that lie elsewhere than before: it is told in which page a path is.
///
/// A page goes where its document in the source language goes, and the other languages may follow
/// in a later revision, or have gone before; until then their documents are pages of their own. A
/// page that is gone in all languages goes where most of its texts are found again.
struct PageMoves {
  /// The pages that moved, by their new paths.
  private(set) var pages: [PagePath: Int64] = [:]

  private let state: StoredState
  private let snapshot: Snapshot
  private let sources: Set<LanguageCode>
  /// Pages of which no document is where it was.
  private var vanished: Set<Int64> = []
  /// Pages whose document in the source language is not where it was.
  private var departed: Set<Int64> = []
  /// Paths where nothing was.
  private var appeared: Set<PagePath> = []
  /// Paths where no document in the source language was.
  private var arrived: Set<PagePath> = []

  init(from state: StoredState, to snapshot: Snapshot) {
    self.state = state
    self.snapshot = snapshot
    sources = Set(snapshot.languages.filter { $0.source == nil }.map(\.code))
    findPlaces()
    if vanished.isEmpty && departed.isEmpty || appeared.isEmpty && arrived.isEmpty { return }
    decide()
  }

  private mutating func findPlaces() {
    let found = Set(snapshot.documents.map(\.page))
    let numbers = Dictionary(uniqueKeysWithValues: state.paths.map { ($0.value, $0.key) })
    vanished = Set(state.paths.filter { !found.contains($0.value) }.keys)
    appeared = found.filter { numbers[$0] == nil }
    for code in sources {
      guard let language = state.languageIDs[code] else { continue }
      let own = Set(snapshot.documents.lazy.filter { $0.language == code }.map(\.page))
      for (key, path) in state.paths {
        let wasThere =
          state.documents[StoredState.DocumentKey(page: key, language: language)] != nil
        if wasThere, !own.contains(path) { departed.insert(key) }
        if !wasThere, own.contains(path) { arrived.insert(path) }
      }
      arrived.formUnion(own.intersection(appeared))
    }
  }

  private struct Vote {
    /// Whether somebody knows that it is so, as git does.
    var isKnown = false
    /// Whether the text in the source language is the same.
    var isOfSource = false
    /// In how many languages the text is the same.
    var texts = 0
  }

  private mutating func decide() {
    let votes = votes()
    let ranked = votes.flatMap { path, votes in
      votes.map { page, vote in
        let isSourceThere = arrived.contains(path) && departed.contains(page)
        let rank =
          (vote.isKnown && isSourceThere ? 4 : 0) + (vote.isOfSource ? 2 : 0)
          + (vote.isKnown ? 1 : 0)
        return (path: path, page: page, rank: rank, texts: vote.texts)
      }
    }.sorted { ($1.rank, $1.texts, $0.path, $0.page) < ($0.rank, $0.texts, $1.path, $1.page) }
    var taken: Set<Int64> = []
    for vote in ranked where pages[vote.path] == nil && !taken.contains(vote.page) {
      pages[vote.path] = vote.page
      taken.insert(vote.page)
    }
  }

  private func votes() -> [PagePath: [Int64: Vote]] {
    var votes: [PagePath: [Int64: Vote]] = [:]
    let texts = pagesByText()
    for document in snapshot.documents {
      let isOfSource = sources.contains(document.language)
      let isNew = appeared.contains(document.page)
      guard isNew || isOfSource && arrived.contains(document.page), document.content != .empty,
        let language = state.languageIDs[document.language],
        // A text that stood in many pages tells nothing of which one moved.
        let candidates = texts[Text(language: language, hash: document.content.hash)],
        candidates.count == 1
      else { continue }
      let page = candidates[0]
      guard isOfSource || isNew && vanished.contains(page) else { continue }
      votes[document.page, default: [:]][page, default: Vote()].texts += 1
      if isOfSource { votes[document.page]?[page]?.isOfSource = true }
    }
    for move in snapshot.moves {
      let movers = vanished.union(departed).filter { state.paths[$0] == move.from }
      for page in movers {
        let isWhole = vanished.contains(page) && appeared.contains(move.to)
        let isOfSource = departed.contains(page) && arrived.contains(move.to)
        guard isWhole || isOfSource else { continue }
        votes[move.to, default: [:]][page, default: Vote()].isKnown = true
      }
    }
    return votes
  }

  private struct Text: Hashable {
    var language: Int64
    var hash: ContentHash
  }

  /// The pages that are gone by the texts that they had.
  private func pagesByText() -> [Text: [Int64]] {
    let sources = Set(self.sources.compactMap { state.languageIDs[$0] })
    var pages: [Text: [Int64]] = [:]
    for (key, document) in state.documents
    where vanished.contains(key.page)
      || departed.contains(key.page) && sources.contains(key.language)
    {
      pages[Text(language: key.language, hash: document.hash), default: []].append(key.page)
    }
    return pages
  }
}
