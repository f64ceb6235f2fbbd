import Markdown
import Store
import Template
import Translation

/// A text that was read: a document, a skeleton or a layout.
struct ReadText {
  var facts: TextFacts
  var frontMatter: [String: TemplateValue]
  var template: Template
  /// Values of front matter that mean nothing: they stop an import, and not the reading of a past,
  /// which nobody can mend.
  var frontMatterProblems: [Problem] = []
}

/// Reads texts once and for all: what is wrong with one is found here, before anything is stored.
enum TextReader {
  /// Reads Markdown with front matter.
  ///
  /// A skeleton's blocks are translated by nobody and cut all the same: what is found in a text is
  /// stored once by its content, which a document may have too.
  static func markdown(_ bytes: [UInt8], path: String) throws(Problems) -> ReadText {
    try check(SourceText.problems(in: bytes, path: path))
    let frontMatter = try FrontMatter(bytes, path: path)
    try check(
      Markdown.limits(bytes, startingAt: frontMatter.body).map {
        Problem(path, line: $0.line, $0.message)
      })
    let template = try template(bytes, frontMatter.body, path)
    try check(sameNames(bytes, frontMatter.body, path))
    let blocks =
      frontMatterBlocks(frontMatter, bytes)
      + Markdown.blocks(bytes, startingAt: frontMatter.body)
    let facts = TextFacts(
      segmenter: Markdown.segmenterVersion, body: frontMatter.body,
      frontMatter: TemplateValue.map(frontMatter.values).json,
      variables: try variables(of: template, path), blocks: blocks)
    return ReadText(
      facts: facts, frontMatter: frontMatter.values, template: template,
      frontMatterProblems: frontMatter.problems(path: path))
  }

  /// Reads a layout: HTML with template tags.
  static func layout(_ bytes: [UInt8], path: String) throws(Problems) -> ReadText {
    try check(SourceText.problems(in: bytes, path: path))
    let template = try template(bytes, 0, path)
    let facts = TextFacts(
      segmenter: Markdown.segmenterVersion, body: 0, variables: try variables(of: template, path))
    return ReadText(facts: facts, frontMatter: [:], template: template)
  }

  /// Says what a template's fault means in a file.
  static func problem(_ error: TemplateError, _ path: String) -> Problem {
    Problem(
      path, line: error.position.line, column: error.position.column, error.message,
      hint: error.hint)
  }

  private static func template(_ bytes: [UInt8], _ body: Int, _ path: String) throws(Problems)
    -> Template
  {
    do {
      return try Template(bytes, startingAt: body)
    } catch {
      throw Problems([problem(error, path)])
    }
  }

  private static func variables(of template: Template, _ path: String) throws(Problems) -> [String]
  {
    if template.isPlain { return [] }
    var names: Set<String> = []
    for reference in template.references {
      // Names are stored joined by dots and a line each.
      if let odd = reference.path.first(where: { $0.contains(".") || $0.contains("\n") }) {
        throw Problems([
          Problem(
            path, line: reference.position.line, column: reference.position.column,
            "a key with a dot or a line break in it (“\(odd)”) cannot be read")
        ])
      }
      names.insert(reference.path.joined(separator: "."))
    }
    return names.sorted()
  }

  /// The title and the description are translated like the text under them.
  private static func frontMatterBlocks(_ frontMatter: FrontMatter, _ bytes: [UInt8]) -> [Block] {
    let kinds: [(BlockKind, String)] = [(.title, "title"), (.summary, "description")]
    var blocks: [Block] = []
    for (kind, key) in kinds {
      guard let span = frontMatter.spans[key] else { continue }
      let words = wordCount(bytes[span.start..<span.start + span.length])
      blocks.append(
        Block(
          kind: kind, level: 0, start: UInt32(span.start), length: UInt32(span.length),
          words: UInt32(words)))
    }
    return blocks.sorted { $0.start < $1.start }
  }

  /// Finds headings that give themselves a name that another one of the text has.
  private static func sameNames(_ bytes: [UInt8], _ body: Int, _ path: String) -> [Problem] {
    guard Markdown.mayNameHeadings(bytes[body...]) else { return [] }
    var lines: [String: Int] = [:]
    return Markdown.headings(bytes[body...]).compactMap { heading in
      guard let name = heading.name else { return nil }
      let line = 1 + bytes[..<heading.start].count { $0 == 0x0A }
      guard let first = lines[name] else {
        lines[name] = line
        return nil
      }
      return Problem(
        path, line: line, "the heading of line \(first) has the name \"\(name)\", too",
        hint: "give each heading a name of its own")
    }
  }

  private static func check(_ problems: [Problem]) throws(Problems) {
    if !problems.isEmpty { throw Problems(problems) }
  }
}
