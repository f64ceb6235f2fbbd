/// What a revision changes, or an import would change.
package struct Changes: Sendable, Equatable {
  /// What became of a document or a file.
  package enum Kind: String, Sendable {
    case new, changed, deleted
  }

  /// A document that is other than before.
  package struct Document: Sendable, Equatable {
    package var page: PagePath
    package var language: LanguageCode
    package var kind: Kind
  }

  /// A page that lies elsewhere than before.
  package struct Move: Sendable, Hashable {
    package var from: PagePath
    package var to: PagePath

    package init(from: PagePath, to: PagePath) {
      self.from = from
      self.to = to
    }
  }

  /// A file that is other than before.
  package struct File: Sendable, Equatable {
    package var role: FileRole
    package var path: FilePath
    package var kind: Kind
  }

  /// A key of the configuration that is other than before.
  package struct SettingChange: Sendable, Equatable {
    package var section: String
    package var key: String
    package var kind: Kind
  }

  /// In order of page, then language. A moved page's documents are here only where their text
  /// changed.
  package var documents: [Document] = []
  package var moves: [Move] = []
  package var files: [File] = []
  package var settings: [SettingChange] = []
  /// Languages whose name, place among the tabs or other attributes are other than before.
  package var languages: [LanguageCode] = []

  package init() {}

  /// Whether nothing changed.
  package var isEmpty: Bool {
    documents.isEmpty && moves.isEmpty && files.isEmpty && settings.isEmpty && languages.isEmpty
  }
}

/// How an import ended.
package enum CommitResult: Sendable, Equatable {
  /// Everything is as it was: there is no new revision.
  case unchanged(Revision)
  case committed(Revision, Changes)
}
