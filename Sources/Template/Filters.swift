extension Evaluator {
  func filtered(_ base: Int, _ calls: [FilterCall]) throws(Failure) -> TemplateValue? {
    var calls = calls[...]
    var result: TemplateValue?
    if let first = calls.first, first.filter == .default,
      case .variable(let reference) = template.expressions[base].kind, !isDefined(reference)
    {
      result = try value(first.arguments[0])
      calls = calls.dropFirst()
    } else {
      result = try value(base)
    }
    for call in calls {
      result = try apply(call, to: result)
    }
    return result
  }

  private func apply(
    _ call: FilterCall, to input: TemplateValue?
  ) throws(Failure) -> TemplateValue? {
    switch call.filter {
    case .upper: return .text(try text(input, call).uppercased())
    case .lower: return .text(try text(input, call).lowercased())
    case .capitalize: return .text(capitalized(try text(input, call)[...]))
    case .title: return .text(titled(try text(input, call)))
    case .trim: return .text(trimmed(try text(input, call)))
    case .replace: return .text(try replaced(input, call))
    case .default: return try defaulted(input, call)
    case .length: return .number(try length(input, call))
    case .join: return .text(try joined(input, call))
    case .first: return try element(input, call)
    case .last: return try element(input, call)
    case .escape: return try escaped(input, call)
    case .urlencode: return .text(urlEncoded(try text(input, call)))
    case .int: return .number(try integer(input, call))
    case .safe:
      if case .html = input { return input }
      throw Failure(
        call.offset, "\(input.kind) cannot become HTML",
        hint: "a value is text; write HTML in the page itself")
    }
  }

  /// Returns the text of a value that a filter works on.
  private func text(_ value: TemplateValue?, _ call: FilterCall) throws(Failure) -> String {
    switch value {
    case .text(let text): return text
    case .number(let number): return String(number)
    case .boolean(let boolean): return boolean ? "True" : "False"
    default: throw wrongKind(value, call, needs: "text")
    }
  }

  private func wrongKind(
    _ value: TemplateValue?, _ call: FilterCall, needs kind: String
  ) -> Failure {
    Failure(call.offset, "the filter \(call.filter.rawValue) needs \(kind), not \(value.kind)")
  }

  private func replaced(_ input: TemplateValue?, _ call: FilterCall) throws(Failure) -> String {
    let bytes = Array(try text(input, call).utf8)
    let old = Array(try text(value(call.arguments[0]), call).utf8)
    let new = try text(value(call.arguments[1]), call).utf8
    if old.isEmpty { throw Failure(call.offset, "the filter replace needs something to look for") }
    var result: [UInt8] = []
    var start = 0
    for index in occurrences(of: old, in: bytes) {
      result += bytes[start..<index]
      result += new
      start = index + old.count
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Gives the default for `None` and, where the second argument is true, for what counts as false.
  private func defaulted(
    _ input: TemplateValue?, _ call: FilterCall
  ) throws(Failure) -> TemplateValue? {
    if input == nil { return try value(call.arguments[0]) }
    guard call.arguments.count == 2, try isTrue(value(call.arguments[1])), !isTrue(input) else {
      return input
    }
    return try value(call.arguments[0])
  }

  private func length(_ input: TemplateValue?, _ call: FilterCall) throws(Failure) -> Int {
    switch input {
    case .list(let list): return list.count
    case .map(let map): return map.count
    case .text(let text): return text.unicodeScalars.count
    default: throw wrongKind(input, call, needs: "text, a list or a map")
    }
  }

  private func joined(_ input: TemplateValue?, _ call: FilterCall) throws(Failure) -> String {
    guard case .list(let list) = input else { throw wrongKind(input, call, needs: "a list") }
    var separator = ""
    if let argument = call.arguments.first { separator = try text(value(argument), call) }
    var parts: [String] = []
    for item in list { parts.append(try text(item, call)) }
    return parts.joined(separator: separator)
  }

  private func element(
    _ input: TemplateValue?, _ call: FilterCall
  ) throws(Failure) -> TemplateValue {
    guard case .list(let list) = input else { throw wrongKind(input, call, needs: "a list") }
    guard let element = call.filter == .first ? list.first : list.last else {
      throw Failure(
        call.offset, "the filter \(call.filter.rawValue) needs a list that is not empty")
    }
    return element
  }

  /// Leaves a value as it is, since every value is escaped where it stands; known for Jinja's sake.
  private func escaped(
    _ input: TemplateValue?, _ call: FilterCall
  ) throws(Failure) -> TemplateValue? {
    if case .html = input { return input }
    return .text(try text(input, call))
  }

  private func integer(_ input: TemplateValue?, _ call: FilterCall) throws(Failure) -> Int {
    switch input {
    case .number(let number): return number
    case .boolean(let boolean): return boolean ? 1 : 0
    case .text(let text):
      if let number = Int(trimmed(text)) { return number }
      guard let argument = call.arguments.first else {
        throw Failure(call.offset, "\(quoted(text)) is not a whole number")
      }
      guard case .number(let number) = try value(argument) else {
        throw Failure(call.offset, "the filter int needs a number to fall back on")
      }
      return number
    default: throw wrongKind(input, call, needs: "text")
    }
  }
}

private func capitalized(_ text: Substring) -> String {
  guard let first = text.unicodeScalars.first else { return "" }
  return first.properties.titlecaseMapping
    + String(text.unicodeScalars.dropFirst()).lowercased()
}

/// Raises the first letter of each word; words begin where Jinja's `title` begins them.
private func titled(_ text: String) -> String {
  var result = ""
  var word = text.startIndex
  for index in text.unicodeScalars.indices {
    let scalar = text.unicodeScalars[index]
    guard scalar.properties.isWhitespace || "-({[<".unicodeScalars.contains(scalar) else {
      continue
    }
    result += capitalized(text[word..<index])
    result.unicodeScalars.append(scalar)
    word = text.unicodeScalars.index(after: index)
  }
  return result + capitalized(text[word...])
}

private func trimmed(_ text: String) -> String {
  var scalars = text.unicodeScalars[...]
  while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
  while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
  return String(scalars)
}

/// Percent-encodes all but what may stand in a path, as Jinja's `urlencode` does.
func urlEncoded(_ text: String) -> String {
  let hexadecimal = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  for byte in text.utf8 {
    if byte.isNamePart || "-.~/".utf8.contains(byte) {
      result.append(byte)
    } else {
      result += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}
