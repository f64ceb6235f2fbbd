import Template
import Testing

@Suite struct FaultTests {
  @Test(arguments: [
    ("a\nü{{ x", "2:2: this {{ is never closed"), ("{{ x } y\nz", "1:1: this {{ is never closed"),
    ("{{ config.days text\n\n{{ y }}", "1:1: this {{ is never closed"),
    ("{% if x", "1:1: this {% is never closed"), ("a {# b", "1:3: this {# is never closed"),
    ("{{ 'abc }}", "1:4: this string is never closed"),
    ("{% raw %}{{", "1:1: this {% raw %} is never closed"),
    ("\n {% if 1 %}{% if 1 %}{% endif %}", "2:2: this {% if %} is never closed"),
    ("{% else %}", "1:1: {% else %} without an {% if %}"),
    ("{% elif 1 %}", "1:1: {% elif %} without an {% if %}"),
    ("x{% endif %}", "1:2: {% endif %} without an {% if %}"),
    ("{% endraw %}", "1:1: {% endraw %} without a {% raw %}"),
    ("{% if 1 %}{% else %}{% else %}", "1:21: {% else %} after {% else %}"),
    ("{% if 1 %}{% else %}{% elif 1 %}", "1:21: {% elif %} after {% else %}"),
    ("{% if 1 %}{% else if 2 %}", "1:19: unexpected \"if\", expected %} (did you mean elif?)"),
    ("{{ }}", "1:1: this {{ }} is empty"), ("{{}}", "1:1: this {{ }} is empty"),
    ("{% %}", "1:1: this {% %} is empty"),
    ("{% if %}", "1:1: this {% if %} has no condition"),
    ("{% set x = 1 %}", "1:1: {% set %} is not supported"),
    ("{% include 'x' %}", "1:1: {% include %} is not supported"),
    ("{% macro x() %}", "1:1: {% macro %} is not supported"),
    ("{% endfi %}", "1:1: {% endfi %} is not known (did you mean endif?)"),
    ("{% elseif 1 %}", "1:1: {% elseif %} is not known (did you mean elif?)"),
    ("{% \"x\" %}", "1:4: unexpected \"\"x\"\", expected a tag's name"),
    ("{{ config mail }}", "1:11: unexpected \"mail\", expected }}"),
    ("{% if 1 2 %}", "1:9: unexpected \"2\", expected %}"),
    ("{{ 1 + 2 }}", "1:6: + is not supported"),
    ("{{ 1 - 2 }}", "1:6: - is not supported (a name with - in it is read as page['my-name'])"),
    ("{{ a ~ b }}", "1:6: ~ is not supported"), ("{{ 5 % 2 }}", "1:6: % is not supported"),
    ("{{ 5 * 2 }}", "1:6: * is not supported"),
    ("{{ a = 1 }}", "1:6: = is not supported (compare with ==)"),
    ("{{ a && b }}", "1:6: && is not supported (write and)"),
    ("{{ a || b }}", "1:6: || is not supported (write or)"),
    ("{{ !a }}", "1:4: ! is not supported (write not)"),
    ("{{ “a” }}", "1:4: “ is not supported (quote with \" or ')"),
    ("{{ [1] }}", "1:4: a list […] is not supported"),
    ("{{ (1, 2) }}", "1:4: a tuple (…, …) is not supported"),
    ("{{ {} }}", "1:4: { is not supported inside a tag"),
    ("{{ (1 }}", "1:4: this ( is never closed"),
    ("{{ (1 2) }}", "1:7: unexpected \"2\", expected )"),
    ("{{ 1.5 }}", "1:4: only whole numbers are supported"),
    ("{{ 1a }}", "1:4: only whole numbers are supported"),
    ("{{ 99999999999999999999 }}", "1:4: this number is too large"),
    (#"{{ 'a\qb' }}"#, #"1:6: \q is not known in a string (known are \\ \' \" \n)"#),
    ("{{ a.1 }}", "1:6: unexpected \"1\", expected a name after ."),
    ("{{ a[0] }}", "1:6: only a text in quotes is supported inside [ ]"),
    ("{{ a['b' }}", "1:5: this [ is never closed"),
    ("{{ f(1) }}", "1:4: a call is not supported: f(…)"),
    ("{{ a.upper() }}", "1:4: a call is not supported: a.upper(…) (a filter is written a|upper)"),
    ("{{ 'a'|uper }}", "1:8: the filter uper is not known (did you mean upper?)"),
    ("{{ 'a'|xyzzy }}", "1:8: the filter xyzzy is not known"),
    ("{{ 'a'|'b' }}", "1:8: unexpected \"'b'\", expected the name of a filter"),
    ("{{ 'a'|upper(1) }}", "1:8: the filter upper takes no arguments, not 1"),
    ("{{ 'a'|replace('a') }}", "1:8: the filter replace takes 2 arguments, not 1"),
    ("{{ 'a'|default }}", "1:8: the filter default takes 1 or 2 arguments, not 0"),
    ("{{ 'a' is none }}", "1:11: the test none is not known"),
    ("{{ x is undefined }}", "1:9: the test undefined is not known (write is not defined)"),
    ("{{ 'a' is defined }}", "1:8: is defined needs a name on its left"),
    (
      "{{ 1 < 2 < 3 }}",
      "1:10: a second comparison in a row is not supported (join comparisons with and)"
    ),
    ("{{ 1 if 2 }}", "1:6: an inline if needs an else"),
    ("{{ and }}", "1:4: unexpected \"and\", expected a value"),
    ("{{ 1 == }}", "1:9: unexpected }}, expected a value"),
    ("{{ 1 not 2 }}", "1:10: unexpected \"2\", expected in after not"),
  ])
  func parsing(source: String, expected: String) {
    #expect(fault(source) == expected)
  }

  @Test(arguments: [
    (
      "a\n{{ config.max_mailbox_sise }}",
      "2:4: config.max_mailbox_sise is not set (did you mean max_mailbox_size?)"
    ),
    ("{{ pagenam }}", "1:4: pagenam is not known (did you mean pagename?)"),
    ("{{ Config.days }}", "1:4: Config is not known (did you mean config?)"),
    ("{{ zzz.a.b }}", "1:4: zzz is not known"),
    ("{{ config.zzz.b }}", "1:4: config.zzz is not set"),
    ("{{ config.days.x }}", "1:4: config.days is text and has no x"),
    ("{{ languages }}", "1:4: a list cannot be printed (join it: |join(\", \"))"),
    ("{{ config }}", "1:4: a map cannot be printed"), ("{{ None }}", "1:4: None cannot be printed"),
    (
      "{{ 'x'|safe }}",
      "1:8: text cannot become HTML (a value is text; write HTML in the page itself)"
    ),
    ("{{ languages|upper }}", "1:14: the filter upper needs text, not a list"),
    ("{{ body|upper }}", "1:9: the filter upper needs text, not HTML"),
    ("{{ None|upper }}", "1:9: the filter upper needs text, not None"),
    ("{{ 'x'|join }}", "1:8: the filter join needs a list, not text"),
    ("{{ 'x'|first }}", "1:8: the filter first needs a list, not text"),
    ("{{ nothing|last }}", "1:12: the filter last needs a list that is not empty"),
    ("{{ 1|length }}", "1:6: the filter length needs text, a list or a map, not a number"),
    ("{{ 'x'|int }}", "1:8: \"x\" is not a whole number"),
    ("{{ 'x'|replace('', 'a') }}", "1:8: the filter replace needs something to look for"),
    ("{{ 'x' < 3 }}", "1:8: \"x\" is compared with a number and is not a whole number"),
    ("{{ yes < 3 }}", "1:8: a boolean and a number cannot be compared with <"),
    ("{{ None > 3 }}", "1:9: None and a number cannot be compared with >"),
    ("{{ 1 in 'a' }}", "1:6: a number cannot be looked for in text"),
    ("{{ 'a' in 3 }}", "1:8: text cannot be looked for in a number"),
    ("{{ nope|upper|default('x') }}", "1:4: nope is not known"),
  ])
  func evaluating(source: String, expected: String) {
    #expect(fault(source) == expected)
  }

  @Test func everyReferenceIsCheckedInUntakenBranchesToo() throws {
    let source = """
      {% if config.webdev == 'x' %}{{ config.max_mailbox_sise }}{% elif pagenam %}{% endif %}
      {{ config.days }} {{ config.a|default(b.c) }} {% if config.e is defined %}{{ config.e }}{% endif %}
      {% if user is defined %}{{ user.name }}{% endif %}{% if config is defined %}{{ config.f }}{% endif %}
      """
    let template = try Template(Array(source.utf8))
    let found = template.checkReferences(in: context).map {
      "\($0.position.line):\($0.position.column) \($0.message) \($0.hint ?? "-")"
    }
    #expect(
      found == [
        "1:33 config.max_mailbox_sise is not set did you mean max_mailbox_size?",
        "1:67 pagenam is not known did you mean pagename?", "2:39 b is not known -",
        "3:80 config.f is not set -",
      ])
    let all = template.references
    #expect(
      all.map { "\($0.path.joined(separator: "/"))\($0.isOptional ? "?" : "")" } == [
        "config/webdev?", "config/max_mailbox_sise?", "pagenam", "config/days?", "config/a?", "b/c",
        "config/e?", "config/e?", "user?", "user/name?", "config?", "config/f?",
      ])
    #expect(
      all.map(\.position)
        == all.map(\.position).sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }

  @Test func nestingIsBounded() async throws {
    func ifs(_ count: Int) -> String {
      String(repeating: "{% if 1 %}", count: count) + "x"
        + String(repeating: "{% endif %}", count: count)
    }
    func parentheses(_ count: Int) -> String {
      "{{ " + String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)
        + " }}"
    }
    // In a task, whose stack is the smaller one.
    let results = await Task.detached {
      [
        fault(ifs(100)), fault(ifs(101)), fault(parentheses(99)), fault(parentheses(100)),
        fault(parentheses(100_000)),
        fault("{{ " + String(repeating: "1 if 0 else ", count: 100_000) + "2 }}"),
        fault(
          "{{ " + String(repeating: "1|default(", count: 99) + "1"
            + String(repeating: ")", count: 99) + "}}"),
      ]
    }.value
    #expect(
      results == [
        "no error: x", "1:1001: more than 100 {% if %} and {% for %} inside each other",
        "no error: 1",
        "1:104: an expression nested more than 100 levels deep",
        "1:104: an expression nested more than 100 levels deep",
        "1:1204: an expression nested more than 100 levels deep", "no error: 1",
      ])
    #expect(
      fault("{{ a\(String(repeating: ".a", count: 100)) }}") == "1:4: a name of more than 100 parts"
    )
  }

  /// Each of these took minutes where work grew with the square of the size.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "{", "{{ 1 }}", "{# #}", "{% if 1 %}{% endif %}", "{% raw %}{% endraw %}", " {{- 1 -}} ",
      "{%", "{{ '",
      "{% raw %} {% endraw '",
    ])
  func longTemplates(unit: String) {
    _ = fault(String(repeating: unit, count: 100_000))
  }

  @Test(arguments: [" and 1", " or 0", "|d(1)", " == 1"]) func longChains(unit: String) {
    let result = fault("{{ 1\(String(repeating: unit, count: 50_000)) }}")
    #expect(unit == " == 1" ? result.contains("second comparison") : result == "no error: 1")
    #expect(fault("{{ \(String(repeating: "not ", count: 50_000))1 }}") == "no error: True")
  }

  @Test func hostileSearchIsLinear() throws {
    let value = TemplateValue.text(String(repeating: "a", count: 200_000))
    let needle = TemplateValue.text(String(repeating: "a", count: 100_000) + "b")
    #expect(
      try render("{{ n in v }}{{ v|replace(n, '')|length }}", ["v": value, "n": needle])
        == "False200000")
  }

  @Test(
    arguments: [
      ("max_mailbox_sise", "max_mailbox_size"), ("mail_domian", "mail_domain"),
      ("MAIL_DOMAIN", "mail_domain"),
      ("xyz", nil), ("", nil), ("a", nil), ("day", "days"),
    ] as [(String, String?)])
  func nearestNames(name: String, expected: String?) {
    let known = ["days", "mail_domain", "max_mailbox_size", "mail_domains"]
    #expect(nearestName(to: name, among: known) == expected)
    #expect(
      nearestName(to: "cat", among: ["car", "bat"])
        == nearestName(to: "cat", among: ["bat", "car"]))
  }
}
