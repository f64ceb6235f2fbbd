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
        .usage, "\(page.text) (\(language.tag)) has no source: the source language has no such page"
      )
    case .noBlock(let number, let page, let language, let count):
      self.init(
        .usage, "\(page.text) (\(language.tag)) has no block \(number)",
        hint: count == 0
          ? "it has no blocks" : count == 1 ? "it has block 1 alone" : "it has blocks 1 to \(count)"
      )
    case .notConfirmed(let page, let language):
      self.init(
        .usage, "nothing of \(page.text) (\(language.tag)) that could be taken back is confirmed",
        hint: "cmctl log --page \(page.text) --language \(language.tag) shows what was")
    case .noSourceChange(let revision, let page):
      self.init(
        .usage,
        "revision \(revision.number) changed no block of a source"
          + (page.map { " in \($0.text)" } ?? ""),
        hint: "cmctl log shows what revisions changed")
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
}
