import ArgumentParser
import Store

/// Records that a translation is still right.
struct Confirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Say that a translation was checked and is still right.",
    discussion: """
      What was outdated of it is current from then on, until its source changes again. It is recorded as a \
      revision, with author and time, and can be taken back with --undo. cmctl outdated --diff shows the numbers of \
      blocks.

      Several languages are confirmed in one revision: all of them, or none if one cannot be.

      EXAMPLES
        cmctl confirm privacy --language ru
        cmctl confirm privacy --language ru --language de
        cmctl confirm privacy --language ru --block 3
        cmctl confirm privacy --language ru --undo
      """)

  @Argument(help: "The page, as in index or guide/intro.")
  var page: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The language. May be repeated.", valueName: "code"))
  var language: [String] = []

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
    if language.isEmpty { throw ValidationError("--language is missing") }
    if block != nil, sourceBlock != nil {
      throw ValidationError("--block and --source-block exclude each other")
    }
    if let number = block ?? sourceBlock, number < 1 {
      throw ValidationError("blocks are numbered from 1")
    }
  }

  mutating func run() throws {
    let store = try database.open(.change)
    let path = try Selection.page(page)
    var codes: [LanguageCode] = []
    for text in language {
      let code = try Selection.language(text)
      if !codes.contains(code) { codes.append(code) }
    }
    let part: Decision.Part =
      block.map { .block($0) } ?? sourceBlock.map { .sourceBlock($0) } ?? .whole
    if codes.count > 1, block != nil {
      throw SelectionError(
        "--block is the number of a block of one translation, and \(codes.count) languages are given",
        hint: "confirm each by itself, or give the block of the source with --source-block")
    }
    let what = Report.text(path, codes, part)
    do {
      if undo {
        let result = try store.takeBackConfirmation(
          path, in: codes, part, signature.signature("Take back the confirmation of \(what)"))
        Output.result(Report.lines(for: result, unchanged: "\(what) is not confirmed"))
      } else {
        let found = try store.outdated(
          languages: Set(codes), pages: [path], countsChanges: false)
        let result = try store.confirm(
          path, in: codes, part, signature.signature("Confirm \(what)"))
        report(result, path, codes, part, found)
      }
    } catch let error as DecisionError {
      switch error {
      case .missing, .notConfirmed(_, _, _, confirmed: []):
        for text in language {
          try Selection.checkIsKnown(page: page, language: text, in: store)
        }
      default: break
      }
      throw error
    }
  }

  /// Says what was confirmed, and of which languages there was nothing to confirm.
  private func report(
    _ result: DecisionResult, _ path: PagePath, _ codes: [LanguageCode], _ part: Decision.Part,
    _ found: [OutdatedDocument]
  ) {
    var blocks: [LanguageCode: Int] = [:]
    if part == .whole {
      for document in found {
        blocks[document.language] = document.blocks.count { $0.kind != .inherited }
      }
    }
    var done: Set<LanguageCode> = []
    if case .recorded(_, let decisions) = result {
      done = Set(decisions.map(\.language))
      Output.result(Report.lines(for: result, unchanged: "", blocks: blocks))
    }
    for code in codes where !done.contains(code) {
      let document = found.first { $0.language == code }
      Output.result(unchanged(Report.text(path, [code], part), part, document))
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
