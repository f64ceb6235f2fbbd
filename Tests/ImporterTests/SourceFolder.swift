import FileSystem
import Importer
import Store
import TestSupport

/// A site's sources in a folder of a test's own, and what an import says of them.
struct SourceFolder {
  let folder: TemporaryFolder

  init(_ tree: TextTree) throws { folder = try TemporaryFolder(tree) }

  /// Imports the folder `locales` and what is around it.
  func read(site: String? = nil, configuration: [String] = []) throws -> ReadSite {
    try ReadSite(
      SourceTree.read(
        SourceTree.Places(
          locales: folder.path("locales"), site: site.map(folder.path),
          configuration: configuration.map(folder.path))))
  }

  /// Returns all that an import says, errors and warnings, a line each; paths are below the folder.
  func problems(site: String? = nil, configuration: [String] = []) -> [String] {
    do {
      return lines(try read(site: site, configuration: configuration).warnings)
    } catch let problems as Problems {
      return lines(problems.all)
    } catch {
      return ["\(error)".replacing(folder.path + "/", with: "")]
    }
  }

  private func lines(_ problems: [Problem]) -> [String] {
    problems.map { problem in
      let kind = problem.severity == .warning ? "warning: " : ""
      let hint = problem.hint.map { " (\($0))" } ?? ""
      return "\(kind)\(problem.place): \(problem.message)\(hint)"
        .replacing(folder.path + "/", with: "")
    }
  }
}

/// Returns all that an import of a tree says.
func problems(_ tree: TextTree) throws -> [String] {
  try SourceFolder(tree).problems()
}

/// Imports a tree that has nothing wrong.
func read(_ tree: TextTree) throws -> Snapshot {
  try SourceFolder(tree).read().snapshot
}

extension Snapshot {
  /// The pages with their languages, as in `DE/guide/intro`.
  var places: [String] {
    documents.map { document in
      let folder = languages.first { $0.code == document.language }?.folder
      return "\(folder ?? "?")/\(document.page.text)"
    }
  }

  /// The files of a role, by path.
  func paths(_ role: FileRole) -> [String] {
    files.filter { $0.role == role }.map(\.path.text).sorted()
  }
}
