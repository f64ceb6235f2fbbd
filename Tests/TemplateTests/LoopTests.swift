import Template
import Testing

@Suite struct LoopTests {
  private static let context: [String: TemplateValue] = [
    "menu": .list([
      .map(["title": .text("A"), "current": .boolean(true)]),
      .map(["title": .text("B"), "current": .boolean(false)]),
    ]),
    "tabs": .list([
      .map([
        "lang": .text("en"), "headings": .list([.map(["t": .text("x")]), .map(["t": .text("y")])]),
      ]),
      .map(["lang": .text("ru"), "headings": .list([])]),
    ]),
    "item": .text("outer"), "nothing": .list([]), "word": .text("word"),
  ]

  @Test(arguments: [
    ("{% for item in menu %}{{ item.title }};{% endfor %}", "A;B;"),
    ("{% for item in menu %}{{ item.title }}{% endfor %}{{ item }}", "ABouter"),
    ("a{% for item in nothing %}{{ item }}{% endfor %}b", "ab"),
    ("{% for item in menu %}{% if item.current %}[{{ item.title }}]{% endif %}{% endfor %}", "[A]"),
    (
      "{% for i in menu %}{{ loop.index }}{% if not loop.last %},{% endif %}{% endfor %}", "1,2"
    ),
    (
      "{% for tab in tabs %}{{ tab.lang }}:{% for h in tab.headings %}{{ h.t }}{{ loop.index }}"
        + "{% endfor %}{% if loop.first %}|{% endif %}{% endfor %}", "en:x1y2|ru:"
    ),
    ("{% for item in menu -%}\n x\n{%- endfor %}", "xx"),
    ("{% if word == 'word' %}{% for i in menu %}{{ word }}{% endfor %}{% endif %}", "wordword"),
    (
      "{% for i in menu %}{% raw %}{% endfor %}{% endraw %}{% endfor %}", "{% endfor %}{% endfor %}"
    ),
  ])
  func shows(source: String, expected: String) throws {
    #expect(try render(source, Self.context) == expected)
  }

  @Test(arguments: [
    ("{% for x in languages %}", "1:1: this {% for %} is never closed"),
    ("{% endfor %}", "1:1: {% endfor %} without a {% for %}"),
    ("{% for %}{% endfor %}", "1:1: this {% for %} says nothing (write {% for x in list %})"),
    ("{% for x %}{% endfor %}", "1:10: unexpected %}, expected in"),
    ("{% for x in %}{% endfor %}", "1:1: this {% for %} has no list"),
    ("{% for x, y in languages %}", "1:9: unexpected \",\", expected in (a loop has one name)"),
    ("{% for loop in languages %}", "1:8: loop cannot be the name of an element"),
    (
      "{% for x in languages %}{% for x in languages %}",
      "1:32: a {% for %} around this one has the name x already"
    ),
    (
      "{% for x in languages %}{% else %}{% endfor %}",
      "1:25: {% else %} inside a {% for %} that is not closed (a {% for %} has no else)"
    ),
    (
      "{% if 1 %}{% endfor %}{% endif %}", "1:11: {% endfor %} inside a {% if %} that is not closed"
    ),
    ("{% for x in pagename %}{% endfor %}", "1:13: a {% for %} needs a list, not text"),
    (
      "{% for x in languages %}{{ loop.lenght }}{% endfor %}",
      "1:28: loop.lenght is not known (loop has index, first, last)"
    ),
  ])
  func faults(source: String, expected: String) {
    #expect(fault(source) == expected)
  }

  @Test("Names of elements are checked by the first one of the list, in loops inside loops, too")
  func references() throws {
    func missing(_ source: String) throws -> [String] {
      try Template(Array(source.utf8)).checkReferences(in: Self.context).map(\.message)
    }
    #expect(try missing("{% for i in menu %}{{ i.title }}{{ loop.index }}{% endfor %}") == [])
    #expect(try missing("{% for i in menu %}{{ i.titel }}{% endfor %}") == ["i.titel is not set"])
    #expect(
      try missing("{% for t in tabs %}{% for h in t.headings %}{{ h.x }}{% endfor %}{% endfor %}")
        == ["h.x is not set"])
    #expect(try missing("{% for i in menus %}{% endfor %}") == ["menus is not known"])
  }
}
