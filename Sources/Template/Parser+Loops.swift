extension Parser {
  /// A tag that waits for its end.
  enum OpenBlock {
    case branches(OpenIf)
    case loop(OpenLoop)

    var offset: Int {
      switch self {
      case .branches(let block): block.offset
      case .loop(let block): block.offset
      }
    }

    var keyword: String {
      switch self {
      case .branches: "if"
      case .loop: "for"
      }
    }
  }

  /// A `{% for %}` that waits for its `{% endfor %}`.
  struct OpenLoop {
    var offset: Int
    /// What the body calls an element.
    var name: String
    /// The number of the loop in the template.
    var number: Int
    /// The step that begins it.
    var start: Int
  }

  /// What a loop says of itself, as `loop.index`.
  static let loopParts = ["index", "first", "last"]

  private static let takenNames: Set<String> = [
    "loop", "True", "true", "False", "false", "None", "none", "and", "or", "not", "in", "is", "if",
    "else", "elif",
  ]

  func checkNesting(_ open: Int) throws(Failure) {
    guard openBlocks.count < Bounds.nesting else {
      throw Failure(open, "more than \(Bounds.nesting) {% if %} and {% for %} inside each other")
    }
  }

  /// Says why an `elif`, `else`, `endif` or `endfor` cannot stand where it is.
  func misplaced(_ keyword: String, _ open: Int) -> Failure {
    let own = keyword == "endfor" ? "for" : "if"
    guard let last = openBlocks.last else {
      return Failure(open, "{% \(keyword) %} without \(own == "if" ? "an" : "a") {% \(own) %}")
    }
    return Failure(
      open, "{% \(keyword) %} inside a {% \(last.keyword) %} that is not closed",
      hint: keyword == "else" ? "a {% for %} has no else" : nil)
  }

  /// Reads `name in list`, the rest of `{% for name in list %}`.
  mutating func beginLoop(_ open: Int) throws(Failure) {
    try checkNesting(open)
    let offset = token.range.lowerBound
    guard case .name(let name) = token.kind else {
      if case .close = token.kind {
        throw Failure(open, "this {% for %} says nothing", hint: "write {% for x in list %}")
      }
      throw Failure(offset, "unexpected \(tokenText), expected a name")
    }
    guard !Self.takenNames.contains(name) else {
      throw Failure(offset, "\(name) cannot be the name of an element")
    }
    if loop(named: name) != nil {
      throw Failure(offset, "a {% for %} around this one has the name \(name) already")
    }
    try advance()
    guard token.isWord("in") else {
      throw Failure(
        token.range.lowerBound, "unexpected \(tokenText), expected in",
        hint: token.isSign(",") ? "a loop has one name" : nil)
    }
    try advance()
    if case .close = token.kind { throw Failure(open, "this {% for %} has no list") }
    let list = try parseExpression()
    try endTag(of: "%}")
    openBlocks.append(
      .loop(
        OpenLoop(offset: open, name: name, number: loopLists.count, start: nodes.count)))
    loopLists.append(list)
    nodes.append(.loop(list: list, name: name, end: 0))
  }

  mutating func endLoop(_ open: Int) throws(Failure) {
    guard case .loop(let last) = openBlocks.last else { throw misplaced("endfor", open) }
    openBlocks.removeLast()
    nodes.append(.next(body: last.start + 1))
    if case .loop(let list, let name, _) = nodes[last.start] {
      nodes[last.start] = .loop(list: list, name: name, end: nodes.count)
    }
  }

  /// Returns the loop around what is being read whose element has this name.
  private func loop(named name: String) -> Int? {
    for case .loop(let loop) in openBlocks.reversed() where loop.name == name {
      return loop.number
    }
    return nil
  }

  /// Returns the loop whose own names a path reads: those of its element, or `loop`.
  func loop(of path: [String], _ offset: Int) throws(Failure) -> Int? {
    if let number = loop(named: path[0]) { return number }
    guard path[0] == "loop" else { return nil }
    for case .loop(let loop) in openBlocks.reversed() {
      guard path.count == 2, Self.loopParts.contains(path[1]) else {
        throw Failure(
          offset, "\(path.joined(separator: ".")) is not known",
          hint: "loop has \(Self.loopParts.joined(separator: ", "))")
      }
      return loop.number
    }
    return nil
  }
}
