import Diff
import Store

/// Two states of a site, file by file.
struct Comparison {
  private let store: ContentStore
  /// What differs, in order of path.
  private(set) var changes: [SourceChange]

  /// Compares two revisions; 0 is the state before the first.
  ///
  /// - Parameter moves: pages that are to be compared with what they were elsewhere.
  init(_ store: ContentStore, from old: Int64, to new: Int64, moves: [Changes.Move] = []) throws {
    self.store = store
    func files(_ number: Int64) throws -> [SourceFile] {
      number == 0 ? [] : try store.site(at: RevisionID(number)).sourceFiles
    }
    changes = SourceChange.between(try files(old), try files(new), moves: moves)
  }

  /// Leaves only documents of some pages and languages; nil for all.
  mutating func keep(pages: Set<PagePath>?, languages: Set<LanguageCode>?) {
    if pages == nil, languages == nil { return }
    changes.removeAll { change in
      guard let document = change.document else { return true }
      return !(pages?.contains(document.page) ?? true)
        || !(languages?.contains(document.language) ?? true)
    }
  }

  /// The contents of both sides of a change.
  func contents(of change: SourceChange) throws -> FileChange {
    let hashes = [change.old?.hash, change.new?.hash].compactMap { $0 }
    let contents = try store.contents(hashes)
    func content(_ file: SourceFile?) -> FileContent? {
      file.map { FileContent(bytes: contents[$0.hash] ?? [], isExecutable: $0.isExecutable) }
    }
    return FileChange(path: change.path, old: content(change.old), new: content(change.new))
  }

  /// A change as git writes it.
  func text(of change: SourceChange) throws -> String {
    String(decoding: UnifiedDiff.text(of: [try contents(of: change)]), as: UTF8.self)
  }

  /// Writes the changes as git does, for `patch -p1` and `git apply`.
  func unified() throws -> [UInt8] {
    try changes.reduce(into: []) { $0 += UnifiedDiff.text(of: [try contents(of: $1)]) }
  }

  /// Writes the words that changed in each text, under its path; of a file that is new, gone or
  /// elsewhere, the path alone.
  func words(isColoured: Bool) throws -> [UInt8] {
    let gone = Dictionary(grouping: changes.filter { $0.new == nil }) { $0.old?.hash }
    let come = Set(changes.filter { $0.old == nil }.map { $0.new?.hash })
    var text: [UInt8] = []
    for change in changes {
      guard change.old != nil, let new = change.new else {
        if change.new == nil, come.contains(change.old?.hash) { continue }
        let from = change.new.flatMap { gone[$0.hash]?.first?.path }
        let what = from.map { "moved from \($0)" } ?? (change.old == nil ? "new" : "deleted")
        text += Self.heading(change.path, what, isColoured).utf8
        continue
      }
      let files = try contents(of: change)
      let isChanged = change.old?.hash != new.hash
      let from = change.old?.path == change.path ? nil : change.old?.path
      let what =
        from.map { isChanged ? "moved from \($0) and changed" : "moved from \($0)" }
        ?? (!isChanged ? "mode changed" : files.isText ? "changed" : "changed, no text")
      text += Self.heading(change.path, what, isColoured).utf8
      guard files.isText, isChanged else { continue }
      let words = WordDiff(old: files.old?.bytes ?? [], new: files.new?.bytes ?? [])
      text += words.text(isColoured ? .coloured : .plain, context: 1)
      text.append(0x0a)
    }
    return text
  }

  private static func heading(_ path: String, _ what: String, _ isColoured: Bool) -> String {
    let line = "\(path) (\(what))"
    return (isColoured ? "\u{1b}[1m\(line)\u{1b}[0m" : line) + "\n"
  }
}
