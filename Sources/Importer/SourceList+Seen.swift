import FileSystem
import Store

extension SourceList {
  /// What a file is for.
  enum Use {
    case document(LanguageCode)
    case file(FileRole)
  }

  /// Every file with what it is for, in the order in which they are looked for.
  var uses: [(use: Use, item: Item)] {
    var uses: [(use: Use, item: Item)] = []
    uses.reserveCapacity(languages.reduce(siteFiles.count + 8) { $0 + $1.items.count })
    for folder in languages {
      for item in folder.items { uses.append((.document(folder.code), item)) }
    }
    if let languagesFile { uses.append((.file(.languages), languagesFile)) }
    if let glossaryFile { uses.append((.file(.glossary), glossaryFile)) }
    for item in siteFiles { uses.append((.file(SourceTree.role(of: item.path)), item)) }
    for item in configuration { uses.append((.file(.config), item)) }
    return uses
  }

  /// What this import saw; nil where there is something wrong already, or nobody could tell whether
  /// another program would read the same.
  ///
  /// - Parameter program: the program that reads: another version may warn of other things.
  package func seen(by program: FileStatus? = Files.program) -> SeenTree? {
    guard let program = program?.stamp(lookedAt: .distantFuture),
      !problems.contains(where: { $0.severity == .error })
    else { return nil }
    var names = Names()
    names.add(String(program))
    // However the folder is named, its files are shown so.
    names.add(Files.join(localesPath, "*"))
    names.add(sitePath.map { Files.join($0, "*") } ?? "")
    for folder in languages {
      names.add(folder.name)
      names.add(folder.items)
    }
    names.add([languagesFile, glossaryFile].compactMap { $0 })
    names.add(siteFiles)
    names.add(configuration)
    for item in configuration { names.add(item.shownPath) }
    for problem in problems {
      names.add(problem.path)
      names.add(problem.message)
    }
    return SeenTree(
      names: ContentHash(of: names.bytes),
      stamps: uses.map { $0.item.status.stamp(lookedAt: start) }, warnings: [])
  }
}

/// Texts put together so that no two lists of them are the same bytes.
private struct Names {
  private(set) var bytes: [UInt8] = []

  /// Adds a text; no text of ours has a NUL in it.
  mutating func add(_ text: String) {
    bytes += text.utf8
    bytes.append(0)
  }

  /// Adds a group of files.
  mutating func add(_ items: [SourceList.Item]) {
    for item in items { add(item.path) }
    bytes.append(0)
  }
}

extension SourceTree {
  /// What a file of the site's folder is for.
  static func role(of path: String) -> FileRole {
    path == layoutName ? .layout : path.hasSuffix(".md") ? .skeleton : .asset
  }
}
