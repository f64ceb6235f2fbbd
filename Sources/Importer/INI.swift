import Store

/// A file of sections with keys and values, as Python's `iniconfig` reads it.
///
/// `key = value` or `key: value` from the first column; lines that begin with `#` or `;` are
/// comments; an indented line continues the value before it, with a line break. Nothing is stripped
/// from a value but the space around it.
package struct INI: Sendable, Equatable {
  /// A key with its value.
  package struct Entry: Sendable, Equatable {
    package var key: String
    package var value: String
    /// Line from 1.
    package var line: Int
  }

  /// The keys under one `[name]`.
  package struct Section: Sendable, Equatable {
    package var name: String
    /// Line from 1.
    package var line: Int
    package var entries: [Entry]

    /// Returns the value of a key.
    package subscript(key: String) -> String? { entries.first { $0.key == key }?.value }
  }

  package private(set) var sections: [Section] = []

  /// Returns a section by its name.
  package subscript(section: String) -> Section? { sections.first { $0.name == section } }

  /// Reads a file.
  ///
  /// - Parameter path: what the file is called in problems.
  /// - Throws: `Problems`, all that are in the file.
  package init(_ text: String, path: String) throws(Problems) {
    var problems: [Problem] = []
    var canContinue = false
    // A byte order mark is no part of the first line.
    let text =
      text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
    // By \.isNewline, for "\r\n" is one Character that is not "\n".
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, raw) in lines.enumerated() {
      let number = index + 1
      let line = raw.trimmingEnd
      let content = line.trimmingStart
      guard let first = content.first, first != "#", first != ";" else { continue }
      if line.startIndex != content.startIndex {
        if canContinue {
          addToLastValue(String(content))
        } else {
          problems.append(
            Problem(
              path, line: number, column: 1,
              "an indented line continues a value, and there is none",
              hint: "begin the line in its first column, or give it a key before it"))
        }
      } else if first == "[" {
        canContinue = false
        add(section: content, number, path, &problems)
      } else {
        canContinue = add(entry: content, number, path, &problems)
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  private mutating func addToLastValue(_ text: String) {
    let section = sections.count - 1
    let entry = sections[section].entries.count - 1
    let value = sections[section].entries[entry].value
    sections[section].entries[entry].value = value.isEmpty ? text : value + "\n" + text
  }

  private mutating func add(
    section line: Substring, _ number: Int, _ path: String, _ problems: inout [Problem]
  ) {
    // A comment may follow a section's name, and only that.
    let head = line.prefix { $0 != "#" && $0 != ";" }.trimmingEnd
    guard head.last == "]", head.count > 2 else {
      problems.append(Problem(path, line: number, "a section is written [name]"))
      return
    }
    let name = String(head.dropFirst().dropLast())
    if let other = self[name] {
      problems.append(
        Problem(path, line: number, "section [\(name)] is there twice, first in line \(other.line)")
      )
    }
    sections.append(Section(name: name, line: number, entries: []))
  }

  /// Returns whether there is now a value that can be continued.
  private mutating func add(
    entry line: Substring, _ number: Int, _ path: String, _ problems: inout [Problem]
  ) -> Bool {
    guard let separator = Self.separator(in: line) else {
      problems.append(
        Problem(path, line: number, "“\(line.prefix(40))” is neither “key = value” nor a comment"))
      return false
    }
    let key = String(line[..<separator].trimmingEnd)
    let value = String(line[line.index(after: separator)...].trimmingStart)
    guard !sections.isEmpty else {
      problems.append(
        Problem(
          path, line: number, "“\(key)” stands before the first [section]",
          hint: "write [params] above it"))
      return false
    }
    if let other = sections[sections.count - 1].entries.first(where: { $0.key == key }) {
      problems.append(
        Problem(path, line: number, "“\(key)” is set twice, first in line \(other.line)"))
    }
    sections[sections.count - 1].entries.append(Entry(key: key, value: value, line: number))
    return true
  }

  private static func separator(in line: Substring) -> Substring.Index? {
    let colon = line.firstIndex(of: ":")
    guard let equals = line.firstIndex(of: "=") else { return colon }
    if let colon, colon < equals { return colon }
    return equals
  }
}

extension StringProtocol {
  /// The text without white space at its start.
  var trimmingStart: SubSequence { drop { $0.isWhitespace } }

  /// The text without white space at its end.
  var trimmingEnd: SubSequence {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return self[..<end]
  }

  /// The text without white space at its ends.
  var trimmed: SubSequence { trimmingStart.trimmingEnd }
}
