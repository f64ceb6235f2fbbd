import FileSystem
import Importer
import Store

/// A long history of small changes: how large it is, and what reading its beginning costs beside reading its end.
struct HistoryBenchmark {
  let documents: Int
  let revisions: Int
  /// Documents that each revision changes.
  let changes: Int

  /// Runs the benchmark and prints a line for each figure.
  ///
  /// - Returns: Which bounds on sizes do not hold; costs are printed for a person to judge, since machines are noisy.
  func run(in folder: String) throws -> [String] {
    let path = folder + "/history.sqlite"
    let store = try ContentStore(path: path, access: .write)
    var corpus = Corpus(documents: documents)
    let building = try Cost.of(runs: 1) {
      for revision in 1...revisions {
        if revision > 1 { corpus.change(changes) }
        let signature = Signature(
          author: "bench", time: Int64(revision), message: "Revision \(revision)")
        _ = try store.commit(corpus.snapshot, signature)
      }
    }
    _ = try store.compact()
    let size = try Files.status(path)?.size ?? 0
    print("history: \(documents) documents, \(revisions) revisions of \(changes) changes")
    print("  commit, mean          \(format(building.cpu / Double(revisions))) ms CPU")
    print("  distinct content      \(corpus.distinctBytes) bytes")
    print("  database              \(size) bytes, \(ratio(size, corpus.distinctBytes)) of it")
    let old = RevisionID(Int64(max(1, revisions / 10)))
    let head = RevisionID(Int64(revisions))
    try compare("missing") { id in _ = try store.site(at: id).missingDocuments }(head, old)
    let page = try PagePath("page-0")
    try compare("show") { id in _ = try store.document(page, nil, at: id) }(head, old)
    return size > 2 * corpus.distinctBytes
      ? ["the database is more than twice its distinct content"] : []
  }

  /// Returns a function that prints what work costs at two revisions.
  private func compare(_ name: String, _ work: @escaping (RevisionID) throws -> Void)
    -> (RevisionID, RevisionID) throws -> Void
  {
    { head, old in
      let atHead = try Cost.of { try work(head) }
      let atOld = try Cost.of { try work(old) }
      let label = name + String(repeating: " ", count: 8 - name.count)
      print(
        "  \(label) at head      \(format(atHead.cpu)) ms CPU; at revision \(old.number) "
          + "\(format(atOld.cpu)) ms, \(format(atOld.cpu / atHead.cpu)) times as much")
    }
  }

  private func format(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100).\(fraction.count == 1 ? "0" + fraction : fraction)"
  }

  private func ratio(_ part: Int, _ whole: Int) -> String {
    format(Double(part) / Double(max(whole, 1))) + " times"
  }
}

/// Made pages in two languages.
private struct Corpus {
  private(set) var snapshot: Snapshot
  /// The sizes of all different texts so far, in bytes.
  private(set) var distinctBytes = 0
  private var generator = SeededGenerator(seed: 1)

  init(documents: Int) {
    let codes = ["en", "de"].compactMap { LanguageCode($0) }
    let source = codes.first
    snapshot = Snapshot(
      languages: codes.enumerated().map { index, code in
        Language(
          code: code, folder: code.tag, position: index, name: code.tag,
          source: index == 0 ? nil : source)
      })
    for index in 0..<documents {
      guard let page = try? PagePath("page-\(index / codes.count)") else { continue }
      let text = text(index, 0)
      snapshot.documents.append(
        Snapshot.Document(
          page: page, language: codes[index % codes.count], content: text,
          facts: MadeText.facts(of: text)))
    }
  }

  mutating func change(_ count: Int) {
    for _ in 0..<count {
      let index = Int.random(in: 0..<snapshot.documents.count, using: &generator)
      let text = text(index, generator.next())
      snapshot.documents[index].content = text
      snapshot.documents[index].facts = MadeText.facts(of: text)
    }
  }

  private mutating func text(_ index: Int, _ salt: UInt64) -> Content {
    var text = "# Page \(index) \(salt)\n"
    for _ in 0..<12 {
      text += "\n"
      for _ in 0..<30 { text += MadeText.words.randomElement(using: &generator) ?? "" }
      text += "\n"
    }
    distinctBytes += text.utf8.count
    return Content(Array(text.utf8))
  }
}
