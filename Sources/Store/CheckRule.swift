/// A rule that `check` judges by. The raw values are its names in configurations, messages and
/// databases, and never change.
package enum CheckRule: String, Sendable, CaseIterable, Codable, Comparable {
  // Against the source block.

  /// A tag of a template, or a variable, that the source block does not have.
  case variableInvented = "variable-invented"
  /// A tag or variable of the source block that the translation lacks.
  case variableDropped = "variable-dropped"
  /// Inline code that is other than in the source block.
  case inlineCode = "inline-code"
  /// A link to a host that the source block does not link to.
  case linkHost = "link-host"
  /// A link with another scheme than in the source block.
  case linkScheme = "link-scheme"
  /// A link to another path of a host, language parts apart.
  case linkChanged = "link-changed"
  /// A link of the source block that the translation lacks.
  case linkDropped = "link-dropped"
  /// A number that differs.
  case number
  /// A unit that differs.
  case unit
  /// A tag of HTML that the translation lacks.
  case htmlDropped = "html-dropped"
  /// An attribute of HTML that differs.
  case htmlAttribute = "html-attribute"
  /// An image that the translation lacks, or has more.
  case image
  /// References to footnotes that differ.
  case footnote
  /// A heading of another level.
  case headingLevel = "heading-level"
  /// A list of another kind, or with other items.
  case listShape = "list-shape"
  /// A table with other columns or rows.
  case tableShape = "table-shape"
  /// A code block that differs outside its comments.
  case codeBlock = "code-block"
  /// A text that is that of the source.
  case untranslated
  /// A text far longer or shorter than others of the document.
  case length
  /// Another mark at the end.
  case finalPunctuation = "final-punctuation"
  /// Quotation marks that are not those of the language, or do not pair.
  case quotes
  /// A word that stands twice in a row.
  case doubleWord = "double-word"

  // In the site.

  /// A link to a page that is not there.
  case linkBroken = "link-broken"
  /// A link to, or an image from, a file that is not there.
  case fileMissing = "file-missing"
  /// A link to a part of a page that is not there.
  case anchorMissing = "anchor-missing"
  /// An image without alternative text.
  case altMissing = "alt-missing"
  /// An id that a page has twice.
  case idDuplicate = "id-duplicate"
  /// A page that no link and no menu leads to.
  case pageUnreachable = "page-unreachable"
  /// A skeleton without the place for the texts, or with two.
  case skeletonPlaceholder = "skeleton-placeholder"
  /// A language that is called by its code, for nobody named it.
  case languageUnnamed = "language-unnamed"
  /// A file that nothing of the site names.
  case assetUnused = "asset-unused"
  /// A letter of another script inside a word.
  case mixedScript = "mixed-script"
  /// A character of no width where its script has no use for it.
  case zeroWidth = "zero-width"
  /// A control character that changes the direction of text.
  case bidiControl = "bidi-control"
  /// White space that keeps a link from being one: `] (` and `( http`.
  case linkSpace = "link-space"
  /// A code block that is never closed.
  case fenceUnclosed = "fence-unclosed"
  /// A mark of an unfinished merge.
  case conflictMarker = "conflict-marker"
  /// A file whose last line does not end.
  case finalNewline = "final-newline"
  /// A reference to a footnote that is not there.
  case footnoteUndefined = "footnote-undefined"
  /// A comment to `check` that it does not understand, or may not follow.
  case checkComment = "check-comment"

  // Safety of contributions.

  /// Raw HTML that the source block does not have.
  case htmlInvented = "html-invented"
  /// An attribute that runs a script.
  case eventHandler = "event-handler"
  /// An address that is a script or a page of its own.
  case scriptURL = "script-url"
  /// An element that runs, embeds or asks for something.
  case activeElement = "active-element"
  /// An image from another host.
  case imageExternal = "image-external"

  // Glossary and spelling.

  /// A term whose translation is not the glossary's.
  case glossaryTerm = "glossary-term"
  /// A term that is not to be translated, and was.
  case glossaryVerbatim = "glossary-verbatim"
  /// A word that the glossary forbids.
  case glossaryForbidden = "glossary-forbidden"
  /// A word that no dictionary has.
  case spelling

  /// What a rule is about.
  package enum Group: String, Sendable, CaseIterable {
    case source, site, safety, glossary
  }

  /// What the rule is about.
  package var group: Group {
    switch self {
    case .variableInvented, .htmlInvented, .eventHandler, .scriptURL, .activeElement,
      .imageExternal, .linkScheme, .bidiControl:
      .safety
    case .variableDropped, .inlineCode, .linkHost, .linkChanged, .linkDropped,
      .number, .unit, .htmlDropped, .htmlAttribute, .image, .footnote, .headingLevel, .listShape,
      .tableShape, .codeBlock, .untranslated, .length, .finalPunctuation, .quotes, .doubleWord:
      .source
    case .linkBroken, .fileMissing, .anchorMissing, .altMissing, .idDuplicate, .pageUnreachable,
      .skeletonPlaceholder, .languageUnnamed, .assetUnused, .mixedScript, .zeroWidth,
      .linkSpace, .fenceUnclosed, .conflictMarker, .finalNewline, .footnoteUndefined,
      .checkComment:
      .site
    case .glossaryTerm, .glossaryVerbatim, .glossaryForbidden, .spelling: .glossary
    }
  }

  /// How severe a finding is where nothing is configured.
  package var severity: FindingSeverity {
    switch self {
    case .variableInvented, .htmlInvented, .eventHandler, .scriptURL, .activeElement,
      .imageExternal, .linkScheme, .linkBroken, .fileMissing, .bidiControl, .linkSpace,
      .fenceUnclosed, .conflictMarker:
      .error
    default: .warning
    }
  }

  /// In the order of the names.
  package static func < (one: CheckRule, other: CheckRule) -> Bool { one.rawValue < other.rawValue }
}

/// How severe a finding is.
package enum FindingSeverity: String, Sendable, Codable, CaseIterable {
  case error, warning
}
