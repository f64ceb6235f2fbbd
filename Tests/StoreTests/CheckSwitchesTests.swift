import Store
import Testing

/// Which rules of `check` are in force where.
struct CheckSwitchesTests {
  private func switches(_ lines: String...) throws -> CheckSwitches {
    CheckSwitches(
      try lines.map { line in
        let parts = line.split(separator: ": ")
        let pair = try #require(parts.last).split(separator: "=")
        return Setting(
          section: String(parts[0]), key: String(pair[0]), value: String(pair[1]))
      })
  }

  private func severity(
    _ switches: CheckSwitches, _ rule: CheckRule, page: String? = "guide/intro",
    language: String? = "ru"
  ) throws -> FindingSeverity? {
    switches.severity(
      of: rule, page: try page.map { try PagePath($0) },
      language: language.flatMap { LanguageCode($0) })
  }

  @Test("Without a configuration a rule is as severe as it is by itself")
  func none() throws {
    for rule in CheckRule.allCases {
      #expect(try severity(CheckSwitches([]), rule) == rule.severity)
    }
  }

  @Test("A rule is switched by its name, or with all others; its name wins")
  func site() throws {
    let off = try switches("check: length=OFF", "check: number=False", "check: quotes=Error")
    #expect(try severity(off, .length) == nil)
    #expect(try severity(off, .number) == nil)
    #expect(try severity(off, .quotes) == .error)
    #expect(try severity(off, .length, page: nil, language: nil) == nil)
    let low = try switches("check: all=warning", "check: number=error", "check: length=no")
    #expect(try severity(low, .scriptURL) == .warning)
    #expect(try severity(low, .number) == .error)
    #expect(try severity(low, .length) == nil)
    #expect(try severity(try switches("check: all=off"), .scriptURL) == nil)
    #expect(try severity(try switches("check: all=error"), .length) == .error)
  }

  @Test("A page wins over a language, that over the site")
  func sections() throws {
    let made = try switches(
      "check: length=off", "check language ru: length=error", "check language ru: all=warning",
      "check page guide/*: length=warning", "check page guide/*: quotes=off")
    #expect(try severity(made, .length) == .warning)
    #expect(try severity(made, .quotes) == nil)
    #expect(try severity(made, .scriptURL) == .warning)
    #expect(try severity(made, .length, page: "index") == .error)
    #expect(try severity(made, .length, page: "index", language: "de") == nil)
    #expect(try severity(made, .quotes, page: "index", language: "de") == .warning)
    #expect(try severity(made, .length, page: "index", language: "ru-by") == nil)
  }

  @Test("Of several patterns that fit, the longest that speaks of the rule wins")
  func patterns() throws {
    let made = try switches(
      "check page *: length=error", "check page guide/*: length=off", "check page *: number=error",
      "check page guide/intro: quotes=off")
    #expect(try severity(made, .length) == nil)
    #expect(try severity(made, .number) == .error)
    #expect(try severity(made, .quotes) == nil)
    #expect(try severity(made, .length, page: "index") == .error)
    #expect(try severity(made, .length, page: nil) == .warning)
  }

  @Test(
    "A pattern has * for any text",
    arguments: [
      ("guide/*", "guide/intro", true), ("guide/*", "guides", false), ("*", "index", true),
      ("*/intro", "a/b/intro", true), ("g*e/*o", "guide/intro", true), ("a*a", "a", false),
      ("index", "index", true), ("index", "index2", false),
    ])
  func pattern(pattern: String, page: String, fits: Bool) throws {
    #expect(PagePattern(pattern).matches(try PagePath(page)) == fits)
  }
}
