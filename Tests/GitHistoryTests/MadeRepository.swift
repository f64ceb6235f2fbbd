import ChildProcesses
import Foundation
import Testing

@testable import GitHistory

/// A repository in a folder of its own, made by real git commands, untouched by anybody's settings.
final class MadeRepository {
  let folder: String
  private(set) var clock = 1_700_000_000

  static let environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }

  init(bare: Bool = false) throws {
    folder = NSTemporaryDirectory() + "cmctl-git-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try git("init", "--quiet", "--initial-branch=main", bare ? "--bare" : "--")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs git in the repository and returns what it says, without the last newline.
  @discardableResult
  func git(_ arguments: String..., input: [UInt8] = []) throws -> String {
    try run(arguments, in: folder, input: input)
  }

  func run(_ arguments: [String], in folder: String, input: [UInt8] = []) throws -> String {
    let program = try GitProgram(environment: MadeRepository.environment)
    var environment = MadeRepository.environment
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    environment["GIT_AUTHOR_NAME"] = "Änne Author"
    environment["GIT_AUTHOR_EMAIL"] = "anne@example.org"
    environment["GIT_COMMITTER_NAME"] = "Carl"
    environment["GIT_COMMITTER_EMAIL"] = "carl@example.org"
    environment["GIT_AUTHOR_DATE"] = "\(clock - 500) +0200"
    environment["GIT_COMMITTER_DATE"] = "\(clock) -0100"
    let options = [
      "-C", folder, "-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false",
      "-c", "gc.auto=0",
    ]
    let process = try ChildProcess(
      path: program.path, arguments: options + arguments,
      environment: environment.map { "\($0)=\($1)" })
    _ = process.write(input)
    process.closeInput()
    let output = process.readAll()
    let status = process.finish()
    guard status == 0 else {
      throw GitError.failed(arguments: arguments, complaint: process.complaint(status))
    }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file, and the folders above it.
  func write(_ name: String, _ text: String) throws {
    try write(name, bytes: Array(text.utf8))
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: target)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  /// Commits the work tree as it is; returns the hash.
  @discardableResult
  func commit(_ message: String) throws -> String {
    clock += 1000
    try git("add", "--all", ".")
    try git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "-m", message)
    return try git("rev-parse", "HEAD")
  }

  /// Merges a branch with a merge commit; returns its hash.
  @discardableResult
  func merge(_ branch: String, _ options: String...) throws -> String {
    clock += 1000
    let fixed = ["merge", "--quiet", "--no-ff", "-m", "merge \(branch)"]
    _ = try run(fixed + options + [branch], in: folder)
    return try git("rev-parse", "HEAD")
  }

  func open(
    branch: String? = nil, subfolder: String? = nil, at path: String? = nil
  ) throws -> GitRepository {
    try GitRepository(
      path: path ?? folder, branch: branch, subfolder: subfolder,
      git: GitProgram(environment: MadeRepository.environment))
  }
}

extension GitRepository {
  /// All commits at once.
  func all(after: String? = nil) throws -> [GitCommit] {
    let commits = try commits(after: after)
    var all: [GitCommit] = []
    while let commit = try commits.next() { all.append(commit) }
    return all
  }

  /// Checks for every commit, or every so many, that the changes so far make its tree.
  @discardableResult
  func expectReplay(
    every step: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [GitCommit] {
    let commits = try all()
    var files: [String: GitFile] = [:]
    var parent: String?
    for (index, commit) in commits.enumerated() {
      #expect(commit.parent == parent, sourceLocation: sourceLocation)
      parent = commit.hash
      commit.apply(to: &files)
      if index % step == 0 || index == commits.count - 1 {
        #expect(files == (try tree(at: commit.hash)), sourceLocation: sourceLocation)
      }
    }
    #expect(commits.last?.hash == tip, sourceLocation: sourceLocation)
    return commits
  }

  func text(_ blob: String) throws -> String {
    String(decoding: try contents(of: blob), as: UTF8.self)
  }
}

/// Lists what a commit did, without hashes of blobs.
func summary(_ commit: GitCommit?) -> [String] {
  (commit?.changes ?? []).map { change in
    switch change {
    case .set(let path, _, let mode): "set \(path) \(mode)"
    case .removed(let path): "removed \(path)"
    case .renamed(let from, let to, _, let mode): "renamed \(from) \(to) \(mode)"
    }
  }
}
