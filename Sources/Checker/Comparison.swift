import Markdown
import Store
import Translation

/// A block of a translation beside what it was made from: what the rules of a block are given.
struct Comparison {
  let block: CheckedBlock
  let language: LanguageTraits
  /// What it is compared with; nil in the source language, and where there is no source.
  let original: Original?

  /// What a block of a translation was made from.
  struct Original {
    /// The source blocks that it was made from, as they were then: mostly one, several where
    /// paragraphs were merged; none where nothing is known of it.
    let blocks: [CheckedBlock]
    /// Whether there is no doubt that these are its source.
    let isSure: Bool
    /// The whole source.
    let text: CheckedText
    let language: LanguageTraits
  }
}

/// Something that a rule found, before it is known whether the rule is in force.
struct RuleFinding: Equatable {
  var rule: CheckRule
  /// Where it stands in the whole text.
  var range: Range<Int>
  /// What is wrong, lower case and without a full stop.
  var message: String
  /// What to do.
  var hint: String
  /// What of the block is wrong: two findings of one rule in one block differ in it.
  var subject: String
  /// What to write in place of `range`, where there is one right answer.
  var replacement: String?

  init(
    _ rule: CheckRule, _ range: Range<Int>, _ message: String, hint: String, subject: String,
    replacement: String? = nil
  ) {
    self.rule = rule
    self.range = range
    self.message = message
    self.hint = hint
    self.subject = subject
    self.replacement = replacement
  }
}
