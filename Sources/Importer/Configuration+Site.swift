import Store
import Template

extension Configuration {
  /// Checks a key of `[site]`, but for `languages` and `source`.
  func checkSite(_ entry: Entry) -> [Problem] {
    guard entry.section == "site" else { return [] }
    switch entry.key {
    case "notices", "toc":
      if !["yes", "no", "true", "false"].contains(entry.value.lowercased()) {
        return [entry.problem("\(entry.key) is yes or no, not “\(entry.value)”")]
      }
    case "output":
      if Site.Output(rawValue: entry.value) == nil {
        let all = Site.Output.allCases.map(\.rawValue).joined(separator: ", ")
        return [entry.problem("output is one of \(all), not “\(entry.value)”")]
      }
    case "search":
      if Site.Search(setting: entry.value) == nil {
        return [entry.problem("search is yes, no or pagefind, not “\(entry.value)”")]
      }
    case "url":
      if !entry.value.isEmpty, !Self.isAddress(entry.value) {
        return [
          entry.problem(
            "url is no address of a site: “\(entry.value)”",
            hint: "write it whole, with letters of ASCII alone, as in https://example.org")
        ]
      }
    default: break
    }
    return []
  }

  /// Checks that the site has each page of the menu, and once.
  func checkMenu(_ pages: Set<String>) -> [Problem] {
    guard let entry = entry("site", "menu") else { return [] }
    var problems: [Problem] = []
    var seen: Set<String> = []
    for name in Site.menu(entry.value) {
      if !seen.insert(name).inserted {
        problems.append(entry.problem("the menu has “\(name)” twice"))
      } else if !pages.contains(name) {
        let bare = [".md", ".html"].first(where: name.hasSuffix).map {
          String(name.dropLast($0.count))
        }
        let near =
          bare.flatMap { pages.contains($0) ? $0 : nil } ?? nearestName(to: name, among: pages)
        problems.append(
          entry.problem(
            "the menu has “\(name)”, which is no page of this site",
            hint: near.map { "did you mean \($0)?" } ?? "a page is written as in guide/intro"))
      }
    }
    return problems
  }

  /// Whether a text is the address of a site: `http` or `https`, a host, maybe a port and a path.
  static func isAddress(_ text: String) -> Bool {
    text.wholeMatch(
      of:
        /(?i:https?):\/\/[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:\/[A-Za-z0-9\-._~!$()*+,;=:@%\/]*)?/
    ) != nil
  }
}
