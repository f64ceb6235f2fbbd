/// Cuts a template into steps.
struct Parser {
  /// An `{% if %}` that waits for its `{% endif %}`.
  struct OpenIf {
    var offset: Int
    /// The branch whose target is the next `elif`, `else` or `endif`.
    var branch: Int?
    /// The jumps from the ends of the bodies to the `endif`.
    var jumps: [Int] = []
  }

  let source: [UInt8]
  var nodes: [Node] = []
  var expressions: [Expression] = []
  var references: [StoredReference] = []
  /// The paths that an `is defined` anywhere in the template asks about.
  var testedPaths: Set<TestedPath> = []
  /// The list of each loop, as an expression; a loop's number is its place here.
  var loopLists: [Int] = []
  /// Where the tags stand, in order.
  var tags: [Range<Int>] = []

  // What is being read; ExpressionParser.swift goes on with these.
  var lexer: Lexer
  var token = Token(kind: .close(trims: false), range: 0..<0)
  var depth = 0

  /// What waits for its end, the innermost last; Parser+Loops.swift goes on with it.
  var openBlocks: [OpenBlock] = []
  private var cursor: Int
  /// Whether the tag before `cursor` ended in `-`.
  private var trimsStart = false

  init(_ source: [UInt8], startingAt offset: Int) {
    self.source = source
    cursor = min(max(offset, 0), source.count)
    lexer = Lexer(source, at: cursor, closing: 0)
  }

  mutating func parse() throws(Failure) {
    while let open = nextTag() {
      let dash = open + 2 < source.count && source[open + 2] == UInt8(ascii: "-")
      addLiteral(upTo: open, trimsEnd: dash)
      let content = open + (dash ? 3 : 2)
      switch source[open + 1] {
      case UInt8(ascii: "#"): try skipComment(open, content)
      case UInt8(ascii: "{"): try parseTag(open, content, closing: UInt8(ascii: "}"))
      default: try parseTag(open, content, closing: UInt8(ascii: "%"))
      }
      tags.append(open..<cursor)
    }
    addLiteral(upTo: source.count, trimsEnd: false)
    if let unclosed = openBlocks.last {
      throw Failure(unclosed.offset, "this {% \(unclosed.keyword) %} is never closed")
    }
  }

  private func nextTag() -> Int? {
    var start = cursor
    while let brace = firstIndex(of: UInt8(ascii: "{"), in: source, from: start) {
      guard brace + 1 < source.count else { return nil }
      switch source[brace + 1] {
      case UInt8(ascii: "#") where isName(brace): start = brace + 2
      case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#"): return brace
      default: start = brace + 1
      }
    }
    return nil
  }

  /// Whether `{#name}` stands at the end of a line: the name of a heading, and no comment.
  private func isName(_ open: Int) -> Bool {
    var index = open + 2
    while index < source.count, source[index] > 0x20, source[index] != UInt8(ascii: "#"),
      source[index] != UInt8(ascii: "{"), source[index] != UInt8(ascii: "}")
    {
      index += 1
    }
    guard index > open + 2, index < source.count, source[index] == UInt8(ascii: "}") else {
      return false
    }
    let rest = source[(index + 1)...].first { $0 != 0x20 && $0 != 0x09 }
    return rest == nil || rest == 0x0A || rest == 0x0D
  }

  private mutating func addLiteral(upTo end: Int, trimsEnd: Bool) {
    var range = cursor..<end
    while trimsStart, let first = range.first, source[first].isSpace {
      range = first + 1..<range.upperBound
    }
    while trimsEnd, let last = range.last, source[last].isSpace {
      range = range.lowerBound..<last
    }
    if !range.isEmpty { nodes.append(.literal(range)) }
  }

  private mutating func skipComment(_ open: Int, _ content: Int) throws(Failure) {
    var start = content
    while let hash = firstIndex(of: UInt8(ascii: "#"), in: source, from: start) {
      if hash + 1 < source.count, source[hash + 1] == UInt8(ascii: "}") {
        trimsStart = hash > content && source[hash - 1] == UInt8(ascii: "-")
        cursor = hash + 2
        return
      }
      start = hash + 1
    }
    throw Failure(open, "this {# is never closed")
  }

  private mutating func parseTag(_ open: Int, _ content: Int, closing: UInt8) throws(Failure) {
    lexer = Lexer(source, at: content, closing: closing)
    do throws(Failure) {
      try advance()
      if closing == UInt8(ascii: "}") {
        try parseOutput(open)
      } else {
        try parseStatement(open)
      }
    } catch {
      // What follows a forgotten `}}` is running text; the tag is to blame, not the text's first
      // word.
      guard error.offset > open, !isClosed(after: error.offset, closing: closing) else {
        throw error
      }
      throw Failure(open, "this \(closing == UInt8(ascii: "}") ? "{{" : "{%") is never closed")
    }
  }

  /// Returns whether a tag is closed before another one opens.
  private func isClosed(after offset: Int, closing: UInt8) -> Bool {
    var index = offset
    while index + 1 < source.count {
      let pair = (source[index], source[index + 1])
      if pair == (closing, UInt8(ascii: "}")) { return true }
      if pair == (UInt8(ascii: "{"), UInt8(ascii: "{")) { return false }
      if pair == (UInt8(ascii: "{"), UInt8(ascii: "%")) { return false }
      index += 1
    }
    return false
  }

  private mutating func parseOutput(_ open: Int) throws(Failure) {
    if case .close = token.kind { throw Failure(open, "this {{ }} is empty") }
    let expression = try parseExpression()
    try endTag(of: "}}")
    nodes.append(.output(expression: expression))
  }

  /// Ends a tag, after whose last token nothing else may stand.
  mutating func endTag(of close: String) throws(Failure) {
    guard case .close(let trims) = token.kind else {
      if token.isSign("-") {
        throw Failure(
          token.range.lowerBound, "- is not supported",
          hint: "a name with - in it is read as page['my-name']")
      }
      throw Failure(
        token.range.lowerBound, "unexpected \(tokenText), expected \(close)",
        hint: close == "%}" && token.isWord("if") ? "did you mean elif?" : nil)
    }
    trimsStart = trims
    cursor = lexer.cursor
  }

  private mutating func parseStatement(_ open: Int) throws(Failure) {
    guard case .name(let keyword) = token.kind else {
      if case .close = token.kind { throw Failure(open, "this {% %} is empty") }
      throw Failure(token.range.lowerBound, "unexpected \(tokenText), expected a tag's name")
    }
    try advance()
    switch keyword {
    case "if": try beginIf(open)
    case "elif":
      var last = try currentIf(open, keyword)
      endBody(&last)
      last.branch = try parseCondition("elif", open)
      openBlocks[openBlocks.count - 1] = .branches(last)
    case "else":
      var last = try currentIf(open, keyword)
      endBody(&last)
      last.branch = nil
      openBlocks[openBlocks.count - 1] = .branches(last)
      try endTag(of: "%}")
    case "endif":
      try endTag(of: "%}")
      guard case .branches(let last) = openBlocks.last else { throw misplaced(keyword, open) }
      openBlocks.removeLast()
      for jump in last.jumps { nodes[jump] = .jump(target: nodes.count) }
      patch(last.branch)
    case "for": try beginLoop(open)
    case "endfor":
      try endTag(of: "%}")
      try endLoop(open)
    case "raw":
      try endTag(of: "%}")
      try parseRaw(open)
    case "endraw": throw Failure(open, "{% endraw %} without a {% raw %}")
    default: throw unknownTag(keyword, open)
    }
  }

  private func unknownTag(_ keyword: String, _ open: Int) -> Failure {
    switch keyword {
    case "set", "endset", "include", "import", "from", "extends", "block",
      "endblock", "macro", "endmacro", "call", "endcall", "filter", "endfilter", "with", "endwith",
      "autoescape", "endautoescape", "do", "break", "continue", "trans", "endtrans":
      return Failure(open, "{% \(keyword) %} is not supported")
    default:
      let near = nearestName(
        to: keyword, among: ["if", "elif", "else", "endif", "for", "endfor", "raw", "endraw"])
      let hint = ["elseif", "elsif"].contains(keyword) ? "elif" : near
      return Failure(
        open, "{% \(keyword) %} is not known", hint: hint.map { "did you mean \($0)?" })
    }
  }

  private mutating func beginIf(_ open: Int) throws(Failure) {
    try checkNesting(open)
    let branch = try parseCondition("if", open)
    openBlocks.append(.branches(OpenIf(offset: open, branch: branch)))
  }

  private mutating func parseCondition(_ keyword: String, _ open: Int) throws(Failure) -> Int {
    if case .close = token.kind { throw Failure(open, "this {% \(keyword) %} has no condition") }
    let condition = try parseExpression()
    try endTag(of: "%}")
    nodes.append(.branch(condition: condition, target: 0))
    return nodes.count - 1
  }

  /// Returns the innermost `if`, which an `elif` or `else` goes on with.
  private func currentIf(_ open: Int, _ keyword: String) throws(Failure) -> OpenIf {
    guard case .branches(let last) = openBlocks.last else { throw misplaced(keyword, open) }
    guard last.branch != nil else { throw Failure(open, "{% \(keyword) %} after {% else %}") }
    return last
  }

  private mutating func endBody(_ last: inout OpenIf) {
    last.jumps.append(nodes.count)
    nodes.append(.jump(target: 0))
    patch(last.branch)
  }

  /// Lets a branch go on at the step that comes next.
  private mutating func patch(_ branch: Int?) {
    guard let branch, case .branch(let condition, _) = nodes[branch] else { return }
    nodes[branch] = .branch(condition: condition, target: nodes.count)
  }

  private mutating func parseRaw(_ open: Int) throws(Failure) {
    var start = cursor
    while let brace = firstIndex(of: UInt8(ascii: "{"), in: source, from: start) {
      start = brace + 1
      guard start < source.count, source[start] == UInt8(ascii: "%") else { continue }
      guard let end = endOfRaw(at: start + 1) else { continue }
      addLiteral(upTo: brace, trimsEnd: end.trimsBefore)
      trimsStart = end.trimsAfter
      cursor = end.cursor
      return
    }
    throw Failure(open, "this {% raw %} is never closed")
  }

  /// Reads `endraw %}`; a foreign tag in raw text may be broken in any way and is just text.
  private func endOfRaw(at start: Int) -> (cursor: Int, trimsBefore: Bool, trimsAfter: Bool)? {
    var index = start
    func skip(_ text: StaticString) -> Bool {
      let length = text.utf8CodeUnitCount
      guard index + length <= source.count else { return false }
      let expected = UnsafeBufferPointer(start: text.utf8Start, count: length)
      guard source[index..<index + length].elementsEqual(expected) else { return false }
      index += length
      return true
    }
    func skipSpace() {
      while index < source.count, source[index].isSpace { index += 1 }
    }
    let trimsBefore = skip("-")
    skipSpace()
    guard skip("endraw") else { return nil }
    skipSpace()
    let trimsAfter = skip("-")
    return skip("%}") ? (index, trimsBefore, trimsAfter) : nil
  }
}
