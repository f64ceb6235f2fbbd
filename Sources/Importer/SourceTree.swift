import FileSystem
import Store

/// What lies on disk: the only code that reads a site's source files.
///
/// Nothing is understood here yet; what cannot be read at all is a problem.
package struct SourceTree: Sendable {
  /// Where to look for a site's sources.
  package struct Places: Sendable {
    /// The locales folder, as the user named it.
    package var locales: String
    /// The site's folder; nil for the one around the locales folder, if it has a
    /// `page-layout.html`.
    package var site: String?
    /// INI files, the later over the earlier; empty to look for `cmctl.ini` and `chatmail.ini`.
    package var configuration: [String]

    package init(locales: String, site: String? = nil, configuration: [String] = []) {
      self.locales = locales
      self.site = site
      self.configuration = configuration
    }
  }

  /// A file as it was found.
  package struct File: Sendable {
    /// Below its root.
    package var path: String
    /// As the user would name it.
    package var shownPath: String
    package var content: Content
    package var isExecutable: Bool

    package init(path: String, shownPath: String, bytes: [UInt8], isExecutable: Bool) {
      self.path = path
      self.shownPath = shownPath
      content = Content(bytes)
      self.isExecutable = isExecutable
    }

    package var bytes: [UInt8] { content.bytes ?? [] }
  }

  /// A language folder with its pages.
  package struct Folder: Sendable {
    package var name: String
    package var code: LanguageCode
    package var files: [File]
  }

  /// The name of the layout, which also tells a site's folder from any other.
  package static let layoutName = "page-layout.html"
  /// The manifest of an export: a folder with one is output, never source.
  package static let manifestName = ".cmctl-manifest"
  /// Assets larger than this belong elsewhere than in a database, in bytes.
  package static let largestAsset = 64 * 1024 * 1024

  /// Where the locales folder lies, as the user named it.
  package internal(set) var localesPath: String
  /// The site's folder; nil where there is none.
  package internal(set) var sitePath: String?
  package internal(set) var languages: [Folder] = []
  /// `languages.ini` of the locales folder.
  package internal(set) var languagesFile: File?
  /// `glossary.csv` of the locales folder.
  package internal(set) var glossaryFile: File?
  /// Skeletons, the layout and assets: all that is in the site's folder.
  package internal(set) var siteFiles: [File] = []
  /// INI files, the later over the earlier.
  package internal(set) var configuration: [File] = []
  /// Whether every configuration file could be read.
  package internal(set) var isConfigurationRead = true
  package internal(set) var problems: [Problem] = []

  /// Reads everything.
  ///
  /// - Throws: `ImporterError` where there is no locales folder to begin with.
  package static func read(_ places: Places) throws(ImporterError) -> SourceTree {
    var tree = SourceTree(localesPath: places.locales)
    let walk = try tree.open(places)
    tree.readLanguages(walk)
    if let site = tree.sitePath { tree.readSite(site, walk) }
    tree.readConfiguration(places)
    tree.problems = walk.problems + tree.problems
    return tree
  }

  /// Reads a folder that has no locales folder yet: every file in it but what is never source.
  ///
  /// - Throws: `ImporterError`, `Problems` where a file cannot be read.
  package static func files(in path: String) throws -> [File] {
    var tree = SourceTree(localesPath: path)
    let walk = try tree.open(Places(locales: path, site: path))
    tree.readSite(path, walk)
    if walk.problems.contains(where: { $0.severity == .error }) { throw Problems(walk.problems) }
    return tree.siteFiles
  }

  init(localesPath: String) {
    self.localesPath = localesPath
  }

  /// Reads INI files, the later over the earlier.
  ///
  /// - Throws: `Problems` where one cannot be read.
  static func configurationFiles(_ paths: [String]) throws(Problems) -> [File] {
    var tree = SourceTree(localesPath: ".")
    if !paths.isEmpty {
      tree.readConfiguration(Places(locales: ".", configuration: paths))
    }
    if !tree.problems.isEmpty { throw Problems(tree.problems) }
    return tree.configuration
  }

  private mutating func open(_ places: Places) throws(ImporterError) -> TreeWalk {
    do {
      guard let locales = try Files.status(places.locales) else {
        throw ImporterError.noLocales(path: places.locales)
      }
      guard locales.kind == .folder else { throw ImporterError.notAFolder(path: places.locales) }
      let realLocales = try Files.realPath(places.locales)
      var roots = [realLocales]
      if let site = places.site {
        guard let status = try Files.status(site) else { throw ImporterError.noSite(path: site) }
        guard status.kind == .folder else { throw ImporterError.notAFolder(path: site) }
        sitePath = site
      } else {
        let around = Files.parent(of: realLocales)
        if try Files.status(Files.join(around, Self.layoutName)) != nil {
          sitePath = Self.shown(around, besides: places.locales)
        }
      }
      if let sitePath { roots.append(try Files.realPath(sitePath)) }
      return TreeWalk(roots: roots, locales: locales)
    } catch let error as ImporterError {
      throw error
    } catch let error as FileSystemError {
      throw .unreadable(error)
    } catch {
      throw .noLocales(path: places.locales)
    }
  }

  /// The folder around the locales folder, named as the user named that: `../site` for
  /// `../site/locales`.
  private static func shown(_ folder: String, besides locales: String) -> String {
    let parent = Files.parent(of: locales)
    return (try? Files.realPath(parent)) == folder ? parent : folder
  }

  private mutating func readLanguages(_ walk: TreeWalk) {
    var folders: [LanguageCode: String] = [:]
    for entry in walk.entries(of: localesPath) {
      switch entry.status.kind {
      case .folder where walk.isOutput(entry): continue
      case .folder:
        guard let code = LanguageCode(entry.name) else {
          walk.add(
            Problem(
              entry.shownPath, "is not named like a language and is ignored",
              hint: "a language folder is named by its code, as in EN, de or pt_BR",
              severity: .warning))
          continue
        }
        if let other = folders[code] {
          walk.add(Problem(entry.shownPath, "is the same language as \(other)"))
          continue
        }
        folders[code] = entry.shownPath
        let files = walk.files(
          in: entry, keep: Self.isPage, largest: { _ in Self.largestPage },
          ignored: { Problem($0, "is no page (*.md) and is ignored", severity: .warning) })
        languages.append(Folder(name: entry.name, code: code, files: files))
      case .file where entry.name == "languages.ini":
        languagesFile = walk.read(entry, "languages.ini", largest: Self.largestPage)
      case .file where entry.name == Glossary.fileName:
        glossaryFile = walk.read(entry, Glossary.fileName, largest: Self.largestPage)
      default: break
      }
    }
    if languages.allSatisfy(\.files.isEmpty),
      !walk.problems.contains(where: { $0.severity == .error })
    {
      walk.add(
        Problem(localesPath, "has no language folder with a page in it", hint: emptyLocalesHint))
    }
  }

  /// What the user may have meant by a folder that is no locales folder.
  private var emptyLocalesHint: String {
    let inside = Files.join(localesPath, "locales")
    if (try? Files.status(inside))?.kind == .folder { return "did you mean \(inside)?" }
    let hasPages = (try? Files.names(in: localesPath))?.contains(where: Self.isPage) ?? false
    let name = (try? Files.realPath(localesPath)).map(Files.name(of:)) ?? ""
    if hasPages, LanguageCode(name) != nil {
      return "this is a language folder: give the one it is in"
    }
    return "it needs one folder a language, as in \(Files.join(localesPath, "EN/index.md"))"
  }

  private mutating func readSite(_ site: String, _ walk: TreeWalk) {
    siteFiles = walk.files(
      in: TreeWalk.Entry(name: "", shownPath: site, status: walk.locales), isRoot: true,
      keep: { !Self.isNeverAsset($0) },
      largest: {
        $0.hasSuffix(".md") || $0 == Self.layoutName ? Self.largestPage : Self.largestAsset
      },
      ignored: { _ in nil })
    siteFiles.removeAll { $0.bytes.starts(with: Self.databaseMark) }
  }

  /// The largest text that is read, in bytes; the Markdown module says where the figure comes from.
  static let largestPage = 1024 * 1024

  /// The first bytes of every SQLite database (its file format, section 1.2.1).
  static let databaseMark = Array("SQLite format 3\u{0}".utf8)

  static func isPage(_ name: String) -> Bool { name.hasSuffix(".md") }

  /// Whether a file of the site's folder must never reach a web server: configuration and
  /// databases.
  static func isNeverAsset(_ path: String) -> Bool {
    let name = Files.name(of: path).lowercased()
    return [".ini", ".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal"]
      .contains { name.hasSuffix($0) }
  }

  private mutating func readConfiguration(_ places: Places) {
    var paths = places.configuration
    if paths.isEmpty {
      // A site without a layout has its configuration beside the locales folder too.
      let around = (try? Files.realPath(localesPath)).map {
        Self.shown(Files.parent(of: $0), besides: localesPath)
      }
      let folders = [localesPath, sitePath ?? around, "."].compactMap { $0 }
      paths = ["cmctl.ini", "chatmail.ini"].compactMap { name in
        folders.map { Files.join($0, name) }.first { (try? Files.status($0))?.kind == .file }
      }
    }
    let before = problems.count
    defer { isConfigurationRead = problems.count == before }
    // A file that is named twice counts where it is named last.
    var named: Set<String> = []
    let last = paths.reversed().filter { named.insert((try? Files.realPath($0)) ?? $0).inserted }
    for (index, path) in last.reversed().enumerated() {
      do {
        guard let status = try Files.status(path) else {
          problems.append(Problem(path, "does not exist", cause: .missing))
          continue
        }
        guard status.kind == .file, status.size <= Self.largestPage else {
          problems.append(Problem(path, "is no configuration file"))
          continue
        }
        configuration.append(
          File(
            path: storedPath(of: path, index), shownPath: path, bytes: try Files.read(path),
            isExecutable: status.isExecutable))
      } catch {
        problems.append(TreeWalk.problem(error))
      }
    }
    // A checkout is read again in the order that the paths tell.
    let stored = configuration.map(\.path)
    if Self.order(ofConfiguration: stored).paths != stored {
      for (index, file) in configuration.enumerated() {
        configuration[index].path = "config/\(index + 1)-\(Files.name(of: file.shownPath))"
      }
    }
    // Whatever its name is, configuration must not end up on a web server.
    siteFiles.removeAll { file in
      last.contains { path in
        Files.name(of: path) == Files.name(of: file.path)
          && (try? Files.realPath(path)) == (try? Files.realPath(file.shownPath))
      }
    }
  }

  /// Where a configuration file belongs in a source tree: where it was, or in `config/` if that was
  /// elsewhere.
  private func storedPath(of path: String, _ index: Int) -> String {
    let name = Files.name(of: path)
    let apart = "config/\(index + 1)-" + name
    let near = pathInTree(of: path, name, index)
    // Two folders may count as one place.
    return near.map { near in configuration.contains { $0.path == near } ? apart : near } ?? apart
  }

  private func pathInTree(of path: String, _ name: String, _ index: Int) -> String? {
    let folder = try? Files.realPath(Files.parent(of: path))
    let locales = try? Files.realPath(localesPath)
    if folder == locales { return "locales/" + name }
    let around = locales.map(Files.parent(of:))
    // In a checkout it lies where it was put apart.
    if folder == around.map({ Files.join($0, "config") }), name.hasPrefix("\(index + 1)-") {
      return "config/" + name
    }
    if folder == around || folder == sitePath.flatMap({ try? Files.realPath($0) }) { return name }
    return nil
  }
}

extension SourceTree {
  /// The order in which the configuration files of a checkout are laid over each other, and whether
  /// an import finds them so by itself.
  ///
  /// - Parameter paths: as they are stored: `chatmail.ini`, `config/2-defaults.ini`.
  package static func order(ofConfiguration paths: [String]) -> (paths: [String], isFound: Bool) {
    let names = ["cmctl.ini", "chatmail.ini"]
    let found = paths.map { path in
      path.hasPrefix("config/") ? nil : names.firstIndex(of: Files.name(of: path))
    }
    if Set(found).count == paths.count, !found.contains(nil) {
      return (zip(found, paths).sorted { $0.0 ?? 0 < $1.0 ?? 0 }.map(\.1), true)
    }
    var order = paths.filter { number(ofConfiguration: $0) == nil }.sorted()
    let numbered = paths.compactMap { path in
      number(ofConfiguration: path).map { (number: $0, path: path) }
    }
    for (number, path) in numbered.sorted(by: { $0 < $1 }) {
      order.insert(path, at: min(number - 1, order.count))
    }
    return (order, false)
  }

  /// The place of a file that was put apart: 2 of `config/2-defaults.ini`.
  private static func number(ofConfiguration path: String) -> Int? {
    guard path.hasPrefix("config/"), let end = path.firstIndex(of: "-"),
      let number = Int(path[..<end].dropFirst("config/".count)), number > 0
    else { return nil }
    return number
  }
}
