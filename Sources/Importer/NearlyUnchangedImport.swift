import FileSystem
import Markdown
import Store

/// An import of files that are nearly all as the import before saw them: only the others are read.
///
/// What comes of it is what would come of reading everything. Where that cannot be told from the
/// files that are other, there is no such import, and everything is read.
package struct NearlyUnchangedImport {
  /// How it ended.
  package let result: CommitResult
  /// What the import before warned of, and this one would again.
  package let warnings: [Problem]

  /// More than these are read with all the others.
  static let mostRead = 1000
  /// Fewer files than these that were touched and not changed are rather read again each time than
  /// written down.
  static let fewTouched = 64

  /// Imports what is other than before.
  ///
  /// - Parameter open: opens the database; for writing only where there is something to write.
  /// - Parameter signature: who imports; asked for where there is a revision.
  /// - Returns: nil where everything has to be read: then nothing was written.
  package static func run(
    _ list: SourceList, into open: (ContentStore.Access) throws(StoreError) -> ContentStore,
    _ signature: () -> Signature
  ) throws(StoreError) -> NearlyUnchangedImport? {
    // What is wrong with the database is said when everything was read.
    guard let now = list.seen(), let store = try? open(.read),
      let (before, head) = try? store.seenTree(now.names),
      before.stamps.count == now.stamps.count
    else { return nil }
    let other = now.stamps.indices.filter {
      now.stamps[$0] == nil || now.stamps[$0] != before.stamps[$0]
    }
    let unchanged = NearlyUnchangedImport(result: .unchanged(head), warnings: before.warnings)
    if other.isEmpty { return unchanged }
    guard other.count <= mostRead, let changed = try? changed(list, other, store),
      // A warning may have a line in it.
      !before.warnings.contains(where: { warning in
        changed.contains { warning.path == $0.shownPath }
      })
    else { return nil }
    let seen = SeenTree(names: now.names, stamps: now.stamps, warnings: before.warnings)
    if changed.isEmpty {
      let isWorthIt = other.count { now.stamps[$0] != nil } >= fewTouched
      if isWorthIt { store.see(seen, at: head.id) }
      return unchanged
    }
    do throws(StoreError) {
      let result = try open(.change).commit(
        changed.map(\.document), over: head.id, signature(), seeing: seen)
      return NearlyUnchangedImport(result: result, warnings: before.warnings)
    } catch {
      if case .changedMeanwhile = error { return nil }
      throw error
    }
  }

  /// Why everything has to be read.
  private struct NotAlone: Error {}

  /// Reads files, and returns the documents among them that changed.
  ///
  /// - Throws: where one says something that another file may have to do with.
  private static func changed(_ list: SourceList, _ other: [Int], _ store: ContentStore) throws
    -> [(shownPath: String, document: Snapshot.Document)]
  {
    let uses = list.uses
    var documents: [(name: DocumentName, file: SourceTree.File)] = []
    for index in other {
      let file = try uses[index].item.read()
      switch uses[index].use {
      case .document(let language):
        let page = try PagePath(String(file.path.dropLast(".md".count)))
        documents.append((DocumentName(page: page, language: language), file))
      case .file(let role):
        // A database in the site's folder is no file of the site.
        if file.bytes.starts(with: SourceTree.databaseMark) { continue }
        let stored = try store.storedFiles(role)[file.path]
        guard stored?.hash == file.content.hash, stored?.isExecutable == file.isExecutable
        else { throw NotAlone() }
      }
    }
    let stored = try store.storedFiles(documents.map(\.name))
    return try documents.compactMap { name, file in
      guard let stored = stored[name] else { throw NotAlone() }
      if stored.hash == file.content.hash, stored.isExecutable == file.isExecutable { return nil }
      let text = try TextReader.markdown(file.bytes, path: file.shownPath)
      guard !stored.isFilledIn, text.facts.frontMatter == stored.frontMatter,
        text.template.isPlain, text.facts.variables.isEmpty, !Markdown.mayHoldHTML(file.bytes[...])
      else { throw NotAlone() }
      let document = Snapshot.Document(
        page: name.page, language: name.language, content: file.content,
        isExecutable: file.isExecutable, facts: text.facts)
      return (file.shownPath, document)
    }
  }
}
