import Exporter
import Markdown
import Store
import Template

/// What rules ask of the whole site, the same for all of its pages.
struct SiteFacts: Sendable {
  /// The site, its pages without documents.
  let site: Site
  let addresses: SiteAddresses
  let switches: CheckSwitches
  let traits: [LanguageCode: LanguageTraits]
  let glossary: Glossary
  /// What the glossary says of each language.
  let glossaries: [LanguageCode: CompiledGlossary]
  /// The keys of `[params]`.
  let params: [String: String]
  /// The languages that have a tab, in order.
  let shown: [Language]
  /// The names that tabs have in addresses.
  let tabs: Set<String>
  /// The ids in the layout.
  let layoutIDs: Set<String>
  /// Contents of skeletons, the layout and other files of text, by hash.
  let contents: [ContentHash: [UInt8]]
  private let languages: [LanguageCode: Language]
  private let pages: Set<String>

  /// - Parameter contents: what `contents(of:)` names.
  /// - Throws: `Problems` where the site cannot be exported.
  init(_ site: Site, _ contents: [ContentHash: [UInt8]]) throws(Problems) {
    self.site = site
    self.contents = contents
    switches = CheckSwitches(site)
    addresses = try SiteAddresses(site)
    traits = Dictionary(
      uniqueKeysWithValues: site.languages.map { ($0.code, LanguageTraits($0.code)) })
    languages = Dictionary(uniqueKeysWithValues: site.languages.map { ($0.code, $0) })
    let file = site.files(.glossary).first
    glossary =
      try file.flatMap { contents[$0.hash] }
      .map { bytes throws(Problems) in
        try Glossary(bytes, path: "locales/" + Glossary.fileName)
      } ?? Glossary()
    glossaries = Self.glossaries(glossary, site, traits)
    params = site.params
    pages = Set(site.allPages.map(\.text))
    shown = Array(site.shownLanguages)
    tabs = shown.count > 1 ? Set(shown.map { $0.code.tag.lowercased() }) : []
    let layout = site.files(.layout).first.flatMap { contents[$0.hash] } ?? []
    layoutIDs = Set(HTMLTag.all(in: layout[...]).flatMap(\.ids))
  }

  private static func glossaries(
    _ glossary: Glossary, _ site: Site, _ traits: [LanguageCode: LanguageTraits]
  ) -> [LanguageCode: CompiledGlossary] {
    var compiled: [LanguageCode: CompiledGlossary] = [:]
    for language in site.languages {
      guard let own = traits[language.code] else { continue }
      let known = CompiledGlossary(
        glossary, language: own, source: language.source.flatMap { traits[$0] })
      if !known.isEmpty { compiled[language.code] = known }
    }
    return compiled
  }

  /// The contents that rules of the site read: files in which others are named, and the glossary.
  static func contents(of site: Site) -> [ContentHash] {
    site.files.filter { file in
      switch file.role {
      case .skeleton, .layout, .glossary, .config: true
      case .asset: namesFiles(file.path.text)
      case .languages: false
      }
    }.map(\.hash)
  }

  /// Whether an asset of this name may name others.
  static func namesFiles(_ path: String) -> Bool {
    let name = path.lowercased()
    return [
      ".css", ".js", ".mjs", ".html", ".htm", ".svg", ".json", ".webmanifest", ".xml", ".txt",
    ]
    .contains { name.hasSuffix($0) }
  }

  func language(_ code: LanguageCode) -> Language? { languages[code] }

  /// Where a document lies: `locales/EN/index.md`.
  func path(of page: PagePath, in code: LanguageCode) -> String {
    languages[code]?.path(of: page) ?? "locales/\(code.tag)/\(page.text).md"
  }

  /// The language of texts that belong to none.
  var sourceTraits: LanguageTraits? { site.sourceLanguage.flatMap { traits[$0.code] } }
}

extension SiteFacts {
  /// Whether a page has a part that a link names.
  ///
  /// - Parameters:
  ///   - language: of the link; nil for that of a skeleton.
  ///   - isOwn: whether the link stands on the page itself.
  func hasPart(
    _ part: String, _ anchors: Anchors, from language: LanguageCode?, isOwn: Bool,
    in form: SiteAddresses.Form
  ) -> Bool {
    // `#top` is the page's beginning (HTML, section 7.4.6.4); `:~:` and what follows it is text.
    if part.isEmpty || part.lowercased() == "top" || part.hasPrefix(":~:") { return true }
    if part.hasPrefix("fn") || layoutIDs.contains(part) || anchors.skeleton.contains(part) {
      return true
    }
    if shown.contains(where: { $0.code.tag.lowercased() == part.lowercased() }) { return true }
    switch form {
    case .page(let code):
      guard let found = document(anchors, in: code) else { return true }
      return found.has(part)
    case .tabs:
      if isOwn, let language, let own = anchors.part(language), own.has(part) { return true }
      // The first document has the plain names.
      var isFirst = true
      for language in shown {
        guard let found = document(anchors, in: language.code) else { continue }
        if found.isOpen || found.ids.contains(part) { return true }
        let prefix = isFirst ? "" : language.code.tag.lowercased() + "-"
        if part.hasPrefix(prefix), found.names.contains(String(part.dropFirst(prefix.count))) {
          return true
        }
        isFirst = false
      }
      return isFirst
    }
  }

  /// What a language shows of a page; nil where that is a sentence that it is missing.
  private func document(_ anchors: Anchors, in code: LanguageCode) -> Anchors.Part? {
    if let own = anchors.part(code) { return own }
    for other in language(code)?.fallback ?? [] {
      if let found = anchors.part(other) { return found }
    }
    return nil
  }
}

extension Anchors.Part {
  fileprivate func has(_ part: String) -> Bool {
    isOpen || names.contains(part) || ids.contains(part)
  }
}

extension SiteFacts {
  /// Returns the findings of files whose rules the configuration does not switch off, as severe as
  /// it says.
  func inForce(_ findings: [Finding]) -> [Finding] {
    findings.compactMap { finding in
      var finding = finding
      guard
        let severity = switches.severity(
          of: finding.rule, page: finding.page.flatMap { try? PagePath($0) },
          language: finding.language.flatMap { LanguageCode($0) })
      else { return nil }
      finding.severity = severity
      return finding
    }
  }

  func hasPage(_ path: PagePath) -> Bool { pages.contains(path.text) }

  /// The page whose path is most like that of a page that is not there.
  func nearestPage(to path: String) -> String? {
    let name = path.hasSuffix(".html") ? String(path.dropLast(".html".count)) : path
    return nearestName(to: name, among: pages)
  }
}
