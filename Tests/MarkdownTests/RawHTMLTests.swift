import Markdown
import Testing

struct RawHTMLTests {
  @Test(arguments: [
    "a <b>c</b>", "<br/>", "<div\nclass=a>", "<!-- a", "<?php", "</p>", "a <h1", "`<my-tag>`",
  ])
  func tagsMayBeHTML(text: String) { #expect(Markdown.mayHoldHTML(Array(text.utf8)[...])) }

  @Test(arguments: ["", "a", "1 < 2", "<https://a.example>", "<a@b.example>", "a <", "<- b", "<1:"])
  func otherSignsAreNone(text: String) { #expect(!Markdown.mayHoldHTML(Array(text.utf8)[...])) }
}
