/// A document by its page and language.
package struct DocumentName: Hashable, Sendable, Comparable {
  package var page: PagePath
  package var language: LanguageCode

  package init(page: PagePath, language: LanguageCode) {
    self.page = page
    self.language = language
  }

  package static func < (one: DocumentName, other: DocumentName) -> Bool {
    (one.page, one.language) < (other.page, other.language)
  }
}

/// A file of the source tree as it is or was.
package struct SourceFile: Sendable, Equatable {
  /// Below the folder around the locales folder: `locales/EN/index.md`, `page-layout.html`.
  package var path: String
  package var hash: ContentHash
  package var isExecutable: Bool
  /// The document that it is; nil for any other file.
  package var document: DocumentName?
}

extension Site {
  /// The files that the site was imported from, in order of path.
  package var sourceFiles: [SourceFile] {
    let languages = Dictionary(uniqueKeysWithValues: languages.map { ($0.code, $0) })
    let documents = pages.flatMap { page in
      page.documents.map { document in
        SourceFile(
          path: languages[document.language]?.path(of: page.path)
            ?? "locales/\(document.language.tag)/\(page.path.text).md",
          hash: document.text.hash, isExecutable: document.isExecutable,
          document: DocumentName(page: page.path, language: document.language))
      }
    }
    let others = files.map { file in
      SourceFile(
        path: file.role.isInLocales ? "locales/" + file.path.text : file.path.text,
        hash: file.hash, isExecutable: file.isExecutable)
    }
    return (documents + others).sorted { $0.path < $1.path }
  }
}

extension Language {
  /// Returns where the document of a page in this language lies: `locales/EN/index.md`.
  package func path(of page: PagePath) -> String {
    "locales/\(folder ?? code.tag)/\(page.text).md"
  }
}

/// A file that differs between two states.
package struct SourceChange: Sendable, Equatable {
  package var path: String
  /// Nil: it is new.
  package var old: SourceFile?
  /// Nil: it is gone.
  package var new: SourceFile?

  /// The document that it is or was.
  package var document: DocumentName? { new?.document ?? old?.document }

  /// Returns the files that differ between two states, in order of path.
  ///
  /// - Parameter moves: pages whose documents are one change each, not one gone and one new.
  package static func between(
    _ old: [SourceFile], _ new: [SourceFile], moves: [Changes.Move] = []
  ) -> [SourceChange] {
    let before = Dictionary(old.map { ($0.path, $0) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.path, $0) }) { first, _ in first }
    let changes = Set(before.keys).union(after.keys).sorted().compactMap { path -> SourceChange? in
      let (old, new) = (before[path], after[path])
      if let old, let new, old.hash == new.hash, old.isExecutable == new.isExecutable { return nil }
      return SourceChange(path: path, old: old, new: new)
    }
    return moves.reduce(changes, pair)
  }

  /// Makes one change of the deletion and the creation that a move is.
  private static func pair(_ changes: [SourceChange], _ move: Changes.Move) -> [SourceChange] {
    var changes = changes
    for index in changes.indices where changes[index].old == nil {
      guard let new = changes[index].new?.document, new.page == move.to,
        let other = changes.firstIndex(where: { change in
          change.new == nil && change.document?.page == move.from
            && change.document?.language == new.language
        })
      else { continue }
      changes[index].old = changes[other].old
      changes[other].old = nil
    }
    changes.removeAll { $0.old == nil && $0.new == nil }
    return changes
  }
}
