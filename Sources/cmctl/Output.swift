import FileSystem
import Foundation
import Glibc
import Logging
import Synchronization

/// Where results and messages go: the only code that prints.
enum Output {
  /// Results that wait to be written in one go.
  private static let waiting = Mutex<[UInt8]>([])

  /// Writes a line of a result.
  static func result(_ line: String) { result(bytes: Array((line + "\n").utf8)) }

  /// Writes lines of a result.
  static func result(_ lines: [String]) {
    for line in lines { result(line) }
  }

  /// Writes text of a result as it is.
  static func result(text: String) { result(bytes: Array(text.utf8)) }

  /// Writes bytes of a result as they are.
  static func result(bytes: [UInt8]) {
    waiting.withLock { $0 += bytes }
  }

  /// Writes what waits; a result that cannot be written is a failure like any other.
  static func flush() throws(FileSystemError) {
    let bytes = waiting.withLock { bytes in
      defer { bytes = [] }
      return bytes
    }
    try Files.write(bytes, to: STDOUT_FILENO, named: "standard output")
  }

  /// Whether results go to a terminal that shows colours, and colours are wanted (no-color.org).
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Whether results go to a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// How many columns the terminal has that results go to; nil where they go elsewhere.
  static var terminalWidth: Int? {
    var size = winsize()
    guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Shows on a terminal how far the work is, over what was shown before; nil wipes it away.
  static func progress(_ text: String?) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    message("\r\u{1b}[K\(text ?? "")")
  }

  /// Asks a question on a terminal; elsewhere nobody can confirm anything.
  static func confirms(_ question: String) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    message(question + " [yes/no] ")
    return readLine()?.lowercased() == "yes"
  }

  /// A word as a shell reads it.
  static func shellQuoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
      default: "-_./+:,@%=".utf8.contains(byte)
      }
    }
    if plain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Writes lines that are no result.
  static func error(_ lines: [String]) {
    for line in lines { error(line) }
  }

  /// Writes a line that is no result.
  static func error(_ line: String) { message(line + "\n") }

  /// Writes text that is no result; where it cannot be written, nobody is there to be told.
  private static func message(_ text: String) {
    try? Files.write(Array(text.utf8), to: STDERR_FILENO, named: "standard error")
  }

  /// The log of what the program does, for --verbose.
  static func logger(isVerbose: Bool) -> Logger {
    var logger = Logger(label: "cmctl") { _ in LineLog() }
    logger.logLevel = isVerbose ? .debug : .warning
    return logger
  }
}

/// Writes log messages as lines on standard error.
struct LineLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .warning

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    Output.error("cmctl: \(event.message)")
  }
}
