/// The bounds that keep hostile templates from exhausting the stack.
enum Bounds {
  static let nesting = 100
  static let pathLength = 100
  /// How often the bodies of all loops together are shown: loops inside each other multiply.
  static let rounds = 100_000
}

/// A step of a template; an `if` and a `for` are laid out as branches and jumps between steps.
enum Node: Sendable {
  case literal(Range<Int>)
  case output(expression: Int)
  /// Goes on at `target` where the condition is false.
  case branch(condition: Int, target: Int)
  case jump(target: Int)
  /// Begins a loop, and goes on at `end` where its list is empty.
  case loop(list: Int, name: String, end: Int)
  /// Goes on at `body` with the next element of the innermost loop, or ends that loop.
  case next(body: Int)
}

/// A node of an expression; its parts are indices into the template's array of expressions.
struct Expression: Sendable {
  enum Kind: Sendable {
    /// A constant; nil is `None`.
    case constant(TemplateValue?)
    /// An index into the template's references.
    case variable(Int)
    case isDefined(Int, negated: Bool)
    case not(Int)
    // Chains are flat: `a and a and …` of any length is evaluated without recursion.
    case all([Int])
    case any([Int])
    case comparison(Comparison, Int, Int)
    case membership(Int, in: Int, negated: Bool)
    case conditional(then: Int, condition: Int, otherwise: Int)
    case filtered(Int, [FilterCall])
  }

  var kind: Kind
  var offset: Int
}

/// An operator that compares two values.
enum Comparison: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
}

/// A filter and its arguments, which are indices of expressions.
struct FilterCall: Sendable {
  var filter: Filter
  var arguments: [Int]
  var offset: Int
}

/// The filters; a raw value is the name in a template.
enum Filter: String, Sendable, CaseIterable {
  case upper, lower, capitalize, title, trim, replace, `default`, length, join, first, last
  case escape, urlencode, int, safe

  init?(named name: String) {
    switch name {
    case "d": self = .default
    case "e": self = .escape
    default: self.init(rawValue: name)
    }
  }

  var argumentCount: ClosedRange<Int> {
    switch self {
    case .replace: 2...2
    case .default: 1...2
    case .join, .int: 0...1
    default: 0...0
    }
  }
}

/// A variable as the parser found it.
struct StoredReference: Sendable {
  var path: [String]
  var offset: Int
  /// The loop whose own name this reads, by its number in the template; nil for any other name.
  var loop: Int?
  /// Whether this reading itself allows for the variable not being set.
  var isOptional = false
}

/// A path that an `is defined` asks about; the same name is another in another loop.
struct TestedPath: Hashable {
  var loop: Int?
  var path: [String]
}
