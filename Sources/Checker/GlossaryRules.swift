import Markdown

/// Rules of a site's own glossary.
enum GlossaryRules {
  static func check(
    _ comparison: Comparison, _ glossary: CompiledGlossary, _ findings: inout [RuleFinding]
  ) {
    let block = comparison.block
    if glossary.isEmpty || block.kind == .code { return }
    if !glossary.forbidden.isEmpty {
      for (word, range) in glossary.forbidden.places(in: block.prose, ProseWords(block.prose)) {
        findings.append(
          forbidden(
            word, place(of: range, in: block), "the glossary forbids “\(word.text)”",
            hint: "say it otherwise"))
      }
    }
    guard glossary.hasTerms, let original = comparison.original, original.isSure else { return }
    let sources = original.blocks.filter { $0.kind != .code }
    // What is not translated at all is another rule's.
    if sources.contains(where: { $0.prose == block.prose }) { return }
    let terms = sources.flatMap { glossary.terms(in: $0.prose) }
    if terms.isEmpty { return }
    let text = said(by: block, comparison.language)
    var seen: Set<String> = []
    for term in terms where seen.insert(term.text).inserted {
      let others = terms.filter { $0.text != term.text }
      check(term, besides: others, comparison, text, &findings)
    }
  }

  private static func check(
    _ term: CompiledGlossary.Term, besides others: [CompiledGlossary.Term],
    _ comparison: Comparison, _ text: FoldedText, _ findings: inout [RuleFinding]
  ) {
    let block = comparison.block
    let own = FoldedText(term.text, in: comparison.language).scalars.dropFirst().dropLast()
    let isKept = text.contains(own)
    let isRight =
      term.translations.contains { $0.stands(in: text) } || (term.isVerbatim && isKept)
    let said = term.translations.map { "“\($0.text)”" }.joined(separator: " or ")
    // A word that is forbidden for one term may be right for another thing of the block: where the
    // term itself is found, it counts only in brackets, as another word for it.
    var wrong =
      term.forbidden.isEmpty
      ? [] : term.forbidden.places(in: block.prose, ProseWords(block.prose))
    if isRight {
      wrong.removeAll { word, range in
        !isBracketed(range, in: block.prose)
          || others.contains {
            $0.translations.contains { $0.isIn(word.text, comparison.language) }
          }
      }
    }
    for (word, range) in wrong {
      findings.append(
        forbidden(
          word, place(of: range, in: block),
          "the glossary forbids “\(word.text)” for “\(term.text)”",
          hint: said.isEmpty ? "say it otherwise" : "write \(said)"))
    }
    if isRight || !wrong.isEmpty { return }
    let note = term.note.isEmpty ? "" : " (\(term.note))"
    if !term.translations.isEmpty {
      findings.append(
        RuleFinding(
          .glossaryTerm, block.block.range,
          "“\(term.text)” is \(said) by the glossary, which does not stand here",
          hint: "use it, or add the right word to the glossary" + note, subject: term.text))
    } else if term.isVerbatim {
      findings.append(
        RuleFinding(
          .glossaryVerbatim, block.block.range,
          "“\(term.text)” is not to be translated, and does not stand here",
          hint: "write it as it is" + note, subject: term.text))
    }
  }

  /// Whether a word stands alone between brackets.
  private static func isBracketed(_ range: Range<Int>, in prose: [UInt8]) -> Bool {
    [("(", ")"), ("（", "）")].contains { open, close in
      prose[..<range.lowerBound].reversed().starts(with: open.utf8.reversed())
        && prose[range.upperBound...].starts(with: close.utf8)
    }
  }

  private static func forbidden(
    _ word: CompiledGlossary.ForbiddenWords.Word, _ range: Range<Int>, _ message: String,
    hint: String
  ) -> RuleFinding {
    RuleFinding(
      .glossaryForbidden, range, message,
      hint: word.note.isEmpty ? hint : "\(hint) (\(word.note))", subject: word.text)
  }

  /// Where a stretch of the prose stands in the text.
  private static func place(of range: Range<Int>, in block: CheckedBlock) -> Range<Int> {
    let start = block.parts.place(of: range.lowerBound)
    return start..<max(start, block.parts.place(of: range.upperBound - 1) + 1)
  }

  /// All that a block says, its code and the alternative texts of its images too.
  private static func said(by block: CheckedBlock, _ language: LanguageTraits) -> FoldedText {
    var text = FoldedText(in: language)
    text.add(block.prose)
    for part in block.parts.parts {
      switch part.kind {
      case .code(let code): text.add(code.utf8)
      case .image(_, let alt): text.add(alt.utf8)
      default: break
      }
    }
    return text
  }
}
