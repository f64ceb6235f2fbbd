import Markdown
import Store
import Template

/// What the comments in a text switch: `<!-- check: length = off -->`.
///
/// A comment inside a block is about that block, one between blocks about the next.
struct CheckComments: Sendable {
  /// What is said of a block, by its number.
  private(set) var switches: [Int: SwitchedRules] = [:]
  /// What is wrong with the comments, by the rule `check-comment`.
  private(set) var findings: [RuleFinding] = []

  /// No comments.
  init() {}

  /// Reads the comments of a text in the source language.
  init(_ text: CheckedText) { read(text, source: nil) }

  /// Reads the comments of a translation. They switch no rule of safety: who translates must not
  /// open the door. A copy of a comment in the source is no fault, and has no say of its own.
  init(_ text: CheckedText, translatedFrom source: CheckComments) { read(text, source: source) }

  /// Returns how severe a finding of a rule is in a block; nil where the rule is off.
  ///
  /// - Parameters:
  ///   - configured: how severe it is by the configuration.
  ///   - own: what is said of the block itself.
  ///   - source: what is said of the source blocks that it was made from.
  static func severity(
    of rule: CheckRule, configured: FindingSeverity?, own: SwitchedRules?,
    source: [SwitchedRules] = []
  ) -> FindingSeverity? {
    guard let said = own?[rule] ?? source.lazy.compactMap({ $0[rule] }).first else {
      return configured
    }
    return said.severity
  }

  private mutating func read(_ text: CheckedText, source: CheckComments?) {
    var place = text.body
    while let open = text.bytes[place...].find(Self.open) {
      place = open + Self.open.count
      guard let start = Self.start(in: text.bytes[place...]), !Self.isCode(open, in: text) else {
        continue
      }
      guard let close = text.bytes[start...].find(Self.close) else {
        add(open..<start, "this comment has no end", "write --> behind it", "end")
        return
      }
      place = close + Self.close.count
      let rules = rules(in: start..<close, of: text, source)
      // The block that holds it, or else the next.
      guard let number = text.blocks.first(where: { $0.block.range.upperBound > open })?.number
      else {
        add(
          open..<place, "no block follows this comment",
          "write it above the block that it is about",
          "place")
        continue
      }
      let known = switches[number] ?? SwitchedRules()
      switches[number] = SwitchedRules(
        all: rules.all ?? known.all, rules: known.rules.merging(rules.rules) { $1 })
    }
  }

  private static let open = Array("<!--".utf8)
  private static let close = Array("-->".utf8)

  /// Where a comment says what it switches; nil where it is another comment.
  private static func start(in rest: ArraySlice<UInt8>) -> Int? {
    let rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let mark = "check:".utf8
    return rest.starts(with: mark) ? rest.startIndex + mark.count : nil
  }

  /// Whether a place is in code, or in a comment of the template, where nothing is a comment.
  private static func isCode(_ place: Int, in text: CheckedText) -> Bool {
    if text.tags.contains(where: { $0.range.contains(place) }) { return true }
    guard let block = text.blocks.first(where: { $0.block.range.contains(place) }) else {
      return false
    }
    return block.kind == .code
      || block.parts.parts.contains { part in
        switch part.kind {
        case .code, .codeBlock: part.range.contains(place)
        default: false
        }
      }
  }

  /// Reads what stands in a comment: `length = off, quotes = off`, or `off` alone.
  private mutating func rules(
    in range: Range<Int>, of text: CheckedText, _ source: CheckComments?
  ) -> SwitchedRules {
    var result = SwitchedRules()
    let inner = text.bytes[range]
    let items = inner.split { $0 == UInt8(ascii: ",") || $0 == 0x0A }.map(Self.trimmed)
      .filter { !$0.isEmpty }
    if items.isEmpty {
      add(range, "this comment switches no rule", "write it as in “length = off”", "")
    }
    for item in items {
      let words = item.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false
      ).map { String(decoding: Self.trimmed($0), as: UTF8.self) }
      let said = String(decoding: item, as: UTF8.self)
      let (name, value) =
        words.count == 1 ? (SwitchedRules.allKey, words[0]) : (words[0], words[1])
      let rule = CheckRule(rawValue: name)
      guard rule != nil || name == SwitchedRules.allKey else {
        add(item.indices, "there is no rule “\(name)”", Self.hint(rule: name), said)
        continue
      }
      guard let value = CheckSwitch(setting: value) else {
        let isRule = words.count == 1 && CheckRule(rawValue: value) != nil
        add(
          item.indices, "a rule is off, warning or error, not “\(value)”",
          isRule ? "write “\(value) = off”" : "write it as in “length = off”", said)
        continue
      }
      guard let rule else {
        result.all = value
        continue
      }
      if rule.group == .safety, let source {
        if !source.switches.values.contains(where: { $0.rules[rule] != nil }) {
          add(
            item.indices,
            "a translation cannot switch “\(rule.rawValue)”: it is a matter of safety",
            "switch it in the source or in the configuration, or take it out here", said)
        }
        continue
      }
      result.rules[rule] = value
    }
    if source != nil, let all = result.all {
      // What a translation says of all is said of each but the rules of safety.
      result.all = nil
      for rule in CheckRule.allCases where rule.group != .safety && result.rules[rule] == nil {
        result.rules[rule] = all
      }
    }
    return result
  }

  private static func hint(rule name: String) -> String {
    nearestName(to: name, among: CheckRule.allCases.map(\.rawValue)).map { "did you mean \($0)?" }
      ?? "every finding has the name of its rule"
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes
  }

  private mutating func add(
    _ range: Range<Int>, _ message: String, _ hint: String, _ subject: String
  ) {
    findings.append(RuleFinding(.checkComment, range, message, hint: hint, subject: subject))
  }
}
