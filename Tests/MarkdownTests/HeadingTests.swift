import Testing

@testable import Markdown

/// Headings and what addresses call them.
struct HeadingTests {
  private func names(_ text: String) -> [String] {
    Markdown.headings(Array(text.utf8)[...]).map { "\($0.text)|\($0.name ?? "–")" }
  }

  private func html(_ text: String, _ names: [String], prefix: String = "") -> String {
    String(
      decoding: Markdown.html(Array(text.utf8)[...]) { headings in
        zip(headings, names).map { HeadingName(name: $1, id: prefix + $1) }
      }, as: UTF8.self)
  }

  @Test("The headings are those at the top of a document, in order, where they begin")
  func headings() {
    let text = "# A *b* `c`\n\n> ## quoted\n\n- ## listed\n\nD\n===\n\n```\n# no\n```\n"
    #expect(names(text) == ["A b c|–", "D|–"])
    let found = Markdown.headings(Array(text.utf8)[...])
    #expect(found.map(\.start) == [0, 39])
  }

  @Test(
    "A heading may give itself a name, at its end",
    arguments: [
      ("## A {#b}", "A|b"), ("## A {#b}  ", "A|b"), ("## A{#b}", "A|b"), ("## A {#b} ##", "A|b"),
      ("## *A* {#b-c_d.e}", "A|b-c_d.e"), ("## A {#имя}", "A|имя"), ("## {#b}", "|b"),
      ("A {#w:w}\n---", "A|w:w"), ("## A {#b} c", "A {#b} c|–"), ("## A {#b c}", "A {#b c}|–"),
      ("## A {#}", "A {#}|–"), ("## A `{#b}`", "A {#b}|–"), ("## A {#<b>}", "A {#}|–"),
    ])
  func ownName(text: String, expected: String) {
    #expect(names(text) == [expected])
  }

  @Test("A heading has its id in the HTML, and its own name is not shown")
  func ids() {
    #expect(html("# A\n\n## B {#c}\n", ["a", "c"]) == "<h1 id=\"a\">A</h1>\n<h2 id=\"c\">B</h2>\n")
    #expect(html("#\n", ["section"]) == "<h1 id=\"section\"></h1>\n")
    #expect(html("> # A\n\ntext", []) == "<blockquote>\n<h1>A</h1>\n</blockquote>\n<p>text</p>\n")
  }

  @Test("A marked heading has its class and its id")
  func marked() {
    let text = Array("# A\n\nB\n".utf8)[...]
    let html = Markdown.html(text, marking: [0]) { _ in [HeadingName(name: "a", id: "ru-a")] }
    #expect(
      String(decoding: html, as: UTF8.self)
        == "<h1 class=\"cmctl-outdated\" id=\"ru-a\">A</h1>\n<p>B</p>\n")
  }

  @Test("A link to a heading of the document leads to its id, others stay")
  func links() {
    let text = "# Ä b\n\n[x](#ä-b) [y](#%C3%A4-b) [z](#no) [v](a.html#ä-b) [w][1]\n\n[1]: #ä-b\n"
    let page = html(text, ["ä-b"], prefix: "ru-")
    #expect(page.ranges(of: "href=\"#ru-%C3%A4-b\"").count == 3)
    #expect(page.contains("href=\"#no\"") && page.contains("href=\"a.html#%C3%A4-b\""))
    #expect(html(text, ["ä-b"]).ranges(of: "href=\"#%C3%A4-b\"").count == 3)
  }

  @Test("A text that holds the bytes of a mark keeps them, and has no ids")
  func marks() {
    #expect(html("# A \u{1}0\u{2}\n", ["a"]) == "<h1>A \u{1}0\u{2}</h1>\n")
  }

  @Test("A heading of an older version is found in the newer one, edited or moved")
  func successors() {
    let old = "# A\n\ntext\n\n## How much storage there is\n\ntwo\n\n## Gone\n"
    let new = "# A\n\ntext\n\n## New one\n\n## How much storage there is for you\n\ntwo\n"
    #expect(
      Markdown.headings(of: Array(old.utf8)[...], in: Array(new.utf8)[...]).prefix(2) == [0, 2])
  }
}
