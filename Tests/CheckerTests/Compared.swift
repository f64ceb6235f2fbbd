import Markdown
import Store
import Translation

@testable import Checker

/// Judges a translation beside its source by the rules of blocks and of whole texts: each block
/// with the source block of the same number.
func findings(
  _ translation: String, in language: String = "ru", source: String? = nil,
  sourceLanguage: String = "en"
) -> [RuleFinding] {
  let text = checkedText(translation)
  let original = source.map(checkedText)
  let own = LanguageTraits(LanguageCode(language)!)
  let other = LanguageTraits(LanguageCode(sourceLanguage)!)
  var contributed: [RuleFinding] = []
  if original != nil { SafetyRules.check(text, of: own, source: original, &contributed) }
  return TextRules.findings(text) + contributed
    + text.blocks.flatMap { block in
      BlockRules.findings(
        Comparison(
          block: block, language: own,
          original: original.map { original in
            Comparison.Original(
              blocks: original.blocks.filter { $0.number == block.number }, isSure: true,
              text: original, language: other)
          }))
    }
}

/// A text without front matter, cut as an import cuts it.
func checkedText(_ text: String) -> CheckedText {
  let bytes = Array(text.utf8)
  return CheckedText(bytes, body: 0, blocks: Markdown.blocks(bytes))
}

/// The text that a finding is about.
func marked(_ finding: RuleFinding, in text: String) -> String {
  String(decoding: Array(text.utf8)[finding.range], as: UTF8.self)
}
