import Store

extension Failure {
  /// Says why a decision about translations could not be recorded.
  init(_ error: DecisionError) {
    switch error {
    case .missing(let page, let language):
      self.init(
        .usage, "\(page.text) (\(language.tag)) is missing: there is nothing to confirm",
        hint: "what is missing is told by cmctl missing")
    case .isSource(let page, let language):
      self.init(
        .usage,
        "\(page.text) (\(language.tag)) is in the source language: it is made from no other",
        hint: "give the language of a translation")
    case .isOrphan(let page, let language):
      self.init(
        .usage,
        "\(page.text) (\(language.tag)) is an orphan: it has no source that it could be confirmed "
          + "against",
        hint: "delete it, or move it to where its source went; cmctl orphans lists such pages")
    case .noBlock(let number, let page, let language, let count):
      self.init(
        .usage, "\(page.text) (\(language.tag)) has no block \(number)",
        hint: count == 0
          ? "it has no blocks" : count == 1 ? "it has block 1 alone" : "it has blocks 1 to \(count)"
      )
    case .notConfirmed(let page, let language, let part, let confirmed):
      self.init(notConfirmed: page, language, part, confirmed)
    case .noSourceChange(let revision, let page):
      self.init(
        .usage,
        "revision \(revision.number) changed no block of a source"
          + (page.map { " in \($0.text)" } ?? ""),
        hint: "cmctl log shows what revisions changed")
    case .noEditedBlock(let revision, let page):
      self.init(
        .usage,
        "revision \(revision.number) edited no block of a source"
          + (page.map { " in \($0.text)" } ?? "")
          + ": it only added blocks, took some away or moved them",
        hint:
          "a new block that needs no translation is confirmed: cmctl confirm PAGE --language CODE "
          + "--source-block NUMBER")
    case .notChanged(let number, let page, let revision, let changed):
      let numbers = changed.map(String.init).joined(separator: ", ")
      self.init(
        .usage, "revision \(revision.number) did not change block \(number) of \(page.text)",
        hint: changed.isEmpty
          ? nil : "it changed \(changed.count == 1 ? "block" : "blocks") \(numbers)")
    case .notMinor(let revision):
      self.init(.usage, "nothing that revision \(revision.number) changed is marked as minor")
    }
  }

  /// Says what of a document is not confirmed, and what is.
  private init(
    notConfirmed page: PagePath, _ language: LanguageCode, _ part: Decision.Part,
    _ confirmed: [Decision.Part]
  ) {
    let command =
      "cmctl confirm \(Output.shellQuoted(page.text)) --language \(language.tag)"
    guard part != .whole, !confirmed.isEmpty else {
      self.init(
        .usage,
        "nothing of \(Report.text(page, [language], part)) that could be taken back is confirmed",
        hint: "cmctl log --page \(Output.shellQuoted(page.text)) --language \(language.tag) shows "
          + "what was")
      return
    }
    let what = "\(Report.text(page, [language], part)) was not confirmed by itself"
    if confirmed.contains(.whole) {
      self.init(
        .usage, "\(what), but with the whole page",
        hint: "take that back: \(command) --undo")
    } else {
      let parts = confirmed.prefix(5).compactMap(Report.text).joined(separator: ", ")
      let more = confirmed.count > 5 ? " and \(confirmed.count - 5) more" : ""
      self.init(
        .usage, what,
        hint: "\(confirmed.count == 1 ? "this was" : "these were"): \(parts)\(more)")
    }
  }
}
