import Translation

/// What an import found: the whole source tree as a value, checked and ready to be stored.
package struct Snapshot: Sendable, Equatable {
  /// A page in a language.
  package struct Document: Sendable, Equatable {
    package var page: PagePath
    package var language: LanguageCode
    package var content: Content
    package var isExecutable: Bool
    package var facts: TextFacts

    package init(
      page: PagePath, language: LanguageCode, content: Content, isExecutable: Bool = false,
      facts: TextFacts
    ) {
      self.page = page
      self.language = language
      self.content = content
      self.isExecutable = isExecutable
      self.facts = facts
    }
  }

  /// Any other file that was read.
  package struct File: Sendable, Equatable {
    package var role: FileRole
    package var path: FilePath
    package var content: Content
    package var isExecutable: Bool
    /// What is in a skeleton or a layout; nil for other roles.
    package var facts: TextFacts?

    package init(
      role: FileRole, path: FilePath, content: Content, isExecutable: Bool = false,
      facts: TextFacts? = nil
    ) {
      self.role = role
      self.path = path
      self.content = content
      self.isExecutable = isExecutable
      self.facts = facts
    }
  }

  package var languages: [Language]
  package var documents: [Document]
  package var files: [File]
  package var settings: [Setting]
  /// Pages that are known to be moved, from the state before to this; others are found by their
  /// content.
  package var moves: [Changes.Move]

  package init(
    languages: [Language] = [], documents: [Document] = [], files: [File] = [],
    settings: [Setting] = [], moves: [Changes.Move] = []
  ) {
    self.moves = moves
    self.languages = languages
    self.documents = documents
    self.files = files
    self.settings = settings
  }
}

/// What a file that is no document is for.
package enum FileRole: String, Sendable, CaseIterable, Comparable {
  /// Markdown around the tabs of the page of the same path.
  case skeleton
  /// The HTML around every page.
  case layout
  /// Copied as it is.
  case asset
  /// Names of languages.
  case languages
  /// INI with settings.
  case config
  /// Terms and their translations.
  case glossary

  package static func < (one: FileRole, other: FileRole) -> Bool { one.rawValue < other.rawValue }

  /// Whether such files lie in the locales folder itself.
  package var isInLocales: Bool { self == .languages || self == .glossary }
}

/// What reading a text found in it, so that nobody has to read it again.
package struct TextFacts: Sendable, Equatable {
  /// The version of the rules that cut the blocks.
  package var segmenter: Int
  /// Offset in bytes where the Markdown begins, after front matter.
  package var body: Int
  /// The front matter as a JSON object with sorted keys; `{}` without one.
  package var frontMatter: String
  /// Names that its template reads, dotted (`config.mail_domain`), sorted, each once.
  package var variables: [String]
  package var blocks: [Block]

  package init(
    segmenter: Int, body: Int, frontMatter: String = "{}", variables: [String] = [],
    blocks: [Block] = []
  ) {
    self.segmenter = segmenter
    self.body = body
    self.frontMatter = frontMatter
    self.variables = variables
    self.blocks = blocks
  }
}

/// A language of the site.
package struct Language: Sendable, Equatable {
  /// The direction its script runs in, as HTML's `dir` says it.
  package enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  package var code: LanguageCode
  /// Its folder's name as it is written; nil where it is configured and has no folder.
  package var folder: String?
  /// Its place among the tabs; nil where it is not shown.
  package var position: Int?
  /// What its tab says.
  package var name: String
  package var direction: Direction
  /// The language that it is translated from; nil for the source language itself.
  package var source: LanguageCode?
  /// Languages to show, in order, where a document is missing.
  package var fallback: [LanguageCode]
  /// The text to show where a document is missing and no fallback has it; nil for the default text.
  package var missing: String?

  package init(
    code: LanguageCode, folder: String? = nil, position: Int? = nil, name: String,
    direction: Direction = .leftToRight, source: LanguageCode? = nil,
    fallback: [LanguageCode] = [], missing: String? = nil
  ) {
    self.code = code
    self.folder = folder
    self.position = position
    self.name = name
    self.direction = direction
    self.source = source
    self.fallback = fallback
    self.missing = missing
  }
}

/// A key of the configuration in force.
package struct Setting: Sendable, Equatable {
  package var section: String
  package var key: String
  package var value: String

  package init(section: String, key: String, value: String) {
    self.section = section
    self.key = key
    self.value = value
  }
}

/// One import that changed something.
package struct Revision: Sendable, Equatable {
  package var id: RevisionID
  /// Seconds since 1970-01-01T00:00:00Z.
  package var time: Int64
  package var author: String
  package var message: String

  package init(id: RevisionID, time: Int64, author: String, message: String) {
    self.id = id
    self.time = time
    self.author = author
    self.message = message
  }
}

/// Who commits a revision, when and why.
package struct Signature: Sendable, Equatable {
  package var author: String
  /// Seconds since 1970-01-01T00:00:00Z.
  package var time: Int64
  package var message: String

  package init(author: String, time: Int64, message: String) {
    self.author = author
    self.time = time
    self.message = message
  }
}
