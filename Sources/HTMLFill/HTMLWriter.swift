import Template

/// A value that cannot be put where a page wants it.
package struct HTMLFillError: Error, Sendable, Equatable {
  /// What is wrong, in lower case and without a full stop.
  package var message: String
  /// The value's text; empty where it is not text.
  package var value: String
  /// Which value it is, counted from 0 in the order of the template; nil where it is the HTML around
  /// them.
  package var index: Int?

  /// Makes an error about a value.
  package init(message: String, value: String, index: Int?) {
    self.message = message
    self.value = value
    self.index = index
  }
}

/// Puts HTML together from literal parts and values, which it escaped for where they stand.
package struct HTMLWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8]

  private var tokenizer = HTMLTokenizer()
  /// The index of the value that comes next, for messages.
  var nextIndex = 0
  /// The last value in an attribute, for a message about what became of it.
  private var lastValue = (text: "", index: 0)
  /// An empty value without quotes around it was written, and nothing after it.
  private var owesQuotes = false

  /// Makes a writer, with space for so many bytes.
  package init(reserving capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Appends HTML of the page itself, as it is.
  package mutating func literal(_ literal: some Sequence<UInt8>) {
    if literal.withContiguousStorageIfAvailable({ write($0) }) == nil {
      Array(literal).withUnsafeBufferPointer { write($0) }
    }
  }

  private mutating func write(_ literal: UnsafeBufferPointer<UInt8>) {
    guard let first = literal.first else { return }
    if owesQuotes {
      owesQuotes = false
      // Quotes before anything else would cut the attribute's value in two.
      if first.isHTMLSpace || first == UInt8(ascii: ">") {
        bytes.append(contentsOf: "\"\"".utf8)
        tokenizer.endEmptyValue()
      }
    }
    bytes.append(contentsOf: literal)
    tokenizer.advance(literal)
  }

  /// Appends a value, escaped for where it stands.
  ///
  /// `.html` is inserted as it is, between tags alone, and must have passed `checkIsComplete`: of a
  /// page that is most, and it is not read again.
  package mutating func value(_ value: TemplateValue) throws(HTMLFillError) {
    try checkScheme()
    switch value {
    case .html(let html): try write(html: html)
    case .text(let text): try write(text)
    case .number(let number): try write(String(number))
    case .boolean(let boolean): try write(boolean ? "True" : "False")
    case .list: throw error("a list cannot be printed", "")
    case .map: throw error("a map cannot be printed", "")
    }
    nextIndex += 1
  }

  /// Returns what was written, and refuses a link whose scheme a value and a literal made together.
  package func finish() throws(HTMLFillError) -> [UInt8] {
    try checkScheme()
    return bytes
  }

  private mutating func write(html: [UInt8]) throws(HTMLFillError) {
    guard tokenizer.state == .text else {
      throw error("HTML can stand only between tags", "")
    }
    bytes += html
  }

  private mutating func write(_ text: String) throws(HTMLFillError) {
    let raw = Array(text.utf8)
    let start = bytes.count
    switch tokenizer.state {
    case .text: bytes.appendEscaped(raw)
    case .rawText:
      if let code = tokenizer.rawElement?.code {
        try check(raw, isHarmlessIn: code)
        bytes += raw
      } else {
        bytes.appendEscaped(raw)
      }
      advance(from: start)
    case .comment, .bogusComment:
      bytes.appendEscapedForComment(raw)
      advance(from: start)
    case .valueDouble, .valueSingle: try write(attribute: raw, isQuoted: true)
    case .beforeAttributeValue, .valueUnquoted: try write(attribute: raw, isQuoted: false)
    default: throw error("a value cannot stand here, inside a tag", text)
    }
  }

  private mutating func write(attribute raw: [UInt8], isQuoted: Bool) throws(HTMLFillError) {
    var escaped: [UInt8] = []
    if let code = tokenizer.attribute.code { try check(raw, isHarmlessIn: code) }
    switch tokenizer.attribute {
    case .url:
      // Behind `javascript:` a value is no longer part of a URL, but of a script.
      if let scheme = tokenizer.scheme.dangerous {
        try check(raw, isHarmlessIn: "a \(scheme): link")
      }
      escaped.appendURL(raw, escapingReferences: isQuoted)
    case .plain where isQuoted: escaped.appendEscaped(raw)
    default: escaped = raw
    }
    if isQuoted {
      bytes += escaped
    } else {
      owesQuotes = tokenizer.state == .beforeAttributeValue && raw.isEmpty
      bytes.appendUnquoted(escaped)
    }
    tokenizer.passValue(raw)
    lastValue = (String(decoding: raw, as: UTF8.self), nextIndex)
    try checkScheme()
  }

  private mutating func advance(from start: Int) {
    bytes[start...].withUnsafeBufferPointer { tokenizer.advance($0) }
  }

  private func check(_ raw: [UInt8], isHarmlessIn code: String) throws(HTMLFillError) {
    if raw.allSatisfy(\.isHarmlessInCode) { return }
    let text = String(decoding: raw, as: UTF8.self)
    throw error("\(quoted(text)) cannot be put into \(code)", text)
  }

  /// A value may have begun a scheme that the page's own `:` made complete.
  private func checkScheme() throws(HTMLFillError) {
    guard let scheme = tokenizer.refusedScheme else { return }
    let text = lastValue.text
    throw HTMLFillError(
      message: "\(quoted(text)) cannot be put into a link, which would begin with \(scheme):",
      value: text, index: lastValue.index)
  }

  private func error(_ message: String, _ text: String) -> HTMLFillError {
    HTMLFillError(message: message, value: text, index: nextIndex)
  }
}

/// Refuses HTML behind which other HTML would be part of a tag, a comment or a script.
package func checkIsComplete(_ html: [UInt8]) throws(HTMLFillError) {
  var tokenizer = HTMLTokenizer()
  html.withUnsafeBufferPointer { tokenizer.advance($0) }
  guard tokenizer.state == .text else {
    throw HTMLFillError(
      message: "this HTML ends inside a tag, a comment or a script", value: "", index: nil)
  }
}

/// Returns a value for a message, in quotes and not too long.
private func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  if scalars.count <= 60 { return "\"\(text)\"" }
  return "\"\(String(String.UnicodeScalarView(scalars.prefix(60))))…\""
}
