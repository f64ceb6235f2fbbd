import Markdown
import Testing

/// Where the links of a text lead.
@Suite struct LinksTests {
  @Test(arguments: [
    ("", []),
    ("no link, `[x](code.html)`, ![image](image.png)\n", []),
    ("    [x](indented.html)\n\n```\n[x](fenced.html)\n```\n", []),
    ("[x](a.html) and [y](b/c.md#part \"title\")\n", ["a.html", "b/c.md#part"]),
    (
      "[x](<with space.html>) [y](caf%C3%A9.html) [z](a&amp;b)\n",
      ["with space.html", "caf%C3%A9.html", "a&b"]
    ),
    (
      "[full][r], [short], [r][]\n\n[r]: r.html\n[short]: s.html\n", ["r.html", "s.html", "r.html"]
    ),
    ("[unused]: u.html\n", []),
    ("- > # [deep](deep.html)\n\n| [cell](cell.html) |\n|---|\n", ["deep.html", "cell.html"]),
    ("~~[gone](gone.html)~~ **[bold](bold.html)**\n", ["gone.html", "bold.html"]),
    ("note[^1]\n\n[^1]: [in a note](note.html)\n", ["note.html"]),
    (
      "<mailto:a@b.example> <https://example.org/>\n",
      ["mailto:a@b.example", "https://example.org/"]
    ),
    ("https://example.org/ www.example.org a@b.example\n", []),
    ("[image ![x](i.png)](around.html)\n", ["around.html"]),
    ("[empty]() [template]({{ config.url }})\n", [""]),
    ("a\r\n[x](crlf.html)\r\n", ["crlf.html"]),
  ])
  func `links of Markdown are found`(text: String, targets: [String]) {
    #expect(Markdown.linkTargets(Array(text.utf8)[...]) == targets)
  }

  @Test(arguments: [
    (
      "<div>\n<a href=\"a.html\">a</a>\n<A HREF='b.html' class=x>b</A>\n</div>\n",
      ["a.html", "b.html"]
    ),
    ("text <a class=\"button\" href=c.html>c</a> text\n", ["c.html"]),
    ("<p><a\n  id=\"x\"\n  href = \"d.html\"\n>d</a></p>\n", ["d.html"]),
    ("<div><a href=\"first.html\" href=\"second.html\"></a></div>\n", ["first.html"]),
    ("<div><a data-href=\"no.html\" name=x></a><abbr href=no.html><area href=no.html></div>\n", []),
    (
      "<!-- <a href=\"no.html\"> -->\n\n<div><!-- <a href=no.html> --><a href=yes.html></div>\n",
      ["yes.html"]
    ),
    ("<div><a title=\"<a href='no.html'>\" href=\"yes.html\"/></div>\n", ["yes.html"]),
    ("<div><a disabled href=e.html ></div>\n", ["e.html"]),
    ("<div><a href=\"\"></div>\n", [""]),
    // What is never closed ends with the text.
    ("<div><a href=\"open.html\n", ["open.html\n"]), ("<div><a \n", []), ("<div><a href\n", [""]),
    ("<div><a href=\n", [""]), ("<div><a / = x href=f.html =>\n", ["f.html"]),
    ("<div><!-- <a\n", []),
    ("<div><!--><a href=g.html></div>\n", ["g.html"]), ("<div><a>h</a><\n", []),
  ])
  func `links of raw HTML are found`(text: String, targets: [String]) {
    #expect(Markdown.linkTargets(Array(text.utf8)[...]) == targets)
  }

  @Test func `only the slice is read`() {
    let text = Array("---\nlink: \"[x](no.html)\"\n---\n[x](yes.html)".utf8)
    #expect(Markdown.linkTargets(text[29...]) == ["yes.html"])
  }

  @Test func `a long text of tags takes no time`() {
    let text = "<div>\n" + String(repeating: "<a <!-- <a href=\"\n", count: 20_000)
    #expect(Markdown.linkTargets(Array(text.utf8)[...]).count < 20_000)
  }
}
