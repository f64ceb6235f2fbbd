import FileSystem
import GitHistory
import Store

extension SourceTree {
  /// Makes a source tree of the files of a commit; nil where it has no locales folder.
  ///
  /// - Parameter files: by their paths below the folder that is read.
  /// - Parameter configuration: INI files to use instead of those in the commit.
  init?(_ files: [String: File], configuration: [File]) {
    let paths = files.keys.sorted().filter { path in
      path.split(separator: "/").allSatisfy { TreeWalk.isSource(String($0)) }
    }
    guard let locales = Self.localesFolder(paths) else { return nil }
    self.init(localesPath: locales.isEmpty ? "." : "locales")
    readLanguages(files, paths, locales)
    let hasSite = !locales.isEmpty && files[Self.layoutName] != nil
    if hasSite { readSite(files, paths, locales) }
    sitePath = hasSite ? "." : nil
    self.configuration =
      configuration.isEmpty ? Self.configuration(files, locales) : configuration
  }

  /// The path of the locales folder with a slash behind it: `locales/`, or nothing where language
  /// folders lie at the top.
  private static func localesFolder(_ paths: [String]) -> String? {
    func hasPage(_ folder: String) -> Bool {
      paths.contains { path in
        guard path.hasPrefix(folder), isPage(path) else { return false }
        let parts = path.dropFirst(folder.count).split(separator: "/")
        // At the top lie folders of all kinds: www and src are no languages, whatever their
        // letters.
        let isLikely = !folder.isEmpty || parts[0].prefix { $0 != "-" && $0 != "_" }.count == 2
        return parts.count > 1 && isLikely && LanguageCode(parts[0]) != nil
      }
    }
    return ["locales/", ""].first(where: hasPage)
  }

  private mutating func readLanguages(_ files: [String: File], _ paths: [String], _ locales: String)
  {
    var folders: [String: [File]] = [:]
    for path in paths where path.hasPrefix(locales) {
      let parts = path.dropFirst(locales.count).split(separator: "/", maxSplits: 1)
      guard parts.count == 2, Self.isPage(path), var file = files[path],
        LanguageCode(parts[0]) != nil
      else { continue }
      file.path = String(parts[1])
      folders[String(parts[0]), default: []].append(file)
    }
    var seen: [LanguageCode: String] = [:]
    for (name, files) in folders.sorted(by: { $0.key < $1.key }) {
      guard let code = LanguageCode(name) else { continue }
      if let other = seen.updateValue(name, forKey: code) {
        problems.append(Problem(locales + name, "is the same language as \(locales)\(other)"))
        continue
      }
      languages.append(Folder(name: name, code: code, files: files))
    }
    if var file = files[locales + "languages.ini"] {
      file.path = "languages.ini"
      languagesFile = file
    }
    if var file = files[locales + Glossary.fileName] {
      file.path = Glossary.fileName
      glossaryFile = file
    }
  }

  private mutating func readSite(_ files: [String: File], _ paths: [String], _ locales: String) {
    // An export that somebody committed is output there, too.
    let outputs = files.keys.filter { $0.hasSuffix("/" + Self.manifestName) }
      .map { String($0.dropLast(Self.manifestName.count)) }
    for path in paths
    where !path.hasPrefix(locales) && !Self.isNeverAsset(path)
      && !outputs.contains(where: path.hasPrefix)
    {
      guard let file = files[path], !file.bytes.starts(with: Self.databaseMark) else { continue }
      siteFiles.append(file)
    }
  }

  private static func configuration(_ files: [String: File], _ locales: String) -> [File] {
    ["cmctl.ini", "chatmail.ini"].compactMap { name in
      if locales.isEmpty { return files[name] }
      return files[locales + name] ?? files[name]
    }
  }
}
