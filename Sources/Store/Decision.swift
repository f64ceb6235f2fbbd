/// What a person decided about translations, over what was found by comparing: recorded with a
/// revision, and so with author and time.
package struct Decision: Sendable, Equatable {
  /// What was decided.
  package enum Kind: Sendable, Equatable {
    /// The document, or one of its blocks, was checked and is still right.
    case confirmed
    /// What a revision changed in a source outdates nobody: it was a typo.
    case minor(RevisionID)
  }

  package var kind: Kind
  /// Whether it takes back an earlier decision of this kind.
  package var isTakenBack: Bool
  package var page: PagePath
  /// The language of the translation that was confirmed, or of the source that was changed.
  package var language: LanguageCode
  /// How much of the document it is about.
  package var part: Part

  /// How much of a document is meant.
  package enum Part: Sendable, Equatable {
    case whole
    /// One block by its number, from 1, in the document of the decision's language.
    case block(Int)
    /// One block of the source that has no counterpart, by its number, from 1, in the source.
    case sourceBlock(Int)
  }

  package init(
    kind: Kind, isTakenBack: Bool = false, page: PagePath, language: LanguageCode,
    part: Part = .whole
  ) {
    self.kind = kind
    self.isTakenBack = isTakenBack
    self.page = page
    self.language = language
    self.part = part
  }
}

/// How a decision ended.
package enum DecisionResult: Sendable, Equatable {
  /// Everything was decided so already, or nothing was to be decided: there is no new revision.
  case unchanged(Revision)
  /// What was decided, with the revision that records it; for a minor change, one decision for each
  /// block.
  case recorded(Revision, [Decision])
}

/// Why a decision about translations could not be recorded.
package enum DecisionError: Error, Sendable, Equatable {
  package typealias Part = Decision.Part

  /// There is no such document to confirm.
  case missing(PagePath, LanguageCode)
  /// The document is in the source language: it is made from no other.
  case isSource(PagePath, LanguageCode)
  /// The source language has no such page, or has it as an orphan itself.
  case isOrphan(PagePath, LanguageCode)
  /// The document has no block of that number; how many it has. The language is the source's where
  /// a block of the source was meant.
  case noBlock(Int, PagePath, LanguageCode, count: Int)
  /// This part of the document is not confirmed by itself; those that are.
  case notConfirmed(PagePath, LanguageCode, Part, confirmed: [Part])
  /// The revision changed no source; of this page, where one was named.
  case noSourceChange(RevisionID, PagePath?)
  /// The revision changed sources, but edited no block; of this page, where one was named.
  case noEditedBlock(RevisionID, PagePath?)
  /// The block of that number was not changed in the revision; those that were.
  case notChanged(Int, PagePath, RevisionID, changed: [Int])
  /// Nothing that the revision changed is marked as minor.
  case notMinor(RevisionID)
}
