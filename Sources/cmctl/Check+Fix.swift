import Checker
import Diff
import Importer
import Store

extension Check {
  /// Mends what a report has fixes for, as one new revision, and shows it as `patch` and git read it.
  func mend(_ report: CheckReport, in store: ContentStore, at id: RevisionID) throws {
    let fixed = try Checker.Check(store).fixes(of: report, at: id)
    if fixed.isEmpty { return Output.result("There is nothing to mend") }
    var documents: [Snapshot.Document] = []
    var files: [Snapshot.File] = []
    for file in fixed {
      let facts = try TextFacts.read(file.bytes, path: file.path)
      let content = Content(file.bytes)
      if let document = file.document {
        documents.append(
          Snapshot.Document(
            page: document.page, language: document.language, content: content, facts: facts))
      } else {
        files.append(
          Snapshot.File(
            role: .skeleton, path: try FilePath(file.path), content: content, facts: facts))
      }
    }
    let count = Report.count(fixed.reduce(0) { $0 + $1.count }, "finding")
    let target = dryRun ? try ContentStore(scratchOf: store) : store
    let signature = signature.signature("Mend \(count)")
    let result = try target.change(documents, files, in: id, signature)
    guard case .committed(let revision, _) = result else {
      return Output.result("There is nothing to mend")
    }
    let comparison = try Comparison(target, from: id.number, to: revision.id.number)
    // Read by a person as words, by patch and git as lines.
    let shown =
      Output.isTerminal
      ? try comparison.words(isColoured: Output.isColoured) : try comparison.unified()
    Output.result(bytes: shown)
    let places = "\(count) in \(Report.files(fixed.count))"
    if dryRun {
      return Output.error(["\(places) would be mended; nothing was stored (--dry-run)"])
    }
    var lines = ["Revision \(revision.id.number): mended \(places)"]
    lines += try markMinor(revision.id, signature, in: store)
    lines.append(
      "Your files are as they were: cmctl checkout writes them, or this diff into git apply")
    Output.error(lines)
  }

  /// Keeps translations current whose source was mended: it says what it said before.
  private func markMinor(_ id: RevisionID, _ signature: Signature, in store: ContentStore) throws
    -> [String]
  {
    var signature = signature
    signature.message = "Mark revision \(id.number) as minor"
    do {
      let result = try store.markMinor(id, signature)
      guard case .recorded = result else { return [] }
      return Report.lines(for: result, unchanged: "")
    } catch is DecisionError {
      // Nothing that others are translated from was mended.
      return []
    }
  }
}
