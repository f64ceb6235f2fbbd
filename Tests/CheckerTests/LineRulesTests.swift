import Testing

@testable import Checker

struct LineRulesTests {
  private func found(_ text: String) -> [String] {
    TextRules.findings(checkedText(text)).map { "\($0.rule.rawValue): \(marked($0, in: text))" }
  }

  @Test(arguments: [
    ("```sh\na\n", "```sh"), ("a\n\n~~~~\nb\n~~~\n", "~~~~"), ("```", "```"),
    ("- a\n  ```\n  x\n", "```"), ("> ```\n> x\n", "```"),
    // The end of the first is missing: the next opening fence ends it.
    ("```\na\n\nb\n\n```\nc\n```\n\nd\n", "```"),
    ("```sh\na\n\nb\n\n```sh\nc\n```\n\nd\n", "```sh"),
  ])
  func fencesAreClosed(_ text: String, _ fence: String) throws {
    let text = text.hasSuffix("\n") ? text : text + "\n"
    #expect(found(text) == ["fence-unclosed: \(fence)"])
    let first = try #require(TextRules.findings(checkedText(text)).first)
    #expect(
      first.range.lowerBound == Array(text.utf8).firstRange(of: Array(fence.utf8))?.lowerBound)
  }

  @Test(arguments: [
    "```\na\n```\n", "```sh\na\n\n````\n", "    ```\n    a\n", "- a\n\n  ```\n  x\n\n  ```\n- b\n",
    "> ~~~\n> x\n> ~~~\n", "```a``` b\n", "````\n```sh\na\n```\n````\n", "- ```\n  x\n  ```\n",
    // Another rule tells of the invisible character.
    "\u{200B}```\na\n```\n",
  ])
  func closedFencesAreSilent(_ text: String) {
    #expect(found(text).isEmpty)
  }

  @Test func whatAnOpenFenceSwallowsIsNotJudged() {
    let source = "```\na\n```\n\n{{ config.x }} and `b`\n"
    let text = "```\na\n\n{{ config.x }} и `b`\n"
    #expect(findings(text, source: source).map(\.rule) == [.fenceUnclosed])
  }

  @Test(arguments: [
    ("a\n\n<<<<<<< HEAD\nb\n", "<<<<<<< HEAD"), ("a\n>>>>>>> theirs\n", ">>>>>>> theirs"),
    ("a\n\n||||||| base\nb\n", "||||||| base"), ("```\n<<<<<<<\n```\n", "<<<<<<<"),
  ])
  func marksOfMergesAreFound(_ text: String, _ mark: String) {
    #expect(found(text) == ["conflict-marker: \(mark)"])
  }

  @Test func whatDividesIsAMarkBesideOthersOnly() {
    #expect(found("Title\n=======\n\n======== a\n").isEmpty)
    #expect(
      found("<<<<<<< HEAD\na\n=======\nb\n")
        == ["conflict-marker: <<<<<<< HEAD", "conflict-marker: ======="])
  }

  @Test func theLastLineEnds() throws {
    #expect(found("").isEmpty)
    #expect(found("a\n").isEmpty)
    let finding = try #require(TextRules.findings(checkedText("a")).first)
    #expect(finding.rule == .finalNewline)
    #expect(finding.range == 1..<1)
    #expect(finding.replacement == "\n")
  }
}
