import Foundation
import Logging

/// Where results and messages go: the only code that prints.
enum Output {
  /// Writes a line of a result.
  static func result(_ line: String) { print(line) }

  /// Writes text of a result as it is.
  static func result(text: String) { print(text, terminator: "") }

  /// Writes a line that is no result.
  static func error(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

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
