import Checker
import Exporter
import Store

/// A large site in many languages: what a check of it costs beside its export, and what a check costs
/// after one page changed.
struct CheckBenchmark {
  let pages: Int
  let languages: Int

  /// Runs the benchmark and prints a line for each figure; returns what must not be.
  func run(in folder: String) throws -> [String] {
    let store = try ContentStore(path: folder + "/check.sqlite", access: .write)
    print("check: \(pages) pages in \(languages) languages")
    _ = try store.commit(snapshot(changing: nil), signature(1))
    let export = try Cost.of(runs: 1) {
      _ = try Exporter.Export(store.site(), from: store).write(to: folder + "/build")
    }
    var first = CheckReport()
    let whole = try Cost.of(runs: 1) { first = try Check(store).run() }
    var again = CheckReport()
    let unchanged = try Cost.of(runs: 3) { again = try Check(store).run() }
    _ = try store.commit(snapshot(changing: pages / 2), signature(2))
    var changed = CheckReport()
    let one = try Cost.of(runs: 1) { changed = try Check(store).run() }
    say("export", export)
    say("check of all", whole)
    print("  check / export        \((whole.cpu / export.cpu * 100).rounded() / 100)")
    say("check, nothing changed", unchanged)
    say("check, one page changed", one)
    print(
      "  judged                \(first.judgedCount), then \(again.judgedCount), then "
        + "\(changed.judgedCount) pages")
    let counts = Dictionary(grouping: first.findings, by: \.rule).mapValues(\.count)
    let told = counts.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) \($0.value)" }
    print("  findings              \(told.isEmpty ? "none" : told.joined(separator: ", "))")
    var failures: [String] = []
    // The page, and the one that links to it.
    if (first.judgedCount, again.judgedCount, changed.judgedCount) != (pages, 0, 2) {
      failures.append(
        "check judged other pages than those that changed and those that link to them")
    }
    if pages >= 1000, whole.cpu > 3 * export.cpu {
      failures.append("a check costs more than three exports")
    }
    return failures
  }

  private func say(_ name: String, _ cost: Cost) {
    let label = name + String(repeating: " ", count: max(1, 24 - name.count))
    print("  \(label)\(cost.cpu.rounded()) ms CPU, \(cost.wall.rounded()) ms")
  }

  private func signature(_ time: Int64) -> Signature {
    Signature(author: "bench", time: time, message: "Revision \(time)")
  }

  /// The site: each page links to the next; of one page, the source is changed.
  private func snapshot(changing changed: Int?) -> Snapshot {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let codes = (0..<languages).compactMap { number in
      LanguageCode("\(letters[number / 26])\(letters[number % 26])")
    }
    var snapshot = Snapshot(
      languages: codes.enumerated().map { index, code in
        Language(
          code: code, folder: code.tag, position: index, name: "Language \(code.tag)",
          source: index == 0 ? nil : codes.first)
      })
    for page in 0..<pages {
      guard let path = try? PagePath("page-\(page)") else { continue }
      var generator = SeededGenerator(seed: UInt64(page))
      let plan = (0..<8).map { _ in words(30, using: &generator) }
      for (index, code) in codes.enumerated() {
        let text = text(
          page, plan, index == 0 ? nil : code, isChanged: index == 0 && page == changed)
        let content = Content(Array(text.utf8))
        snapshot.documents.append(
          Snapshot.Document(
            page: path, language: code, content: content, facts: MadeText.facts(of: content)))
      }
    }
    return snapshot
  }

  /// Words by number, none of which stands twice in a row.
  private func words(_ count: Int, using generator: inout SeededGenerator) -> [Int] {
    var words = [0]
    while words.count < count {
      let step = Int.random(in: 1..<MadeText.words.count, using: &generator)
      words.append((words[words.count - 1] + step) % MadeText.words.count)
    }
    return words
  }

  /// A text of about 2 KB with what pages have: headings, prose, links, code, numbers, a list.
  private func text(_ page: Int, _ plan: [[Int]], _ code: LanguageCode?, isChanged: Bool) -> String
  {
    func word(_ number: Int) -> String {
      let word = MadeText.words[number].dropLast()
      return code.map { word.reversed() + $0.compared } ?? String(word)
    }
    func prose(_ words: [Int]) -> String { words.map(word).joined(separator: " ") }
    var text = "# \(prose(Array(plan[0][..<3])))\(isChanged ? " new" : "")\n\n"
    for (number, words) in plan.enumerated() {
      if number % 3 == 1 { text += "## \(prose(Array(words[..<4])))\n\n" }
      text += "\(prose(words)) \(page + 13) [\(word(words[0]))](page-\((page + 1) % pages).html) "
      text += "`config --limit \(number)` **\(word(words[1]))** https://example.org/\(number).\n\n"
    }
    for words in plan[..<4] { text += "- \(prose(Array(words[..<6])))\n" }
    return text + "\n```sh\nrelay --page \(page) # \(word(plan[1][0]))\n```\n"
  }
}
