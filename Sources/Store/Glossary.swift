/// The terms of a site and what becomes of them in its languages: `glossary.csv` of the locales
/// folder.
package struct Glossary: Sendable, Equatable {
  /// A row.
  package struct Entry: Sendable, Equatable {
    /// As the source says it; empty where a word is forbidden whatever it stands for.
    package var term: String
    /// Nil for every language.
    package var language: LanguageCode?
    package var rule: Rule
    /// What the glossary says to translators; often empty.
    package var note: String

    package init(term: String, language: LanguageCode?, rule: Rule, note: String = "") {
      self.term = term
      self.language = language
      self.rule = rule
      self.note = note
    }
  }

  /// What becomes of a term.
  package enum Rule: Sendable, Equatable {
    /// It is translated so.
    case translation(String)
    /// It stays as it is.
    case verbatim
    /// It must not be translated so.
    case forbidden(String)
  }

  /// What the file is called.
  package static let fileName = "glossary.csv"

  package var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }
}

extension Glossary {
  /// A column of the file, by its name in the header.
  private enum Column: String, CaseIterable {
    case term, language, translation
    case verbatim = "do_not_translate"
    case forbidden, note

    static let needed: [Column] = [.term, .language, .translation]
  }

  /// Reads a file.
  ///
  /// - Parameter path: what the file is called in problems.
  /// - Throws: `Problems`, all that are in the file.
  package init(_ bytes: [UInt8], path: String) throws(Problems) {
    let rows = try CSVText(bytes, path: path).rows
    entries = []
    guard let header = rows.first else { return }
    let columns = try Self.columns(header, path)
    var problems: [Problem] = []
    for row in rows.dropFirst() {
      do throws(Problems) {
        entries.append(try Self.entry(row, columns, path))
      } catch {
        problems += error.all
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  private static func columns(_ header: CSVText.Row, _ path: String) throws(Problems) -> [Column] {
    var columns: [Column] = []
    var problems: [Problem] = []
    func add(_ message: String, _ hint: String?) {
      problems.append(Problem(path, line: header.line, message, hint: hint))
    }
    let all = Column.allCases.map(\.rawValue).joined(separator: ",")
    for name in header.fields {
      guard let column = Column(rawValue: name.lowercased()) else {
        let isDividedElse = header.fields.count == 1 && name.contains { ";\t".contains($0) }
        add(
          "a glossary has no column “\(name)”",
          isDividedElse ? "divide columns by commas: \(all)" : "its columns are \(all)")
        continue
      }
      if columns.contains(column) { add("the column “\(name)” is there twice", nil) }
      columns.append(column)
    }
    if problems.isEmpty {
      for column in Column.needed where !columns.contains(column) {
        add("has no column “\(column.rawValue)”", "its first row is \(all)")
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    return columns
  }

  private static func entry(_ row: CSVText.Row, _ columns: [Column], _ path: String)
    throws(Problems) -> Entry
  {
    var problems: [Problem] = []
    func add(_ message: String, _ hint: String? = nil) {
      problems.append(Problem(path, line: row.line, message, hint: hint))
    }
    // Empty fields behind the last column are of no harm; those that are left out are empty.
    if row.fields.dropFirst(columns.count).contains(where: { !$0.isEmpty }) {
      add(
        "has \(row.fields.count) fields, and the first row \(columns.count)",
        "put a field with a comma in quotation marks")
    }
    let fields = Dictionary(uniqueKeysWithValues: zip(columns, row.fields))
    func isYes(_ column: Column) -> Bool {
      switch fields[column]?.lowercased() {
      case nil, "", "no", "false": return false
      case "yes", "true": return true
      case let value?:
        add("\(column.rawValue) is yes or no, not “\(value)”")
        return false
      }
    }
    let (term, translation) = (fields[.term] ?? "", fields[.translation] ?? "")
    let (isVerbatim, isForbidden) = (isYes(.verbatim), isYes(.forbidden))
    var language: LanguageCode?
    if let text = fields[.language], !text.isEmpty {
      language = LanguageCode(text)
      if language == nil { add("“\(text)” is no language code", "write it as in ru or pt-BR") }
    }
    // What is wrong with a field is not told twice.
    if !problems.isEmpty { throw Problems(problems) }
    let rule: Rule
    switch (isVerbatim, isForbidden) {
    case (true, true):
      add("cannot both forbid a word and keep a term as it is", "make two rows of it")
      rule = .verbatim
    case (true, false):
      rule = .verbatim
      if term.isEmpty { add("names no term that is not to be translated") }
      if !translation.isEmpty, translation.lowercased() != term.lowercased() {
        add("“\(term)” is not to be translated, and has a translation", "leave one of them out")
      }
    case (false, true):
      rule = .forbidden(translation)
      if translation.isEmpty {
        add("names no word that is forbidden", "write it as the translation")
      }
    case (false, false):
      rule = .translation(translation)
      if term.isEmpty { add("has no term") }
      if language == nil { add("does not say which language its translation is in") }
      if translation.isEmpty {
        add("has no translation", "or say do_not_translate: yes")
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    return Entry(term: term, language: language, rule: rule, note: fields[.note] ?? "")
  }
}
