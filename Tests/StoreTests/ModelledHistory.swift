import Foundation
import Testing

@testable import Store

/// A database and a model that live through the same history.
final class ModelledHistory {
  let made: MadeStore
  var store: ContentStore { made.store }
  let seed: UInt64
  private(set) var model = StateModel()
  var edits: RandomEdits
  private(set) var log: [String] = []
  /// What the program said at each revision.
  var said: [Translations] = []

  /// The program and the model disagree, or the program failed.
  struct Disagreement: Error, CustomStringConvertible {
    var description: String
  }

  init(seed: UInt64) throws {
    made = try MadeStore()
    self.seed = seed
    edits = RandomEdits(seed: seed)
    edits.begin()
    try commit()
  }

  /// Lives through some steps, and checks after each.
  func run(steps: Int) throws {
    for step in 1...steps {
      try self.step()
      if step % 10 == 0 { try checkPast() }
    }
    try checkPast()
    try checkRebuilt()
  }

  private func step() throws {
    if edits.paths.isEmpty { return try edit() }
    switch Int.random(in: 0..<20, using: &edits.random) {
    case 0, 1: try confirm()
    case 2: try takeBackConfirmation()
    case 3, 4: try markMinor()
    case 5: try takeBackMinor()
    case 6: try undo()
    case 7: try restore()
    default: try edit()
    }
  }

  private func edit() throws {
    edits.edit(model.now)
    try commit()
  }

  // MARK: Imports

  func commit() throws {
    log += edits.log.map { "\(model.revision + 1): \($0)" }
    try take(made.commit(snapshot()))
  }

  /// The site as it was edited.
  func snapshot() throws -> Snapshot {
    var snapshot = site(
      Dictionary(
        uniqueKeysWithValues: edits.texts.flatMap { page, languages in
          languages.map { language, blocks in
            ("\(language)/\(edits.paths[page]!)", blocks.joined(separator: "\n\n"))
          }
        }))
    snapshot.languages = (["en"] + edits.sources.keys.sorted()).enumerated().map { index, code in
      Language(
        code: LanguageCode(code)!, folder: code, position: index, name: code,
        source: edits.sources[code].flatMap { LanguageCode($0) })
    }
    snapshot.moves = try model.now.paths.compactMap { page, path in
      try edits.paths[page].flatMap {
        $0 == path ? nil : Changes.Move(from: try PagePath(path), to: try PagePath($0))
      }
    }
    return snapshot
  }

  /// Takes over what the program made of the site: the texts are its own affair.
  private func take(_ result: CommitResult, restoring: Int? = nil) throws {
    guard case .committed(let revision, let changes) = result else { return }
    var paths = model.now.paths
    var texts = model.now.documents.mapValues { $0.mapValues(\.texts) }
    for (page, path) in model.now.paths {
      if let move = changes.moves.first(where: { $0.from.text == path }) {
        paths[page] = move.to.text
      }
    }
    for document in changes.documents {
      let path = document.page.text
      // What was deleted is told by the path that it had.
      let known =
        document.kind == .deleted
        ? model.now.paths.first { $0.value == path } : paths.first { $0.value == path }
      let former = edits.allPaths.first { $0.value == path && paths[$0.key] == nil }
      let page = known?.key ?? former?.key ?? (edits.allPaths.keys.max() ?? 0) + 1
      if document.kind == .deleted {
        texts[page]?[document.language.compared] = nil
      } else {
        let bytes = try store.document(document.page, document.language, at: revision.id)
        paths[page] = path
        texts[page, default: [:]][document.language.compared] = String(
          decoding: bytes, as: UTF8.self
        ).components(separatedBy: "\n\n")
      }
      edits.allPaths[page] = path
    }
    edits.allPaths.merge(paths) { $1 }
    texts = texts.filter { !$0.value.isEmpty }
    paths = paths.filter { texts[$0.key] != nil }
    var sources: [String: String] = [:]
    for language in try store.translations().languages {
      sources[language.code.compared] = language.source?.compared
    }
    model.commit(texts, paths: paths, sources: sources, restoring: restoring)
    edits.texts = texts
    edits.paths = paths
    edits.sources = sources
    try check()
  }

  private func undo() throws {
    let id = edits.pick(Array(1...model.revision).suffix(4))
    log.append("\(model.revision + 1): undo \(id)")
    let result: CommitResult
    do { result = try store.undo(RevisionID(Int64(id)), sign()) } catch is RestoreError { return }
    let isDecision =
      model.takeBack { $0.revision == id } || model.takeBackMinor { $0.markedIn == id }
    if isDecision {
      try expect(result.isCommitted, "the undone decision made no revision")
      try check()
    } else {
      try take(result, restoring: id - 1)
    }
  }

  private func restore() throws {
    let id = Int.random(in: 1...model.revision, using: &edits.random)
    let result: CommitResult
    do {
      if edits.chance(3) {
        log.append("\(model.revision + 1): restore everything at \(id)")
        result = try store.restore(.everything, at: RevisionID(Int64(id)), sign())
      } else {
        let language = edits.pick(["en", "de", "ru", "be"])
        let path = edits.pick(edits.paths.values.sorted())
        log.append("\(model.revision + 1): restore \(path) \(language) at \(id)")
        result = try store.restore(
          .document(PagePath(path), LanguageCode(language)!), at: RevisionID(Int64(id)), sign())
      }
    } catch is RestoreError {
      return
    }
    try take(result, restoring: id)
  }

  // MARK: Decisions

  private func confirm() throws {
    let page = edits.pick(model.now.paths.keys.sorted())
    let language = edits.pick(["de", "ru", "be"])
    let number = Int.random(in: 0..<6, using: &edits.random)
    let part = edits.pick([StateModel.Part.whole, .block(number), .sourceBlock(number)])
    log.append("\(model.revision + 1): confirm \(page)/\(language) \(part)")
    try expect(
      decided {
        try store.confirm(
          PagePath(model.now.paths[page]!), LanguageCode(language)!, part.stored, sign())
      }, model.confirm(page, language, part))
  }

  private func takeBackConfirmation() throws {
    guard !model.now.confirmations.isEmpty else { return }
    let confirmation = edits.pick(model.now.confirmations)
    let (page, language) = (confirmation.page, confirmation.language)
    guard let path = model.now.paths[page], model.now.documents[page]?[language] != nil else {
      return
    }
    let isWhole = edits.chance(2)
    let part = isWhole ? StateModel.Part.whole : confirmation.part
    log.append("\(model.revision + 1): take back confirmation of \(page)/\(language) \(part)")
    try expect(
      decided {
        try store.takeBackConfirmation(PagePath(path), LanguageCode(language)!, part.stored, sign())
      },
      model.takeBack {
        $0.page == page && $0.language == language && (isWhole || $0.part == part)
      })
  }

  private func markMinor() throws {
    guard model.revision > 1 else { return }
    let id = edits.pick(Array(2...model.revision).suffix(5))
    var changes = model.sourceChanges(in: id)
    var path: PagePath?
    var block: Int?
    if edits.chance(2), let change = changes.first {
      path = try PagePath(model.states[id].paths[change.page]!)
      changes.removeAll { $0.page != change.page }
      if edits.chance(2) {
        block = edits.pick(changes).new.place + 1
        changes.removeAll { $0.new.place + 1 != block }
      }
    }
    let isTrivial = edits.chance(4)
    if isTrivial { changes.removeAll { !StateModel.isTrivial($0) } }
    log.append(
      "\(model.revision + 1): mark \(id) as minor, page \(path?.text ?? "any"), "
        + "block \(block ?? 0), trivial \(isTrivial)")
    try expect(
      decided {
        try store.markMinor(
          RevisionID(Int64(id)), page: path, block: block, isTrivial: isTrivial, sign())
      }, model.markMinor(changes))
  }

  private func takeBackMinor() throws {
    guard !model.now.minor.isEmpty else { return }
    let minor = edits.pick(model.now.minor)
    let path = edits.chance(2) ? model.states[minor.changedIn].paths[minor.page] : nil
    let block = edits.chance(2) ? minor.new.place + 1 : nil
    log.append(
      "\(model.revision + 1): take back minor \(minor.changedIn), page \(path ?? "any"), "
        + "block \(block ?? 0)")
    let model = model
    try expect(
      decided {
        try store.takeBackMinor(
          RevisionID(Int64(minor.changedIn)), page: try path.map { try PagePath($0) },
          block: block, sign())
      },
      self.model.takeBackMinor {
        $0.changedIn == minor.changedIn && (block == nil || $0.new.place + 1 == block)
          && (path == nil || model.states[$0.changedIn].paths[$0.page] == path)
      })
  }

  /// Whether a decision made a revision.
  private func decided(_ work: () throws -> DecisionResult) throws -> Bool {
    do {
      if case .recorded = try work() { return true }
      return false
    } catch is DecisionError {
      return false
    }
  }

  func sign() -> Signature {
    Signature(author: "Ben", time: Int64(model.revision + 1), message: "")
  }
}

extension CommitResult {
  fileprivate var isCommitted: Bool {
    if case .committed = self { true } else { false }
  }
}

extension StateModel.Part {
  fileprivate var stored: Decision.Part {
    switch self {
    case .whole: .whole
    case .block(let place): .block(place + 1)
    case .sourceBlock(let place): .sourceBlock(place + 1)
    }
  }
}
