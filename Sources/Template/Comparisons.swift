/// Returns whether a value counts as true.
///
/// A text comes from an INI file, where `no` and `0` are meant as written.
func isTrue(_ value: TemplateValue?) -> Bool {
  switch value {
  case .text(let text): !(text.isEmpty || ["false", "no", "off", "0"].contains(text.lowercased()))
  case .html(let bytes): !bytes.isEmpty
  case .boolean(let boolean): boolean
  case .number(let number): number != 0
  case .list(let list): !list.isEmpty
  case .map(let map): !map.isEmpty
  case nil: false
  }
}

/// Compares two values with an operator.
func compare(
  _ left: TemplateValue?, _ comparison: Comparison, _ right: TemplateValue?, at offset: Int
) throws(Failure) -> Bool {
  switch comparison {
  case .equal: return areEqual(left, right)
  case .notEqual: return !areEqual(left, right)
  case .less: return try order(left, right, comparison, offset) < 0
  case .greater: return try order(left, right, comparison, offset) > 0
  case .lessOrEqual: return try order(left, right, comparison, offset) <= 0
  case .greaterOrEqual: return try order(left, right, comparison, offset) >= 0
  }
}

/// Returns whether two values are equal; a text is read as what it is compared with.
func areEqual(_ left: TemplateValue?, _ right: TemplateValue?) -> Bool {
  switch (left, right) {
  case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
  case (.text(let text), .boolean(let boolean)), (.boolean(let boolean), .text(let text)):
    meaning(of: text) == boolean
  case (.text(let text), .number(let number)), (.number(let number), .text(let text)):
    Int(text) == number
  case (.boolean(let boolean), .number(let number)), (.number(let number), .boolean(let boolean)):
    number == (boolean ? 1 : 0)
  case (.list(let left), .list(let right)):
    left.count == right.count && zip(left, right).allSatisfy { areEqual($0, $1) }
  default: left == right
  }
}

/// Returns the boolean that a text in an INI file stands for.
private func meaning(of text: String) -> Bool? {
  switch text.lowercased() {
  case "true", "yes", "on", "1": true
  case "false", "no", "off", "0", "": false
  default: nil
  }
}

/// Returns a number below, equal to or above 0, as the left value stands to the right one.
private func order(
  _ left: TemplateValue?, _ right: TemplateValue?, _ comparison: Comparison, _ offset: Int
) throws(Failure) -> Int {
  switch (left, right) {
  case (.number(let left), .number(let right)): return left < right ? -1 : left == right ? 0 : 1
  case (.text(let text), .number(let right)):
    let left = try number(text, offset)
    return left < right ? -1 : left == right ? 0 : 1
  case (.number(let left), .text(let text)):
    let right = try number(text, offset)
    return left < right ? -1 : left == right ? 0 : 1
  case (.text(let left), .text(let right)):
    if let left = Int(left), let right = Int(right) {
      return left < right ? -1 : left == right ? 0 : 1
    }
    // The order of UTF-8 bytes is the order of the scalars.
    if left.utf8.lexicographicallyPrecedes(right.utf8) { return -1 }
    return left.utf8.elementsEqual(right.utf8) ? 0 : 1
  default:
    throw Failure(
      offset, "\(left.kind) and \(right.kind) cannot be compared with \(comparison.rawValue)")
  }
}

private func number(_ text: String, _ offset: Int) throws(Failure) -> Int {
  if let number = Int(text) { return number }
  throw Failure(offset, "\(quoted(text)) is compared with a number and is not a whole number")
}

/// Returns whether a text, a list or a map contains something.
func contains(
  _ container: TemplateValue?, _ element: TemplateValue?, at offset: Int
) throws(Failure) -> Bool {
  switch (container, element) {
  case (.text(let text), .text(let part)):
    return part.isEmpty
      || !occurrences(of: Array(part.utf8), in: Array(text.utf8), limit: 1).isEmpty
  case (.list(let list), _): return list.contains { areEqual($0, element) }
  case (.map(let map), .text(let key)): return map[key] != nil
  default:
    throw Failure(offset, "\(element.kind) cannot be looked for in \(container.kind)")
  }
}

/// Returns a value's text for a message, in quotes and not too long.
func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  if scalars.count <= 60 { return "\"\(text)\"" }
  return "\"\(String(String.UnicodeScalarView(scalars.prefix(60))))…\""
}
