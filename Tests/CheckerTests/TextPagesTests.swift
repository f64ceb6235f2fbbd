import TestSupport
import Testing

@testable import Checker

/// The rules of words and characters on pages that nobody harmed.
struct TextPagesTests {
  @Test func theExampleHasNoFindings() throws {
    for pair in try TextPages.example() {
      let findings = try TextPages.findings(pair)
      #expect(findings.isEmpty, "\(pair): \(findings.map(\.message))")
    }
  }

  @Test(.enabled(if: Places.reference != nil, Comment(rawValue: Places.referenceAbsence)))
  func pagesOfRelaysHaveFewFindings() throws {
    for pair in try TextPages.reference(#require(Places.reference)) {
      try expectFewFindings(pair)
    }
  }

  @Test(
    .enabled(if: TextPages.corpora != nil, "no ../shared/corpora; CMCTL_SHARED may name shared"))
  func pagesOfOtherSitesHaveFewFindings() throws {
    for pair in try TextPages.parallel(#require(TextPages.corpora)) {
      try expectFewFindings(pair)
    }
  }

  /// Expects no error and two warnings at most; what was never translated is told as often as it
  /// stands there.
  private func expectFewFindings(_ pair: TextPages.Pair) throws {
    let findings = try TextPages.findings(pair).filter { $0.rule != .untranslated }
    #expect(findings.allSatisfy { $0.rule.severity == .warning }, "\(pair)")
    #expect(findings.count <= 2, "\(pair): \(findings.map(\.message))")
  }
}
