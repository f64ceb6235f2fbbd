/// Settings that the rooms speak of by name: where one is stored is said here alone.
extension Setting {
  /// What a language's tab says above a document that is outdated: `outdated` of `languages.ini`.
  package static func outdatedText(_ text: String, _ language: LanguageCode) -> Setting {
    Setting(section: "language.\(language.tag)", key: "outdated", value: text)
  }
}

extension Site {
  /// Whether pages say that a document is outdated, and mark where.
  package var hasNotices: Bool {
    ["yes", "true"].contains(setting("site", "notices")?.lowercased() ?? "no")
  }

  /// Returns what a language's tab says above an outdated document; nil for the default text.
  package func outdatedText(_ language: LanguageCode) -> String? {
    setting("language.\(language.tag)", "outdated")
  }
}
