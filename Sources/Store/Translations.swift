/// The state of a page in a language.
package enum TranslationState: String, Sendable, CaseIterable {
  /// The document is in the source language: it is made from no other.
  case source
  /// Everything that it was made from is still what its source says.
  case current
  /// Some of its source is other than when it was made.
  case outdated
  /// The page has no document in this language, and the language that it is made from has it.
  case missing
  /// What it is made from has no such page any more, or never had, or is itself an orphan.
  case orphan
  /// There is no document, and nothing that one could be made from: nothing is said of it.
  case absent
}

/// How things stand with every page in every language at a revision.
package struct Translations: Sendable, Equatable {
  package var revision: Revision
  /// Every language that is known: those with a tab first, in the order of the tabs, then by code.
  package var languages: [Language]
  /// The pages that have a document, in order of path.
  package var pages: [Page]

  package init(revision: Revision, languages: [Language], pages: [Page]) {
    self.revision = revision
    self.languages = languages
    self.pages = pages
  }

  /// A page in all languages.
  package struct Page: Sendable, Equatable {
    package var path: PagePath
    /// One for each language, in the order of `Translations.languages`.
    package var cells: [Cell]

    package init(path: PagePath, cells: [Cell]) {
      self.path = path
      self.cells = cells
    }
  }

  /// A page in a language.
  package struct Cell: Sendable, Equatable {
    package var state: TranslationState
    /// The document was taken as a translation of its source when both were first seen, though it
    /// has far fewer headings, code blocks or links.
    package var hasDrift: Bool
    /// False while the source of the page says `ready: no`: it is still being written. What has no
    /// source is ready.
    package var isReady: Bool
    // A large site has hundreds of thousands of cells, and no text has this many words.
    private var counts: (words: Int32, blocks: Int32, outdatedBlocks: Int32, outdatedWords: Int32)

    package init(
      state: TranslationState, words: Int = 0, blocks: Int = 0, outdatedBlocks: Int = 0,
      outdatedWords: Int = 0, hasDrift: Bool = false, isReady: Bool = true
    ) {
      self.state = state
      self.hasDrift = hasDrift
      self.isReady = isReady
      counts = (
        Int32(clamping: words), Int32(clamping: blocks), Int32(clamping: outdatedBlocks),
        Int32(clamping: outdatedWords)
      )
    }

    /// The words of what it is made from, as a translator counts them; of the document itself where
    /// it is in the source language or has no source.
    package var words: Int { Int(counts.words) }
    /// The blocks of what it is made from, counted in the same way.
    package var blocks: Int { Int(counts.blocks) }
    /// The blocks that are other than in the source; 0 where it is not outdated.
    package var outdatedBlocks: Int { Int(counts.outdatedBlocks) }
    /// The words of these blocks as the source has them now.
    package var outdatedWords: Int { Int(counts.outdatedWords) }

    package static func == (one: Cell, other: Cell) -> Bool {
      one.state == other.state && one.hasDrift == other.hasDrift && one.isReady == other.isReady
        && one.counts == other.counts
    }

    /// Whether the page has a document in this language.
    package var hasDocument: Bool { state != .missing && state != .absent }

    /// The words that a translator has to look at: all of a missing page, the outdated blocks of
    /// another.
    package var wordsToDo: Int {
      switch state {
      case .missing: words
      case .outdated: outdatedWords
      case .source, .current, .orphan, .absent: 0
      }
    }
  }
}
