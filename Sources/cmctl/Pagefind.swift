import Foundation

/// The program `pagefind`, which makes a search of exported pages.
struct Pagefind {
  private let program: String
  private let arguments: [String]

  /// Where it writes, in the folder of the export.
  static let folder = "pagefind"

  /// What went wrong with it.
  enum Failure: Error {
    case notInstalled
    /// An exchange of the whole folder would take its files away.
    case swap
    /// What it said last.
    case failed(String)

    /// The exit status, the message and what to do.
    var said: (status: cmctl.Failure.Status, message: String, hint: String) {
      switch self {
      case .notInstalled:
        (
          .noInput, "search = pagefind, and pagefind is not installed",
          "pip install 'pagefind[bin]', or set search = yes"
        )
      case .swap:
        (
          .usage, "--swap would lose what pagefind writes into the folder",
          "export without --swap, or set search = yes"
        )
      case .failed(let what):
        (
          .fault, "the pages are written, but pagefind failed: \(what)",
          "run it by hand: pagefind --site FOLDER"
        )
      }
    }
  }

  /// Finds it on the search path of an environment: as a program, or as a module of Python's, as pip
  /// installs it.
  init(environment: [String: String]) throws {
    // An empty entry means the working directory, from which nothing should be run by surprise.
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    func find(_ name: String) -> String? {
      folders.lazy.map { $0 + "/" + name }.first(where: FileManager.default.isExecutableFile)
    }
    if let program = find("pagefind") ?? find("pagefind_extended") {
      (self.program, arguments) = (program, [])
    } else if let python = find("python3"),
      try Self.run(python, ["-c", "import pagefind"]).status == 0
    {
      (program, arguments) = (python, ["-m", "pagefind"])
    } else {
      throw Failure.notInstalled
    }
  }

  /// Makes the search of the pages in a folder.
  func run(over folder: String) throws {
    let ended = try Self.run(program, arguments + ["--site", folder, "--quiet"])
    guard ended.status == 0 else {
      throw Failure.failed(ended.last.isEmpty ? "status \(ended.status)" : ended.last)
    }
  }

  /// Runs a program; returns its status and the last line that it said.
  private static func run(_ program: String, _ arguments: [String]) throws
    -> (status: Int32, last: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw Failure.failed(error.localizedDescription)
    }
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let last = said.split(separator: "\n").last.map(String.init) ?? ""
    return (process.terminationStatus, last)
  }
}
