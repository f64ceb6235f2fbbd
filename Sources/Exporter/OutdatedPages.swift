import Store

/// What is outdated on a site, as the plan of its export asks for it.
struct OutdatedPages {
  private let documents: [PagePath: [LanguageCode: OutdatedDocument]]
  private let limits: [PagePath: Int]

  init(_ site: Site, _ outdated: [OutdatedDocument]) {
    documents = Dictionary(grouping: outdated, by: \.page).mapValues { documents in
      Dictionary(uniqueKeysWithValues: documents.map { ($0.language, $0) })
    }
    limits = outdated.isEmpty ? [:] : site.changesUntilExpired
  }

  /// The languages whose document of a page is too many changes behind to be shown.
  func expired(_ page: PagePath) -> Set<LanguageCode> {
    guard let limit = limits[page], let documents = documents[page] else { return [] }
    return Set(documents.values.filter { $0.behind >= limit }.map(\.language))
  }

  /// The lines where the outdated blocks of a document begin, ascending; nil where it is not
  /// outdated.
  func lines(_ page: PagePath, _ language: LanguageCode) -> [Int]? {
    guard let document = documents[page]?[language] else { return nil }
    return Set(document.blocks.flatMap(\.translation).map(\.line)).sorted()
  }
}

extension Export {
  /// Asks for outdated documents where they change what is shown; a site without notices and
  /// without pages that expire costs nothing.
  ///
  /// - Parameter pages: nil for all.
  static func outdated(
    _ site: Site, from store: ContentStore, of pages: Set<PagePath>? = nil
  ) throws(StoreError) -> [OutdatedDocument] {
    let expiring = Set(site.changesUntilExpired.keys)
    if !site.hasNotices, expiring.isEmpty { return [] }
    return try store.outdated(
      at: site.revision.id,
      // What is shown in place of an expired document may be of a language without a tab.
      languages: expiring.isEmpty ? Set(site.shownLanguages.map(\.code)) : nil,
      pages: pages ?? (site.hasNotices ? nil : expiring), countsChanges: !expiring.isEmpty)
  }
}

extension Site {
  /// After how many changes of its source a translation is not shown any more, by page: `expire` in
  /// the front matter of the document in the source language.
  var changesUntilExpired: [PagePath: Int] {
    guard let source = sourceLanguage?.code else { return [:] }
    var changes: [PagePath: Int] = [:]
    for page in pages {
      guard let frontMatter = page.document(in: source)?.text.frontMatter,
        frontMatter.mayHave(Self.expireKey),
        case .number(let number) = FrontMatterJSON.decode(frontMatter)?["expire"],
        (1...1000).contains(number)
      else { continue }
      changes[page.path] = number
    }
    return changes
  }

  private static let expireKey = Array("\"expire\"".utf8)
}

extension String {
  /// Whether some ASCII stands in it: far faster than reading JSON, as is done for every page.
  fileprivate func mayHave(_ word: [UInt8]) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.indices.dropLast(word.count - 1).contains { index in
        bytes[index] == word[0] && bytes[index..<index + word.count].elementsEqual(word)
      }
    }
  }
}
