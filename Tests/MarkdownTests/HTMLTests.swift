import Foundation
import Markdown
import Synchronization
import Testing

private func html(_ text: String, footnotePrefix: String = "") -> String {
  string(Markdown.html(ArraySlice(text.utf8), footnotePrefix: footnotePrefix))
}

@Suite struct HTMLTests {
  @Test func rendersWhatGitHubAdds() {
    #expect(html("~~a~~") == "<p><del>a</del></p>\n")
    #expect(html("www.example.org").contains(#"<a href="http://www.example.org">"#))
    #expect(html("| a |\n|:-:|\n| b |").contains(#"<td style="text-align: center">b</td>"#))
  }

  @Test func joinsTheBoxOfATaskWithItsText() {
    func label(_ text: String, checked: String = "") -> String {
      #"<label><input type="checkbox" \#(checked)disabled="" /> \#(text)</label>"#
    }
    #expect(
      html("- [x] a *b*\n- [ ] c\n  - d\n- e") == """
        <ul>
        <li>\(label("a <em>b</em>", checked: #"checked="" "#))</li>
        <li>\(label("c"))
        <ul>
        <li>d</li>
        </ul>
        </li>
        <li>e</li>
        </ul>

        """)
    #expect(html("- [ ] a\n\n  b").contains("<li>\n<p>\(label("a"))</p>\n<p>b</p>\n</li>"))
    #expect(!html("- [ ]\n- a").contains("<label>"))
  }

  @Test func keepsRawHTML() {
    #expect(html("<style>a</style>\n\n<b>c</b>") == "<style>a</style>\n<p><b>c</b></p>\n")
    #expect(html("[a](javascript:b)") == "<p><a href=\"javascript:b\">a</a></p>\n")
  }

  @Test func rendersNothingAsNothing() {
    #expect(Markdown.html([]) == [])
    #expect(html("\n\n") == "")
    #expect(html("a\0b") == "<p>a\u{FFFD}b</p>\n")
  }

  @Test func putsThePrefixIntoTheIdsOfFootnotesAlone() {
    let text = "a[^n] b[^n] <i id=\"fn-n\">c</i>\n\n[^n]: d\n"
    let plain = html(text)
    #expect(plain.contains(##"<a href="#fn-n" id="fnref-n" data-footnote-ref>1</a>"##))
    let prefixed = html(text, footnotePrefix: "ru-")
    #expect(prefixed.contains(##"<a href="#fn-ru-n" id="fnref-ru-n" data-footnote-ref>1</a>"##))
    #expect(prefixed.contains(##"<a href="#fn-ru-n" id="fnref-ru-n-2""##))
    #expect(prefixed.contains(#"<li id="fn-ru-n">"#))
    #expect(prefixed.contains(##"<a href="#fnref-ru-n" class="footnote-backref""##))
    #expect(prefixed.contains(#"<i id="fn-n">c</i>"#))
    #expect(html("no footnotes", footnotePrefix: "ru-") == "<p>no footnotes</p>\n")
  }

  @Test func findsTheFirstHeading() {
    func heading(_ text: String) -> String? { Markdown.firstHeading(ArraySlice(text.utf8)) }
    #expect(heading("a\n\n## *b* `c` [d](e) & ~~f~~\n\n# g") == "b c d & f")
    #expect(heading("a\nb\n---\n") == "a b")
    #expect(heading("> # a\n\n    # b") == nil)
    #expect(heading("#") == "")
    #expect(heading("") == nil)
  }

  /// Fails without the lock around `cmark_parser_finish`: strikethrough and links get lost.
  @Test func isTheSameOnManyThreads() {
    let text = ArraySlice(
      String(
        repeating: "~~a~~ www.example.org x@example.org *b* `c` https://a.b ~d~\n\n", count: 40
      )
      .utf8)
    let expected = Markdown.html(text)
    let blocks = Markdown.blocks(Array(text))
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for _ in 0..<600 {
        let isRight =
          thread == 3
          ? Markdown.blocks(Array(text)) == blocks : Markdown.html(text) == expected
        if !isRight { wrong.withLock { $0 += 1 } }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
  }
}
