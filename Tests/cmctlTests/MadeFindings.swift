import Checker
import Store

/// Findings of every kind that forms differ in.
enum MadeFindings {
  /// On the second line of its block, with a source.
  static let invented = Finding(
    rule: .variableInvented, severity: .error, page: "info", language: "ru",
    path: "locales/RU/info.md", place: .init(line: 13, column: 8, endLine: 13, endColumn: 27),
    message: "“{{ config.secret }}” is not in the source", hint: "take it away",
    block: "Мы здесь.\nПишите {{ config.secret }}!", blockLine: 12,
    source: .init(
      language: "en", path: "locales/EN/info.md", line: 14,
      text: "We are here.\nWrite [to us](mail.html)!"),
    subject: "{{ config.secret }}")

  /// With what mends it, and in a file whose name is not ASCII.
  static let zeroWidth = Finding(
    rule: .zeroWidth, severity: .warning, page: "новости/наш мир", language: "ru",
    path: "locales/RU/новости/наш мир.md",
    place: .init(line: 3, column: 4, endLine: 3, endColumn: 5),
    message: "a zero-width space (U+200B) stands here", hint: "take it away",
    block: "наш\u{200b} мир", blockLine: 3, fix: .init(start: 20, end: 23, text: ""),
    subject: "\u{200b}")

  /// Of a whole file.
  static let wholeFile = Finding(
    rule: .assetUnused, severity: .warning, path: "old logo.png",
    message: "no page names this file", hint: "delete it, or link to it")

  /// With a text that looks like a link of SARIF's and like a command of GitHub's.
  static let linkSpace = Finding(
    rule: .linkSpace, severity: .error, page: "index", language: "de",
    path: "locales/DE/index.md", place: .init(line: 1, column: 1, endLine: 2, endColumn: 3),
    message: "“[a] (b)”, 100%\n::error::is [no](link)", hint: "write [a](b)",
    block: "[a]\n(b)", blockLine: 1, fix: .init(start: 3, end: 4, text: ""), subject: "[a] (b)")

  static let accepted = Finding(
    rule: .doubleWord, severity: .warning, page: "index", language: "en",
    path: "locales/EN/index.md", place: .init(line: 5, column: 6, endLine: 5, endColumn: 14),
    message: "“had” stands twice", hint: "did you mean one?", block: "I had had it.", blockLine: 5,
    subject: "had")

  static let report = CheckReport(
    findings: [linkSpace, wholeFile, invented, zeroWidth], accepted: [accepted], pageCount: 3,
    judgedCount: 3)
}
