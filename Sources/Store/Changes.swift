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

  /// Returns what became of documents by where they lie: where a page moved away from one that
  /// stays, or to one that is there already, its place has the document as before.
  ///
  /// - Parameters:
  ///   - written: the texts that pages got, each document once.
  ///   - deleted: the texts that pages had and have no more, by where the pages were.
  static func documents<Text: Equatable>(
    written: [Written<Text>], deleted: [DocumentName: Text]
  ) -> [Document] {
    var left = deleted
    var documents: [Document] = []
    documents.reserveCapacity(written.count + deleted.count)
    for write in written {
      let before = left.isEmpty ? nil : left.removeValue(forKey: write.name)
      if before == write.text { continue }
      documents.append(
        Document(
          page: write.name.page, language: write.name.language,
          kind: write.wasThere || before != nil ? .changed : .new))
    }
    for name in left.keys {
      documents.append(Document(page: name.page, language: name.language, kind: .deleted))
    }
    return documents.sorted { ($0.page, $0.language) < ($1.page, $1.language) }
  }

  /// A text that a page got.
  struct Written<Text> {
    var name: DocumentName
    var text: Text
    /// Whether the page had one in that language before.
    var wasThere: Bool
  }

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
