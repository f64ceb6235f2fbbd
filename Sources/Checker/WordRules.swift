/// Rules of numbers, words and sentences.
enum WordRules {
  static func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    let block = comparison.block
    if block.kind == .code || block.prose.isEmpty { return }
    guard let original = comparison.original else {
      let prose = Prose(block)
      QuoteRule.check(prose, comparison.language, &findings)
      DoubleWordRule.check(prose, [], comparison.language, &findings)
      return
    }
    if original.blocks.contains(where: { $0.prose == block.prose }) {
      // What was not translated follows the rules of the source, and is judged there.
      if original.isSure { UntranslatedRule.check(Prose(block), comparison, &findings) }
      return
    }
    let prose = Prose(block)
    let source = original.blocks.map(Prose.init)
    QuoteRule.check(prose, comparison.language, &findings)
    DoubleWordRule.check(prose, source, comparison.language, &findings)
    // An alignment is in doubt just where a length is far off.
    if original.isSure || original.isFramed { LengthRule.check(prose, source, &findings) }
    guard original.isSure, !source.isEmpty else { return }
    NumberRule.check(prose, source, comparison, &findings)
    FinalPunctuationRule.check(prose, source, comparison, &findings)
  }
}
