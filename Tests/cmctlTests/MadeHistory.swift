import Foundation
import RunSupport
import Testing

/// A small site with a past of four revisions, made through the program.
struct MadeHistory {
  let work: Workplace
  var cmctl: Cmctl { Cmctl(in: work.url, environment: ["CMCTL_AUTHOR": "Anna <a@b.example>"]) }

  init() throws {
    work = try .withSmallSite()
    try store("Start")
    try work.write([
      "locales/EN/info.md": "# Info\n\nOther words, and more of them.\n",
      "locales/DE/info.md": "# Auskunft\n\nAndere Wörter.\n", "main.css": "body { margin: 1em }\n",
    ])
    try store("Words\n\nWith a second paragraph.")
    // A page moves, another goes, a setting changes, and there is a file that is no text.
    try work.write([
      "locales/EN/tour.md": SmallSite.files["locales/EN/guide/intro.md"]!,
      "cmctl.ini": SmallSite.files["cmctl.ini"]! + "more = “1, 2”\n",
      "a \"b\".txt": "quoted\n",
    ])
    try work.write("logo.bin", Data([0, 1, 2, 255]))
    try work.remove("locales/EN/guide")
    try work.remove("locales/RU/index.md")
    try work.write(["locales/RU/info.md": "# Инфо\n\nСлова.\n"])
    work.setMode("main.css", 0o755)
    try store("Move")
    try work.write(["locales/EN/info.md": "# Info\n\nOther words, and fewer.\n"])
    try store("Fewer")
  }

  func store(_ message: String) throws {
    let result = try cmctl("import", "locales", "-m", message)
    try #require(result.status == 0, "\(result.errors)")
  }

  /// Runs the program, expects that all went well, and returns what it printed.
  func output(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let result = try cmctl.run(arguments)
    #expect(result.status == 0, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors == "", sourceLocation: sourceLocation)
    return result.output
  }

  /// Compares a result, its times taken out, with the file of this name in `Golden`.
  static func expectGolden(_ text: String, _ name: String) throws {
    let timeless = text.replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#, with: "[TIME]")
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name)")
    if let complaint = try Golden.complaint(timeless, file) {
      Issue.record(Comment(rawValue: complaint))
    }
  }
}
