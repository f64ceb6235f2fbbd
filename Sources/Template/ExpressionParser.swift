extension Parser {
  private static let reserved: Set<String> = ["and", "or", "not", "in", "is", "if", "else", "elif"]

  mutating func advance() throws(Failure) {
    token = try lexer.next()
  }

  /// The token as it was typed, in quotes and not too long.
  var tokenText: String {
    if case .close = token.kind { return lexer.closing == UInt8(ascii: "%") ? "%}" : "}}" }
    let text = String(decoding: source[token.range], as: UTF8.self)
    return text.unicodeScalars.count > 40 ? "\"\(text.prefix(40))…\"" : "\"\(text)\""
  }

  private mutating func add(_ kind: Expression.Kind, _ offset: Int) -> Int {
    expressions.append(Expression(kind: kind, offset: offset))
    return expressions.count - 1
  }

  /// Reads `a`, or `a if c else b`.
  mutating func parseExpression() throws(Failure) -> Int {
    depth += 1
    defer { depth -= 1 }
    let start = token.range.lowerBound
    guard depth <= Bounds.nesting else {
      throw Failure(start, "an expression nested more than \(Bounds.nesting) levels deep")
    }
    let value = try parseAny()
    guard token.isWord("if") else { return value }
    let offset = token.range.lowerBound
    try advance()
    let condition = try parseAny()
    guard token.isWord("else") else {
      throw Failure(offset, "an inline if needs an else")
    }
    try advance()
    let otherwise = try parseExpression()
    return add(.conditional(then: value, condition: condition, otherwise: otherwise), start)
  }

  private mutating func parseAny() throws(Failure) -> Int {
    var operands = [try parseAll()]
    while token.isWord("or") {
      try advance()
      operands.append(try parseAll())
    }
    return operands.count == 1 ? operands[0] : add(.any(operands), expressions[operands[0]].offset)
  }

  private mutating func parseAll() throws(Failure) -> Int {
    var operands = [try parseNot()]
    while token.isWord("and") {
      try advance()
      operands.append(try parseNot())
    }
    return operands.count == 1 ? operands[0] : add(.all(operands), expressions[operands[0]].offset)
  }

  private mutating func parseNot() throws(Failure) -> Int {
    let offset = token.range.lowerBound
    var count = 0
    while token.isWord("not") {
      count += 1
      try advance()
    }
    let value = try parseComparison()
    if count == 0 { return value }
    let negated = add(.not(value), offset)
    return count.isMultiple(of: 2) ? add(.not(negated), offset) : negated
  }

  private mutating func parseComparison() throws(Failure) -> Int {
    let left = try parseFiltered()
    guard let comparison = try parseOperator(left) else { return left }
    switch token.kind {
    case .comparison, .name("in"):
      throw Failure(
        token.range.lowerBound, "a second comparison in a row is not supported",
        hint: "join comparisons with and")
    default: return comparison
    }
  }

  private mutating func parseOperator(_ left: Int) throws(Failure) -> Int? {
    let offset = token.range.lowerBound
    if case .comparison(let comparison) = token.kind {
      try advance()
      return add(.comparison(comparison, left, try parseFiltered()), offset)
    }
    let negated = token.isWord("not")
    if negated {
      try advance()
      guard token.isWord("in") else {
        throw Failure(token.range.lowerBound, "unexpected \(tokenText), expected in after not")
      }
    }
    guard token.isWord("in") else { return nil }
    try advance()
    return add(.membership(left, in: try parseFiltered(), negated: negated), offset)
  }

  /// Reads a value with its filters and `is defined`.
  private mutating func parseFiltered() throws(Failure) -> Int {
    var value = try parsePrimary()
    while true {
      if token.isSign("|") {
        value = try parseFilters(of: value)
      } else if token.isWord("is") {
        value = try parseTest(of: value)
      } else {
        return value
      }
    }
  }

  private mutating func parseFilters(of value: Int) throws(Failure) -> Int {
    var calls: [FilterCall] = []
    while token.isSign("|") {
      try advance()
      let offset = token.range.lowerBound
      guard case .name(let name) = token.kind else {
        throw Failure(offset, "unexpected \(tokenText), expected the name of a filter")
      }
      guard let filter = Filter(named: name) else {
        let near = nearestName(to: name, among: Filter.allCases.map(\.rawValue))
        throw Failure(
          offset, "the filter \(name) is not known", hint: near.map { "did you mean \($0)?" })
      }
      try advance()
      let arguments = token.isSign("(") ? try parseArguments() : []
      guard filter.argumentCount.contains(arguments.count) else {
        throw Failure(offset, wrongCount(name, filter.argumentCount, arguments.count))
      }
      if filter == .default, calls.isEmpty, case .variable(let index) = expressions[value].kind {
        references[index].isOptional = true
      }
      calls.append(FilterCall(filter: filter, arguments: arguments, offset: offset))
    }
    return add(.filtered(value, calls), expressions[value].offset)
  }

  private func wrongCount(_ name: String, _ count: ClosedRange<Int>, _ given: Int) -> String {
    let most = count.upperBound
    let range = count.lowerBound == most ? "\(most)" : "\(count.lowerBound) or \(most)"
    let noun = most == 1 ? "argument" : "arguments"
    return "the filter \(name) takes \(most == 0 ? "no" : range) \(noun), not \(given)"
  }

  private mutating func parseArguments() throws(Failure) -> [Int] {
    let open = token.range.lowerBound
    try advance()
    var arguments: [Int] = []
    if !token.isSign(")") {
      arguments.append(try parseExpression())
      while token.isSign(",") {
        try advance()
        arguments.append(try parseExpression())
      }
    }
    try closeParenthesis(openedAt: open)
    return arguments
  }

  private mutating func closeParenthesis(openedAt open: Int) throws(Failure) {
    if token.isSign(")") { return try advance() }
    if case .close = token.kind { throw Failure(open, "this ( is never closed") }
    throw Failure(token.range.lowerBound, "unexpected \(tokenText), expected )")
  }

  private mutating func parseTest(of value: Int) throws(Failure) -> Int {
    let offset = token.range.lowerBound
    try advance()
    let negated = token.isWord("not")
    if negated { try advance() }
    guard token.isWord("defined") else {
      guard case .name(let name) = token.kind else {
        throw Failure(token.range.lowerBound, "unexpected \(tokenText), expected defined")
      }
      let near = nearestName(to: name, among: ["defined"])
      throw Failure(
        token.range.lowerBound, "the test \(name) is not known",
        hint: name == "undefined" ? "write is not defined" : near.map { "did you mean \($0)?" })
    }
    guard case .variable(let index) = expressions[value].kind else {
      throw Failure(offset, "is defined needs a name on its left")
    }
    references[index].isOptional = true
    testedPaths.insert(TestedPath(loop: references[index].loop, path: references[index].path))
    try advance()
    return add(.isDefined(index, negated: negated), expressions[value].offset)
  }

  private mutating func parsePrimary() throws(Failure) -> Int {
    let offset = token.range.lowerBound
    switch token.kind {
    case .string(let text):
      try advance()
      return add(.constant(.text(text)), offset)
    case .number(let number):
      try advance()
      return add(.constant(.number(number)), offset)
    case .name(let name): return try parseName(name, offset)
    case .sign(UInt8(ascii: "-")):
      try advance()
      guard case .number(let number) = token.kind else {
        throw Failure(offset, "- is not supported")
      }
      try advance()
      return add(.constant(.number(-number)), offset)
    case .sign(UInt8(ascii: "(")):
      try advance()
      let value = try parseExpression()
      if token.isSign(",") { throw Failure(offset, "a tuple (…, …) is not supported") }
      try closeParenthesis(openedAt: offset)
      return value
    case .sign(UInt8(ascii: "[")): throw Failure(offset, "a list […] is not supported")
    default:
      throw Failure(offset, "unexpected \(tokenText), expected a value")
    }
  }

  private mutating func parseName(_ name: String, _ offset: Int) throws(Failure) -> Int {
    switch name {
    case "True", "true":
      try advance()
      return add(.constant(.boolean(true)), offset)
    case "False", "false":
      try advance()
      return add(.constant(.boolean(false)), offset)
    case "None", "none":
      try advance()
      return add(.constant(nil), offset)
    case _ where Self.reserved.contains(name):
      throw Failure(offset, "unexpected \(tokenText), expected a value")
    default:
      try advance()
      return try parsePath(from: name, offset)
    }
  }

  private mutating func parsePath(from name: String, _ offset: Int) throws(Failure) -> Int {
    var path = [name]
    while token.isSign(".") || token.isSign("[") {
      if token.isSign("[") {
        let open = token.range.lowerBound
        try advance()
        guard case .string(let key) = token.kind else {
          throw Failure(token.range.lowerBound, "only a text in quotes is supported inside [ ]")
        }
        path.append(key)
        try advance()
        guard token.isSign("]") else { throw Failure(open, "this [ is never closed") }
      } else {
        try advance()
        guard case .name(let part) = token.kind else {
          throw Failure(token.range.lowerBound, "unexpected \(tokenText), expected a name after .")
        }
        path.append(part)
      }
      guard path.count <= Bounds.pathLength else {
        throw Failure(offset, "a name of more than \(Bounds.pathLength) parts")
      }
      try advance()
    }
    if token.isSign("(") {
      let isFilter = path.count > 1 && Filter(named: path[path.count - 1]) != nil
      throw Failure(
        offset, "a call is not supported: \(path.joined(separator: "."))(…)",
        hint: isFilter
          ? "a filter is written \(path.dropLast().joined(separator: "."))|\(path[path.count - 1])"
          : nil)
    }
    references.append(
      StoredReference(path: path, offset: offset, loop: try loop(of: path, offset)))
    return add(.variable(references.count - 1), offset)
  }
}
