import Checker
import Store
import Testing

@testable import cmctl

/// What a person reads of a finding.
@Suite struct FindingLinesTests {
  let plain = FindingLines(paths: PathPrefix(""), width: 60, isColoured: false)

  /// A finding that marks a stretch of a block of one line.
  private func finding(_ block: String, _ columns: Range<Int>) -> Finding {
    Finding(
      rule: .number, severity: .warning, path: "locales/EN/a.md",
      place: .init(line: 7, column: columns.lowerBound, endLine: 7, endColumn: columns.upperBound),
      message: "look", hint: "think", block: block, blockLine: 7)
  }

  /// The lines of the block's text and below it.
  private func excerpt(_ block: String, _ columns: Range<Int>) -> [String] {
    Array(plain.lines(for: finding(block, columns)).dropFirst().dropLast())
  }

  @Test func `a finding is shown with its place, its block, its source and what to do`() {
    #expect(
      plain.lines(for: MadeFindings.invented) == [
        "locales/RU/info.md:13:8: error: “{{ config.secret }}” is not in the source "
          + "[variable-invented]",
        "    13 │ Пишите {{ config.secret }}!",
        "       │        ^^^^^^^^^^^^^^^^^^^",
        "locales/EN/info.md:14: source",
        "    14 │ We are here.",
        "  hint: take it away",
      ])
  }

  @Test func `of the source the line is shown that has what is meant`() {
    var finding = MadeFindings.invented
    finding.subject = "mail.html"
    #expect(
      plain.lines(for: finding).suffix(3) == [
        "locales/EN/info.md:15: source", "    15 │ Write [to us](mail.html)!",
        "  hint: take it away",
      ])
  }

  @Test func `a whole file has no place and no excerpt`() {
    #expect(
      plain.lines(for: MadeFindings.wholeFile) == [
        "old logo.png: warning: no page names this file [asset-unused]",
        "  hint: delete it, or link to it",
      ])
  }

  @Test func `a folder stands before every path`() {
    let lines = FindingLines(paths: PathPrefix("./www/src/"), width: 60, isColoured: false)
      .lines(for: MadeFindings.invented)
    #expect(lines[0].hasPrefix("www/src/locales/RU/info.md:13:8: "))
    #expect(lines.contains("www/src/locales/EN/info.md:14: source"))
    #expect(PathPrefix(".")("a") == "a")
  }

  @Test func `wide letters take two columns, marks none, and a tab goes to the next fourth`() {
    #expect(excerpt("请看 5 个", 4..<5) == ["    7 │ 请看 5 个", "      │      ^"])
    #expect(excerpt("ab 请看 5", 4..<6) == ["    7 │ ab 请看 5", "      │    ^^^^"])
    #expect(
      excerpt("e\u{301}te\u{301} 5", 7..<8)
        == ["    7 │ e\u{301}te\u{301} 5", "      │     ^"])
    #expect(excerpt("\ta\tbc", 4..<5) == ["    7 │     a   bc", "      │         ^"])
    #expect(excerpt("🙂 5", 3..<4) == ["    7 │ 🙂 5", "      │    ^"])
  }

  @Test func `below letters that run from right to left nothing is marked, but named`() {
    #expect(excerpt("انظر 5 هنا", 6..<7) == ["    7 │ انظر 5 هنا", "      │ » 5 «"])
  }

  @Test func `what nobody sees is named where it is meant, and always where it turns text`() {
    #expect(
      excerpt("a\u{200b}b", 2..<3) == ["    7 │ a<U+200B>b", "      │  ^^^^^^^^"])
    #expect(excerpt("a\u{200b}b", 3..<4) == ["    7 │ a\u{200b}b", "      │  ^"])
    #expect(excerpt("\u{202e}ab\u{1b}[2J", 2..<3)[0] == "    7 │ <U+202E>ab<U+001B>[2J")
  }

  @Test func `a line that is too long is cut around what is marked`() {
    let long = String(repeating: "one ", count: 30) + "5" + String(repeating: " two", count: 30)
    let lines = excerpt(long, 121..<122)
    #expect(lines[0].hasPrefix("    7 │ …"))
    #expect(lines[0].hasSuffix("…"))
    #expect(lines.allSatisfy { $0.count <= 60 })
    let column = lines[1].count - 1
    #expect(Array(lines[0])[column] == "5")
    #expect(excerpt(long, 1..<4)[0].hasPrefix("    7 │ one one"))
    #expect(!excerpt(long, 235..<238)[0].hasSuffix("…"))
    let wide = String(repeating: "请", count: 100)
    #expect(excerpt(wide, 50..<51)[1].hasSuffix(" ^^"))
  }

  @Test func `a whole line is not underlined, an empty place has one sign, an end has one`() {
    #expect(excerpt("all", 1..<4) == ["    7 │ all"])
    #expect(excerpt("all", 2..<2) == ["    7 │ all", "      │  ^"])
    #expect(excerpt("all", 4..<4) == ["    7 │ all", "      │    ^"])
    #expect(excerpt("all", 90..<99) == ["    7 │ all", "      │    ^"])
  }

  @Test func `a block may begin in the middle of a line`() {
    var finding = finding("Our 5 pages", 12..<13)
    finding.blockColumn = 8
    #expect(
      plain.lines(for: finding).dropFirst().dropLast() == [
        "    7 │ Our 5 pages", "      │     ^",
      ])
  }

  @Test func `a stretch over several lines is marked to the end of the first`() {
    var finding = finding("See [a]\n(b).", 5..<9)
    finding.place?.endLine = 8
    #expect(
      plain.lines(for: finding).dropFirst().dropLast() == [
        "    7 │ See [a]", "      │     ^^^",
      ])
  }

  @Test func `what is said stays on one line`() {
    #expect(
      plain.lines(for: MadeFindings.linkSpace) == [
        "locales/DE/index.md:1:1: error: “[a] (b)”, 100% ::error::is [no](link) [link-space]",
        "    1 │ [a]", "  hint: write [a](b)",
      ])
  }

  @Test func `colours say how severe it is`() {
    let lines = FindingLines(paths: PathPrefix(""), width: 60, isColoured: true)
    #expect(
      lines.lines(for: MadeFindings.wholeFile)[0]
        == "\u{1b}[1mold logo.png:\u{1b}[0m \u{1b}[1;33mwarning:\u{1b}[0m no page names this file "
        + "\u{1b}[2m[asset-unused]\u{1b}[0m")
    #expect(lines.lines(for: MadeFindings.invented)[0].contains("\u{1b}[1;31merror:\u{1b}[0m"))
  }

  @Test func `the summary counts`() {
    #expect(
      FindingLines.summary(of: MadeFindings.report)
        == "2 errors, 2 warnings in 4 files; 1 accepted")
    #expect(
      FindingLines.summary(of: CheckReport(findings: [MadeFindings.wholeFile], pageCount: 9))
        == "1 warning in 1 file")
    #expect(FindingLines.summary(of: CheckReport(pageCount: 1)) == "Nothing found in 1 page")
    #expect(
      FindingLines.summary(of: CheckReport(accepted: [MadeFindings.accepted], pageCount: 1200))
        == "Nothing found in 1,200 pages; 1 accepted")
  }
}
