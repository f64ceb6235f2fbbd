extension Template {
  /// Evaluates the template to its pieces; values are left as they are, to be escaped where they
  /// stand.
  package func evaluate(
    _ context: [String: TemplateValue]
  ) throws(TemplateError) -> [TemplatePiece] {
    do throws(Failure) {
      return try Evaluator(template: self, context: context).run().pieces
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
      return try Evaluator(template: self, context: context).run().valueOffsets
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
    guard let result = try? Evaluator(template: self, context: context).run(),
      result.valueOffsets.indices.contains(index)
    else { return nil }
    var counter = PositionCounter()
    return counter.position(of: result.valueOffsets[index], in: source)
  }
}

/// Runs a template's steps.
struct Evaluator {
  let template: Template
  let context: [String: TemplateValue]

  func run() throws(Failure) -> (pieces: [TemplatePiece], valueOffsets: [Int]) {
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
