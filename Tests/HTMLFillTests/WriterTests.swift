import HTMLFill
import Template
import Testing

/// Returns the HTML in which `@` is a value, or the message of the error.
func fillIn(_ html: String, _ value: TemplateValue) -> String {
  var writer = HTMLWriter(reserving: 10)
  do throws(HTMLFillError) {
    for (index, part) in html.split(separator: "@", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { try writer.value(value) }
      writer.literal(part.utf8)
    }
    return String(decoding: try writer.finish(), as: UTF8.self)
  } catch {
    return "error: \(error.message)"
  }
}

@Suite struct WriterTests {
  static let breakout = "\"><script>'&"
  static let escaped = "&quot;&gt;&lt;script&gt;&#39;&amp;"

  @Test(arguments: [
    ("<p>@</p>", "<p>\(escaped)</p>"), ("<title>@</title>@", "<title>\(escaped)</title>\(escaped)"),
    ("<TEXTAREA a='>'>@</textarea >", "<TEXTAREA a='>'>\(escaped)</textarea >"),
    ("<a title=\"@\">@", "<a title=\"\(escaped)\">\(escaped)"),
    ("<a title='x@y'>", "<a title='x\(escaped)y'>"),
    ("<a title = '@'>", "<a title = '\(escaped)'>"),
    ("<a title=@ b>@", "<a title=&#34;&#62;&#60;script&#62;&#39;&#38; b>\(escaped)"),
    ("<a href=\"@\">", "<a href=\"%22%3E%3Cscript%3E&#x27;&amp;\">"),
    ("<a href=@>", "<a href=&#37;22&#37;3E&#37;3Cscript&#37;3E&#39;&#38;>"),
    ("<!-- @ -->@", "<!-- \"&gt;&lt;script&gt;'&amp; -->\(escaped)"),
    ("<!doctype @>@", "<!doctype \"&gt;&lt;script&gt;'&amp;>\(escaped)"),
    ("a < b @", "a < b \(escaped)"), ("a <3 @", "a <3 \(escaped)"), ("</ x>@", "</ x>\(escaped)"),
    ("</>@", "</>\(escaped)"), ("<? x ?>@", "<? x ?>\(escaped)"), ("<br/>@", "<br/>\(escaped)"),
    ("<a b=\"x\"c='y'>@", "<a b=\"x\"c='y'>\(escaped)"), ("<a b c d=e>@", "<a b c d=e>\(escaped)"),
    ("<a =x>@", "<a =x>\(escaped)"), ("<a b=>@", "<a b=>\(escaped)"),
    ("<a b/c=\"@\">", "<a b/c=\"\(escaped)\">"),
    ("<script>a<b</script>@", "<script>a<b</script>\(escaped)"),
    ("<script>'</scriptx></script >@", "<script>'</scriptx></script >\(escaped)"),
    ("<style>a{}</STYLE/>@", "<style>a{}</STYLE/>\(escaped)"), ("<!---->@", "<!---->\(escaped)"),
    ("<!-->@", "<!-->\(escaped)"), ("<!--->@", "<!--->\(escaped)"),
    ("<!-- --!>@", "<!-- --!>\(escaped)"),
    ("<!----!>@", "<!----!>\(escaped)"), ("<!--x->--->@", "<!--x->--->\(escaped)"),
    ("<!->@", "<!->\(escaped)"),
    ("<!--!> --!-->@", "<!--!> --!-->\(escaped)"), ("<titlex>@", "<titlex>\(escaped)"),
  ])
  func hostileTextStaysText(html: String, expected: String) {
    #expect(fillIn(html, .text(Self.breakout)) == expected)
  }

  @Test(arguments: [
    "<@>", "<@", "</@>", "<a@>", "<a @>", "<a @=x>", "<a b@=x>", "<a b @>", "<a b='c' @>",
    "<a b='c'@>",
    "</p @>", "<!@>", "<!-@>", "<a/@>",
  ])
  func aValueInsideATagIsRefused(html: String) {
    #expect(fillIn(html, .text("x")) == "error: a value cannot stand here, inside a tag")
  }

  @Test(arguments: [
    ("<script>x = '@'</script>", "a script"), ("<SCRIPT src='a'>@</script>", "a script"),
    ("<style>@</style>", "a style"), ("<p style=\"@\">", "a style"),
    ("<p onclick='@'>", "a script"),
    ("<p ONLOAD=@>", "a script"), ("<iframe srcdoc=\"@\">", "a page inside a page"),
    ("<xmp>@</xmp>", "<xmp>"),
    ("<iframe>@", "<iframe>"), ("<a href=\"javascript:f('@')\">", "a javascript: link"),
    ("<a href=' JAVA\nscript:@'>", "a javascript: link"),
    ("<a href='data:text/html,@'>", "a data: link"),
  ])
  func codeTakesHarmlessTextAlone(html: String, place: String) {
    let harmless = "nine.testrun.org/a_b:1@x, +-"
    let written = place.hasSuffix("link") ? harmless.replacing(" ", with: "%20") : harmless
    if !html.contains("=@") {
      #expect(fillIn(html, .text(harmless)) == html.replacing("@", with: written))
    }
    for text in ["';alert(1)//", "</script>", "a;b", "a\\", "`", "(", "ü", "a\nb", "&"] {
      let value = TemplateValue.text(text)
      #expect(fillIn(html, value) == "error: \"\(text)\" cannot be put into \(place)")
    }
  }

  @Test(arguments: [
    ("<a href=\"@\">", "javascript:alert(1)", "javascript"),
    ("<a href='@'>", "JavaScript:x", "javascript"),
    ("<a href=@>", "vbscript:x", "vbscript"), ("<img src=\"@\">", "data:text/html,x", "data"),
    ("<a href=\" @\">", " java\tscr\nipt:x", "javascript"),
    ("<form action='@'>", "\u{1}javascript:", "javascript"),
    ("<a xlink:href='@'>", "javascript:", "javascript"),
    ("<a href='java@'>", "script:x", "javascript"),
    ("<a href='@:alert(1)' title='y'>z", "javascript", "javascript"),
    ("<a href='&#32;@'>", "javascript:x", "javascript"),
    ("<BUTTON FORMACTION='@'>", "javascript:x", "javascript"),
  ])
  func aLinkThatRunsCodeIsRefused(html: String, text: String, scheme: String) {
    #expect(
      fillIn(html, .text(text))
        == "error: \"\(text)\" cannot be put into a link, which would begin with \(scheme):")
  }

  @Test(arguments: [
    ("<a href=\"@\">", "https://a.b/c?d=e&f=%20#g", "<a href=\"https://a.b/c?d=e&amp;f=%20#g\">"),
    ("<a href=\"@\">", "ü b[1]", "<a href=\"%C3%BC%20b%5B1%5D\">"),
    ("<a href='/@'>", "javascript:x", "<a href='/javascript:x'>"),
    ("<a href='?@'>", "data:x", "<a href='?data:x'>"),
    ("<a href='@.html'>", "data", "<a href='data.html'>"),
    ("<a href='@'>", "metadata:x", "<a href='metadata:x'>"),
    ("<a href='https://@/new'>", "a_b.c", "<a href='https://a_b.c/new'>"),
    ("<a href='mailto:@?subject=@'>", "x@y", "<a href='mailto:x@y?subject=x@y'>"),
    ("<a title=@>", "", "<a title=\"\">"), ("<a title=@ b>", "", "<a title=\"\" b>"),
    ("<a title=x@>", "", "<a title=x>"),
    ("<a title=@x>", "", "<a title=x>"), ("<a title=@@ b='@'>@", "", "<a title=\"\" b=''>"),
    ("<a title=@\"x\" b='@'>", "", "<a title=\"x\" b=''>"),
    ("<a title= @ b=c>", "", "<a title= \"\" b=c>"),
    ("<a title=\"@\">", "", "<a title=\"\">"), ("<p title=@>", "a b", "<p title=a&#32;b>"),
    ("<p title=@>", "grün", "<p title=grün>"),
    ("<script>'@'</script>", "a.b", "<script>'a.b'</script>"),
    ("<p onclick=@>", "a b", "<p onclick=a&#32;b>"), ("<!--@-->", "--", "<!--&#45;&#45;-->"),
    ("<!-- --@>", "!", "<!-- --&#33;>"),
    ("<p>@</p>", "{{ x }} a_b_c **b**", "<p>{{ x }} a_b_c **b**</p>"),
    ("<title>@</title>", "</title>", "<title>&lt;/title&gt;</title>"),
    ("<script></scr@>x</script>", "ipt", "<script></script>x</script>"),
  ])
  func textIsWrittenForItsPlace(html: String, text: String, expected: String) {
    #expect(fillIn(html, .text(text)) == expected)
  }

  @Test func otherValues() {
    #expect(fillIn("<p>@", .number(-3)) == "<p>-3")
    #expect(fillIn("<p>@", .boolean(true)) == "<p>True")
    #expect(fillIn("<p>@", .list([])) == "error: a list cannot be printed")
    #expect(fillIn("<p>@", .map([:])) == "error: a map cannot be printed")
    let html = TemplateValue.html(Array("<b title='x'>&amp;</b>".utf8))
    #expect(fillIn("<p>@</p>", html) == "<p><b title='x'>&amp;</b></p>")
    for place in ["<a b='@'>", "<title>@", "<script>@", "<!-- @ -->", "<@"] {
      #expect(fillIn(place, html) == "error: HTML can stand only between tags")
    }
  }

  @Test(arguments: ["<b title='", "<!-- a", "<script>a</scrip", "a <b"])
  func whatWouldTakeInWhatFollowsIsRefused(html: String) {
    let error = HTMLFillError(
      message: "this HTML ends inside a tag, a comment or a script", value: "", index: nil)
    #expect(throws: error) { try checkIsComplete(Array(html.utf8)) }
    #expect(throws: error) { try fill(Array(html.utf8), marker: [], values: []) }
    #expect(throws: Never.self) { try checkIsComplete(Array("\(html)'>--></script>".utf8)) }
  }

  @Test func literalsMayBeCutAnywhere() throws {
    let html = """
      <!doctype html><!-- a -- > --><p a=b c='d' e="f" g href='java/x'>x</p><script>'</scrip'</script>
      <title>a</titl></title><style></style><a href="/
      """
    var writer = HTMLWriter()
    for byte in html.utf8 { writer.literal(CollectionOfOne(byte)) }
    try writer.value(.text("javascript:\""))
    writer.literal("\">".utf8)
    try writer.value(.text("<"))
    #expect(
      String(decoding: try writer.finish(), as: UTF8.self) == html + "javascript:%22\">&lt;")
  }

  @Test func anErrorSaysWhichValue() {
    var writer = HTMLWriter()
    writer.literal("<p title='".utf8)
    #expect(throws: Never.self) { try writer.value(.text("a")) }
    writer.literal(Array("'><script>".utf8))
    let long = String(repeating: "ä", count: 100)
    #expect(
      throws: HTMLFillError(
        message: "\"\(long.prefix(60))…\" cannot be put into a script", value: long, index: 1)
    ) { try writer.value(.text(long)) }
  }
}
