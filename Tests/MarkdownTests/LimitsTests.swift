import Markdown
import Testing

private func problems(_ text: String, startingAt offset: Int = 0) -> [LimitProblem] {
  Markdown.limits(Array(text.utf8), startingAt: offset)
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

@Suite struct LimitsTests {
  /// Texts that are beyond one limit, too long to stand in a test's log.
  private static let refused: [(text: String, line: Int, message: String)] = [
    (times(1 << 17, "a b c d\n\n"), 1, "the page is larger than 1 MiB"),
    ("a\n\n" + times(9000, "b c d e\n"), 3, "72000 bytes without a blank line"),
    ("a\n" + times(4097, "b"), 2, "4097 letters without a space"),
    ("a\n\n" + times(21846, "字"), 3, "65538 bytes without a space"),
    ("a\n\n" + times(129, "|"), 3, "a line with 129 `|`"),
    ("a\n\n" + times(100, "|") + "\n" + times(1000, "a\n"), 3, "a table of up to 100100 cells"),
    ("a\n\n  [b]: /c " + times(205, "'d e f g h") + "'", 3, "a link definition of 2061 bytes"),
    (
      times(20_000, "[a] ").replacing("] [a] [a] [a] ", with: "]\n\n") + "\n\n[a]: /"
        + times(1000, "b") + "\n" + times(3000, "c "), 0, "a link definition of"
    ),
  ]

  @Test(arguments: refused.indices)
  func refuses(_ index: Int) {
    let (text, line, message) = Self.refused[index]
    let found = problems(text)
    #expect(
      found.contains { (line == 0 || $0.line == line) && $0.message.hasPrefix(message) },
      "\(found)")
  }

  /// Texts that are just within the limits, too long to stand in a test's log.
  private static let accepted = [
    "", "\n", times(13_000, "a b c d\n\n"), times(8000, "b c d e\n"), times(4096, "b"),
    times(21_845, "字"), times(128, "|"), times(200, "\\|"), times(781, times(64, "|") + "\n\n"),
    "[^a]: " + times(2000, "long footnote "), "[a](b) " + times(1000, "text: "),
    times(500, "[a]: https://example.org/a/path 'and a title'\n"),
  ]

  @Test(arguments: accepted.indices)
  func accepts(_ index: Int) {
    let text = Self.accepted[index]
    #expect(problems(text) == [])
  }

  @Test func tellsOneProblemOfAKindWithLinesOfTheWholeFile() {
    let long = times(5000, "a")
    let text = "---\r\nt: u\r\n---\r\nb\r\n" + long + "\r\n" + long + "\r\n\r\n" + times(130, "|")
    #expect(problems(text, startingAt: 17).map(\.line) == [5, 8])
    #expect(problems(text.replacing("\r\n", with: "\r"), startingAt: 14).map(\.line) == [5, 8])
  }

  /// What is hostile to cmark-gfm and within the bounds takes no time worth speaking of.
  @Test(arguments: [
    "www._", "www.a)", "a@", "*a **a ", "[a](", "![", "`a", "<a ", "> ", "- ", "[^a]", "|x",
    "{{ ", "](", "~~a", "&a", "\\", "_a", "a://",
  ])
  func boundsHostileInput(_ piece: String) {
    let word = times(4000 / piece.utf8.count, piece)
    let text = Array(times(8, word + "\n\n").utf8)
    let clock = ContinuousClock()
    let time = clock.measure {
      if Markdown.limits(text).isEmpty { _ = Markdown.html(text[...]) }
      _ = Markdown.blocks(text)
    }
    #expect(time < .seconds(5), "\(piece)")
  }
}
