import Testing

@testable import Checker

struct ShapeRulesTests {
  @Test func headingsHaveTheirLevel() {
    #expect(found("### а", "## a") == ["heading-level: ### а"])
    #expect(found("а\n---", "## a").isEmpty)
  }

  @Test func listsHaveTheirShape() {
    #expect(found("1. а\n2. б", "1. a\n2. b").isEmpty)
    #expect(found("- а", "1. a") == ["list-shape: - а"])
    #expect(found("- а", "- [ ] a") == ["list-shape: - а"])
    #expect(found("- [x] а", "- [x] a").isEmpty)
    #expect(found("- [x] а", "- [ ] a") == ["list-shape: - [x] а"])
    #expect(found("- а\n  - б", "- a\n  - b\n  - c") == ["list-shape: - а\n  - б"])
    #expect(found("- а\n  1. б", "- a\n  - b") == ["list-shape: 1. б"])
    #expect(
      found("- а\n  - б\n  - в", "- a\n  - b\n    - c") == ["list-shape: - в"])
  }

  @Test func tablesHaveTheirColumnsAndRows() {
    let source = "| a | b |\n|---|---|\n| c | d |\n| e | f |"
    #expect(found("|а|б|\n|-|-|\n|в|г \\| д|\n|е|ж|", source).isEmpty)
    #expect(found("|а|б|в|\n|-|-|-|\n|в|г|д|\n|е|ж|з|", source) == ["table-shape: |а|б|в|"])
    #expect(
      found("|а|б|\n|-|-|\n|в|г|", source) == ["table-shape: |а|б|\n|-|-|\n|в|г|"])
    #expect(found("|а\n|-|-|\n|в|г|\n|е|ж|", source) == ["table-shape: |а"])
    #expect(found("|а|б|\n|-|-|\n|в|г|\n|е|", source) == ["table-shape: |е|"])
  }

  @Test(arguments: [
    ("# почему\ncmctl a # б  ", "# why\ncmctl a # b", "sh"),
    ("x() // да\n/* и\nтак */", "x() // yes\n/* b */", "swift"),
    ("select 1 -- да", "select 1", "sql"), ("<!-- да -->\n<b>x</b>", "<b>x</b>", "html"),
    ("REM да\ncd", "REM yes\ncd", "bat"), ("; да\na=1", "; yes\na=1", "ini"),
    ("a: {{config.x}}", "a: {{ config.x }}", "yaml"), ("ssh <сервер>", "ssh <server>", ""),
  ])
  func commentsMayDiffer(_ code: String, _ other: String, _ info: String) {
    #expect(found("```\(info)\n\(code)\n```", "```\(info)\n\(other)\n```").isEmpty)
  }

  @Test(arguments: [
    ("a\nb\nd # x", "a\nb\nc # y", "sh", "d # x"),
    ("\n\na\nB", "\n\na\nb", "", "B"),
    ("a\nb\nc", "a\nb", "", "c"),
    ("  a:\n    b", "  a:\n  b", "yaml", "    b"),
    ("# rm x", "# rm y", "console", "# rm x"),
  ])
  func codeMayNot(_ code: String, _ other: String, _ info: String, _ line: String) {
    #expect(
      found("```\(info)\n\(code)\n```", "```\(info)\n\(other)\n```") == ["code-block: \(line)"])
  }

  @Test func codeHasItsLanguage() {
    #expect(found("```sh\na\n```", "```Sh\na\n```").isEmpty)
    #expect(found("```sh\na\n```", "```\na\n```").isEmpty)
    #expect(found("```\na\n```", "```sh\na\n```") == ["code-block: ```"])
    #expect(
      found("- а\n\n  ~~~ py\n  x\n  ~~~", "- а\n\n  ~~~ sh\n  x\n  ~~~")
        == ["code-block:   ~~~ py"])
  }

  @Test func missingLinesAreFound() {
    #expect(found("```\na\n```", "```\na\nb\n```").map { $0.prefix(10) } == ["code-block"])
    #expect(
      found("- а\n  ```\n  x\n  y\n  ```", "- a\n  ```\n  x\n  z\n  ```") == ["code-block:   y"])
  }
}
