import Store
import Testing

@testable import Checker

/// Comments that switch rules for a block.
struct CheckCommentTests {
  /// What the comments say of each block: `1: length = off`.
  private func said(_ comments: CheckComments) -> [String] {
    comments.switches.sorted { $0.key < $1.key }.flatMap { number, switched in
      (switched.all.map { ["\(number): all = \($0)"] } ?? [])
        + switched.rules.sorted { $0.key < $1.key }.map {
          "\(number): \($0.key.rawValue) = \($0.value)"
        }
    }
  }

  private func problems(_ comments: CheckComments, in text: String) -> [String] {
    comments.findings.map { "“\(marked($0, in: text))”: \($0.message) (\($0.hint))" }
  }

  @Test(
    "A comment is about the block that it is in, or the next",
    arguments: [
      ("A\n\n<!-- check: length = off -->\n\nB\n\nC", ["1: length = off"]),
      ("A <!-- check: length = off --> B\n\nC", ["0: length = off"]),
      ("- A\n- B\n  <!--check:length=off-->\n- C", ["1: length = off"]),
      ("<!-- check: off -->\n# A", ["0: all = off"]),
      (
        "<!-- check: length = OFF, number = Error\n  quotes = no -->\nA",
        ["0: length = off", "0: number = error", "0: quotes = off"]
      ),
      (
        "<!-- check: length = off -->\n<!-- check: number = off -->\nA <!-- check: length = error -->",
        ["0: length = error", "0: number = off"]
      ),
      ("<!-- checked: length = off -->\n\nA <!-- TODO: check: x -->", []),
      ("```\n<!-- check: length = off -->\n```\n\n`<!-- check: x -->` A", []),
      ("> A\n>\n> ```\n> <!-- check: length = off -->\n> ```\n\nB", []),
      ("{# <!-- check: off --> #}\n\nA", []),
    ])
  func place(text: String, expected: [String]) {
    let comments = CheckComments(checkedText(text))
    #expect(said(comments) == expected)
    #expect(comments.findings == [])
  }

  @Test(
    "What cannot be understood is found",
    arguments: [
      (
        "<!-- check: lenght = off, number = off -->\nA",
        ["“lenght = off”: there is no rule “lenght” (did you mean length?)"]
      ),
      (
        "<!-- check: number = on -->\nA",
        ["“number = on”: a rule is off, warning or error, not “on” (write it as in “length = off”)"]
      ),
      (
        "<!-- check: number -->\nA",
        ["“number”: a rule is off, warning or error, not “number” (write “number = off”)"]
      ),
      (
        "A\n\n<!-- check: number = off -->\n",
        [
          "“<!-- check: number = off -->”: no block follows this comment "
            + "(write it above the block that it is about)"
        ]
      ),
      (
        "A <!-- check: -->",
        ["“ ”: this comment switches no rule (write it as in “length = off”)"]
      ),
      ("A <!-- check: off", ["“<!-- check:”: this comment has no end (write --> behind it)"]),
    ])
  func wrong(text: String, expected: [String]) {
    #expect(problems(CheckComments(checkedText(text)), in: text) == expected)
  }

  @Test("A translation switches no rule of safety, but the source does for it")
  func safety() throws {
    let text = "<!-- check: event-handler = off, length = off -->\nA"
    let own = CheckComments(checkedText(text), translatedFrom: CheckComments(checkedText("A")))
    #expect(said(own) == ["0: length = off"])
    #expect(
      problems(own, in: text) == [
        "“event-handler = off”: a translation cannot switch “event-handler”: it is a matter of "
          + "safety (switch it in the source or in the configuration, or take it out here)"
      ])
    let source = CheckComments(checkedText(text))
    #expect(said(source) == ["0: event-handler = off", "0: length = off"])
    let copy = CheckComments(checkedText(text), translatedFrom: source)
    #expect(said(copy) == ["0: length = off"])
    #expect(copy.findings == [])

    func severity(_ rule: CheckRule, _ own: CheckComments, _ source: CheckComments)
      -> FindingSeverity?
    {
      CheckComments.severity(
        of: rule, configured: rule.severity, own: own.switches[0],
        source: source.switches[0].map { [$0] } ?? [])
    }
    let none = CheckComments(checkedText("A"))
    #expect(severity(.eventHandler, own, none) == .error)
    #expect(severity(.eventHandler, none, source) == nil)
    #expect(severity(.length, own, none) == nil)
    #expect(severity(.number, own, source) == .warning)
  }

  @Test("A translation that switches all off keeps the rules of safety")
  func all() {
    let comments = CheckComments(
      checkedText("<!-- check: off -->\nA"), translatedFrom: CheckComments(checkedText("A")))
    #expect(comments.findings == [])
    #expect(
      CheckRule.allCases.filter { comments.switches[0]?[$0] != .off }.map(\.group)
        == CheckRule.allCases.filter { $0.group == .safety }.map { _ in .safety })
  }
}
