import Store
import Template

extension Configuration {
  /// The keys of `[check]` and its like.
  static let checkKeys = [SwitchedRules.allKey] + CheckRule.allCases.map(\.rawValue).sorted()

  /// Returns the name of a section that begins with `check` as it is stored; nil for any other
  /// section.
  ///
  /// - Throws: `Problems` where it names no language and no page.
  static func checkName(of section: INI.Section, _ path: String) throws(Problems) -> String? {
    let words = section.name.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard words.first == "check" else { return nil }
    func refuse(_ message: String, _ hint: String) -> Problems {
      Problems([Problem(path, line: section.line, message, hint: hint)])
    }
    switch (words.dropFirst().first, words.dropFirst(2).first?.trimmed) {
    case (nil, nil): return CheckSection.site.name
    case ("language", let word?):
      guard let code = LanguageCode(word) else {
        throw refuse(
          "[\(section.name)]: “\(word)” is no language code", "write it as in [check language ru]")
      }
      return CheckSection.language(code).name
    case ("page", let pattern?): return CheckSection.pages(PagePattern(String(pattern))).name
    case ("language", nil):
      throw refuse("[\(section.name)] names no language", "write it as in [check language ru]")
    case ("page", nil):
      throw refuse("[\(section.name)] names no page", "write it as in [check page guide/*]")
    default:
      throw refuse(
        "section [\(section.name)] is not known",
        "rules are switched in [check], [check language ru] and [check page guide/*]")
    }
  }

  /// Checks a key of `[check]` and its like.
  func checkSwitch(_ entry: Entry) -> [Problem] {
    guard Self.checkKeys.contains(entry.key) else {
      let near = nearestName(to: entry.key, among: Self.checkKeys)
      return [
        entry.problem(
          "there is no rule “\(entry.key)”",
          hint: near.map { "did you mean \($0)?" }
            ?? "every finding has the name of its rule; “all” is all of them")
      ]
    }
    guard CheckSwitch(setting: entry.value) == nil else { return [] }
    return [entry.problem("\(entry.key) is off, warning or error, not “\(entry.value)”")]
  }

  /// Warns of sections that switch rules of pages or languages that the site does not have.
  func checkSwitchesFit(_ pages: Set<String>, _ languages: Set<LanguageCode>) -> [Problem] {
    let paths = pages.compactMap { try? PagePath($0) }
    var seen: Set<String> = []
    return entries.compactMap { entry in
      guard let section = CheckSection(entry.section), seen.insert(entry.section).inserted else {
        return nil
      }
      var warning: Problem
      switch section {
      case .site: return nil
      case .language(let code):
        if languages.contains(code) { return nil }
        let near = nearestName(to: code.tag, among: languages.map(\.tag))
        warning = entry.problem(
          "[\(entry.section)] is of a language that this site does not have",
          hint: near.map { "did you mean \($0)?" })
      case .pages(let pattern):
        if paths.contains(where: pattern.matches) { return nil }
        let near = nearestName(to: pattern.text, among: pages)
        warning = entry.problem(
          "[\(entry.section)] fits no page of this site",
          hint: near.map { "did you mean \($0)?" }
            ?? "a page is written as in guide/intro, and “*” is any text")
      }
      warning.severity = .warning
      return warning
    }
  }
}
