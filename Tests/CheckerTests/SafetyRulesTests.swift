import Store
import Testing

@testable import Checker

struct SafetyRulesTests {
  @Test(arguments: [
    ("<script>x()</script>", "active-element"),
    ("<a href=\"a.html\" onclick=\"x()\">а</a>", "event-handler"),
    ("<b ONMOUSEOVER=x()>а</b>", "event-handler"),
    ("<svg onload=x()>", "active-element"),
    ("<img src=\"a.png\" alt=\"\" onerror=x()>", "event-handler"),
    ("<iframe src=\"https://evil.example\"></iframe>", "active-element"),
    ("<form action=\"x\">а</form>", "active-element"),
    ("[а](javascript:x)", "script-url"),
    ("[а](JaVaScript&colon;x)", "script-url"),
    ("[а](&#106;avascript:x)", "script-url"),
    ("[а][r]\n\n[r]: javascript:x", "script-url"),
    ("<javascript:x>", "script-url"),
    ("![а](data:image/svg+xml,x)", "script-url"),
    ("<a href=\"java&#9;script:x\">а</a>", "script-url"),
    ("<a href=\"java\tscript:x\">а</a>", "script-url"),
    ("<a href=\" &#1;vbscript:x\">а</a>", "script-url"),
    ("![а](https://evil.example/a.png)", "image-external"),
    ("![а](//evil.example/a.png)", "image-external"),
    ("<img src=\"\\\\evil.example/a.png\" alt=\"\">", "image-external"),
    (
      "<img src=\"a.png\" srcset=\"a.png 1x, https://evil.example/a.png 2x\" alt=\"\">",
      "image-external"
    ),
    ("<span style=\"background: url('https://evil.example/a')\">а</span>", "image-external"),
    ("<div>а</div>", "html-invented"), ("<img src=\"a.png\" style=\"a: b\">", "html-invented"),
    ("<b class=\"x\">а</b>", "html-invented"),
  ])
  func whatTheSourceLacksIsFoundByTheRightRule(_ translation: String, _ rule: String) {
    let own = findings(translation + "\n", source: "text ![a](a.png) [a](a.html)\n")
    let safety = own.map(\.rule).filter { $0.group == .safety }
    #expect(safety.map(\.rawValue) == [rule])
    #expect(!own.contains { $0.rule == .linkScheme || $0.rule == .linkHost })
  }

  @Test(arguments: [
    "<script>x()</script>", "<a href=\"a.html\" onclick=\"x()\">a</a>", "[a](javascript:x)",
    "![a](https://other.example/a.png)", "<div class=\"x\">a</div>",
    "<iframe src=\"https://video.example/1\"></iframe>", "<form action=\"/x\"></form>",
  ])
  func whatTheSourceHasIsTheOperators(_ text: String) {
    #expect(found(text, text).isEmpty)
    #expect(findings(text + "\n").filter { $0.rule.group == .safety }.isEmpty)
  }

  @Test func whatDiffersInsideIsFound() {
    #expect(
      found("<script>y()</script>", "<script>x()</script>")
        == ["active-element: <script>"])
    #expect(
      found(
        "<iframe src=\"https://evil.example\"></iframe>",
        "<iframe src=\"https://video.example\"></iframe>")
        == ["active-element: <iframe src=\"https://evil.example\">"])
    #expect(
      found("<a onclick=\"y()\">a</a>", "<a onclick=\"x()\">a</a>")
        == ["event-handler: onclick=\"y()\""])
  }

  @Test func harmlessMarkupIsFree() {
    #expect(
      found("а<br>б <span lang=\"en\" dir=\"ltr\">c</span> м<sup>2</sup>", "a b c m2").isEmpty)
  }

  @Test func aTranslationWithoutSourceBringsNothingThatRuns() {
    func rules(_ text: String, isTranslation: Bool) -> [CheckRule] {
      var findings: [RuleFinding] = []
      for block in checkedText(text).blocks {
        SafetyRules.check(
          Comparison(
            block: block, language: LanguageTraits(.init("ru")!), original: nil,
            isTranslation: isTranslation), &findings)
      }
      return findings.map(\.rule)
    }
    let text = "<div>а</div>\n\n[а](javascript:x)\n\n<script>x()</script>\n"
    #expect(rules(text, isTranslation: true) == [.scriptURL, .activeElement])
    #expect(rules(text, isTranslation: false).isEmpty)
  }
}
