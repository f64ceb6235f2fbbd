import Markdown
import Store
import Translation

/// A block of a translation beside what it was made from: what the rules of a block are given.
struct Comparison {
  let block: CheckedBlock
  let language: LanguageTraits
  /// What it is compared with; nil in the source language, and where there is no source.
  let original: Original?
  /// Whether it stands in a translation: one without a source too.
  var isTranslation = false

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
    /// Whether what stands before and behind it leaves no other source, unlike as they may be.
    var isFramed = false
    /// Whether it is an item of a list that the source has no item for.
    var isSurplus = false

    /// Whether rules that compare with the source block may speak.
    var isComparable: Bool { isSure && !blocks.isEmpty }
    /// Where everything has to stand that a translation may have: in its source blocks, or anywhere
    /// in the source where these are in doubt.
    var scope: [CheckedBlock] { isComparable ? blocks : text.blocks }
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

extension [RuleFinding] {
  /// Adds what was found, once for each subject of a rule.
  mutating func report(
    _ rule: CheckRule, _ range: Range<Int>, _ message: String, hint: String, subject: String,
    replacement: String? = nil
  ) {
    if contains(where: { $0.rule == rule && $0.subject == subject }) { return }
    append(
      RuleFinding(
        rule, range, message, hint: hint, subject: subject, replacement: replacement))
  }
}

/// Returns what a text says in quotation marks, cut where it is long.
func quoted(_ text: String) -> String {
  text.unicodeScalars.count > 100 ? "“\(text.prefix(90))…”" : "“\(text)”"
}

/// Returns bytes of a text in quotation marks, with `…` for placeholders.
func quoted(_ text: some Collection<UInt8>) -> String {
  quoted(String(decoding: text, as: UTF8.self).replacing("\u{FFFC}", with: "…"))
}
