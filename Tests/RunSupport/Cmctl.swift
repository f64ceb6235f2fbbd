import Foundation

/// The built program, run as a stranger would run it: nothing of our environment, a folder of its
/// own.
package struct Cmctl: Sendable {
  /// What a run of a program gave.
  package struct Result: Sendable {
    package var status: Int32
    package var output: String
    package var errors: String

    /// The lines on standard error.
    package var errorLines: [String] {
      errors.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
  }

  /// A program that did not end in time, or could not be started.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// The working folder.
  package var folder: URL
  /// What is added to the environment.
  package var environment: [String: String] = [:]
  /// Whether to run as a user who is not root; as root everything can be read and written.
  package var isUnprivileged = false

  package init(in folder: URL, environment: [String: String] = [:]) {
    self.folder = folder
    self.environment = environment
  }

  /// The program beside the tests in the build folder.
  package static let program: URL = {
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "cmctl")
  }()

  /// Runs `cmctl` with arguments.
  @discardableResult
  package func callAsFunction(_ arguments: String...) throws -> Result {
    try run(Self.program.path, arguments)
  }

  /// Runs `cmctl` with arguments.
  @discardableResult
  package func run(_ arguments: [String]) throws -> Result {
    try run(Self.program.path, arguments)
  }

  /// Runs any program, and waits until it has ended.
  package func run(_ program: String, _ arguments: [String]) throws -> Result {
    let running = try start(program, arguments)
    return try running.wait()
  }

  /// Starts a program.
  package func start(_ program: String, _ arguments: [String]) throws -> Running {
    try Running(
      command: isUnprivileged && getuid() == 0
        ? ["/usr/bin/env", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program]
          + arguments
        : ["/usr/bin/env", program] + arguments,
      folder: folder, environment: environment)
  }

  /// Starts `cmctl` with arguments.
  package func start(_ arguments: String...) throws -> Running {
    try start(Self.program.path, arguments)
  }

  /// Whether a program is installed.
  package static func has(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}

/// A program that was started.
package final class Running: @unchecked Sendable {
  // Used by the one who started it alone, but for the signal that it ended.
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let logs: URL
  private let command: [String]

  /// How long any run may take, in seconds: only a program that hangs takes so long.
  private static let timeLimit = 300

  fileprivate init(command: [String], folder: URL, environment: [String: String]) throws {
    self.command = command
    logs = FileManager.default.temporaryDirectory.appending(path: "cmctl-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
    let own = ProcessInfo.processInfo.environment
    var clean = ["LANG": "C.UTF-8", "HOME": folder.path]
    for name in ["PATH", "TMPDIR", "LLVM_PROFILE_FILE"] { clean[name] = own[name] }
    clean.merge(environment) { $1 }
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = clean
    process.standardInput = FileHandle.nullDevice
    let output = try Self.file(logs.appending(path: "out"))
    let errors = try Self.file(logs.appending(path: "err"))
    // A Process stays for ever in Foundation for Linux, and its handles with it. Left open, they
    // grow to thousands, and with more than 1,300 open files Process.run reads past the end of the
    // list of them, which now and then ends the tests.
    defer {
      try? output.close()
      try? errors.close()
    }
    process.standardOutput = output
    process.standardError = errors
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  package var processID: Int32 { process.processIdentifier }

  /// What it wrote to standard output until now.
  package func outputSoFar() throws -> String {
    String(decoding: try Data(contentsOf: logs.appending(path: "out")), as: UTF8.self)
  }

  /// Waits until it has ended.
  package func wait() throws -> Cmctl.Result {
    defer { try? FileManager.default.removeItem(at: logs) }
    if ended.wait(timeout: .now() + .seconds(Self.timeLimit)) == .timedOut {
      process.terminate()
      throw Cmctl.Failure(
        description: "\(command) did not end within \(Self.timeLimit) seconds")
    }
    let errors = try Data(contentsOf: logs.appending(path: "err"))
    if process.terminationReason == .uncaughtSignal {
      throw Cmctl.Failure(
        description: "\(command) was ended by signal \(process.terminationStatus): "
          + String(decoding: errors, as: UTF8.self))
    }
    return Cmctl.Result(
      status: process.terminationStatus, output: try outputSoFar(),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// Ends it.
  package func stop() {
    process.terminate()
    _ = ended.wait(timeout: .now() + .seconds(10))
    try? FileManager.default.removeItem(at: logs)
  }
}
