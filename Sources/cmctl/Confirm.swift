import ArgumentParser
import Store

/// Records that a translation is still right.
struct Confirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that a translation was checked and is still right.",
    discussion: """
      What was outdated of it is current from then on, until its source changes again. It is recorded as a \
      revision, with author and time, and can be taken back with --undo. cmctl outdated --diff shows the numbers of \
      blocks.

      EXAMPLES
        cmctl confirm privacy --language ru
        cmctl confirm privacy --language ru --block 3
        cmctl confirm privacy --language ru --undo
      """)

  @Argument(help: "The page, as in index or guide/intro.")
  var page: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The language.", valueName: "code"))
  var language: String

  @Option(
    name: .long,
    help: ArgumentHelp("Only this block of the translation, from 1.", valueName: "number"))
  var block: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only this block of the source, from 1, which needs no translation.", valueName: "number"))
  var sourceBlock: Int?

  @Flag(help: "Take back what was confirmed.")
  var undo = false

  @OptionGroup var signature: SignatureOptions
  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if block != nil, sourceBlock != nil {
      throw ValidationError("--block and --source-block exclude each other")
    }
    if let number = block ?? sourceBlock, number < 1 {
      throw ValidationError("blocks are numbered from 1")
    }
  }

  mutating func run() throws {
    let store = try database.open(.change)
    let (path, code) = (try Selection.page(page), try Selection.language(language))
    let part: Decision.Part =
      block.map { .block($0) } ?? sourceBlock.map { .sourceBlock($0) } ?? .whole
    let what = Report.text(path, code, part)
    do {
      if undo {
        let result = try store.takeBackConfirmation(
          path, code, part, signature.signature("Take back the confirmation of \(what)"))
        Output.result(Report.lines(for: result, unchanged: "\(what) is not confirmed"))
      } else {
        let found = try store.outdated(languages: [code], pages: [path], countsChanges: false)
        let result = try store.confirm(path, code, part, signature.signature("Confirm \(what)"))
        Output.result(
          Report.lines(
            for: result, unchanged: unchanged(what, part, found.first),
            blocks: part == .whole ? found.first?.blocks.count { $0.kind != .inherited } : nil))
      }
    } catch let error as DecisionError {
      if case .missing = error {
        try Selection.checkIsKnown(page: page, language: language, in: store)
      }
      throw error
    }
  }

  /// Why there is nothing to confirm.
  private func unchanged(_ what: String, _ part: Decision.Part, _ document: OutdatedDocument?)
    -> String
  {
    let waits = document?.blocks.contains { block in
      guard block.kind == .inherited else { return false }
      guard case .block(let number) = part else { return part == .whole }
      return block.translation.contains { $0.block == number }
    }
    guard waits == true, let source = document?.source else {
      return "\(what) is current: there is nothing to confirm"
    }
    return "\(what) waits for its source, which is outdated in \(source.tag)"
  }
}
