import Foundation
import RunSupport
import Testing

/// What the program says of itself.
@Suite struct HelpTests {
  static let verbs = [
    "init", "import", "check", "export", "status", "missing", "outdated", "orphans", "next",
    "confirm", "minor", "log", "show", "diff", "restore", "undo", "tag", "tags", "checkout",
    "verify", "backup", "compact", "forget",
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

  @Test(arguments: [
    (["statsu"], "“statsu” is no verb of cmctl", "did you mean cmctl status?"),
    (["help", "confrim"], "“confrim” is no verb of cmctl", "did you mean cmctl confirm?"),
    (["quux", "--help"], "“quux” is no verb of cmctl", "cmctl --help lists them"),
  ])
  func `a verb that is not there is told, with the nearest`(
    arguments: [String], message: String, hint: String
  ) throws {
    let result = try cmctl.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errorLines == ["cmctl: \(message)", "  hint: \(hint)"])
  }

  @Test(arguments: [
    (["missing", "--at", "1", "--at=2"], "at"),
    (["show", "index", "-l", "de", "-l", "ru"], "language"),
    (["log", "-n", "1", "--limit", "2"], "limit"),
    (["tags", "--wait", "1", "--wait", "1"], "wait"),
    (["confirm", "a", "-l", "ru", "--source-block", "1", "--source-block", "2"], "source-block"),
    (["status", "--format", "json", "--format", "csv"], "format"),
    (["undo", "1", "-m", "a", "--message", "b"], "message"),
    (["next", "-l", "ru", "--words", "1", "--words", "2"], "words"),
    (["check", "--prefix", "a", "--prefix", "b"], "prefix"),
  ])
  func `an option of one value is not given twice`(arguments: [String], name: String) throws {
    let result = try cmctl.run(arguments)
    #expect(result.status == 64)
    #expect(result.errorLines == ["cmctl: --\(name) is given twice, and takes one value"])
  }

  @Test func `options that may be repeated are, and what follows two dashes is none`() throws {
    for arguments in [
      ["missing", "-l", "de", "-l", "ru", "--page", "a", "--page", "b"],
      ["status", "--state", "missing", "--state", "orphan", "-v", "-v"],
      ["show", "-l", "de", "--", "-l"],
      ["check", "--rule", "number", "--rule", "unit"],
    ] {
      #expect(try cmctl.run(arguments).status == 66, "\(arguments)")
    }
    #expect(
      try cmctl("tags", "--wait", "9999").errors.contains("from 0 to 3600, not 9999\n"))
  }
}
