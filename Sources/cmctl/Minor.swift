import ArgumentParser
import Store

/// Records that a change of the source outdates nobody.
struct Minor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "minor",
    abstract: "Say that a change of the source was minor, so that it outdates no translation.",
    discussion: """
      For typos and the like: what the revision changed of its sources is taken as if it had been so when it was \
      translated. Blocks that it added or took away are not concerned. It is recorded as a revision, with author \
      and time, and can be taken back with --undo.

      With --trivial only blocks that changed in white space, punctuation or letter case alone are marked. cmctl \
      import says where there are such.

      EXAMPLES
        cmctl minor head
        cmctl minor 12 --trivial
        cmctl minor 12 --page privacy --block 3
        cmctl minor 12 --undo
      """)

  @Argument(help: "The revision: a number, a tag, head~2, or a date.")
  var revision: String

  @Option(name: .long, help: ArgumentHelp("Only what it changed of this page.", valueName: "page"))
  var page: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only this block of the source as the revision has it, from 1; with --page.",
      valueName: "number"))
  var block: Int?

  @Flag(help: "Only changes of white space, punctuation or letter case.")
  var trivial = false

  @Flag(help: "Take back that the change is minor.")
  var undo = false

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if block != nil, page == nil { throw ValidationError("--block goes with --page") }
    if let block, block < 1 { throw ValidationError("blocks are numbered from 1") }
    if trivial, undo { throw ValidationError("--trivial and --undo exclude each other") }
  }

  mutating func run() throws {
    let store = try database.open(.change)
    let found = try store.revision(RevisionExpression(revision))
    let path = try page.map { try Selection.page($0) }
    let number = found.id.number
    let part = path.map { ": \($0.text)" + (block.map { ", block \($0)" } ?? "") } ?? ""
    do {
      if undo {
        let result = try store.takeBackMinor(
          found.id, page: path, block: block,
          signature.signature("Take back that revision \(number) is minor\(part)"))
        Output.result(Report.lines(for: result, unchanged: "Nothing of it is marked as minor"))
      } else {
        let what = trivial ? "trivial changes of revision \(number)" : "revision \(number)"
        let result = try store.markMinor(
          found.id, page: path, block: block, isTrivial: trivial,
          signature.signature("Mark \(what) as minor\(part)"))
        Output.result(Report.lines(for: result, unchanged: unchanged(number)))
      }
    } catch let error as DecisionError {
      if let path, case .noSourceChange = error {
        let site = try store.site(at: found.id)
        if !site.allPages.contains(path) { throw Selection.unknownPage(path.text, site) }
      }
      throw error
    }
  }

  private func unchanged(_ number: Int64) -> String {
    trivial
      ? "Revision \(number) has no trivial change that is left to be marked"
      : "What revision \(number) changed is marked as minor already"
  }
}
