import Foundation
import Store

/// An outdated document as its translator needs it: where things lie, and what can be typed.
struct WorksheetPage {
  let document: OutdatedDocument
  /// The paths of the document and of its source: `locales/RU/info.md`.
  let file: String
  let sourceFile: String
  /// Whether block numbers are those of the newest revision, which are the ones that can be typed.
  let canBeConfirmed: Bool

  init(_ document: OutdatedDocument, _ languages: [Language], canBeConfirmed: Bool) {
    func path(_ code: LanguageCode) -> String {
      languages.first { $0.code == code }?.path(of: document.page) ?? document.page.text
    }
    self.document = document
    self.canBeConfirmed = canBeConfirmed
    file = path(document.language)
    sourceFile = path(document.source)
  }

  /// “info (ru)”.
  var name: String { "\(document.page.text) (\(document.language.tag))" }

  /// “2 blocks, 14 words, 1 change behind en”.
  var size: String {
    [
      Report.count(document.blocks.count, "block"), Report.count(document.words, "word"),
      "\(Report.count(document.behind, "change")) behind \(document.source.tag)",
    ].joined(separator: ", ")
  }

  /// Where a block of the translation lies: “locales/RU/info.md:12 (block 3)”.
  func place(_ piece: OutdatedBlock.Piece) -> String {
    "\(file):\(piece.line) (block \(piece.block))"
  }

  /// Where a block of the source lies.
  func sourcePlace(_ piece: OutdatedBlock.Piece) -> String {
    "\(sourceFile):\(piece.line) (source block \(piece.block))"
  }

  /// What records that a block is right as it is; nothing where that cannot be typed, or would not
  /// help.
  func commands(for block: OutdatedBlock) -> [String] {
    guard canBeConfirmed, block.kind != .inherited else { return [] }
    let command =
      "cmctl confirm \(Output.shellQuoted(document.page.text)) --language \(document.language.tag)"
    if !block.translation.isEmpty {
      return block.translation.map { "\(command) --block \($0.block)" }
    }
    return block.source.map { ["\(command) --source-block \($0.block)"] } ?? []
  }
}

extension String {
  /// The lines of a text without their ends, of which Markdown knows three.
  var markdownLines: [String] {
    replacing("\r\n", with: "\n").replacing("\r", with: "\n").components(separatedBy: "\n")
  }
}
