import Testing

@testable import Checker

/// What is found in a translation: the rules, and what each is about.
func found(_ translation: String, _ source: String, in language: String = "ru") -> [String] {
  findings(translation + "\n", in: language, source: source + "\n").map {
    "\($0.rule.rawValue): \(marked($0, in: translation + "\n"))"
  }
}

struct MarkupRulesTests {
  @Test func variablesAreThoseOfTheSource() {
    #expect(found("а {{config.x}} б", "a {{ config.x }} b").isEmpty)
    #expect(
      found("{{ config.y }} б", "a {{ config.x }} b") == ["variable-invented: {{ config.y }}"])
    #expect(
      found("а {{ config.x }} {{ config.z }}", "a {{ config.x }}")
        == ["variable-invented: {{ config.z }}"])
    #expect(found("{{ config.x }} а {{ config.x }}", "a {{ config.x }}").isEmpty)
    #expect(found("а б", "a {{ config.x }} b") == ["variable-dropped: а б"])
    #expect(found("а {# так #} б", "a {# why #} {# b #} b").isEmpty)
  }

  @Test func aConditionGoesWithItsEnd() {
    #expect(
      found("{% if config.x %}а{% endif %}", "a")
        == ["variable-invented: {% if config.x %}"])
    #expect(found("а", "{% if config.x %}a{% else %}b{% endif %}") == ["variable-dropped: а"])
    #expect(
      found("{% if config.y %}а{% endif %}", "{% if config.x %}a{% endif %}")
        == ["variable-invented: {% if config.y %}"])
    #expect(
      found("{% if config.x == 'a' %}а{% endif %}", "{% if config.x == \"a\" %}a{% endif %}")
        .isEmpty)
  }

  @Test func inDoubtTheWholeSourceCounts() throws {
    let source = checkedText("a {{ config.x }} `one` <kbd>k</kbd>\n\n![i](i.png)\n")
    func rules(_ text: String) -> [String] {
      var findings: [RuleFinding] = []
      let block = checkedText(text).blocks[0]
      let comparison = Comparison(
        block: block, language: LanguageTraits(.init("ru")!),
        original: Comparison.Original(
          blocks: [source.blocks[1]], isSure: false, text: source,
          language: LanguageTraits(.init("en")!)))
      MarkupRules.check(comparison, &findings)
      LinkRules.check(comparison, &findings)
      SafetyRules.check(comparison, &findings)
      ShapeRules.check(comparison, &findings)
      return findings.map(\.rule.rawValue)
    }
    #expect(rules("{{ config.x }} <kbd>к</kbd> <kbd>к</kbd>\n").isEmpty)
    #expect(rules("{{ config.y }}\n") == ["variable-invented"])
    #expect(rules("<div>д</div>\n") == ["html-invented"])
    #expect(rules("[т](https://evil.example)\n") == ["link-host"])
  }

  @Test(
    "Arguments of a command may be translated, its name and its options not",
    arguments: [
      ("scp путь/к/файлу моё_имя@х", "scp path/to/file my_name@h", true),
      ("scp -r путь/к/файлу имя", "scp -r path/to/file user_name", true),
      ("git commit -m \"сообщение\"", "git commit -m \"message\"", true),
      ("helm install nombre repo/carta", "helm install name repo/chart", true),
      ("pip install --user=имя -v", "pip install --user=name -v", true),
      ("команда | base64", "command | base64", true),
      ("tar -xf --file архив", "tar -xf [-f|--file] archive", true), ("%?строка", "%?string", true),
      ("scp -t путь/к/файлу", "scp -r path/to/file", false),
      ("копия -r путь/к/файлу", "scp -r path/to/file", false),
      ("git pull origin", "git push origin", false), ("sleep 5 a", "sleep 6 a", false),
      ("cat /etc/host.txt b", "cat /etc/hosts b", false),
    ])
  func arguments(translation: String, source: String, isFree: Bool) {
    #expect(found("Так: `\(translation)`.", "So: `\(source)`.").isEmpty == isFree)
  }

  @Test func codeIsThatOfTheSource() {
    #expect(found("Пишите `cmctl export`.", "Run `cmctl export`.").isEmpty)
    #expect(found("Пишите cmctl export.", "Run `cmctl export`.").isEmpty)
    #expect(found("Пишите `цмцтл`.", "Run `cmctl`.") == ["inline-code: `цмцтл`"])
    #expect(found("Пишите cmctl `экспорт`.", "Run cmctl, `cmctl`.") == ["inline-code: `экспорт`"])
    #expect(found("Пишите так.", "Run `./cmctl`.") == ["inline-code: Пишите так."])
    #expect(found("Пишите на экран.", "Write to `stdout`.").isEmpty)
    #expect(found("Файл `index` и `page`", "The file index and `page`").isEmpty)
    #expect(found("`ssh <сервер>`", "`ssh <your-server>`").isEmpty)
    #expect(found("`Новая группа`", "`New group`").isEmpty)
    #expect(found("`имя_ключа`", "`key_name`").count == 1)
    #expect(
      found("`https://{{ config.y }}/new`", "`https://{{ config.x }}/new`")
        == ["variable-invented: {{ config.y }}"])
  }

  @Test func htmlIsThatOfTheSource() {
    #expect(found("<div class=\"a\">а</div>", "<div class=\"a\">a</div>").isEmpty)
    #expect(found("клавиша", "the <kbd>key</kbd>") == ["html-dropped: клавиша"])
    #expect(
      found("<kbd>к</kbd> и <kbd>м", "<kbd>k</kbd> and <kbd>m</kbd>") == [
        "html-dropped: <kbd>к</kbd> и <kbd>м"
      ])
    #expect(found("а <a href=\"a.html\">б", "a <a href=\"a.html\">b</a>").count == 1)
    #expect(found("**а** б в", "**a** <b>b</b> c") == ["html-dropped: **а** б в"])
    #expect(found("<div>а</div>", "<div><dl><dt>a</dl></div>") == ["html-dropped: <div>а</div>"])
    #expect(found("**а** б<br>в", "<b>a</b> b c").isEmpty)
    #expect(
      found("<div class=\"b\">а</div>", "<div class=\"a\">a</div>")
        == ["html-attribute: class=\"b\""])
    #expect(
      found("<abbr title=\"б\" lang=\"ru\">а</abbr>", "<abbr title=\"b\">a</abbr>").isEmpty)
    #expect(
      found(
        "<a class=\"x\" href=\"https://a.example/ru/\">а</a>",
        "<a class=\"x\" href=\"https://a.example/en/\">a</a>"
      ).isEmpty)
  }

  @Test func footnotesAreCounted() {
    let end = "\n\n[^1]: n\n\n[^2]: m"
    #expect(found("а[^1] б[^2]" + end, "a[^1] b[^2]" + end).isEmpty)
    #expect(found("а[^1]\n\n[^1]: н", "a[^1] b[^2]" + end) == ["footnote: а[^1]"])
    #expect(found("а[^1] б[^1]\n\n[^1]: н", "a[^1]\n\n[^1]: n") == ["footnote: [^1]"])
    #expect(found("а[^1]", "a[^1]\n\n[^1]: n") == ["footnote-undefined: [^1]"])
    #expect(found("а `[^1]` \\[^2]", "a `[^1]` \\[^2]").isEmpty)
  }

  @Test func pathsInCodeMayLeadToTheFolderOfALanguage() {
    #expect(found("`locales/RU/a.md`, `locales/EN/`", "`locales/EN/a.md`, `locales/RU/`").isEmpty)
    #expect(found("`help.ru.md/`", "`help.en.md/`").isEmpty)
    #expect(found("`locales/RU/b.md`", "`locales/EN/a.md`").count == 1)
    #expect(found("`/etc/ru/a`", "`etc/en/a`").count == 1)
    #expect(found("`RU`", "`EN`").count == 1)
  }
}
