/// Something that a rule of `check` found: a value that is stored until what it was found in
/// changes.
package struct Finding: Sendable, Equatable, Codable {
  package var rule: CheckRule
  package var severity: FindingSeverity
  /// The page; nil for what is of the whole site.
  package var page: String?
  /// The tag of the language; nil for what is of no language.
  package var language: String?
  /// The file below the folder around the locales folder: `locales/RU/info.md`.
  package var path: String
  /// Where it stands; nil where the whole file is meant.
  package var place: Place?
  /// What is wrong, lower case and without a full stop.
  package var message: String
  /// What to do.
  package var hint: String
  /// The block that it stands in, as the file has it; nil where it stands in none.
  package var block: String?
  /// The line of the file on which the block begins, from 1; nil where it is not known.
  package var blockLine: Int?
  /// The column in which it begins, from 1, in Unicode scalars; nil for the first: a title stands
  /// behind its key, an item may be indented.
  package var blockColumn: Int?
  /// The block of the source that it was compared with.
  package var source: SourceText?
  /// What mends it, where there is one right answer.
  package var fix: Fix?
  /// What of the block is wrong: two findings of one rule in one block differ in it.
  package var subject: String

  /// A stretch of a file.
  package struct Place: Sendable, Equatable, Codable {
    /// From 1.
    package var line: Int
    /// From 1, in Unicode scalars.
    package var column: Int
    package var endLine: Int
    /// The column behind the last scalar.
    package var endColumn: Int

    package init(line: Int, column: Int, endLine: Int, endColumn: Int) {
      self.line = line
      self.column = column
      self.endLine = endLine
      self.endColumn = endColumn
    }
  }

  /// A block of the source with its place.
  package struct SourceText: Sendable, Equatable, Codable {
    package var language: String
    package var path: String
    /// From 1.
    package var line: Int
    package var text: String

    package init(language: String, path: String, line: Int, text: String) {
      self.language = language
      self.path = path
      self.line = line
      self.text = text
    }
  }

  /// Bytes of the file to replace.
  package struct Fix: Sendable, Equatable, Codable {
    package var start: Int
    package var end: Int
    package var text: String

    package init(start: Int, end: Int, text: String) {
      self.start = start
      self.end = end
      self.text = text
    }
  }

  package init(
    rule: CheckRule, severity: FindingSeverity, page: String? = nil, language: String? = nil,
    path: String, place: Place? = nil, message: String, hint: String, block: String? = nil,
    blockLine: Int? = nil, blockColumn: Int? = nil, source: SourceText? = nil, fix: Fix? = nil,
    subject: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.page = page
    self.language = language
    self.path = path
    self.place = place
    self.message = message
    self.hint = hint
    self.block = block
    self.blockLine = blockLine
    self.blockColumn = blockColumn
    self.source = source
    self.fix = fix
    self.subject = subject
  }
}

extension Finding {
  /// What it is known by when it is accepted: rule, language, block and what of it is wrong, not the
  /// place, so that it is the same until the block changes.
  package var fingerprint: ContentHash {
    let parts = [
      rule.rawValue, language ?? "", block ?? path,
      subject.isEmpty && block == nil ? path : subject,
    ]
    return ContentHash(of: Array(parts.joined(separator: "\u{0}").utf8))
  }
}
