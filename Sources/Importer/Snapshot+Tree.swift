import Markdown
import Store
import Template

/// A source tree that can be stored.
package struct ReadSite: Sendable {
  package var snapshot: Snapshot
  /// What the user should know and what stops nothing.
  package var warnings: [Problem]
  /// Where the keys of the configuration are set.
  package var places: [SettingPlace]
}

extension ReadSite {
  /// Understands a source tree.
  ///
  /// - Throws: `Problems`, all of them at once, in order of file and line.
  package init(_ tree: SourceTree) throws(Problems) {
    var cache = TextCache(isKept: false)
    try self.init(tree, &cache, checksVariables: true)
  }

  /// Understands a source tree of which much was read before.
  ///
  /// - Parameter checksVariables: whether a name that nothing sets, or a value of front matter that
  ///   means nothing, is a problem, as it is not in the past, which nobody can mend.
  init(_ tree: SourceTree, _ cache: inout TextCache, checksVariables: Bool) throws(Problems) {
    var reader = SiteReader(tree, cache)
    defer { cache = reader.cache }
    reader.readFiles()
    reader.readDocuments()
    reader.checkPaths()
    if checksVariables {
      reader.checkVariables()
      reader.problems += reader.frontMatterProblems
      reader.checkContentIsShown()
      reader.checkNamedPages()
    }
    let problems = reader.problems.sorted {
      ($0.path, $0.line ?? 0, $0.column ?? 0) < ($1.path, $1.line ?? 0, $1.column ?? 0)
    }
    if problems.contains(where: { $0.severity == .error }) { throw Problems(problems) }
    snapshot = reader.snapshot
    warnings = problems
    places = reader.configuration.places
  }
}

/// Documents that were read before, by their content.
struct TextCache {
  private var texts: [ContentHash: ReadText] = [:]
  private let isKept: Bool

  /// - Parameter isKept: false where everything is read once: few texts are there twice.
  init(isKept: Bool = true) { self.isKept = isKept }

  /// Reads a document, or takes what was read of the same content.
  mutating func document(_ file: SourceTree.File) throws(Problems) -> ReadText {
    if let text = texts[file.content.hash] { return text }
    let text = try TextReader.markdown(file.bytes, path: file.shownPath)
    if isKept { texts[file.content.hash] = text }
    return text
  }

  /// Lets go of all but some contents.
  mutating func keep(_ contents: Set<ContentHash>) {
    if texts.count > 2 * contents.count { texts = texts.filter { contents.contains($0.key) } }
  }
}

/// Makes a snapshot of a source tree and collects what is wrong with it.
private struct SiteReader {
  /// A text whose template is checked once all names are known.
  struct ReadTemplate {
    var text: ReadText
    var path: String
    var page: PagePath?
    var role: FileRole?
  }

  let tree: SourceTree
  let configuration: Configuration
  var cache: TextCache
  var snapshot = Snapshot()
  var problems: [Problem]
  private(set) var frontMatterProblems: [Problem] = []
  private var templates: [ReadTemplate] = []
  private var frontMatterKeys: Set<String> = []
  private var shownPaths: [PagePath: [String]] = [:]

  init(_ tree: SourceTree, _ cache: TextCache) {
    self.tree = tree
    self.cache = cache
    configuration = Configuration(tree.configuration)
    let languages = LanguageTable(tree, configuration)
    problems = tree.problems + configuration.problems + languages.problems
    snapshot.languages = languages.languages
    snapshot.settings = (configuration.settings + languages.settings)
      .sorted { ($0.section, $0.key) < ($1.section, $1.key) }
  }

  mutating func readFiles() {
    var assets: [String: [UInt8]] = [:]
    for file in tree.siteFiles {
      let role = SourceTree.role(of: file.path)
      if role == .asset { assets[file.path] = file.bytes }
      add(file, role)
    }
    if let file = tree.languagesFile { add(file, .languages) }
    if let file = tree.glossaryFile { add(file, .glossary) }
    for file in tree.configuration { add(file, .config) }
    problems += configuration.check(assets: assets)
  }

  private mutating func add(_ file: SourceTree.File, _ role: FileRole) {
    do throws(Problems) {
      var text: ReadText?
      var page: PagePath?
      switch role {
      case .layout: text = try TextReader.layout(file.bytes, path: file.shownPath)
      case .skeleton:
        page = try pagePath(file)
        text = try TextReader.markdown(file.bytes, path: file.shownPath)
      case .glossary:
        let broken = SourceText.problems(in: file.bytes, path: file.shownPath)
        if !broken.isEmpty { throw Problems(broken) }
        _ = try Glossary(file.bytes, path: file.shownPath)
      default: break
      }
      if let text {
        templates.append(
          ReadTemplate(text: text, path: file.shownPath, page: page, role: role))
        noteFrontMatter(of: text, file)
      }
      snapshot.files.append(
        Snapshot.File(
          role: role, path: try filePath(file), content: file.content,
          isExecutable: file.isExecutable, facts: text?.facts))
    } catch {
      problems += error.all
    }
  }

  mutating func readDocuments() {
    for folder in tree.languages {
      var seen: [PagePath: String] = [:]
      for file in folder.files {
        do throws(Problems) {
          let page = try pagePath(file)
          if let other = seen.updateValue(file.shownPath, forKey: page) {
            throw Problems([Self.twin(file.shownPath, of: other, "page")])
          }
          shownPaths[page, default: []].append(file.shownPath)
          let text = try cache.document(file)
          noteFrontMatter(of: text, file)
          if !text.template.isPlain {
            templates.append(ReadTemplate(text: text, path: file.shownPath, page: page))
          }
          snapshot.documents.append(
            Snapshot.Document(
              page: page, language: folder.code, content: file.content,
              isExecutable: file.isExecutable, facts: text.facts))
        } catch {
          problems += error.all
        }
      }
    }
  }

  private mutating func noteFrontMatter(of text: ReadText, _ file: SourceTree.File) {
    frontMatterKeys.formUnion(text.frontMatter.keys)
    frontMatterProblems += text.frontMatterProblems.map { problem in
      // What was read before may have been read in another file.
      var problem = problem
      problem.path = file.shownPath
      return problem
    }
  }

  /// Two files that would be one page, or one file of the export.
  mutating func checkPaths() {
    var spelled: [String: PagePath] = [:]
    for page in shownPaths.keys.sorted() {
      if let other = spelled.updateValue(page, forKey: page.compared) {
        // Two files of one language say it better than two of different ones.
        let (paths, others) = (shownPaths[page] ?? [], shownPaths[other] ?? [])
        let pairs = paths.lazy.flatMap { path in others.map { (path, $0) } }
        let pair = pairs.first { $0.lowercased() == $1.lowercased() } ?? pairs.first
        problems.append(
          Self.twin(pair?.0 ?? page.text, of: pair?.1 ?? other.text, "page"))
      }
    }
    let outputs = Set(shownPaths.keys.map { $0.text + ".html" })
      .union(
        snapshot.files.filter { $0.role == .skeleton }.map { $0.path.withoutExtension + ".html" })
    var files: [String: String] = [:]
    for file in tree.siteFiles {
      if file.path.hasPrefix("locales/") {
        problems.append(
          Problem(
            file.shownPath, "lies where the locales folder belongs beside the site",
            hint: "import that locales folder, or give the folder another name"))
      }
      if let other = files.updateValue(file.shownPath, forKey: file.path.lowercased()) {
        problems.append(Self.twin(file.shownPath, of: other, "file"))
      }
      if file.path.hasSuffix(".md") {
        let name = String(file.path.dropLast(".md".count))
        if let page = spelled[name.lowercased()], page.text != name {
          problems.append(
            Self.twin(file.shownPath, of: shownPaths[page]?.first ?? page.text, "page"))
        }
      } else if outputs.contains(file.path) {
        problems.append(
          Problem(
            file.shownPath, "has the name that a page gets in the export",
            hint: "rename one of them"))
      }
    }
  }

  /// Strings are compared by what they show: of two that are equal, a letter with a mark is one
  /// character in one of them and two in the other.
  private static func twin(_ path: String, of other: String, _ kind: String) -> Problem {
    let difference = path == other ? "how its letters are encoded" : "letter case"
    return Problem(
      path, "is the same \(kind) as \(other) but for \(difference)",
      hint: "give both one spelling")
  }

  mutating func checkVariables() {
    let isConfigured =
      tree.isConfigurationRead && !configuration.problems.contains { $0.severity == .error }
    let codes = configuration.codes.compactMap { CodeSettings.name(ofSection: $0.section) }
    let code = PageVariables.SiteFacts.Code(file: "", text: "")
    let variables = PageVariables(
      params: configuration.params, frontMatterKeys: frontMatterKeys,
      site: PageVariables.SiteFacts(codes: Dictionary(codes.map { ($0, code) }) { $1 }))
    let entry = PageVariables.MenuEntry(path: "", title: "", language: "")
    var addresses = PageVariables.Addresses()
    addresses.alternates = [PageVariables.Addresses.Place(language: "", href: "")]
    addresses.languages = addresses.alternates
    for template in templates {
      let page = PageVariables.Page(
        path: template.page?.text ?? "", language: "", frontMatter: template.text.frontMatter)
      let context =
        template.role == .layout
        ? variables.layoutContext(of: page, menu: [entry], addresses)
          .merging(PageVariables.sample.context(of: "")) { $1 }
        : variables.context(of: page)
      let errors = template.text.template.checkReferences(in: context)
      for (message, same) in Dictionary(grouping: errors, by: \.message) {
        // What a broken configuration would have set is not told as missing, too.
        if !isConfigured, message.hasPrefix("config.") || message.hasPrefix("qr.") { continue }
        // One name is one problem, however often the file has it.
        var problem = TextReader.problem(same[0], template.path)
        if same.count > 1 { problem.message += " (\(same.count) times in this file)" }
        if problem.hint == nil, message.hasPrefix("config.") { problem.hint = configurationHint }
        if problem.hint == nil, message.hasPrefix("qr.") {
          problem.hint = "a QR code is a section [qr NAME] of the configuration"
        }
        problems.append(problem)
      }
    }
  }

  /// Pages and languages that the configuration names and the site does not have.
  mutating func checkNamedPages() {
    // A page that cannot be read is not said to be missing, too.
    if tree.problems.contains(where: { $0.severity == .error }) { return }
    let skeletons = tree.siteFiles.map(\.path).filter { $0.hasSuffix(".md") }
    let pages = Set(shownPaths.keys.map(\.text)).union(skeletons.map { String($0.dropLast(3)) })
    problems += configuration.checkMenu(pages)
    problems += configuration.checkSwitchesFit(pages, Set(snapshot.languages.map(\.code)))
  }

  /// Texts that are stored and would be shown nowhere.
  mutating func checkContentIsShown() {
    for template in templates {
      let names = template.text.template.references.map(\.path)
      if template.role == .layout, !names.contains(["markdown_html"]) {
        problems.append(
          Problem(
            template.path, "has no {{ markdown_html }}: no page would show its text",
            hint: "write it where the page's text goes"))
      }
      guard template.role == .skeleton, let page = template.page,
        let file = tree.siteFiles.first(where: { $0.shownPath == template.path })
      else { continue }
      let hasPlace = file.bytes.firstRange(of: Array(contentPlaceholder.utf8)) != nil
      if !hasPlace, shownPaths[page] != nil {
        problems.append(
          Problem(
            template.path, "has no \(contentPlaceholder): the texts of \(page.text) are not shown",
            hint: "write it in a line of its own, where the texts go", severity: .warning))
      }
      if hasPlace, shownPaths[page] == nil, !shownPaths.isEmpty {
        problems.append(
          Problem(
            template.path, "has a \(contentPlaceholder), and no language has the page \(page.text)",
            severity: .warning))
      }
    }
  }

  private var configurationHint: String {
    let files = tree.configuration.map(\.shownPath)
    return files.isEmpty
      ? "no configuration was found: write cmctl.ini beside \(tree.localesPath), or give --config FILE"
      : "set it under [params] in \(files.last ?? "")"
  }

  private func pagePath(_ file: SourceTree.File) throws(Problems) -> PagePath {
    do throws(PathError) {
      return try PagePath(String(file.path.dropLast(".md".count)))
    } catch {
      throw Problems([Problem(Self.quoted(file.shownPath), "a page \(error.reason)")])
    }
  }

  private func filePath(_ file: SourceTree.File) throws(Problems) -> FilePath {
    do throws(PathError) {
      return try FilePath(file.path)
    } catch {
      throw Problems([Problem(Self.quoted(file.shownPath), "the file \(error.reason)")])
    }
  }

  /// A path on one line, whatever is in it.
  private static func quoted(_ path: String) -> String {
    path.unicodeScalars.contains { $0.properties.generalCategory == .control }
      ? path.debugDescription : path
  }
}
