import Store
import Template

/// A page or a language that a person asked for and that is not there.
struct SelectionError: Error {
  var message: String
  var hint: String?
}

extension SelectionOptions {
  /// The languages that were asked for; nil for those with a tab.
  func languages(of site: Site) throws(SelectionError) -> [Language]? {
    if language.isEmpty { return nil }
    var languages: [Language] = []
    for text in language {
      guard let code = LanguageCode(text),
        let found = site.languages.first(where: { $0.code == code })
      else {
        let near = nearestName(to: text, among: site.languages.map(\.code.tag))
        throw SelectionError(
          message: "“\(text)” is no language of this site",
          hint: near.map { "did you mean \($0)?" }
            ?? "it has \(site.languages.map(\.code.tag).joined(separator: ", "))")
      }
      if !languages.contains(found) { languages.append(found) }
    }
    return languages
  }

  /// The pages that were asked for; nil for all.
  func pages(of site: Site) throws(SelectionError) -> Set<PagePath>? {
    if page.isEmpty { return nil }
    let all = site.allPages
    var pages: Set<PagePath> = []
    for pattern in page {
      let found = all.filter { Self.matches($0.text[...], pattern[...]) }
      if found.isEmpty {
        let near = nearestName(to: pattern, among: all.map(\.text))
        throw SelectionError(
          message: "“\(pattern)” is no page of this site", hint: near.map { "did you mean \($0)?" })
      }
      pages.formUnion(found)
    }
    return pages
  }

  /// Whether a text is what a pattern says; `*` is any text.
  private static func matches(_ text: Substring, _ pattern: Substring) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text == pattern }
    guard text.hasPrefix(parts[0]) else { return false }
    var rest = text.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}
