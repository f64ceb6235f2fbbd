import Checker
import Foundation
import RunSupport
import Store
import Testing

@testable import cmctl

/// Findings in the forms that programs read.
@Suite struct FindingFormTests {
  @Test func `GitHub gets a command for each finding, errors first, then the summary`() {
    #expect(
      WorkflowCommands(paths: PathPrefix("www")).lines(for: MadeFindings.report) == [
        "::error file=www/locales/DE/index.md,line=1,endLine=2,title=cmctl link-space"
          + "::“[a] (b)”, 100%25%0A::error::is [no](link)%0Ahint: write [a](b)",
        "::error file=www/locales/RU/info.md,line=13,endLine=13,col=8,endColumn=27,"
          + "title=cmctl variable-invented"
          + "::“{{ config.secret }}” is not in the source%0Ahint: take it away",
        "::warning file=www/old logo.png,title=cmctl asset-unused"
          + "::no page names this file%0Ahint: delete it, or link to it",
        "::warning file=www/locales/RU/новости/наш мир.md,line=3,endLine=3,col=4,endColumn=5,"
          + "title=cmctl zero-width"
          + "::a zero-width space (U+200B) stands here%0Ahint: take it away",
        "2 errors, 2 warnings in 4 files; 1 accepted",
      ])
  }

  @Test func `nothing of a text can end a command`() {
    #expect(WorkflowCommands.message("a%b\r\nc:d,e") == "a%25b%0D%0Ac:d,e")
    #expect(WorkflowCommands.property("a%b\r\nc:d,e") == "a%25b%0D%0Ac%3Ad%2Ce")
    // A mark on a sign makes another character of it.
    #expect(
      WorkflowCommands.property("%\u{301}:\u{301},\u{301}") == "%25\u{301}%3A\u{301}%2C\u{301}")
  }

  @Test func `the log of SARIF is as recorded`() throws {
    let log = SARIF(paths: PathPrefix("www/src/")).log(of: MadeFindings.report).json
    // A line for each thing, so that a change can be read.
    let text = log.replacing(", {\"", with: ",\n{\"") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/check.sarif")
    if let complaint = try Golden.complaint(text, file) {
      Issue.record(Comment(rawValue: complaint))
    }
  }

  @Test func `addresses in SARIF are ASCII, and no text looks like a link`() {
    #expect(SARIF.uri("a b/é:#?%25~_.-") == "a%20b/%C3%A9%3A%23%3F%2525~_.-")
    #expect(SARIF.escaped("[a] (b) \\ {{ c }}") == "[a] (b) \\ {{ c }}")
    #expect(SARIF.escaped("[a](1) \\") == "\\[a\\](1) \\\\")
  }

  @Test func `rows have what scripts need`() throws {
    let table = FindingTable.findings(
      [MadeFindings.invented, MadeFindings.wholeFile, MadeFindings.zeroWidth], PathPrefix("www"))
    let rows = table.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.key), row.map(\.json)))
    }
    #expect(
      rows[0] == [
        "rule": "\"variable-invented\"", "severity": "\"error\"",
        "file": "\"www/locales/RU/info.md\"", "line": "13", "column": "8", "end_line": "13",
        "end_column": "27", "page": "\"info\"", "language": "\"ru\"",
        "message": "\"“{{ config.secret }}” is not in the source\"", "hint": "\"take it away\"",
        "block": "\"Мы здесь.\\nПишите {{ config.secret }}!\"", "source_language": "\"en\"",
        "source_file": "\"www/locales/EN/info.md\"", "source_line": "14",
        "source": "\"We are here.\\nWrite [to us](mail.html)!\"", "fixable": "false",
        "id": "\"\(MadeFindings.invented.fingerprint.hex)\"",
      ])
    #expect(rows[1]["line"] == "null")
    #expect(rows[1]["source"] == "null")
    #expect(rows[2]["fixable"] == "true")
  }

  @Test func `a finding is known by the same id, wherever the site lies`() {
    let log = { SARIF(paths: PathPrefix($0)).log(of: MadeFindings.report).json }
    let id = MadeFindings.wholeFile.fingerprint.hex
    #expect(log("").contains(id))
    #expect(log("www").contains(id))
  }
}
