/// What one revision contains: names, order and hashes; content is fetched by hash when it is
/// needed.
package struct Site: Sendable, Equatable {
  /// The revision this is.
  package var revision: Revision
  /// Every language that is known: those with a tab first, in the order of the tabs, then by code.
  package var languages: [Language]
  /// Pages that have a document, in order of path.
  package var pages: [Page]
  /// In order of role, then path.
  package var files: [File]
  /// In order of section, then key.
  package var settings: [Setting]

  /// A page with its documents.
  package struct Page: Sendable, Equatable {
    package var path: PagePath
    /// In order of the language's code.
    package var documents: [Document]

    /// Returns the document in a language.
    package func document(in language: LanguageCode) -> Document? {
      documents.first { $0.language == language }
    }
  }

  /// A page in a language.
  package struct Document: Sendable, Equatable {
    package var language: LanguageCode
    package var isExecutable: Bool
    package var text: Text
  }

  /// A text that is stored, with what was found in it.
  package struct Text: Sendable, Equatable {
    package var hash: ContentHash
    /// Offset in bytes where the Markdown begins, after front matter.
    package var body: Int
    /// The front matter as a JSON object with sorted keys.
    package var frontMatter: String
    /// Names that its template reads, sorted.
    package var variables: [String]
  }

  /// A file that is no document.
  package struct File: Sendable, Equatable {
    package var role: FileRole
    package var path: FilePath
    package var hash: ContentHash
    package var isExecutable: Bool
    /// What is in a skeleton or a layout; nil for other roles.
    package var text: Text?
  }

  /// The languages that have a tab, in order.
  package var shownLanguages: ArraySlice<Language> {
    languages.prefix { $0.position != nil }
  }

  /// The language that translations are made from.
  package var sourceLanguage: Language? {
    languages.first { $0.source == nil }
  }

  /// Returns the value of a key of the configuration.
  package func setting(_ section: String, _ key: String) -> String? {
    settings.first { $0.section == section && $0.key == key }?.value
  }

  /// Returns the files of a role.
  package func files(_ role: FileRole) -> [File] { files.filter { $0.role == role } }
}

extension Site {
  /// What a reader is shown for a page in a language.
  package enum Shown: Sendable, Equatable {
    /// The page in that language.
    case document(Document)
    /// The page in another language, under a notice.
    case fallback(Document)
    /// A sentence that it is not available.
    case missingText
  }

  /// Decides what is shown for a page in a language (design: the first of its fallback languages
  /// that has the page).
  ///
  /// - Parameter expired: languages whose document is too old to be shown. Where one was passed over
  ///   and no other fallback has the page, what it is translated from is shown.
  package func shown(
    _ page: Page?, in language: Language, without expired: Set<LanguageCode> = []
  ) -> Shown {
    func usable(_ code: LanguageCode) -> Document? {
      expired.contains(code) ? nil : page?.document(in: code)
    }
    if let document = usable(language.code) { return .document(document) }
    for code in language.fallback {
      if let document = usable(code) { return .fallback(document) }
    }
    guard expired.contains(language.code) || language.fallback.contains(where: expired.contains)
    else { return .missingText }
    var source = language.source
    // A language more than there are would be a circle.
    for _ in languages {
      guard let code = source else { break }
      if let document = usable(code) { return .fallback(document) }
      source = languages.first { $0.code == code }?.source
    }
    return .missingText
  }

  /// Every page that the site has: those with a document, and those with a skeleton alone.
  package var allPages: [PagePath] {
    let skeletons = files(.skeleton).compactMap { try? PagePath($0.path.withoutExtension) }
    return Set(pages.map(\.path)).union(skeletons).sorted()
  }
}

extension FilePath {
  /// The path without what follows the last dot of its name: `guide/intro` of `guide/intro.md`.
  package var withoutExtension: String {
    guard let dot = text.lastIndex(of: "."), !text[dot...].contains("/") else { return text }
    return String(text[..<dot])
  }
}
