import Template
import Testing

@Suite struct RenderTests {
  @Test(arguments: [
    ("", ""), ("plain { text } %} }} #}", "plain { text } %} }} #}"), ("{", "{"), ("a{{1}}", "a1"),
    ("<{{ config.mail_domain }}>", "<nine.testrun.org>"),
    ("{{config['mail_domain']}}!", "nine.testrun.org!"),
    ("{{ 'a\"b' }}{{ \"a'b\" }}", "a\"ba'b"), (#"{{ '\\ \' \" \n' }}"#, "\\ ' \" \n"),
    ("{{ '}}' }}{{ '%}' }}", "}}%}"), ("{{ -5 }} {{ 007 }}", "-5 7"),
    ("{{ True }}{{ true }}{{ False }}{{ false }}", "TrueTrueFalseFalse"),
    ("a{# {{ nope #}b", "ab"), ("{% raw %}{{ x }}{% if %}{% endraw %}.", "{{ x }}{% if %}."),
    ("{% raw %}{% endra %}{%endraw%}", "{% endra %}"),
    ("{% raw %}{% \"{% endraw \"{% endraw %}", "{% \"{% endraw \""),
    ("a {{- 1 -}} b", "a1b"), ("a \n {%- if 1 -%} \n b \n {%- endif -%} \n c", "abc"),
    // The name of a heading is no comment.
    ("# a {#b}\nc", "# a {#b}\nc"), ("# a {#b} \r\n{# x #}c", "# a {#b} \r\nc"),
    ("a {#b} c#}d", "a d"), ("a {#b#}c", "a c"),
    ("a {#- x -#} b", "ab"), ("a {#-#} b", "a b"), ("{% raw -%} x {%- endraw -%} y", "xy"),
    ("a {{ 1 }} b", "a 1 b"), ("{{ config.hostile }}", "{{ x }}{% if %}<b>a_b_c"),
    ("{% if 1 %}a{% endif %}b", "ab"), ("{% if 0 %}a{% endif %}b", "b"),
    ("{% if 0 %}a{% else %}b{% endif %}", "b"),
    ("{% if 0 %}a{% elif 1 %}b{% elif 1 %}c{% else %}d{% endif %}e", "be"),
    ("{% if 0 %}a{% elif 0 %}b{% else %}d{% endif %}e", "de"),
    ("{% if 1 %}{% if 0 %}a{% else %}b{% endif %}c{% else %}d{% endif %}", "bc"),
    ("{% if 0 %}{{ unknown }}{% endif %}", ""), ("{{ 1 or unknown }}", "1"),
    ("{{ 'a' if config.webdev else 'b' }}", "b"), ("{{ 1 if 0 else 2 if 0 else 3 }}", "3"),
    ("{{ 1 if 0 else 2 if 1 else 3 }}", "2"), ("{{ '' or 'x' }}{{ 'a' and 'b' }}", "xb"),
    ("{{ body }}{{ body|safe }}{{ body|e }}", "<p>x</p><p>x</p><p>x</p>"), ("{{ (1) }}", "1"),
    ("{{\nconfig\n.\nmail_domain\n}}", "nine.testrun.org"), ("Ä {{ 'ü' }} 中", "Ä ü 中"),
  ])
  func prints(source: String, expected: String) throws {
    #expect(try render(source) == expected)
  }

  @Test(arguments: [
    ("1 == 1", true), ("1 != 1", false), ("'a' == 'a'", true), ("'a' == 'A'", false),
    ("config.mail_domain == \"nine.testrun.org\"", true), ("config.webdev == False", true),
    ("config.webdev == True", false), ("'yes' == true", true), ("'on' == True", true),
    ("'1' == True", true), ("'x' == True", false), ("'x' == False", false), ("'' == False", true),
    ("'TRUE' == True", true), ("config.days == 20", true), ("20 == config.days", true),
    ("config.days > 3", true), ("config.days < 3", false), ("config.days >= 20", true),
    ("config.days <= '100'", true), ("'9' < '10'", true), ("'9' < '10a'", false),
    ("'a' < 'b'", true),
    ("'Z' < 'a'", true), ("'x' == 3", false), ("True == 1", true), ("None == None", true),
    ("None == ''", false), ("body == 'x'", false), ("languages == languages", true),
    ("'EN' in languages", true), ("'DE' in languages", false), ("'DE' not in languages", true),
    ("not 'EN' in languages", false), ("'nine' in config.mail_domain", true), ("'' in 'a'", true),
    ("'x' in config.mail_domain", false), ("'days' in config", true), ("'aab' in 'aaab'", true),
    ("not 1 == 2", true), ("not not 1", true), ("1 and 0 or 1", true), ("1 or 0 and 0", true),
    ("(1 or 0) and 0", false), ("config.nope is defined", false), ("config.days is defined", true),
    ("config.nope is not defined", true), ("nope.nope is defined", false),
    ("pagename.x is defined", false), ("not nope is defined", true), ("'no'", false),
    ("'Off'", false),
    ("'0'", false), ("'FALSE'", false), ("'false '", true), ("'x'", true), ("languages", true),
    ("nothing", false), ("config", true), ("body", true), ("None", false), ("0", false),
    ("count", true),
    ("yes and not no", true), ("config.days|int == 20", true), ("'a'|upper == 'A'", true),
    ("1 == 1 and 2 == 2", true),
  ])
  func decides(condition: String, expected: Bool) throws {
    #expect(
      try render("{% if \(condition) %}yes{% else %}no{% endif %}") == (expected ? "yes" : "no"))
  }

  @Test(arguments: [
    ("'straße'|upper", "STRASSE"), ("'ÄB'|lower", "äb"),
    ("'hELLO wORLD'|capitalize", "Hello world"),
    ("'hello wORLD-x (y'|title", "Hello World-X (Y"), ("' \n a b '|trim", "a b"),
    ("'a-b-c'|replace('-', '_')", "a_b_c"), ("'aaa'|replace('aa', '')", "a"),
    ("12|replace(1, 3)", "32"),
    ("nope|default('x')", "x"), ("nope|d('x')", "x"), ("config.nope|default(config.days)", "20"),
    ("config.empty|default('x')", ""), ("config.empty|default('x', true)", "x"),
    ("config.days|default('x', true)", "20"), ("(nope)|default('x')", "x"),
    ("None|default(1)", "1"),
    ("nope|default('x')|upper", "X"), ("'äö'|length", "2"), ("languages|length", "2"),
    ("languages|join", "ENRU"), ("languages|join(', ')", "EN, RU"), ("languages|first", "EN"),
    ("languages|last|lower", "ru"), ("'<b>'|escape", "<b>"), ("'<b>'|e", "<b>"),
    ("'a b/ü?&~'|urlencode", "a%20b/%C3%BC%3F%26~"), ("' 42 '|int", "42"), ("'x'|int(7)", "7"),
    ("yes|int", "1"), ("yes|lower", "true"), ("''|capitalize", ""), ("nothing|join(',')", ""),
  ])
  func filters(expression: String, expected: String) throws {
    #expect(try render("{{ \(expression) }}") == expected)
  }

  @Test func aPlainTemplateIsOneLiteral() throws {
    let plain = try Template(Array("a { b".utf8))
    #expect(plain.isPlain)
    #expect(try plain.evaluate([:]) == [.literal(ArraySlice("a { b".utf8))])
    #expect(try !Template(Array("a{# #}".utf8)).isPlain)
    #expect(try Template([]).evaluate([:]).isEmpty)
  }

  @Test func positionsCountFromTheStartOfTheSource() throws {
    let source = Array("---\ntitle: {{ x\n---\nä {{ nope }}".utf8)
    let template = try Template(source, startingAt: 20)
    #expect(template.references.map(\.position) == [TemplatePosition(line: 4, column: 6)])
    #expect(throws: TemplateError.self) { try Template(source) }
  }

  @Test func aPrintedValueCanBeFoundAgain() throws {
    let template = try Template(
      Array("{% if 0 %}{{ a }}{% endif %}\n{{ count }} {{ pagename }}".utf8))
    #expect(template.positionOfValue(1, in: context) == TemplatePosition(line: 2, column: 16))
    #expect(template.positionOfValue(2, in: context) == nil)
  }
}
