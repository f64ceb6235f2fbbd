import Store
import Theme

/// The sentences that pages say of themselves, in the language of a tab.
struct Notices {
  private let site: Site

  init(_ site: Site) { self.site = site }

  /// That a document is missing.
  func missing(_ language: Language) -> PlannedTab.Notice {
    if let text = language.missing { return PlannedTab.Notice(text: text, language: nil) }
    return .english(SitePlan.missingText, in: language)
  }

  /// That a document is missing and another language's is shown.
  func fallback(_ language: Language) -> PlannedTab.Notice {
    if let text = language.missing ?? Theme.fallbackText(in: language.code.compared) {
      return PlannedTab.Notice(text: text, language: nil)
    }
    return .english(Theme.fallbackText(in: "en") ?? "", in: language)
  }

  /// That a document is older than its source: as the language has it, else ours in that language,
  /// else in English.
  func outdated(_ language: Language) -> PlannedTab.Notice {
    if let text = site.outdatedText(language.code) {
      return PlannedTab.Notice(text: text, language: nil)
    }
    if let text = Theme.outdatedText(in: language.code.compared) {
      return PlannedTab.Notice(text: text, language: nil)
    }
    return .english(Theme.outdatedText(in: "en") ?? "", in: language)
  }
}

extension PlannedTab.Notice {
  /// An English sentence, marked as such where the tab is of another language.
  fileprivate static func english(_ text: String, in language: Language) -> Self {
    Self(text: text, language: language.code.compared.hasPrefix("en") ? nil : "en")
  }
}
