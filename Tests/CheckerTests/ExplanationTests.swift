import Checker
import Store
import Testing

/// What rules say of themselves.
@Suite struct ExplanationTests {
  @Test(arguments: CheckRule.allCases)
  func `every rule is explained, briefly`(rule: CheckRule) {
    #expect(rule.summary.first?.isUppercase == true)
    #expect(rule.summary.last != ".")
    #expect(rule.summary.count <= 70)
    let lines = rule.explanation.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 12)
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(rule)")
    #expect(lines.allSatisfy { $0.last != " " })
    #expect(rule.explanation.contains("`\(rule.rawValue) = off`"))
    #expect(rule.explanation.contains("--accept --rule \(rule.rawValue)`"))
    #expect(rule.explanation.count <= 1024)
  }

  @Test func `no two rules say the same`() {
    #expect(Set(CheckRule.allCases.map(\.summary)).count == CheckRule.allCases.count)
    #expect(Set(CheckRule.allCases.map(\.details)).count == CheckRule.allCases.count)
  }

  @Test func `a comment switches off what is not about safety`() {
    let comment = "<!-- check: "
    #expect(CheckRule.number.explanation.contains(comment + "number = off -->"))
    for rule in CheckRule.allCases where rule.group == .safety {
      #expect(!rule.explanation.contains(comment))
      #expect(rule.explanation.contains("no comment in a translation"))
    }
  }
}
