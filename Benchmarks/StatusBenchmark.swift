import StatusReport
import Store

/// A large site in many languages: what saying how far it is costs.
struct StatusBenchmark {
  let pages: Int
  let languages: Int

  /// Runs the benchmark and prints a line for each figure.
  func run(in folder: String) throws {
    let store = try ContentStore(path: folder + "/status.sqlite", access: .write)
    for revision in 1...2 {
      let signature = Signature(
        author: "bench", time: Int64(revision), message: "Revision \(revision)")
      _ = try store.commit(snapshot(revision), signature)
    }
    print("status: \(pages) pages in \(languages) languages")
    // The first time, each thing is made; it is used by what follows.
    let translations = try store.translations()
    let totals = translations.totals
    let notReady = translations.pagesNotReady
    var size = 0
    try say("reading the store") { _ = try store.translations() }
    say("totals") { _ = (translations.totals, translations.pagesNotReady) }
    say("matrix") { size = StatusMatrix(translations).bytes(isColoured: false).count }
    print("  matrix                \(size) bytes")
    say("report") {
      size = StatusPage(translations).bytes(totals: totals, notReady: notReady).count
    }
    print("  report                \(size) bytes")
  }

  private func say(_ name: String, _ work: () throws -> Void) rethrows {
    let cost = try Cost.of(runs: 5, work)
    let label = name + String(repeating: " ", count: max(1, 22 - name.count))
    print("  \(label)\((cost.cpu * 10).rounded() / 10) ms CPU")
  }

  /// The site: of the pages in each language some are missing; in the second revision, every tenth
  /// source is another.
  private func snapshot(_ revision: Int) -> Snapshot {
    let codes = (0..<languages).compactMap { number -> LanguageCode? in
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      return LanguageCode("\(letters[number / 26])\(letters[number % 26])")
    }
    var snapshot = Snapshot(
      languages: codes.enumerated().map { index, code in
        Language(
          code: code, folder: code.tag, position: index, name: code.tag,
          source: index == 0 ? nil : codes.first)
      })
    for page in 0..<pages {
      guard let path = try? PagePath("guide/page-\(page)") else { continue }
      for (index, code) in codes.enumerated() where index == 0 || (page + index) % 7 != 0 {
        let isChanged = revision > 1 && index == 0 && page % 10 == 0
        let text = "# Page \(page) \(code.tag)\n\nTwo \(isChanged ? "new " : "")words.\n"
        let content = Content(Array(text.utf8))
        snapshot.documents.append(
          Snapshot.Document(
            page: path, language: code, content: content, facts: MadeText.facts(of: content)))
      }
    }
    return snapshot
  }
}
