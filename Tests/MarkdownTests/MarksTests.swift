import Markdown
import Testing
import Translation

/// Blocks that carry a class in the HTML.
@Suite struct MarksTests {
  private let attribute = " class=\"cmctl-outdated\""

  /// Returns the HTML of a text in which blocks are marked, counted from 0.
  private func html(_ text: String, marking indexes: [Int], startingAt offset: Int = 0) -> String {
    let bytes = Array(text.utf8)
    let blocks = Markdown.blocks(bytes, startingAt: offset)
    let starts = Set(indexes.map { Int(blocks[$0].start) })
    return string(Markdown.html(bytes[offset...], marking: starts))
  }

  @Test(arguments: [
    (
      "a\n\nb *c*\nd\n\ne", 1,
      "<p>a</p>\n<p class=\"cmctl-outdated\">b <em>c</em>\nd</p>\n<p>e</p>\n"
    ),
    ("# a\n\n## b", 1, "<h1>a</h1>\n<h2 class=\"cmctl-outdated\">b</h2>\n"),
    ("a\n===\n[r]: /u\n\nb", 0, "<h1 class=\"cmctl-outdated\">a</h1>\n<p>b</p>\n"),
    ("- a\n- b", 1, "<ul>\n<li>a</li>\n<li class=\"cmctl-outdated\">b</li>\n</ul>\n"),
    (
      "1. a\n\n2. b\n", 0,
      "<ol>\n<li class=\"cmctl-outdated\">\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"
    ),
    (
      "- a\n  - b\n- c", 0,
      "<ul>\n<li class=\"cmctl-outdated\">a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n"
    ),
    ("- - a", 0, "<ul>\n<li class=\"cmctl-outdated\">\n<ul>\n<li>a</li>\n</ul>\n</li>\n</ul>\n"),
    (
      "- [x] a\n- b", 0,
      "<ul>\n<li class=\"cmctl-outdated\"><label><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
        + "a</label></li>\n"
        + "<li>b</li>\n</ul>\n"
    ),
    (
      "> a\n>\n> > b\n\nc", 0,
      "<blockquote class=\"cmctl-outdated\">\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n"
        + "</blockquote>\n<p>c</p>\n"
    ),
    (
      "```sh\na\n```", 0,
      "<pre class=\"cmctl-outdated\"><code class=\"language-sh\">a\n</code></pre>\n"
    ),
    ("a\n\n    b", 1, "<p>a</p>\n<pre class=\"cmctl-outdated\"><code>b\n</code></pre>\n"),
    (
      "| a |\n|:-:|\n\nb", 0,
      "<table class=\"cmctl-outdated\">\n<thead>\n<tr>\n<th style=\"text-align: center\">a</th>\n</tr>\n</thead>\n"
        + "</table>\n<p>b</p>\n"
    ),
    // Text right before a table is a paragraph without a place of its own.
    (
      "a\n| b |\n|---|", 0,
      "<p class=\"cmctl-outdated\">a</p>\n<table>\n<thead>\n<tr>\n<th>b</th>\n</tr>\n</thead>\n</table>\n"
    ),
    (
      "a\n| b |\n|---|", 1,
      "<p>a</p>\n<table class=\"cmctl-outdated\">\n<thead>\n<tr>\n<th>b</th>\n</tr>\n</thead>\n</table>\n"
    ),
    ("a\r\n\r\nb\r\n", 1, "<p>a</p>\n<p class=\"cmctl-outdated\">b</p>\n"),
    ("a\r\rb", 1, "<p>a</p>\n<p class=\"cmctl-outdated\">b</p>\n"),
    ("\u{FEFF}a\n\nb", 0, "<p class=\"cmctl-outdated\">a</p>\n<p>b</p>\n"),
    ("***\n\n<!-- a -->\n\nb", 0, "<hr />\n<!-- a -->\n<p class=\"cmctl-outdated\">b</p>\n"),
    // Raw HTML and footnotes have no element that could be marked.
    ("<div>\n\na\n\n</div>", 0, "<div>\n<p>a</p>\n</div>\n"),
    ("<div>\n\na\n\n</div>", 1, "<div>\n<p class=\"cmctl-outdated\">a</p>\n</div>\n"),
  ])
  func marksItsOwnElement(text: String, index: Int, expected: String) {
    #expect(html(text, marking: [index]) == expected)
  }

  @Test func leavesFootnotes() {
    let text = "a[^1]\n\n[^1]: b\n"
    #expect(html(text, marking: [1]) == html(text, marking: []))
    #expect(html(text, marking: [0, 1]).hasPrefix("<p class=\"cmctl-outdated\">a<sup"))
  }

  @Test func countsOffsetsFromTheStartOfTheFile() {
    #expect(
      html("---\nx: y\n---\na\n\nb", marking: [1], startingAt: 13)
        == "<p>a</p>\n<p class=\"cmctl-outdated\">b</p>\n")
  }

  @Test func leavesATextThatHasTheAttributeItself() {
    let text = "a\n\n<p data-sourcepos=\"1:1-2:2\">b</p>\n"
    #expect(html(text, marking: [0]) == html(text, marking: []))
    #expect(html("`x data-sourcepos=\"1\"`\n", marking: [0]).hasPrefix("<p><code>"))
    #expect(
      html("x data-sourcepo&#115;=\"1\"\n", marking: [0])
        == "<p class=\"cmctl-outdated\">x data-sourcepos=&quot;1&quot;</p>\n")
  }

  @Test func marksNothingWhereNoBlockStarts() {
    let bytes = Array("a\nb\n\nc".utf8)
    #expect(Markdown.html(bytes[...], marking: [1, 2, 3, 99]) == Markdown.html(bytes[...]))
  }

  /// Whatever is marked: the rest of the HTML is as without marks, and each block has its own.
  @Test func isElseTheSameWhateverTheTextHolds() {
    var random = Generator(state: 11)
    let pieces = [
      "- ", "> ", "# ", "\n", "\n\n", "\r\n", "a", " ", "    ", "\t", "```", "<!--", "-->", "<div>",
      "</div>", "|", "\n|-|\n", "---", "===", "[^a]", "[^a]: ", "[b]: /c\n", "1. ", "*", "~~~",
      "b\n\n", "- [ ] ", "é",
    ]
    for _ in 0..<3000 {
      let text = (0..<(random.next() % 24)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }
      .joined()
      let blocks = Markdown.blocks(Array(text.utf8))
      let plain = html(text, marking: [])
      #expect(html(text, marking: Array(blocks.indices)).replacing(attribute, with: "") == plain)
      var last = plain.startIndex
      for index in blocks.indices where ![.html, .footnote].contains(blocks[index].kind) {
        let one = html(text, marking: [index])
        #expect(one.replacing(attribute, with: "") == plain)
        guard let place = one.firstRange(of: attribute) else {
          Issue.record("\(index) is not marked in \(text.debugDescription)")
          continue
        }
        #expect(!one[place.upperBound...].contains(attribute), "\(text.debugDescription)")
        #expect(place.lowerBound > last || index == 0, "\(index) in \(text.debugDescription)")
        last = place.lowerBound
      }
    }
  }
}
