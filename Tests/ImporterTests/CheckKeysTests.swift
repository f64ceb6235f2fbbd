import Store
import TestSupport
import Testing

/// What the configuration says of the rules of `check`.
struct CheckKeysTests {
  private let pages: TextTree = [
    "locales/EN/index.md": "x", "locales/EN/guide/intro.md": "x", "locales/pt_BR/index.md": "x",
  ]

  private func told(_ ini: String) throws -> [String] {
    try problems(pages.with(["cmctl.ini": ini]))
  }

  @Test("Sections are stored by their pattern and by the tag of their language")
  func values() throws {
    let ini = """
      [check]
      all = Warning
      length = no
      [check language PT_br]
      quotes = off
      [check  page  guide/*]
      number = error
      """
    let settings = try read(pages.with(["cmctl.ini": ini])).settings
    #expect(
      settings.map { "[\($0.section)] \($0.key) = \($0.value)" } == [
        "[check] all = Warning", "[check] length = no", "[check language pt-BR] quotes = off",
        "[check page guide/*] number = error",
      ])
  }

  @Test(
    "What cannot be is told with its line",
    arguments: [
      ("[check]\nlenght = off", ["2: there is no rule “lenght” (did you mean length?)"]),
      (
        "[check]\nwhatever = off",
        [
          "2: there is no rule “whatever” "
            + "(every finding has the name of its rule; “all” is all of them)"
        ]
      ),
      (
        "[check language EN]\nlength = on\nall =",
        [
          "2: length is off, warning or error, not “on”",
          "3: all is off, warning or error, not “”",
        ]
      ),
      (
        "[check language klingon]\nlength = on",
        [
          "1: [check language klingon]: “klingon” is no language code "
            + "(write it as in [check language ru])"
        ]
      ),
      (
        "[check language]",
        ["1: [check language] names no language (write it as in [check language ru])"]
      ),
      ("[check page]", ["1: [check page] names no page (write it as in [check page guide/*])"]),
      (
        "[check langauge ru]\nlength = off",
        [
          "1: section [check langauge ru] is not known "
            + "(rules are switched in [check], [check language ru] and [check page guide/*])"
        ]
      ),
      (
        "[check language pt-BR]\nlength = off\n[check language pt_br]\nlength = error",
        ["4: “length” is set twice, first in line 2"]
      ),
    ])
  func refused(ini: String, messages: [String]) throws {
    #expect(try told(ini) == messages.map { "cmctl.ini:\($0)" })
  }

  @Test(
    "A section that fits no page or language of the site is a warning",
    arguments: [
      (
        "page guide/*/*",
        "fits no page of this site (a page is written as in guide/intro, and “*” is any text)"
      ),
      ("page guide/intor", "fits no page of this site (did you mean guide/intro?)"),
      ("language fr", "is of a language that this site does not have"),
    ])
  func noFit(section: String, message: String) throws {
    #expect(
      try told("[check \(section)]\nlength = off\nquotes = off\n[check page *intro]\nall = off")
        == ["warning: cmctl.ini:2: [check \(section)] \(message)"])
  }
}
