import Store
import Template

extension Failure {
  /// Says why a revision was not found.
  init(_ error: RevisionError) {
    switch error {
    case .notAnExpression(let text):
      self.init(
        .usage, "“\(text)” names no revision",
        hint: "give a number, a tag, head, head~2, or a date as in 2026-05-01 or “2026-05-01 14:30”"
      )
    case .noNumber(let number, let newest):
      self.init(.usage, "there is no revision \(number); the newest is \(newest)")
    case .noTag(let name, let all):
      let near = nearestName(to: name, among: all)
      self.init(
        .usage, "there is no tag “\(name)”",
        hint: near.map { "did you mean \($0)?" }
          ?? (all.isEmpty
            ? "there are no tags yet" : "there are \(all.sorted().joined(separator: ", "))"))
    case .beforeFirst(let text, let first):
      self.init(
        .usage, "“\(text)” lies before the first revision, which is of \(Report.time(first.time))")
    case .tooFarBack(let text, let newest):
      self.init(
        .usage, "“\(text)” lies before revision 1; the newest is \(newest)")
    case .notATagName(let name):
      self.init(
        .usage, "“\(name)” cannot be a tag",
        hint:
          "a tag is no number, no date and not head, and has no space and none of ~ @ { } * ? : in it"
      )
    case .tagExists(let name, let revision):
      self.init(
        .usage, "tag \(name) names revision \(revision) already",
        hint: "give another name, or --force to take it from there")
    }
  }

  /// Says why something could not be taken back.
  init(_ error: RestoreError) {
    switch error {
    case .notThere(let page, let language, let at, let lived):
      self.init(
        DocumentError(page: page, language: language, revision: at, lived: lived))
    case .forgotten(let page, let language, let at):
      self.init(
        DocumentError(page: page, language: language, revision: at, lived: nil, isForgotten: true))
    case .changedSince(let things):
      self.init(
        .usage,
        "it cannot be undone: later revisions changed \(things.joined(separator: ", ")) again",
        hint: "take single documents back with cmctl restore")
    }
  }

  /// Says that a document was not there, and when it was.
  init(_ error: DocumentError) {
    let what = "\(error.page.text) (\(error.language.tag))"
    let revision = error.revision.number
    if error.isForgotten {
      self.init(
        .noInput, "the text of \(what) at revision \(revision) was deleted from history on purpose")
    } else if let lived = error.lived {
      let (first, last) = (lived.lowerBound.number, lived.upperBound.number)
      self.init(
        .noInput, "\(what) was not there at revision \(revision)",
        hint: first == last
          ? "revision \(first) has it"
          : "revisions \(first) to \(last) changed it: cmctl log --page \(error.page.text)")
    } else {
      self.init(.noInput, "\(what) was never there")
    }
  }
}
