/// Something wrong with the user's content: a value, collected and told together with the others.
package struct Problem: Sendable, Equatable {
  /// Whether it stops the work or is only said.
  package enum Severity: Sendable {
    case error, warning
  }

  /// What kind of thing went wrong, as far as a script has to know.
  package enum Cause: Sendable {
    /// What stands in the site's files.
    case content
    /// A file that is not there.
    case missing
    /// A file that may not be read.
    case permission
    /// A file that could not be read for another reason.
    case reading
  }

  package var severity: Severity
  package var cause: Cause
  /// The file as the user named it, or a page and language where there is no file.
  package var path: String
  /// Line from 1; nil where the whole file is meant.
  package var line: Int?
  /// Column from 1, in characters.
  package var column: Int?
  /// What is wrong, lower case and without a full stop.
  package var message: String
  /// What to do about it.
  package var hint: String?

  package init(
    _ path: String, line: Int? = nil, column: Int? = nil, _ message: String, hint: String? = nil,
    severity: Severity = .error, cause: Cause = .content
  ) {
    self.severity = severity
    self.cause = cause
    self.path = path
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// `path:line:column`, as far as they are known: the form that editors jump to.
  package var place: String {
    var place = path
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return place
  }
}

/// Everything that is wrong with an input, in the order of files and lines.
package struct Problems: Error, Sendable, Equatable {
  package var all: [Problem]

  package init(_ problems: [Problem]) { all = problems }
}
