/// A document that is not what its source says now, with what exactly is other.
package struct OutdatedDocument: Sendable, Equatable {
  package var page: PagePath
  package var language: LanguageCode
  /// The language that it is made from.
  package var source: LanguageCode
  /// False while its source says `ready: no`: it is still being written.
  package var isReady: Bool
  /// How far it is behind the language that it is made from, and behind those from which it
  /// inherits; only those whose changes it lacks.
  package var lags: [Lag]
  /// In the order of the source; what the source has no more comes last.
  package var blocks: [OutdatedBlock]

  package init(
    page: PagePath, language: LanguageCode, source: LanguageCode, isReady: Bool = true,
    lags: [Lag], blocks: [OutdatedBlock]
  ) {
    self.page = page
    self.language = language
    self.source = source
    self.isReady = isReady
    self.lags = lags
    self.blocks = blocks
  }

  /// How many changes of a source it is behind, at most.
  package var behind: Int { lags.map(\.changes).max() ?? 0 }

  /// How many changes of a text a document lacks: its versions since the last one of which the
  /// document was a whole translation, without those that were minor.
  package struct Lag: Sendable, Equatable {
    package var language: LanguageCode
    package var changes: Int

    package init(language: LanguageCode, changes: Int) {
      self.language = language
      self.changes = changes
    }
  }
}

/// One difference between a translation and its source.
package struct OutdatedBlock: Sendable, Equatable {
  /// What happened to the source.
  package enum Kind: String, Sendable, CaseIterable {
    /// The source block was changed since it was translated.
    case changed
    /// The source block came since, and has no translation.
    case added
    /// The source block is gone, its translation is not.
    case removed
    /// The source block is as it was, but is itself an outdated translation.
    case inherited
  }

  /// A piece of a document.
  package struct Piece: Sendable, Equatable {
    /// The number of the block in the document, from 1.
    package var block: Int
    /// The first line in the file, from 1.
    package var line: Int
    /// The Markdown of the block.
    package var text: String

    package init(block: Int, line: Int, text: String) {
      self.block = block
      self.line = line
      self.text = text
    }
  }

  package var kind: Kind
  /// The language that `before` and `source` are in where it is not the one that the document is
  /// made from: for what is inherited, the language whose change it comes from.
  package var origin: LanguageCode?
  /// The source block as it was when it was translated; nil where it was not.
  package var before: String?
  /// The source block as it is; nil where it is gone.
  package var source: Piece?
  /// The blocks of the translation that were made from it; none where it was not translated.
  package var translation: [Piece]
  /// Words to translate: those of the source block as it is.
  package var words: Int

  package init(
    kind: Kind, origin: LanguageCode? = nil, before: String?, source: Piece?,
    translation: [Piece], words: Int
  ) {
    self.kind = kind
    self.origin = origin
    self.before = before
    self.source = source
    self.translation = translation
    self.words = words
  }
}
