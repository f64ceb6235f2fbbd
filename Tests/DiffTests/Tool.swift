import Diff
import Foundation

/// A program that applies patches.
struct Tool {
  let name: String
  let arguments: [String]

  static let patch = Tool(name: "patch", arguments: ["-p1", "-f", "--no-backup-if-mismatch"])
  static let git = Tool(name: "git", arguments: ["apply", "--whitespace=nowarn"])

  /// Where the program is, if it is installed.
  private var path: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The same program told to go back from the new to the old.
  var reversed: Tool { Tool(name: name, arguments: arguments + ["-R"]) }

  var isThere: Bool { path != nil }

  /// Applies a patch to a tree in a temporary folder.
  ///
  /// - Returns: What is there afterwards, and what the program said.
  func apply(_ patch: [UInt8], to old: MadeTree) throws -> (tree: MadeTree, said: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tree = folder.appending(path: "tree")
    try FileManager.default.createDirectory(at: tree, withIntermediateDirectories: true)
    try old.write(to: tree)
    let input = folder.appending(path: "patch")
    let output = folder.appending(path: "said")
    try Data(patch).write(to: input)
    try Data().write(to: output)
    try run(in: tree, input: input, output: output)
    let said = try String(decoding: Data(contentsOf: output), as: UTF8.self)
    return (try MadeTree(at: tree), said)
  }

  private func run(in folder: URL, input: URL, output: URL) throws {
    guard let path else { return }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // No repository around the temporary folder and no settings of the user may take part.
    process.environment = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "GIT_CEILING_DIRECTORIES": folder.path,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    ]
    process.standardInput = try FileHandle(forReadingFrom: input)
    let said = try FileHandle(forWritingTo: output)
    process.standardOutput = said
    process.standardError = said
    // `waitUntilExit` looks only every so often, and there are many runs.
    let isDone = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in isDone.signal() }
    try process.run()
    isDone.wait()
  }
}
