import Foundation
import RunSupport
import Testing

/// A git repository in a folder of a test's work place, made by real git.
struct GitFolder {
  let work: Workplace
  let name: String

  init(_ work: Workplace, _ name: String = "repository") throws {
    self.work = work
    self.name = name
    try work.makeFolder(name)
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Runs git in the repository; what it says.
  @discardableResult
  func git(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let environment = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "Änne", "GIT_AUTHOR_EMAIL": "a@example.org",
      "GIT_COMMITTER_NAME": "Carl", "GIT_COMMITTER_EMAIL": "c@example.org",
      "GIT_AUTHOR_DATE": "2026-05-01T10:00:00Z", "GIT_COMMITTER_DATE": "2026-05-02T12:30:00+02:00",
    ]
    let options = ["-c", "core.quotePath=false", "-c", "protocol.file.allow=always"]
    let result = try Cmctl(in: work.place(name), environment: environment)
      .run("git", options + arguments)
    try #require(result.status == 0, "\(result.errors)", sourceLocation: sourceLocation)
    return result.output
  }

  func write(_ files: [String: String]) throws {
    try work.write(
      Dictionary(uniqueKeysWithValues: files.map { ("\(name)/\($0.key)", $0.value) }))
  }

  func move(_ path: String, _ other: String) throws {
    try work.makeFolder(("\(name)/\(other)" as NSString).deletingLastPathComponent)
    try git("mv", path, other)
  }

  /// Commits the folder as it is.
  func commit(_ message: String) throws {
    try git("add", "--all", ".")
    try git("commit", "--quiet", "--allow-empty", "-m", message)
  }

  /// The commits of the branch's first-parent line, oldest first, by message.
  func commits() throws -> [(hash: String, message: String)] {
    try git("log", "--first-parent", "--reverse", "--format=%H %s").split(separator: "\n").map {
      let parts = $0.split(separator: " ", maxSplits: 1)
      return (String(parts[0]), String(parts[1]))
    }
  }

  /// The files of a commit that an import reads, by the paths that a checkout gives them.
  func siteFiles(_ hash: String) throws -> [String: Data] {
    let folder = "archive-\(hash)"
    try work.makeFolder(folder)
    try git("archive", "--format=tar", "--output=../\(folder).tar", hash)
    let tar = try work.cmctl.run("tar", ["-xf", "\(folder).tar", "-C", folder])
    try #require(tar.status == 0, "\(tar.errors)")
    let links = FileManager.default
    let all = try work.files(folder).filter { path, _ in
      (try? links.destinationOfSymbolicLink(atPath: work.place("\(folder)/\(path)").path)) == nil
    }
    let hasSite = all["page-layout.html"] != nil
    return all.filter { path, _ in
      let parts = path.split(separator: "/")
      if parts.contains(where: { $0.hasPrefix(".") || $0.hasSuffix("~") }) { return false }
      if parts[0] == "locales" {
        return parts.count > 2 && path.hasSuffix(".md") || path == "locales/languages.ini"
      }
      if path.hasSuffix(".ini") { return ["chatmail.ini", "cmctl.ini"].contains(path) }
      return hasSite && !path.hasSuffix(".sqlite")
    }
  }
}
