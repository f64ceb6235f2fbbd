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
    let folders = Dictionary(
      uniqueKeysWithValues: languages.map { ($0.code, $0.folder ?? $0.code.tag) })
    let documents = pages.flatMap { page in
      page.documents.map { document in
        SourceFile(
          path:
            "locales/\(folders[document.language] ?? document.language.tag)/\(page.path.text).md",
          hash: document.text.hash, isExecutable: document.isExecutable,
          document: DocumentName(page: page.path, language: document.language))
      }
    }
    let others = files.map { file in
      SourceFile(
        path: file.role == .languages ? "locales/" + file.path.text : file.path.text,
        hash: file.hash, isExecutable: file.isExecutable)
    }
    return (documents + others).sorted { $0.path < $1.path }
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
  package static func between(_ old: [SourceFile], _ new: [SourceFile]) -> [SourceChange] {
    let before = Dictionary(old.map { ($0.path, $0) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.path, $0) }) { first, _ in first }
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      let (old, new) = (before[path], after[path])
      if let old, let new, old.hash == new.hash, old.isExecutable == new.isExecutable { return nil }
      return SourceChange(path: path, old: old, new: new)
    }
  }
}
