extension Template {
  /// Evaluates the template to its pieces; values are left as they are, to be escaped where they
  /// stand.
  package func evaluate(
    _ context: [String: TemplateValue]
  ) throws(TemplateError) -> [TemplatePiece] {
    do throws(Failure) {
      var evaluator = Evaluator(template: self, context: context)
      return try evaluator.run().pieces
    } catch {
      throw error.error(in: source)
    }
  }

  /// Returns where the values stand that evaluation prints, as offsets in the source, in order.
  ///
  /// It evaluates again, as `positionOfValue` does.
  package func offsetsOfValues(
    in context: [String: TemplateValue]
  ) throws(TemplateError) -> [Int] {
    do throws(Failure) {
      var evaluator = Evaluator(template: self, context: context)
      return try evaluator.run().valueOffsets
    } catch {
      throw error.error(in: source)
    }
  }

  /// Returns where the value stands that evaluation prints as the given one, counted from 0.
  ///
  /// It evaluates again: for a message about a value that could not be used, not for every page.
  package func positionOfValue(
    _ index: Int, in context: [String: TemplateValue]
  ) -> TemplatePosition? {
    var evaluator = Evaluator(template: self, context: context)
    guard let result = try? evaluator.run(),
      result.valueOffsets.indices.contains(index)
    else { return nil }
    var counter = PositionCounter()
    return counter.position(of: result.valueOffsets[index], in: source)
  }
}

/// Runs a template's steps.
struct Evaluator {
  let template: Template
  /// What names mean; a loop adds its own while it runs.
  private(set) var context: [String: TemplateValue]
  private var loops: [RunningLoop] = []
  private var rounds = 0

  init(template: Template, context: [String: TemplateValue]) {
    self.template = template
    self.context = context
  }

  mutating func run() throws(Failure) -> (pieces: [TemplatePiece], valueOffsets: [Int]) {
    var pieces: [TemplatePiece] = []
    var offsets: [Int] = []
    var step = 0
    while step < template.nodes.count {
      let node = template.nodes[step]
      step += 1
      switch node {
      case .literal(let range): pieces.append(.literal(template.source[range]))
      case .output(let expression):
        pieces.append(.value(try printable(expression)))
        offsets.append(template.expressions[expression].offset)
      case .branch(let condition, let target):
        if try !isTrue(value(condition)) { step = target }
      case .jump(let target): step = target
      case .loop(let list, let name, let end):
        if try !beginLoop(over: list, name) { step = end }
      case .next(let body):
        if try nextRound() { step = body }
      }
    }
    return (pieces, offsets)
  }

  private func printable(_ index: Int) throws(Failure) -> TemplateValue {
    let result = try value(index)
    switch result {
    case .text(let text): return .text(text)
    case .html(let bytes): return .html(bytes)
    case .number(let number): return .number(number)
    case .boolean(let boolean): return .boolean(boolean)
    case .list, .map, nil:
      var hint: String?
      if case .list = result { hint = "join it: |join(\", \")" }
      throw Failure(
        template.expressions[index].offset, "\(result.kind) cannot be printed", hint: hint)
    }
  }

  /// Evaluates an expression; nil is `None`.
  ///
  /// The recursion is bounded, as the parser bounds the nesting and keeps chains flat.
  func value(_ index: Int) throws(Failure) -> TemplateValue? {
    let expression = template.expressions[index]
    switch expression.kind {
    case .constant(let value): return value
    case .variable(let index):
      let reference = template.storedReferences[index]
      switch find(reference.path, in: context) {
      case .found(let value): return value
      case .missing(let part, let container):
        throw reference.failure(missingAt: part, in: container)
      }
    case .isDefined(let reference, let negated):
      return .boolean(isDefined(reference) != negated)
    case .not(let operand): return .boolean(try !isTrue(value(operand)))
    case .all(let operands): return try chain(operands, stopsAt: false)
    case .any(let operands): return try chain(operands, stopsAt: true)
    case .comparison(let comparison, let left, let right):
      return .boolean(
        try compare(value(left), comparison, value(right), at: expression.offset))
    case .membership(let element, let container, let negated):
      let found = try contains(value(container), value(element), at: expression.offset)
      return .boolean(found != negated)
    case .conditional(let then, let condition, let otherwise):
      return try value(isTrue(value(condition)) ? then : otherwise)
    case .filtered(let base, let calls): return try filtered(base, calls)
    }
  }

  /// Evaluates `and` or `or`, which give the operand that decides, as in Jinja.
  private func chain(_ operands: [Int], stopsAt decision: Bool) throws(Failure) -> TemplateValue? {
    var last: TemplateValue?
    for operand in operands {
      last = try value(operand)
      if isTrue(last) == decision { break }
    }
    return last
  }

  func isDefined(_ reference: Int) -> Bool {
    if case .found = find(template.storedReferences[reference].path, in: context) { return true }
    return false
  }
}

// MARK: Loops

extension Evaluator {
  /// A loop whose body is being shown.
  private struct RunningLoop {
    var name: String
    var elements: [TemplateValue]
    var index = 0
    /// What the loop's names meant before.
    var outer: (element: TemplateValue?, loop: TemplateValue?)
    /// Where the list stands in the source.
    var offset: Int
  }

  /// Begins a loop with its first element; returns whether there is one.
  private mutating func beginLoop(over list: Int, _ name: String) throws(Failure) -> Bool {
    let offset = template.expressions[list].offset
    let value = try value(list)
    guard case .list(let elements) = value else {
      throw Failure(offset, "a {% for %} needs a list, not \(value.kind)")
    }
    if elements.isEmpty { return false }
    loops.append(
      RunningLoop(
        name: name, elements: elements, outer: (context[name], context["loop"]), offset: offset))
    try beginRound()
    return true
  }

  /// Goes on with the next element of the innermost loop; returns whether there is one.
  private mutating func nextRound() throws(Failure) -> Bool {
    let last = loops.count - 1
    loops[last].index += 1
    guard loops[last].index < loops[last].elements.count else {
      context[loops[last].name] = loops[last].outer.element
      context["loop"] = loops[last].outer.loop
      loops.removeLast()
      return false
    }
    try beginRound()
    return true
  }

  private mutating func beginRound() throws(Failure) {
    let loop = loops[loops.count - 1]
    rounds += 1
    guard rounds <= Bounds.rounds else {
      throw Failure(loop.offset, "the loops of this file show more than \(Bounds.rounds) elements")
    }
    context[loop.name] = loop.elements[loop.index]
    context["loop"] = .map([
      "index": .number(loop.index + 1), "first": .boolean(loop.index == 0),
      "last": .boolean(loop.index == loop.elements.count - 1),
    ])
  }
}
