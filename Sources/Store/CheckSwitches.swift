/// What a configuration or a comment says of a rule of `check`.
package enum CheckSwitch: String, Sendable, CaseIterable {
  case off, warning, error

  /// Reads a value, in any case; `no` and `false` are `off`.
  package init?(setting: some StringProtocol) {
    switch setting.lowercased() {
    case "no", "false": self = .off
    case let value: self.init(rawValue: value)
    }
  }

  /// How severe a finding is; nil for none.
  package var severity: FindingSeverity? {
    switch self {
    case .off: nil
    case .warning: .warning
    case .error: .error
    }
  }
}

/// Rules that are switched in one place: a section of the configuration, or the comments of a block.
package struct SwitchedRules: Sendable, Equatable {
  /// The key that stands for every rule.
  package static let allKey = "all"

  /// What is said of every rule that is not in `rules`.
  package var all: CheckSwitch?
  package var rules: [CheckRule: CheckSwitch]

  package init(all: CheckSwitch? = nil, rules: [CheckRule: CheckSwitch] = [:]) {
    self.all = all
    self.rules = rules
  }

  /// Returns what is said of a rule: by its own name, else by `all`.
  package subscript(rule: CheckRule) -> CheckSwitch? { rules[rule] ?? all }
}

/// A section of the configuration that switches rules: `[check]`, `[check language ru]`,
/// `[check page guide/*]`.
package enum CheckSection: Sendable, Hashable {
  case site
  case language(LanguageCode)
  case pages(PagePattern)

  /// Reads the name of a section as it is stored; nil for any other section.
  package init?(_ section: some StringProtocol) {
    if section == "check" {
      self = .site
    } else if section.hasPrefix("check language ") {
      guard let code = LanguageCode(section.dropFirst("check language ".count)) else { return nil }
      self = .language(code)
    } else if section.hasPrefix("check page ") {
      self = .pages(PagePattern(String(section.dropFirst("check page ".count))))
    } else {
      return nil
    }
  }

  /// Its name as it is stored.
  package var name: String {
    switch self {
    case .site: "check"
    case .language(let code): "check language \(code.tag)"
    case .pages(let pattern): "check page \(pattern.text)"
    }
  }
}

/// Which rules of `check` are in force where, by a configuration.
package struct CheckSwitches: Sendable, Equatable {
  private var site = SwitchedRules()
  private var languages: [LanguageCode: SwitchedRules] = [:]
  /// The longest pattern first: it says most about which page is meant.
  private var pages: [PageSwitches] = []

  private struct PageSwitches: Sendable, Equatable {
    var pattern: PagePattern
    var rules: SwitchedRules
  }

  package init(_ site: Site) { self.init(site.settings) }

  package init(_ settings: [Setting]) {
    var sections: [CheckSection: SwitchedRules] = [:]
    for setting in settings {
      guard let section = CheckSection(setting.section),
        let value = CheckSwitch(setting: setting.value)
      else { continue }
      if setting.key == SwitchedRules.allKey {
        sections[section, default: SwitchedRules()].all = value
      } else if let rule = CheckRule(rawValue: setting.key) {
        sections[section, default: SwitchedRules()].rules[rule] = value
      }
    }
    for (section, rules) in sections {
      switch section {
      case .site: site = rules
      case .language(let code): languages[code] = rules
      case .pages(let pattern): pages.append(PageSwitches(pattern: pattern, rules: rules))
      }
    }
    pages.sort { one, other in
      let (first, second) = (one.pattern.text, other.pattern.text)
      return (second.utf8.count, first) < (first.utf8.count, second)
    }
  }

  /// Returns how severe a finding of a rule is; nil where the rule is off.
  ///
  /// What is said of a page wins over what is said of a language, and that over what is said of the
  /// site.
  package func severity(of rule: CheckRule, page: PagePath?, language: LanguageCode?)
    -> FindingSeverity?
  {
    let said =
      page.flatMap { page in
        pages.lazy.filter { $0.pattern.matches(page) }.compactMap { $0.rules[rule] }.first
      }
      ?? language.flatMap { languages[$0]?[rule] }
      ?? site[rule]
    guard let said else { return rule.severity }
    return said.severity
  }
}
