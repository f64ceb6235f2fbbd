import FileSystem
import Store

/// What lies on disk, read: nothing is understood here yet; what cannot be read at all is a
/// problem.
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
    try SourceList(places).read()
  }

  /// Reads a folder that has no locales folder yet: every file in it but what is never source.
  ///
  /// - Throws: `ImporterError`, `Problems` where a file cannot be read.
  package static func files(in path: String) throws -> [File] {
    let tree = try SourceList(filesIn: path).read()
    if tree.problems.contains(where: { $0.severity == .error }) { throw Problems(tree.problems) }
    return tree.siteFiles
  }

  /// Reads INI files, the later over the earlier.
  ///
  /// - Throws: `Problems` where one cannot be read.
  static func configurationFiles(_ paths: [String]) throws(Problems) -> [File] {
    let tree = SourceList(configuration: paths).read()
    if !tree.problems.isEmpty { throw Problems(tree.problems) }
    return tree.configuration
  }

  init(localesPath: String) {
    self.localesPath = localesPath
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
