import Foundation

/// The reader `zbarimg` of the Debian package zbar-tools, which tests ask what a picture says.
enum Zbar {
  /// Why a test that needs the reader is skipped.
  static let absence = "zbarimg is not installed (zbar-tools)"

  /// The reader's path, or nothing where it is not installed.
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    .split(separator: ":").map { "\($0)/zbarimg" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Returns the text of the one code in a PNG file, or nothing where the reader sees none.
  static func read(_ png: [UInt8]) throws -> String? {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
    try Data(png).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "/usr/bin/zbarimg")
    process.arguments = ["--raw", "-q", "--nodbus", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, text.hasSuffix("\n") else { return nil }
    return String(text.dropLast())
  }
}
