import Store
import Testing

@testable import Checker

/// Translations by somebody who wants to bring into a site what its operator did not write.
struct HostileTranslationTests {
  private static let source = """
    See [docs][d], <a href="a.html" title="x">this</a> and ![picture](a.png).

    > A quote.

    {% if config.x %}

    | a | b |
    |---|---|
    | c | d |

    {% else %}

    <!-- A comment. -->

    {% endif %}

    [d]: https://docs.example/

    """

  /// Each puts a script, a frame, a form or another site's image into the page.
  static let attacks = [
    // Tags as browsers read them.
    "<SCRIPT>x()</SCRIPT>", "<div><script/src=//evil.example>", "<div><img src=a.png onerror=x()//",
    "<div><svg/onload=x()>", "<div><a/onclick=x()>б</a>", "<div a=\"><script>x()</script>",
    "<div =\"> <script>x()</script> \">", "<div a=\u{0B}\"> <script>x()</script> \">",
    "<p title=\"<script>x()</script>\">", "<div\u{0C}onclick=x()>а</div>",
    "а <img\nsrc=a.png\nonerror=x()>", "<body onload=x()>", "<image src=//evil.example/a.png>",
    "<input type=image src=//evil.example/a.png>", "<div><form/action=x>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0>", "<div style=background:ur\\6C(//evil.example/a)>а</div>",
    "<span style=\"background: image-set('https://evil.example/a' 1x)\">а</span>",
    "<table background=//evil.example/a.png><tr><td>а</table>", "<embed src=a>", "<object data=a>",
    // Comments, and what is taken for one.
    "<!-- --!><script>x()</script> -->", "<!--> <script>x()</script> -->",
    "<!---> <script>x()</script> -->", "а\n\n<!-- --!><img src=a onerror=x()> -->\n\nб",
    "<?а <a title=\"><script>x()</script> \"> ?>", "<!А \"><script>x()</script>\">",
    "</ <a title=\"><script>x()</script>\">", "<div>\n<!--!> <a title=\"--><script>x()</script>\">",
    // In whatever stands around it.
    "- а <img\n  src=a.png\n  onerror=x()>", "> а <img\n> src=a.png\n> onerror=x()>",
    "> <img\n> src=a.png\n> onerror=x()>", "- а\n\n  <script>x()</script>",
    "> - а\n>\n>   <iframe src=a>\n", "| а |\n|---|\n| <iframe src=a></iframe> |",
    "# <b onclick=x()>а</b>", "а[^1]\n\n[^1]: <script>x()</script>", "**<svg onload=x()>**",
    "[![а](a.png)<img src=a.png onerror=x()>](a.html)", "а<br onclick=x()>б",
    // Links.
    "<a href=\"java&#10;script:x()\">а</a>", "<a href=\" javascript:x()\">а</a>",
    "<a href=&#x6A;avascript:x()>а</a>", "<a href=\"java&NewLine;script&colon;x()\">а</a>",
    "[а](<javascript:x()>)", "[а][x]\n\n[x]: javascript:x()", "[x]\n\n[x]: <JAVASCRIPT:x()>",
    "<javascript:x()>", "<data:text/html,x>", "![а](data:image/svg+xml,x)",
    "[а](\u{01}javascript:x())", "![а][x]\n\n[x]: //evil.example/a.png",
    "<img srcset=\"a.png, //evil.example/a.png 2x\" src=a.png alt=а>",
    "![а](https:\\\\evil.example/a.png)", "![а](https:evil.example/a.png)",
    // Addresses that take in the sign of what follows.
    "http://a.example/`<img src=a onerror=x()>`", "http://a.example/` <script>x()</script>`",
    "www.a.example/`<img src=a onerror=x()>`", "http://a.example/\\<img src=a onerror=x()>",
    "http://a.example/[x](<img src=a onerror=x()>)",
    "http://a.example/` ![а](https://evil.example/a.png)`",
    // Tags of templates.
    "а <scr{# #}ipt>x()</script>", "[а](java{# #}script:x())", "а <script {# #}>x()</script>",
    "![а](https:{# #}//evil.example/a.png)", "а <scr{% if config.x %}ipt>x()</script>{% endif %}",
    "{% if config.x %}`{% endif %}<script>x()</script>{% if config.x %}`{% endif %}",
    "{% if config.x %}\n\n```\n\n{% endif %}\n\n<script>x()</script>\n\n{% if config.x %}\n\n```\n\n"
      + "{% endif %}",
    "а <a {# #}href=x onclick=x()>",
  ]

  @Test("What would run, embed or ask for something is an error", arguments: attacks)
  func attack(_ translation: String) {
    let found = findings(translation + "\n", source: Self.source)
    #expect(found.contains { $0.rule.severity == .error }, "\(found.map(\.rule.rawValue))")
  }

  @Test(
    "What the source has, and what does nothing, is no error",
    arguments: [
      source, "Смотри [доки][d].\n\n[d]: https://docs.example/\n",
      "<!-- Пояснение: <b>жирно</b> -->\n\nТекст <!-- <br> --> здесь\n",
      "> Цитата\n> <b\n> lang=ru>а</b>\n", "`<script>` и http://a.example/b <br>\n",
      "Адрес `http://a.example/`<br>, [адрес](http://a.example/`б) и [ещё](a.html)\n",
      "{% if config.x %}Слово{% else %}Другое{% endif %} <br> [ещё](a.html)\n",
      "{# Пояснение #}\n\n```html\n<img src=\"a.png\">\n```\n", "5 < 6, `a <b` и <!-- а -- б\n",
    ])
  func harmless(_ translation: String) {
    let found = findings(translation, source: Self.source)
      .filter { $0.rule.severity == .error && $0.rule != .variableInvented }
    #expect(found.isEmpty, "\(found.map { "\($0.rule.rawValue): \($0.message)" })")
  }
}
