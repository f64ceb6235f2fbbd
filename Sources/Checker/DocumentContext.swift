import Store

/// A text with what makes findings of what rules found in it.
struct DocumentContext {
  let page: PagePath
  /// Nil for a skeleton.
  let language: LanguageCode?
  /// The file.
  let path: String
  let text: CheckedText
  /// What it is a translation of.
  let source: Source?

  /// The source of a translation as it is.
  struct Source {
    let language: LanguageCode
    let path: String
    let text: CheckedText
  }

  /// The block that an offset of the text stands in.
  func block(at offset: Int) -> CheckedBlock? {
    text.blocks.first { $0.block.range.contains(offset) }
  }

  /// Makes a finding.
  ///
  /// - Parameters:
  ///   - block: the block that it stands in.
  ///   - original: the source block that it was compared with, and where that stands now.
  func finding(
    _ found: RuleFinding, _ severity: FindingSeverity, in block: CheckedBlock?,
    original: (block: CheckedBlock?, place: Int?)?
  ) -> Finding {
    var sourceText: Finding.SourceText?
    if let source, original?.place != nil,
      let compared = original?.block ?? original?.place.map({ source.text.blocks[$0] })
    {
      let place = original?.place.map { source.text.blocks[$0].block.range.lowerBound }
      sourceText = Finding.SourceText(
        language: source.language.tag, path: source.path,
        line: source.text.position(of: place ?? 0).line,
        text: String(decoding: compared.text, as: UTF8.self))
    }
    let start = text.position(of: found.range.lowerBound)
    let end = text.position(of: found.range.upperBound)
    let first = block.map { text.position(of: $0.block.range.lowerBound) }
    return Finding(
      rule: found.rule, severity: severity, page: page.text, language: language?.tag,
      path: path,
      place: Finding.Place(
        line: start.line, column: start.column, endLine: end.line, endColumn: end.column),
      message: found.message, hint: found.hint,
      block: block.map { String(decoding: $0.text, as: UTF8.self) }, blockLine: first?.line,
      blockColumn: first?.column, source: sourceText,
      fix: found.replacement.map {
        Finding.Fix(start: found.range.lowerBound, end: found.range.upperBound, text: $0)
      }, subject: found.subject)
  }
}
