import Foundation
import Store

/// An outdated document as its translator needs it: where things lie, and what can be typed.
struct WorksheetPage {
  let document: OutdatedDocument
  /// The path of the document: `locales/RU/info.md`.
  let file: String
  /// Whether block numbers are those of the newest revision, which are the ones that can be typed.
  let canBeConfirmed: Bool
  private let languages: [Language]

  init(_ document: OutdatedDocument, _ languages: [Language], canBeConfirmed: Bool) {
    self.document = document
    self.canBeConfirmed = canBeConfirmed
    self.languages = languages
    file = Self.path(document.page, document.language, languages)
  }

  private static func path(_ page: PagePath, _ code: LanguageCode, _ languages: [Language])
    -> String
  {
    languages.first { $0.code == code }?.path(of: page) ?? page.text
  }

  /// “info (ru)”.
  var name: String { "\(document.page.text) (\(document.language.tag))" }

  /// “2 blocks, 14 words, 1 change behind ru, 3 changes behind en”.
  var size: String {
    let lags =
      document.lags.isEmpty
      ? [OutdatedDocument.Lag(language: document.source, changes: 0)] : document.lags
    let parts =
      [Report.count(document.blocks.count, "block"), Report.count(document.words, "word")]
      + lags.map { "\(Report.count($0.changes, "change")) behind \($0.language.tag)" }
    return parts.joined(separator: ", ")
  }

  /// Where a block of the translation lies: “locales/RU/info.md:12 (block 3)”.
  func place(_ piece: OutdatedBlock.Piece) -> String {
    "\(file):\(piece.line) (block \(piece.block))"
  }

  /// The language that the source of a block is in.
  func source(of block: OutdatedBlock) -> LanguageCode { block.origin ?? document.source }

  /// The path of the document that the source of a block stands in, or stood.
  func sourceFile(of block: OutdatedBlock) -> String {
    Self.path(document.page, source(of: block), languages)
  }

  /// Where the source of a block lies; nil where it is gone.
  func sourcePlace(of block: OutdatedBlock) -> String? {
    block.source.map { "\(sourceFile(of: block)):\($0.line) (source block \($0.block))" }
  }

  /// What records that a block is right as it is; nil where that cannot be typed, or would not help.
  func command(for block: OutdatedBlock) -> String? {
    guard canBeConfirmed, block.kind != .inherited else { return nil }
    let command =
      "cmctl confirm \(Output.shellQuoted(document.page.text)) --language \(document.language.tag)"
    // Where several blocks stand for one of the source, one of them means it.
    if let piece = block.translation.first { return "\(command) --block \(piece.block)" }
    return block.source.map { "\(command) --source-block \($0.block)" }
  }
}

extension String {
  /// The lines of a text without their ends, of which Markdown knows three.
  var markdownLines: [String] {
    replacing("\r\n", with: "\n").replacing("\r", with: "\n").components(separatedBy: "\n")
  }
}
