import Testing

@testable import Checker

struct CheckedTextTests {
  private func prose(_ text: String) -> [String] {
    checkedText(text).blocks.map { String(decoding: $0.prose, as: UTF8.self) }
  }

  @Test func proseHasNoMarkup() {
    #expect(
      prose("# A *title*\n\nSome `code`, a [link](a.html) and ![alt](b.png).\n") == [
        "A title", "Some \u{FFFC}, a link and \u{FFFC}.",
      ])
    #expect(prose("- one\n  two\n\n<div>raw <b>html</b></div>\n") == ["one two", "raw html"])
    #expect(
      prose("a {{ config.x }} b {% if config.y %}c{% endif %}\n") == [
        "a \u{FFFC} b \u{FFFC}c\u{FFFC}"
      ])
  }

  @Test func proseKnowsWhereItStands() throws {
    let text = "Some `code` in a [*link*](a.html) &amp; {{ config.x }} the ![alt](b.png) end\n"
    let block = try #require(checkedText(text).blocks.first)
    let bytes = Array(text.utf8)
    for word in ["Some", " in a ", "link", " the ", " end"] {
      let offset = try #require(block.prose.firstRange(of: Array(word.utf8))).lowerBound
      let place = block.parts.place(of: offset)
      #expect(bytes[place..<place + word.utf8.count] == Array(word.utf8)[...], "\(word)")
    }
  }

  @Test func escapesDoNotShiftPlaces() throws {
    let text = #"1\. a \*b\* &copy; c&nbsp;d &amp;&amp; é &eacute; f \\ last"#
    let block = try #require(checkedText(text).blocks.first)
    #expect(String(decoding: block.prose, as: UTF8.self) == "1. a *b* © c\u{A0}d && é é f \\ last")
    let bytes = Array(text.utf8)
    for word in ["a ", "b", "d ", "f ", "last"] {
      let offset = try #require(block.prose.firstRange(of: Array(word.utf8))).lowerBound
      #expect(block.parts.place(of: offset) == bytes.firstRange(of: Array(word.utf8))?.lowerBound)
    }
  }

  @Test func partsKnowWhereTheyStand() throws {
    let text = """
      A [link](https://example.org/{{ config.x }} "title"), `a  b`, ![an *alt*](i.png) and \
      <b class="x">bold</b>[^1], [ref][r], <https://auto.example> end

      [^1]: A note.

      [r]: https://ref.example

      """
    let block = try #require(checkedText(text).blocks.first)
    let shown = block.parts.parts.map { part in
      (part.kind, String(decoding: Array(text.utf8)[part.range], as: UTF8.self))
    }
    #expect(
      shown.map(\.0) == [
        .link(url: "https://example.org/{{ config.x }}"), .code("a  b"),
        .image(url: "i.png", alt: "an alt"), .html, .html, .footnote("1"),
        .link(url: "https://ref.example"), .link(url: "https://auto.example"),
      ])
    #expect(
      shown.map(\.1) == [
        "[link](https://example.org/{{ config.x }} \"title\")", "`a  b`", "![an *alt*](i.png)",
        "<b class=\"x\">", "</b>", "[^1]", "[ref][r]", "<https://auto.example>",
      ])
    #expect(block.html.map(\.name) == ["b", "b"])
  }
}
