import HTMLFill
import Testing

/// What became of HTML in which every address gets an `@` before it.
private func marked(_ html: String) -> String {
  String(
    decoding: replacingURLs(in: Array(html.utf8)) { found in
      found.isOfLinkElement ? nil : "@" + found.url
    }, as: UTF8.self)
}

@Suite struct AttributeURLsTests {
  @Test(arguments: [
    ("<a href=\"x\">href=\"x\"</a>", "<a href=\"@x\">href=\"x\"</a>"),
    ("<a title='href=\"x\"' HREF='x'>", "<a title='href=\"x\"' HREF='@x'>"),
    ("<a href=x>", "<a href=@x>"), ("<a href = x class=y>", "<a href = @x class=y>"),
    ("<a href=\"\"><img src='a b'>", "<a href=\"@\"><img src='@a b'>"),
    ("<a href=\"a?b&amp;c\">", "<a href=\"@a?b&amp;c\">"),
    ("<a data-href=\"x\">", "<a data-href=\"x\">"),
    (
      "<!-- <a href=\"x\"> --><script>'<a href=\"x\">'</script>",
      "<!-- <a href=\"x\"> --><script>'<a href=\"x\">'</script>"
    ),
    (
      "<img srcset=\"a,b.png 1x, data:x;y,z 2x,c.png\">",
      "<img srcset=\"@a,b.png 1x, @data:x;y,z 2x, @c.png\">"
    ),
    ("<a href=\" x \">", "<a href=\"@x\">"),
    ("<img srcset=\"a.png 1x, b.png 2x\">", "<img srcset=\"@a.png 1x, @b.png 2x\">"),
    (
      "<link rel=\"stylesheet\" href=\"x\"><a href=\"y\">",
      "<link rel=\"stylesheet\" href=\"x\"><a href=\"@y\">"
    ),
    ("<script src=\"x\"></script>", "<script src=\"@x\"></script>"), ("no tags", "no tags"),
    ("<a href=\"x", "<a href=\"x"),
  ])
  func `addresses in attributes, and nothing else, are replaced`(html: String, expected: String) {
    #expect(marked(html) == expected)
  }

  @Test func `what is not replaced stays byte for byte`() {
    let html = "<a href='x&#x27;y' srcset='a ,b'>é</a>"
    #expect(replacingURLs(in: Array(html.utf8)) { _ in nil } == Array(html.utf8))
  }
}
