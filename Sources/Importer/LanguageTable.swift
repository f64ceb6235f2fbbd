import Foundation
import Store
import Template

/// The languages of a site: from its folders, the configuration and `languages.ini`.
struct LanguageTable {
  private(set) var languages: [Language] = []
  /// What `languages.ini` says of languages and a `Language` does not hold.
  private(set) var settings: [Setting] = []
  private(set) var problems: [Problem] = []
  private let folders: [LanguageCode: String]
  /// Where `from` stands in `languages.ini`.
  private var fromLines: [LanguageCode: Int] = [:]
  private let tree: SourceTree

  init(_ tree: SourceTree, _ configuration: Configuration) {
    self.tree = tree
    // A folder without a page is no language: it may hold images.
    let inhabited = tree.languages.filter { !$0.files.isEmpty }
    folders = Dictionary(uniqueKeysWithValues: inhabited.map { ($0.code, $0.name) })
    let order = readOrder(configuration)
    var codes = order
    for code in folders.keys.sorted() where !codes.contains(code) { codes.append(code) }
    let names = readNames()
    let source = readSource(configuration, order, codes)
    for code in codes {
      var language = Language(
        code: code, folder: folders[code], position: order.firstIndex(of: code),
        name: Self.autonym(of: code), direction: Self.direction(of: code),
        source: code == source ? nil : source)
      if let section = names?.sections.first(where: { LanguageCode($0.name) == code }) {
        apply(section, to: &language, codes)
      }
      languages.append(language)
    }
    checkForCircles()
  }

  private mutating func readOrder(_ configuration: Configuration) -> [LanguageCode] {
    let sorted = folders.keys.sorted()
    guard
      let entry = configuration.entry("site", "languages")
        ?? configuration.entry("params", "languages")
    else { return sorted }
    let words = entry.value.split { $0.isWhitespace || $0 == "," }
    if words.isEmpty {
      problems.append(
        entry.problem(
          "languages is empty",
          hint: "list them in the order of their tabs, as in “languages = EN RU”, or write ALL"))
      return sorted
    }
    if words.count == 1, words[0].lowercased() == "all" { return sorted }
    var order: [LanguageCode] = []
    // A folder that cannot be read is not said to be missing, too.
    let hasErrors = tree.problems.contains { $0.severity == .error }
    if words.contains(where: { $0.lowercased() == "all" }) {
      problems.append(
        entry.problem(
          "ALL in languages stands for every language and goes with no other",
          hint: "write ALL alone, or list the languages"))
      return sorted
    }
    for word in words {
      guard let code = LanguageCode(word) else {
        problems.append(entry.problem("“\(word)” in languages is no language code"))
        continue
      }
      if order.contains(code) {
        problems.append(entry.problem("“\(word)” is in languages twice"))
        continue
      }
      if folders[code] == nil, !folders.isEmpty, !hasErrors {
        let near = nearestName(to: String(word), among: folders.values.sorted())
        var warning = entry.problem(
          "\(word) has no folder in \(tree.localesPath): its tab shows the fallback everywhere",
          hint: near.map { "did you mean \($0)?" })
        warning.severity = .warning
        problems.append(warning)
      }
      order.append(code)
    }
    return order
  }

  /// The source language: as configured; else the first tab's. Where all folders are taken by name,
  /// that order says nothing, and English is the better guess.
  private mutating func readSource(
    _ configuration: Configuration, _ order: [LanguageCode], _ codes: [LanguageCode]
  ) -> LanguageCode? {
    if let entry = configuration.entry("site", "source") {
      if let code = LanguageCode(entry.value), codes.contains(code) { return code }
      let near = nearestName(to: entry.value, among: codes.map(\.tag))
      problems.append(
        entry.problem(
          "source “\(entry.value)” is no language of this site",
          hint: near.map { "did you mean \($0)?" }))
    }
    let isListed =
      [configuration.entry("site", "languages"), configuration.entry("params", "languages")]
      .compactMap { $0 }.first.map { $0.value.lowercased() != "all" } ?? false
    if !isListed, let english = LanguageCode("en"), codes.contains(english) { return english }
    return order.first ?? codes.first
  }

  private mutating func readNames() -> INI? {
    guard let file = tree.languagesFile else { return nil }
    let broken = SourceText.problems(in: file.bytes, path: file.shownPath)
    if !broken.isEmpty {
      problems += broken
      return nil
    }
    do throws(Problems) {
      let names = try INI(String(decoding: file.bytes, as: UTF8.self), path: file.shownPath)
      var named: [LanguageCode: String] = [:]
      for section in names.sections {
        let code = LanguageCode(section.name)
        if let code, let other = named.updateValue(section.name, forKey: code) {
          problems.append(
            Problem(
              file.shownPath, line: section.line,
              "[\(section.name)] is the same language as [\(other)]"))
        } else if code == nil {
          problems.append(
            Problem(file.shownPath, line: section.line, "[\(section.name)] is no language code"))
        }
      }
      return names
    } catch {
      problems += error.all
      return nil
    }
  }

  private mutating func apply(
    _ section: INI.Section, to language: inout Language, _ codes: [LanguageCode]
  ) {
    let path = tree.languagesFile?.shownPath ?? "languages.ini"
    for entry in section.entries {
      func add(_ message: String, _ hint: String? = nil) {
        problems.append(Problem(path, line: entry.line, message, hint: hint))
      }
      func known(_ word: some StringProtocol) -> LanguageCode? {
        if let code = LanguageCode(word), codes.contains(code) { return code }
        let near = nearestName(to: String(word), among: codes.map(\.tag))
        add("“\(word)” is no language of this site", near.map { "did you mean \($0)?" })
        return nil
      }
      switch entry.key {
      case "name": if !entry.value.isEmpty { language.name = entry.value }
      case "missing": language.missing = entry.value.isEmpty ? nil : entry.value
      case "outdated":
        if !entry.value.isEmpty {
          settings.append(.outdatedText(entry.value, language.code))
        }
      case "direction":
        if let direction = Language.Direction(rawValue: entry.value.lowercased()) {
          language.direction = direction
        } else {
          add("direction is ltr or rtl, not “\(entry.value)”")
        }
      case "from":
        guard let from = known(entry.value) else { continue }
        if from == language.code {
          add("a language cannot be translated from itself")
        } else if language.source == nil {
          add("the source language is translated from no other")
        } else {
          language.source = from
          fromLines[language.code] = entry.line
        }
      case "fallback":
        for word in entry.value.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
          if let code = known(word), code != language.code { language.fallback.append(code) }
        }
      default:
        let keys = ["name", "from", "fallback", "missing", "outdated", "direction"]
        let near = nearestName(to: entry.key, among: keys)
        add(
          "a language has no key “\(entry.key)”",
          near.map { "did you mean \($0)?" } ?? "it has \(keys.joined(separator: ", "))")
      }
    }
  }

  private mutating func checkForCircles() {
    let sources = Dictionary(uniqueKeysWithValues: languages.map { ($0.code, $0.source) })
    for language in languages {
      var way = [language.code]
      while let next = sources[way[way.count - 1]] ?? nil {
        if next == language.code {
          let circle = (way + [next]).map(\.tag).joined(separator: " from ")
          problems.append(
            Problem(
              tree.languagesFile?.shownPath ?? tree.localesPath,
              line: way.compactMap { fromLines[$0] }.max(),
              "translations go in a circle: \(circle)"))
          return
        }
        if way.contains(next) { break }
        way.append(next)
      }
    }
  }

  /// What a language calls itself (CLDR), its first letter raised: Deutsch, Русский; its tag where
  /// CLDR does not know it.
  private static func autonym(of code: LanguageCode) -> String {
    let tag = code.tag
    guard let name = Locale(identifier: tag).localizedString(forIdentifier: tag),
      let first = name.unicodeScalars.first, name.lowercased() != tag.lowercased()
    else { return tag }
    // Titlecase, not uppercase: Georgian has capitals that no name begins with.
    return first.properties.titlecaseMapping + String(name.unicodeScalars.dropFirst())
  }

  private static func direction(of code: LanguageCode) -> Language.Direction {
    Locale.Language(identifier: code.tag).characterDirection == .rightToLeft
      ? .rightToLeft : .leftToRight
  }
}
