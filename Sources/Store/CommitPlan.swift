/// What a commit has to write: the difference between what is stored and what an import found.
struct CommitPlan {
  /// A page by its number, or by its path where it has none yet.
  enum PageKey: Hashable {
    case stored(Int64)
    case fresh(PagePath)
  }

  struct DocumentWrite {
    var page: PageKey
    var language: LanguageCode
    /// Nil: it is deleted.
    var document: Snapshot.Document?
  }

  var changes = Changes()
  /// The page that a path of the snapshot means.
  var pages: [PagePath: PageKey] = [:]
  /// A path is nil where no document has the page any more.
  var paths: [(page: PageKey, path: PagePath?)] = []
  var documents: [DocumentWrite] = []
  var files: [(key: StoredState.FileKey, file: Snapshot.File?)] = []
  var settings: [(key: StoredState.SettingKey, value: String?)] = []
  /// A language is nil where nothing names it any more.
  var languages: [(code: LanguageCode, language: Language?)] = []

  init(from state: StoredState, to snapshot: Snapshot) {
    planLanguages(state, snapshot)
    planPages(state, snapshot)
    planDocuments(state, snapshot)
    planFiles(state, snapshot)
    planSettings(state, snapshot)
  }

  private mutating func planLanguages(_ state: StoredState, _ snapshot: Snapshot) {
    let stored = Dictionary(uniqueKeysWithValues: state.languages.values.map { ($0.code, $0) })
    for language in snapshot.languages where stored[language.code] != language {
      languages.append((language.code, language))
    }
    let known = Set(snapshot.languages.map(\.code))
    for code in stored.keys.sorted() where !known.contains(code) { languages.append((code, nil)) }
    changes.languages = languages.map(\.code).sorted()
  }

  private mutating func planPages(_ state: StoredState, _ snapshot: Snapshot) {
    let numbers = Dictionary(uniqueKeysWithValues: state.paths.map { ($0.value, $0.key) })
    let found = Set(snapshot.documents.map(\.page))
    var appeared: [PagePath] = []
    for path in found.sorted() {
      if let number = numbers[path] { pages[path] = .stored(number) } else { appeared.append(path) }
    }
    let vanished = state.paths.filter { !found.contains($0.value) }
    let moves =
      appeared.isEmpty || vanished.isEmpty
      ? [:] : moves(to: appeared, from: Set(vanished.keys), state, snapshot)
    for path in appeared {
      if let number = moves[path], let from = state.paths[number] {
        pages[path] = .stored(number)
        changes.moves.append(Changes.Move(from: from, to: path))
      } else if let number = state.formerPages[path] {
        // A page that comes back is the page that it was, with its history.
        pages[path] = .stored(number)
      } else {
        pages[path] = .fresh(path)
      }
      paths.append((pages[path]!, path))
    }
    let moved = Set(moves.values)
    for number in vanished.keys.sorted() where !moved.contains(number) {
      paths.append((.stored(number), nil))
    }
  }

  /// Finds pages that lie elsewhere than before: a new path holds, in some language, the very text
  /// of a path that is gone. The more languages agree, the better; what is still equal is decided
  /// by order of path.
  private func moves(
    to appeared: [PagePath], from vanished: Set<Int64>, _ state: StoredState,
    _ snapshot: Snapshot
  ) -> [PagePath: Int64] {
    struct Text: Hashable {
      var language: Int64
      var hash: ContentHash
    }
    var pagesByText: [Text: [Int64]] = [:]
    for (key, document) in state.documents where vanished.contains(key.page) {
      pagesByText[Text(language: key.language, hash: document.hash), default: []].append(key.page)
    }
    let appeared = Set(appeared)
    var votes: [PagePath: [Int64: Int]] = [:]
    for document in snapshot.documents where appeared.contains(document.page) {
      guard document.content != .empty, let language = state.languageIDs[document.language]
      else { continue }
      let text = Text(language: language, hash: document.content.hash)
      // A text that stood in many pages tells nothing of which one moved.
      guard let candidates = pagesByText[text], candidates.count == 1 else { continue }
      votes[document.page, default: [:]][candidates[0], default: 0] += 1
    }
    // Who knows that a page moved is believed before all texts together.
    for move in snapshot.moves where appeared.contains(move.to) {
      guard let page = vanished.first(where: { state.paths[$0] == move.from }) else { continue }
      votes[move.to, default: [:]][page, default: 0] += snapshot.documents.count
    }
    let ranked = votes.flatMap { path, votes in
      votes.map { (path: path, page: $0.key, count: $0.value) }
    }.sorted { ($1.count, $0.path, $0.page) < ($0.count, $1.path, $1.page) }
    var moves: [PagePath: Int64] = [:]
    var taken: Set<Int64> = []
    for vote in ranked where moves[vote.path] == nil && !taken.contains(vote.page) {
      moves[vote.path] = vote.page
      taken.insert(vote.page)
    }
    return moves
  }

  private mutating func planDocuments(_ state: StoredState, _ snapshot: Snapshot) {
    var unseen = state.documents
    for document in snapshot.documents {
      guard let page = pages[document.page] else { continue }
      var stored: StoredState.Document?
      if case .stored(let number) = page, let language = state.languageIDs[document.language] {
        stored = unseen.removeValue(
          forKey: StoredState.DocumentKey(page: number, language: language))
      }
      if let stored, stored.hash == document.content.hash,
        stored.isExecutable == document.isExecutable
      {
        continue
      }
      documents.append(
        DocumentWrite(page: page, language: document.language, document: document))
      changes.documents.append(
        Changes.Document(
          page: document.page, language: document.language, kind: stored == nil ? .new : .changed))
    }
    for key in unseen.keys {
      guard let language = state.languages[key.language]?.code, let path = state.paths[key.page]
      else { continue }
      documents.append(DocumentWrite(page: .stored(key.page), language: language, document: nil))
      changes.documents.append(Changes.Document(page: path, language: language, kind: .deleted))
    }
    changes.documents.sort { ($0.page, $0.language) < ($1.page, $1.language) }
  }

  private mutating func planFiles(_ state: StoredState, _ snapshot: Snapshot) {
    var unseen = state.files
    for file in snapshot.files {
      let key = StoredState.FileKey(role: file.role, path: file.path)
      let same = unseen.index(forKey: key).map { unseen.remove(at: $0) }
      // To the database, two spellings of one letter (é as one character or two) are two files.
      let isRespelled = same.map { !$0.key.path.text.utf8.elementsEqual(file.path.text.utf8) }
      if let same, isRespelled == true {
        files.append((same.key, nil))
        changes.files.append(
          Changes.File(role: file.role, path: same.key.path, kind: .deleted))
      }
      let stored = isRespelled == true ? nil : same?.value
      if let stored, stored.hash == file.content.hash, stored.isExecutable == file.isExecutable {
        continue
      }
      files.append((key, file))
      changes.files.append(
        Changes.File(role: file.role, path: file.path, kind: stored == nil ? .new : .changed))
    }
    for key in unseen.keys {
      files.append((key, nil))
      changes.files.append(Changes.File(role: key.role, path: key.path, kind: .deleted))
    }
    changes.files.sort { ($0.role, $0.path) < ($1.role, $1.path) }
  }

  private mutating func planSettings(_ state: StoredState, _ snapshot: Snapshot) {
    var unseen = state.settings
    for setting in snapshot.settings {
      let key = StoredState.SettingKey(section: setting.section, key: setting.key)
      let stored = unseen.removeValue(forKey: key)
      if stored == setting.value { continue }
      settings.append((key, setting.value))
      changes.settings.append(
        Changes.SettingChange(
          section: setting.section, key: setting.key, kind: stored == nil ? .new : .changed))
    }
    for key in unseen.keys {
      settings.append((key, nil))
      changes.settings.append(
        Changes.SettingChange(section: key.section, key: key.key, kind: .deleted))
    }
    changes.settings.sort { ($0.section, $0.key) < ($1.section, $1.key) }
  }
}
