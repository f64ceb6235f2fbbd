import Foundation
import RunSupport
import Testing

/// What the program says of itself.
@Suite struct HelpTests {
  static let verbs = [
    "init", "import", "export", "status", "missing", "outdated", "orphans", "next", "confirm",
    "minor", "log", "show", "diff", "restore", "undo", "tag", "tags", "checkout", "verify",
    "backup", "compact", "forget",
  ]
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try Workplace()
    cmctl = Cmctl(in: work.url, environment: ["COLUMNS": "80"])
  }

  @Test func `the complete help is as recorded`() throws {
    var text = ""
    for arguments in [["--help"]] + Self.verbs.map({ [$0, "--help"] }) {
      let result = try cmctl.run(arguments)
      #expect(result.status == 0)
      #expect(result.errors == "")
      text += "$ cmctl \(arguments.joined(separator: " "))\n\(result.output)\n"
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/help.txt")
    if let complaint = try Golden.complaint(text, file) {
      Issue.record(Comment(rawValue: complaint))
    }
  }

  @Test func `no line of the help is wider than the terminal`() throws {
    for arguments in [["--help"]] + Self.verbs.map({ [$0, "--help"] }) {
      for line in try cmctl.run(arguments).output.split(separator: "\n")
      where !line.hasPrefix("USAGE:") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test func `no example of the help is broken over two lines`() throws {
    for verb in Self.verbs {
      let help = try cmctl(verb, "--help").output
      let parts = help.components(separatedBy: "EXAMPLES\n")
      guard parts.count == 2 else { continue }
      for line in parts[1].components(separatedBy: "\n\n")[0].split(separator: "\n") {
        #expect(line.hasPrefix("  cmctl "), "\(line)")
      }
    }
  }

  @Test func `the version is one of semver`() throws {
    let result = try cmctl("--version")
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: #/\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?\n/#) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are made for every shell`(shell: String) throws {
    let result = try cmctl("--generate-completion-script", shell)
    #expect(result.status == 0)
    for verb in Self.verbs { #expect(result.output.contains(verb)) }
    #expect(result.output.contains("dry-run"))
    if Cmctl.has(shell) {
      try work.write(["completions": result.output])
      #expect(try cmctl.run(shell, ["-n", "completions"]).status == 0)
    }
  }

  @Test(
    .enabled("docs/commands.md is not there") {
      FileManager.default.fileExists(
        atPath: Repository.url.appending(path: "docs/commands.md").path)
    })
  func `every verb and option is documented`() throws {
    let docs = String(
      decoding: try Data(contentsOf: Repository.url.appending(path: "docs/commands.md")),
      as: UTF8.self)
    for verb in Self.verbs {
      #expect(docs.contains("cmctl \(verb)"))
      for match in try cmctl(verb, "--help").output.matches(of: #/--[a-z][a-z-]+/#) {
        #expect(docs.contains(match.output), "\(match.output) of \(verb)")
      }
    }
  }

  @Test(arguments: [
    ["bogus"], ["export"], ["export", "a", "b"], ["missing", "--format", "xml"],
    ["export", "build", "--swap", "--force"], ["missing", "--wait", "-1"],
    ["missing", "--wait", "soon"], ["import", "a", "b"], ["init"],
    ["missing", "--database", ""],
  ])
  func `wrong usage ends with 64 and leaves nothing behind`(arguments: [String]) throws {
    let result = try cmctl.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("cmctl"))
    #expect(try work.files() == [:])
  }
}
