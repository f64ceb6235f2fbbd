import Foundation
import Testing
import Theme

/// The parts of `search.js` that need no page, run by node.
enum Script {
  /// As a site has it.
  static var served: String { Theme.searchScript }

  static let absence: Comment = "node is not installed"

  static let isThere: Bool = path != nil

  private static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { "\($0)/node" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Evaluates an expression over `input`, with the functions of the script in `search`; `files`
  /// is what the script fetches, by path.
  static func run(
    _ expression: String, input: some Encodable, files: [String: String] = [:]
  ) throws -> String {
    let all = try JSONEncoder().encode(files)
    let data = try JSONEncoder().encode(input)
    // What follows makes the box in a page.
    let library = served.components(separatedBy: "const box = document.querySelector")[0]
    let source = """
      const document = { currentScript: { src: "https://example.org/relay/cmctl-search.js" } };
      const files = \(String(decoding: all, as: UTF8.self));
      const fetched = [];
      const fetch = async (url) => {
        const path = url.href.replace("https://example.org/relay/", "");
        fetched.push(path);
        return { ok: path in files, status: 404, json: async () => JSON.parse(files[path]) };
      };
      const input = \(String(decoding: data, as: UTF8.self));
      let search;
      \(library)
      search = { foldLetter, words, terms, find, json, places, excerpt, parts };
      })();
      (async () => process.stdout.write(String(await (\(expression)))))();
      """
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cmctl-script-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "script.js")
    let output = folder.appending(path: "output")
    try source.write(to: file, atomically: true, encoding: .utf8)
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "/usr/bin/node")
    process.arguments = [file.path]
    // A file and not a pipe, which would fill up.
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try String(contentsOf: output, encoding: .utf8)
  }
}
