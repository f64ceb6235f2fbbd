import FileSystem
import Store

/// What lies on disk, before any of it is read: the only code that looks for a site's source files.
package struct SourceList: Sendable {
  /// A file that was found.
  struct Item: Sendable {
    /// Below its root.
    var path: String
    /// As the user would name it.
    var shownPath: String
    var status: FileStatus
  }

  /// A language folder with its pages.
  struct Folder: Sendable {
    var name: String
    var code: LanguageCode
    var items: [Item]
  }

  /// Where the locales folder lies, as the user named it.
  let localesPath: String
  /// The site's folder; nil where there is none.
  package private(set) var sitePath: String?
  /// When the looking began.
  let start: FileTime
  private(set) var languages: [Folder] = []
  private(set) var languagesFile: Item?
  private(set) var glossaryFile: Item?
  private(set) var siteFiles: [Item] = []
  /// INI files, the later over the earlier.
  private(set) var configuration: [Item] = []
  private var isConfigurationFound = true
  private(set) var problems: [Problem] = []

  /// Looks for everything.
  ///
  /// - Throws: `ImporterError` where there is no locales folder to begin with.
  package init(_ places: SourceTree.Places) throws(ImporterError) {
    self.init(localesPath: places.locales)
    let walk = try open(places)
    listLanguages(walk)
    if let sitePath { listSite(sitePath, walk) }
    listConfiguration(places)
    problems = walk.problems + problems
  }

  /// Looks for all files in a folder that has no locales folder yet but what is never source.
  ///
  /// - Throws: `ImporterError`.
  init(filesIn path: String) throws(ImporterError) {
    self.init(localesPath: path)
    let walk = try open(SourceTree.Places(locales: path, site: path))
    listSite(path, walk)
    problems = walk.problems
  }

  /// Looks for INI files alone.
  init(configuration paths: [String]) {
    self.init(localesPath: ".")
    if !paths.isEmpty {
      listConfiguration(SourceTree.Places(locales: ".", configuration: paths))
    }
  }

  private init(localesPath: String) {
    self.localesPath = localesPath
    start = .now
  }

  private mutating func open(_ places: SourceTree.Places) throws(ImporterError) -> TreeWalk {
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
        if try Files.status(Files.join(around, SourceTree.layoutName)) != nil {
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

  private mutating func listLanguages(_ walk: TreeWalk) {
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
        let items = walk.files(
          in: entry, keep: SourceTree.isPage, largest: { _ in SourceTree.largestPage },
          ignored: { Problem($0, "is no page (*.md) and is ignored", severity: .warning) })
        languages.append(Folder(name: entry.name, code: code, items: items))
      case .file where entry.name == "languages.ini":
        languagesFile = walk.item(entry, "languages.ini", largest: SourceTree.largestPage)
      case .file where entry.name == Glossary.fileName:
        glossaryFile = walk.item(entry, Glossary.fileName, largest: SourceTree.largestPage)
      default: break
      }
    }
    if languages.allSatisfy(\.items.isEmpty),
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
    let hasPages = (try? Files.names(in: localesPath))?.contains(where: SourceTree.isPage) ?? false
    let name = (try? Files.realPath(localesPath)).map(Files.name(of:)) ?? ""
    if hasPages, LanguageCode(name) != nil {
      return "this is a language folder: give the one it is in"
    }
    return "it needs one folder a language, as in \(Files.join(localesPath, "EN/index.md"))"
  }

  private mutating func listSite(_ site: String, _ walk: TreeWalk) {
    siteFiles = walk.files(
      in: TreeWalk.Entry(name: "", shownPath: site, status: walk.locales), isRoot: true,
      keep: { !SourceTree.isNeverAsset($0) },
      largest: {
        $0.hasSuffix(".md") || $0 == SourceTree.layoutName
          ? SourceTree.largestPage : SourceTree.largestAsset
      },
      ignored: { _ in nil })
  }

  private mutating func listConfiguration(_ places: SourceTree.Places) {
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
    defer { isConfigurationFound = problems.count == before }
    // A file that is named twice counts where it is named last.
    var named: Set<String> = []
    let last = paths.reversed().filter { named.insert((try? Files.realPath($0)) ?? $0).inserted }
    for (index, path) in last.reversed().enumerated() {
      do {
        guard let status = try Files.status(path) else {
          problems.append(Problem(path, "does not exist", cause: .missing))
          continue
        }
        guard status.kind == .file, status.size <= SourceTree.largestPage else {
          problems.append(Problem(path, "is no configuration file"))
          continue
        }
        configuration.append(
          Item(path: storedPath(of: path, index), shownPath: path, status: status))
      } catch {
        problems.append(TreeWalk.problem(error))
      }
    }
    // A checkout is read again in the order that the paths tell.
    let stored = configuration.map(\.path)
    if SourceTree.order(ofConfiguration: stored).paths != stored {
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

extension SourceList {
  /// The INI files as the user would name them, the later over the earlier.
  package var configurationPaths: [String] { configuration.map(\.shownPath) }

  /// Reads everything that was found.
  package func read() -> SourceTree {
    var tree = SourceTree(localesPath: localesPath)
    var unread: [Problem] = []
    func files(_ items: [Item]) -> [SourceTree.File] {
      items.compactMap { item in
        do throws(FileSystemError) {
          return try item.read()
        } catch {
          unread.append(TreeWalk.problem(error))
          return nil
        }
      }
    }
    tree.sitePath = sitePath
    tree.languages = languages.map { folder in
      SourceTree.Folder(name: folder.name, code: folder.code, files: files(folder.items))
    }
    tree.languagesFile = files([languagesFile].compactMap { $0 }).first
    tree.glossaryFile = files([glossaryFile].compactMap { $0 }).first
    tree.siteFiles = files(siteFiles).filter { !$0.bytes.starts(with: SourceTree.databaseMark) }
    tree.configuration = files(configuration)
    tree.isConfigurationRead =
      isConfigurationFound && tree.configuration.count == configuration.count
    tree.problems = problems + unread
    return tree
  }
}

extension SourceList.Item {
  /// Reads the file.
  func read() throws(FileSystemError) -> SourceTree.File {
    SourceTree.File(
      path: path, shownPath: shownPath, bytes: try Files.read(shownPath, expecting: status.size),
      isExecutable: status.isExecutable)
  }
}
