import Store
import Template

/// The keys of front matter that say how a page is translated: `ready` and `expire`.
extension FrontMatter {
  /// Returns what is wrong with their values.
  func problems(path: String) -> [Problem] {
    var problems: [Problem] = []
    if let ready = values["ready"], Self.truth(of: ready) == nil {
      problems.append(problem("ready", "is yes or no", ready, path))
    }
    if let expire = values["expire"], !Self.isNumberOfChanges(expire) {
      var problem = problem("expire", "is a whole number from 1 to 1000", expire, path)
      if case .text(let text) = expire, Int(text).map({ (1...1000).contains($0) }) ?? false {
        problem.hint = "write it without quotes, and without zeros before it"
      }
      problems.append(problem)
    }
    return problems
  }

  private func problem(_ key: String, _ rule: String, _ value: TemplateValue, _ path: String)
    -> Problem
  {
    let shown =
      switch value {
      case .text(let text) where text.contains(where: \.isNewline): "a text of several lines"
      case .text(let text): "“\(text)”"
      case .number(let number): "“\(number)”"
      case .boolean(let boolean): "“\(boolean)”"
      case .list: "a list"
      case .map, .html: "a map"
      }
    return Problem(path, line: lines[key], "\(key) \(rule), not \(shown)")
  }

  /// Makes `ready` the truth value that it is meant as: `no` is text in any other key.
  mutating func readTruthValues() {
    guard let ready = values["ready"], let truth = Self.truth(of: ready) else { return }
    values["ready"] = .boolean(truth)
  }

  /// What YAML 1.1 calls true and false, but for the words `on` and `off`; nil for all else.
  private static func truth(of value: TemplateValue) -> Bool? {
    switch value {
    case .boolean(let boolean): return boolean
    case .text(let text):
      switch text.lowercased() {
      case "yes", "true": return true
      case "no", "false": return false
      default: return nil
      }
    default: return nil
    }
  }

  private static func isNumberOfChanges(_ value: TemplateValue) -> Bool {
    if case .number(let number) = value { (1...1000).contains(number) } else { false }
  }
}
