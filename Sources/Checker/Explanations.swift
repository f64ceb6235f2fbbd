import Store

/// What a rule is, in words.
struct RuleText {
  /// One line without a full stop.
  let summary: String
  /// What is found, why it matters, and an example: Markdown that can be read as it is.
  let details: String

  init(_ summary: String, _ details: String) {
    self.summary = summary
    self.details = details
  }
}

extension CheckRule {
  /// What the rule finds, in one line without a full stop.
  package var summary: String { text.summary }

  /// What the rule finds, why it matters, and an example: Markdown that can be read as it is.
  package var details: String { text.details }

  /// All there is to say of the rule, with how to switch it off: Markdown of at most 12 lines of 80
  /// columns.
  package var explanation: String { "\(details)\n\n\(switches)" }

  private var text: RuleText {
    switch group {
    case .source: Self.sourceTexts[self]!
    case .site: Self.siteTexts[self]!
    case .safety: Self.safetyTexts[self]!
    case .glossary: Self.glossaryTexts[self]!
    }
  }

  private var switches: String {
    let first = "To switch it off: `\(rawValue) = off` below `[check]` in `cmctl.ini`"
    let part = ",\nor for a part below `[check language ru]` or `[check page guide/*]`"
    let last = "\nWhat is right as it is: `cmctl check --accept --rule \(rawValue)`."
    return switch reach {
    case .site: "\(first).\(last)"
    case .file: "\(first)\(part).\(last)"
    case .operators: "\(first)\(part);\nno comment in a translation can do it.\(last)"
    case .block: "\(first)\(part),\nor `<!-- check: \(rawValue) = off -->` before the block.\(last)"
    }
  }

  /// Where a rule can be switched off.
  private enum Reach {
    /// For the whole site alone.
    case site
    /// For languages and pages, too.
    case file
    /// As `file`: what keeps translations in bounds is not for translations to say.
    case operators
    /// For a block, too.
    case block
  }

  private var reach: Reach {
    switch self {
    case .languageUnnamed, .assetUnused: .site
    case .pageUnreachable, .skeletonPlaceholder, .conflictMarker, .finalNewline, .checkComment:
      .file
    default: group == .safety ? .operators : .block
    }
  }
}
