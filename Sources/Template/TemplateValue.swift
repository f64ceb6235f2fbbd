/// A value that a template reads or prints.
package enum TemplateValue: Sendable, Equatable {
  /// Text, which is escaped wherever it is printed.
  case text(String)
  /// HTML, which is inserted as it is.
  case html([UInt8])
  case boolean(Bool)
  case number(Int)
  case list([TemplateValue])
  case map([String: TemplateValue])
}

/// A part of an evaluated template, in the order of the output.
package enum TemplatePiece: Sendable, Equatable {
  /// Bytes of the template's source.
  case literal(ArraySlice<UInt8>)
  /// A text, HTML, a number or a boolean that stood in the context.
  case value(TemplateValue)
}

/// A place in a template's source, counted from 1; the column counts Unicode scalars.
package struct TemplatePosition: Sendable, Hashable {
  package var line: Int
  package var column: Int

  /// Makes a position from a line and a column.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A fault in a template, or in what it asks of the context.
package struct TemplateError: Error, Sendable, Equatable {
  package var position: TemplatePosition
  /// What is wrong, in lower case and without a full stop.
  package var message: String
  /// What to do about it, where that can be guessed.
  package var hint: String?

  /// Makes an error at a position.
  package init(position: TemplatePosition, message: String, hint: String? = nil) {
    self.position = position
    self.message = message
    self.hint = hint
  }
}

/// One reading of a variable in a template.
package struct TemplateReference: Sendable, Equatable {
  /// The names from the outermost inwards, as in `["config", "mail_domain"]`.
  package var path: [String]
  package var position: TemplatePosition
  /// Whether the template itself says what happens where the variable is not set.
  package var isOptional: Bool

  /// Makes a reference.
  package init(path: [String], position: TemplatePosition, isOptional: Bool) {
    self.path = path
    self.position = position
    self.isOptional = isOptional
  }
}

extension TemplateValue? {
  /// What the value is, for a message.
  var kind: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .boolean: "a boolean"
    case .number: "a number"
    case .list: "a list"
    case .map: "a map"
    case nil: "None"
    }
  }
}
