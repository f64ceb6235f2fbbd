import Store

/// What `check` is to look at.
package struct CheckSelection: Sendable, Equatable {
  /// Nil for all.
  package var languages: Set<LanguageCode>?
  /// Nil for all.
  package var pages: Set<PagePath>?

  package init(languages: Set<LanguageCode>? = nil, pages: Set<PagePath>? = nil) {
    self.languages = languages
    self.pages = pages
  }
}

/// What `check` found.
package struct CheckReport: Sendable, Equatable {
  /// What was found and is not accepted, in order of file and place.
  package var findings: [Finding]
  /// What was found and is accepted, in the same order.
  package var accepted: [Finding]
  /// How many pages the site has.
  package var pageCount: Int
  /// How many of them had to be judged anew.
  package var judgedCount: Int
  /// Tags of languages whose spelling was asked for, and for which there is no dictionary.
  package var unspelled: [String]

  package init(
    findings: [Finding] = [], accepted: [Finding] = [], pageCount: Int = 0, judgedCount: Int = 0,
    unspelled: [String] = []
  ) {
    self.findings = findings
    self.accepted = accepted
    self.pageCount = pageCount
    self.judgedCount = judgedCount
    self.unspelled = unspelled
  }

  /// Whether anything keeps the site from being published.
  package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
