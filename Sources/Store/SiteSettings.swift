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

/// Where a key of the configuration is set: for a message about it.
package struct SettingPlace: Sendable, Equatable {
  package var section: String
  package var key: String
  /// The file as the user named it.
  package var path: String
  /// Line from 1.
  package var line: Int

  package init(section: String, key: String, path: String, line: Int) {
    self.section = section
    self.key = key
    self.path = path
    self.line = line
  }
}

extension Site {
  /// Which pages an export writes: the values of `output`.
  package enum Output: String, Sendable, CaseIterable {
    /// Each page once, with a tab for each language.
    case tabs
    /// Each page in a folder of each language.
    case pages
    case both

    /// Whether there are pages with tabs.
    package var hasTabs: Bool { self != .pages }
    /// Whether there are pages of one language.
    package var hasPages: Bool { self != .tabs }
  }

  /// Which pages an export writes; tabs where nothing is set.
  package var output: Output { setting("site", "output").flatMap(Output.init) ?? .tabs }
}

extension Site {
  /// The name of the whole site; empty where none is set.
  package var name: String { setting("site", "name") ?? "" }

  /// The address that the site is served at, without a slash at its end; empty where none is set.
  package var url: String {
    var url = setting("site", "url") ?? ""
    while url.hasSuffix("/") { url.removeLast() }
    return url
  }

  /// Whether the built-in layout shows a table of contents.
  package var showsContents: Bool {
    ["yes", "true"].contains(setting("site", "toc")?.lowercased() ?? "")
  }

  /// The paths of the pages that the menu lists, in order, as they are written.
  package var menu: [String] { Self.menu(setting("site", "menu") ?? "") }

  /// Reads a menu: paths of pages, divided by spaces, commas or line breaks.
  package static func menu(_ value: String) -> [String] {
    value.split { $0.isWhitespace || $0 == "," }.map(String.init)
  }
}

extension Site {
  /// How readers search an exported site: the values of `search`.
  package enum Search: String, Sendable, CaseIterable {
    /// Not at all.
    case no
    /// With an index of each language and a script.
    case yes
    /// With what the program `pagefind` makes of the exported pages.
    case pagefind
  }

  /// How readers search; not at all where nothing is set.
  package var search: Search { setting("site", "search").flatMap(Search.init(setting:)) ?? .no }
}

extension Site.Search {
  /// Reads the value of `search`, in any case; `true` and `false` are there as everywhere.
  package init?(setting: String) {
    switch setting.lowercased() {
    case "true": self = .yes
    case "false": self = .no
    case let value: self.init(rawValue: value)
    }
  }
}
