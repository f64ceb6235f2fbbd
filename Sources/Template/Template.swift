/// A parsed template: cmctl's strict subset of Jinja.
///
/// What the subset does not know is an error, never silence. A value is never searched for tags.
package struct Template: Sendable {
  let source: [UInt8]
  let nodes: [Node]
  let expressions: [Expression]
  let storedReferences: [StoredReference]
  let testedPaths: Set<TestedPath>
  /// The list of each loop, as an expression.
  let loopLists: [Int]

  /// Whether the source holds no tag at all, so that it is its own result.
  package var isPlain: Bool { tags.isEmpty }

  /// Where the tags stand in the source, in order: `{{ }}`, `{% %}` and `{# #}`, each with its signs;
  /// from `{% raw %}` to its end it is one.
  package let tags: [Range<Int>]

  /// Parses a template, which begins at an offset of its source.
  ///
  /// The source is valid UTF-8. Positions count from the start of the source, so that front matter
  /// before the template does not shift them.
  package init(_ source: [UInt8], startingAt offset: Int = 0) throws(TemplateError) {
    var parser = Parser(source, startingAt: offset)
    do throws(Failure) {
      try parser.parse()
    } catch {
      throw error.error(in: source)
    }
    self.source = source
    nodes = parser.nodes
    expressions = parser.expressions
    storedReferences = parser.references
    testedPaths = parser.testedPaths
    loopLists = parser.loopLists
    tags = parser.tags
  }

  /// Each reading of a variable, in the order of the source; the names of a loop's own are none.
  package var references: [TemplateReference] {
    var counter = PositionCounter()
    return storedReferences.filter { $0.loop == nil }.map { reference in
      let isTested = isTested(reference, missingAt: 0)
      return TemplateReference(
        path: reference.path,
        position: counter.position(of: reference.offset, in: source),
        isOptional: reference.isOptional || isTested)
    }
  }

  /// Returns an error for each variable that is not in the context and not optional.
  ///
  /// Untaken branches are checked too.
  package func checkReferences(in context: [String: TemplateValue]) -> [TemplateError] {
    var counter = PositionCounter()
    var errors: [TemplateError] = []
    for reference in storedReferences where !reference.isOptional {
      guard let context = self.context(of: reference, in: context),
        case .missing(let depth, let container) = find(reference.path, in: context),
        !isTested(reference, missingAt: depth)
      else { continue }
      let failure = reference.failure(missingAt: depth, in: container)
      let position = counter.position(of: reference.offset, in: source)
      errors.append(
        TemplateError(position: position, message: failure.message, hint: failure.hint))
    }
    return errors
  }

  /// Returns whether an `is defined` covers the very part of a path that is missing.
  ///
  /// `x is defined` excuses `x.y` where there is no `x`, but not where `x` has no `y`.
  private func isTested(_ reference: StoredReference, missingAt depth: Int) -> Bool {
    (depth + 1...reference.path.count).contains { count in
      testedPaths.contains(
        TestedPath(loop: reference.loop, path: Array(reference.path.prefix(count))))
    }
  }

  /// Returns what a reference is looked up in: for an element of a loop the first of a list that
  /// is known by its name. Nil where that cannot be known.
  private func context(of reference: StoredReference, in context: [String: TemplateValue])
    -> [String: TemplateValue]?
  {
    guard let loop = reference.loop else { return context }
    guard reference.path[0] != "loop",
      case .variable(let index) = expressions[loopLists[loop]].kind,
      let outer = self.context(of: storedReferences[index], in: context),
      case .found(.list(let list)) = find(storedReferences[index].path, in: outer),
      let first = list.first
    else { return nil }
    return [reference.path[0]: first]
  }
}

/// What a path leads to.
enum Lookup {
  case found(TemplateValue)
  /// The index of the part that is missing, and the value that does not have it.
  case missing(at: Int, in: TemplateValue)
}

/// Follows a path into a context.
func find(_ path: [String], in context: [String: TemplateValue]) -> Lookup {
  guard let first = path.first, var value = context[first] else {
    return .missing(at: 0, in: .map(context))
  }
  for index in path.indices.dropFirst() {
    guard case .map(let map) = value, let inner = map[path[index]] else {
      return .missing(at: index, in: value)
    }
    value = inner
  }
  return .found(value)
}

extension StoredReference {
  /// Says what is missing on the way along the path.
  func failure(missingAt index: Int, in container: TemplateValue) -> Failure {
    let known = path[..<index].joined(separator: ".")
    guard case .map(let map) = container else {
      return Failure(offset, "\(known) is \(Optional(container).kind) and has no \(path[index])")
    }
    let near = nearestName(to: path[index], among: map.keys)
    return Failure(
      offset, index == 0 ? "\(path[0]) is not known" : "\(known).\(path[index]) is not set",
      hint: near.map { "did you mean \($0)?" })
  }
}
