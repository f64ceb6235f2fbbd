import Testing

@testable import Store

/// States that are made, without a store.
enum Made {
  /// A revision of a fixed time.
  static let revision = Revision(id: RevisionID(7), time: 1_790_000_000, author: "Ada", message: "")

  /// - Parameter source: nil for the source language.
  static func language(
    _ tag: String, _ name: String? = nil, from source: String? = "en", position: Int? = 0,
    direction: Language.Direction = .leftToRight, fallback: [String] = []
  ) throws -> Language {
    Language(
      code: try code(tag), position: position, name: name ?? tag, direction: direction,
      source: try source.map(code), fallback: try fallback.map(code))
  }

  static func page(_ path: String, _ cells: [Translations.Cell]) throws -> Translations.Page {
    Translations.Page(path: try PagePath(path), cells: cells)
  }

  static func code(_ tag: String) throws -> LanguageCode { try #require(LanguageCode(tag)) }

  /// Pages in three languages, with a cell of every kind.
  static func translations() throws -> Translations {
    typealias Cell = Translations.Cell
    let source = Cell(state: .source, words: 100, blocks: 9)
    let outdated = Cell(
      state: .outdated, words: 100, blocks: 9, outdatedBlocks: 12, outdatedWords: 30)
    let current = Cell(state: .current, words: 100, blocks: 9)
    let drifted = Cell(state: .current, words: 100, blocks: 9, hasDrift: true)
    let missing = Cell(state: .missing, words: 100, blocks: 9)
    return Translations(
      revision: revision,
      languages: [
        try language("en", "English", from: nil), try language("pt-BR", "Português (Brasil)"),
        try language("ar", "العربية", direction: .rightToLeft, fallback: ["xx", "pt-BR", "en"]),
        try language("xx", position: nil),
      ],
      pages: [
        try page("about", [source, current, missing, missing]),
        try page(
          "draft",
          [
            Cell(state: .source, words: 40, isReady: false),
            Cell(state: .missing, words: 40, isReady: false),
            Cell(
              state: .outdated, words: 40, outdatedBlocks: 1, outdatedWords: 40, hasDrift: true,
              isReady: false), Cell(state: .missing, words: 40, isReady: false),
          ]),
        try page("guide/intro", [source, outdated, drifted, missing]),
        try page(
          "old",
          [
            Cell(state: .absent), Cell(state: .orphan, words: 5), Cell(state: .absent),
            Cell(state: .absent),
          ]),
      ])
  }
}
