import GRDB

@testable import Store

/// What is compared after each step.
extension ModelledHistory {
  func expect(_ isRecorded: Bool, _ expected: Bool) throws {
    try expect(
      isRecorded == expected, "recorded: \(isRecorded), by the model \(expected)")
    if isRecorded { try check() }
  }

  func expect(_ isRight: Bool, _ what: @autoclosure () -> String) throws {
    if isRight { return }
    throw Disagreement(
      description: "seed \(seed), \(what())\n  " + log.suffix(60).joined(separator: "\n  "))
  }

  /// Compares all states, and what exactly is outdated.
  func check() throws {
    let translations = try store.translations()
    try expect(
      translations.revision.id.number == Int64(model.revision),
      "revision \(translations.revision.id.number)")
    said.append(translations)
    let (cells, expected) = (Self.cells(translations), expectedCells)
    try expect(
      cells.sorted() == expected.sorted(),
      "states: \(cells.filter { !expected.contains($0) }), by the model "
        + "\(expected.filter { !cells.contains($0) })")
    let outdated = try store.outdated().map { document in
      "\(document.page.text) \(document.language.tag): "
        + document.blocks.map { block in
          "\(block.kind.rawValue)"
            + (block.kind == .inherited ? "" : " \(block.source?.block ?? 0)")
            + " \(block.translation.map(\.block)) \(block.words)"
        }.joined(separator: ", ")
    }
    let expectedItems = expectedOutdated
    try expect(
      outdated.sorted() == expectedItems.sorted(),
      "outdated: \(outdated.filter { !expectedItems.contains($0) }), by the model "
        + "\(expectedItems.filter { !outdated.contains($0) })")
  }

  /// How things stand, a line for each page and language.
  static func cells(_ translations: Translations) -> [String] {
    translations.pages.flatMap { page in
      zip(translations.languages, page.cells).compactMap { language, cell in
        if cell.state == .absent { return nil }
        return "\(page.path.text) \(language.code.compared): \(cell.state.rawValue) \(cell.words) "
          + "\(cell.blocks) \(cell.outdatedBlocks) \(cell.outdatedWords)"
      }
    }
  }

  private var expectedCells: [String] {
    let state = model.now
    return state.paths.sorted { $0.value < $1.value }.flatMap { page, path in
      (["en"] + state.sources.keys.sorted()).compactMap { language in
        let documents = state.documents[page] ?? [:]
        let hasSource = state.hasSource(page, language)
        let source = hasSource ? state.sources[language].flatMap { documents[$0] } : nil
        let document = documents[language]
        if document == nil, language == "en" || !hasSource { return nil }
        let items = hasSource ? model.items(page, language) : []
        let name =
          document == nil
          ? "missing"
          : language == "en"
            ? "source" : !hasSource ? "orphan" : items.isEmpty ? "current" : "outdated"
        let texts = (source ?? document)?.texts ?? []
        return
          "\(path) \(language): \(name) \(StateModel.words(texts)) \(texts.count) \(items.count) "
          + "\(items.reduce(0) { $0 + $1.words })"
      }
    }
  }

  private var expectedOutdated: [String] {
    let state = model.now
    return state.paths.sorted { $0.value < $1.value }.flatMap { page, path in
      state.sources.keys.sorted().compactMap { language in
        let items = model.items(page, language)
        if items.isEmpty || !state.hasSource(page, language) { return nil }
        return "\(path) \(language): "
          + items.map { item in
            item.kind + (item.kind == "inherited" ? "" : " \(item.source.map { $0 + 1 } ?? 0)")
              + " \(item.translation.map { $0 + 1 }) \(item.words)"
          }.joined(separator: ", ")
      }
    }
  }

  /// What was said of the past is said of it still; the file is whole, and its view says the same.
  func checkPast() throws {
    for translations in said {
      try expect(
        store.translations(at: translations.revision.id) == translations,
        "revision \(translations.revision.id.number) is not what it was")
    }
    let rows = try made.rows(
      "SELECT page || ' ' || language || ': ' || state || ' ' || words || ' ' || blocks || ' ' "
        + "|| outdated_blocks || ' ' || outdated_words FROM translation_state")
    try expect(
      rows.sorted() == Self.cells(store.translations()).sorted(), "the view says \(rows)")
    let findings = try store.verify().findings
    try expect(findings.isEmpty, "verify finds \(findings)")
  }

  /// What is derived follows from what is primary.
  func checkRebuilt() throws {
    let sql = "SELECT page_id, revision_id, documents FROM page_state ORDER BY 1, 2"
    let stored = try made.rows(sql)
    try DatabaseQueue(path: made.path).writeWithoutTransaction { db in
      var history = try StateHistory(db)
      try db.inTransaction {
        try history.rebuild()
        return .commit
      }
    }
    let rebuilt = try made.rows(sql)
    try expect(
      stored == rebuilt,
      "rebuilt: \(rebuilt.filter { !stored.contains($0) }), "
        + "stored \(stored.filter { !rebuilt.contains($0) })")
  }
}
