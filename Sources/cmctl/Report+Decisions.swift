import StatusReport
import Store

/// The wording of what people decided about translations.
extension Report {
  /// How many lines of single blocks can be read.
  private static let mostLines = 20

  /// What a decision recorded.
  ///
  /// - Parameters:
  ///   - unchanged: what to say where nothing was to be decided.
  ///   - blocks: how many blocks of whole documents it is about.
  static func lines(
    for result: DecisionResult, unchanged: String, blocks: [LanguageCode: Int] = [:]
  ) -> [String] {
    guard case .recorded(let revision, let decisions) = result else { return [unchanged] }
    guard let first = decisions.first else { return [] }
    let isOne = decisions.count == 1
    let (what, noun) =
      switch (first.kind, first.isTakenBack) {
      case (.confirmed, false): ("confirmed", first.part == .whole ? "document" : "source block")
      case (.confirmed, true):
        isOne ? ("took back the confirmation of", "") : ("took back", "confirmation")
      case (.minor(let id), false): ("marked revision \(id.number) as minor:", "block")
      case (.minor(let id), true): ("revision \(id.number) is minor no longer:", "block")
      }
    let start = "Revision \(revision.id.number): \(what) "
    let places = decisions.map { decision in
      text(decision.page, [decision.language], decision.part)
        + (blocks[decision.language].map { ", \(count($0, "block"))" } ?? "")
    }
    if isOne { return [start + places[0]] }
    let details = places.count <= mostLines ? places.map { "  \($0)" } : []
    return [start + count(places.count, noun)] + details
  }

  /// Decisions in the log.
  static func lines(for decisions: [Decision]) -> [String] {
    guard decisions.count <= mostLines else {
      return ["  \(padded("decisions"))\(number(decisions.count))"]
    }
    return decisions.map { decision in
      let what = text(decision.page, [decision.language], decision.part)
      let (label, back) =
        switch decision.kind {
        case .confirmed: ("confirmed", "confirmation of \(what)")
        case .minor(let id): ("minor", "minor mark of revision \(id.number): \(what)")
        }
      if decision.isTakenBack { return "  \(padded("taken back"))\(back)" }
      if case .minor(let id) = decision.kind {
        return "  \(padded(label))revision \(id.number): \(what)"
      }
      return "  \(padded(label))\(what)"
    }
  }

  /// Accepted findings in the log.
  static func lines(for acceptances: [Acceptance]) -> [String] {
    guard acceptances.count <= mostLines else {
      return ["  \(padded("findings"))\(number(acceptances.count))"]
    }
    return acceptances.map { acceptance in
      let language = acceptance.language.map { " (\($0.tag))" } ?? ""
      let place = acceptance.page.map { " in \($0.text)\(language)" } ?? language
      return "  \(padded(acceptance.isTakenBack ? "taken back" : "accepted"))"
        + acceptance.rule.rawValue + place
    }
  }

  /// “index (ru), block 3”.
  static func text(_ page: PagePath, _ languages: [LanguageCode], _ part: Decision.Part) -> String {
    let name = "\(page.text) (\(languages.map(\.tag).joined(separator: ", ")))"
    return text(part).map { "\(name), \($0)" } ?? name
  }

  /// “block 3”; nil for the whole.
  static func text(_ part: Decision.Part) -> String? {
    switch part {
    case .whole: nil
    case .block(let number): "block \(number)"
    case .sourceBlock(let number): "source block \(number)"
    }
  }

  /// What an import made of translations: how many are outdated now, and how to keep those current
  /// whose source was only tidied.
  static func lines(
    totals: [LanguageTotals], trivial: (trivial: Int, all: Int), in revision: RevisionID
  ) -> [String] {
    var lines: [String] = []
    let outdated = totals.reduce(0) { $0 + $1.outdated }
    if outdated > 0 {
      let all = totals.reduce(outdated) { $0 + $1.current }
      lines.append(
        "  \(padded("outdated"))\(number(outdated)) of \(number(all)) (cmctl outdated lists them)")
    }
    if trivial.trivial > 0 {
      let verb = trivial.trivial == 1 ? "differs" : "differ"
      let whose = trivial.trivial == 1 ? "its" : "their"
      lines.append(
        "\(number(trivial.trivial)) of \(count(trivial.all, "changed source block")) \(verb) in white "
          + "space, punctuation or letter case alone: cmctl minor \(revision.number) --trivial keeps "
          + "\(whose) translations current")
    }
    return lines
  }

  /// “1 block”, “2 blocks”.
  static func count(_ value: Int, _ noun: String) -> String {
    "\(number(value)) \(noun)\(value == 1 ? "" : "s")"
  }
}
