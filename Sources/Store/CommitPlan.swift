/// What a commit has to write: the difference between what is stored and what an import found.
struct CommitPlan {
  /// A page by its number, or by its place among the new ones where it has none yet.
  enum PageKey: Hashable {
    case stored(Int64)
    case fresh(Int)
  }

  struct DocumentWrite {
    var page: PageKey
    var language: LanguageCode
    /// The document's place in the snapshot; nil: it is deleted.
    var place: Int?
    /// Whether it was not there before.
    var isNew: Bool
  }

  var changes = Changes()
  /// The page that a path of the snapshot means.
  private var pages: [PagePath: PageKey] = [:]
  /// The page of each document of the snapshot.
  var documentPages: [PageKey] = []
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
    let moves = PageMoves(from: state, to: snapshot).pages
    let moved = Set(moves.values)
    var staying: Set<Int64> = []
    var freshPages = 0
    for path in Set(snapshot.documents.map(\.page)).sorted() {
      if let number = moves[path] {
        pages[path] = .stored(number)
        if let from = state.paths[number] {
          changes.moves.append(Changes.Move(from: from, to: path))
        }
      } else if let number = numbers[path], !moved.contains(number) {
        pages[path] = .stored(number)
        staying.insert(number)
        continue
      } else if let number = state.formerPages[path] {
        // A page that comes back is the page that it was, with its history.
        pages[path] = .stored(number)
      } else {
        pages[path] = .fresh(freshPages)
        freshPages += 1
      }
      paths.append((pages[path]!, path))
    }
    for number in state.paths.keys.sorted()
    where !staying.contains(number) && !moved.contains(number) {
      paths.append((.stored(number), nil))
    }
  }

  private struct Text: Equatable {
    var hash: ContentHash
    var isExecutable: Bool
  }

  private mutating func planDocuments(_ state: StoredState, _ snapshot: Snapshot) {
    var unseen = state.documents
    var written: [Changes.Written<Text>] = []
    var deleted: [DocumentName: Text] = [:]
    documents.reserveCapacity(snapshot.documents.count)
    documentPages.reserveCapacity(snapshot.documents.count)
    for (place, document) in snapshot.documents.enumerated() {
      // Every path of the snapshot got its page.
      let page = pages[document.page]!
      documentPages.append(page)
      var stored: StoredState.Document?
      if case .stored(let number) = page, let language = state.languageIDs[document.language] {
        stored = unseen.removeValue(
          forKey: StoredState.DocumentKey(page: number, language: language))
      }
      let text = Text(hash: document.content.hash, isExecutable: document.isExecutable)
      if let stored, stored.hash == text.hash, stored.isExecutable == text.isExecutable { continue }
      documents.append(
        DocumentWrite(
          page: page, language: document.language, place: place, isNew: stored == nil))
      written.append(
        Changes.Written(
          name: DocumentName(page: document.page, language: document.language), text: text,
          wasThere: stored != nil))
    }
    for (key, document) in unseen {
      guard let language = state.languages[key.language]?.code, let path = state.paths[key.page]
      else { continue }
      documents.append(
        DocumentWrite(page: .stored(key.page), language: language, place: nil, isNew: false))
      deleted[DocumentName(page: path, language: language)] =
        Text(hash: document.hash, isExecutable: document.isExecutable)
    }
    changes.documents = Changes.documents(written: written, deleted: deleted)
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
