import Store
import Template
import Yams

/// The YAML between two lines of `---` at the start of a text: data about it, not shown.
struct FrontMatter {
  /// Where a value stands that is translated like the text.
  struct Span: Equatable {
    var start: Int
    var length: Int
  }

  /// Keys with their values, in order of key.
  var values: [String: TemplateValue] = [:]
  /// Offset in bytes where the text begins.
  var body = 0
  /// The lines of the keys, in the whole file.
  var lines: [String: Int] = [:]
  /// Where the values of `title` and `description` stand.
  var spans: [String: Span] = [:]

  /// YAML larger than this is no description of a page; it also bounds what an alias can repeat.
  static let largestSize = 64 * 1024
  static let mostNodes = 10_000
  /// Values in values in values: far below the 512 that Foundation reads of JSON.
  static let deepest = 64
  /// Yams compares the keys of a mapping whole: a key that aliases make of aliases would take it
  /// years. Three each time is the worst; 3 to the 11th power is done at once.
  static let mostAliases = 33

  /// Reads the front matter of a text; a text that does not begin with `---` has none.
  ///
  /// - Throws: `Problems` with the line in the whole file.
  init(_ bytes: [UInt8], path: String) throws(Problems) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let start = bytes.starts(with: mark) ? mark.count : 0
    body = start
    guard let opening = Self.lineEnd(bytes, from: start),
      Self.isFence(bytes[start..<opening], dots: false)
    else { return }
    let yamlStart = opening + 1
    var line = yamlStart
    while true {
      let end = Self.lineEnd(bytes, from: line) ?? bytes.count
      if line < bytes.count, Self.isFence(bytes[line..<end], dots: true) {
        body = min(end + 1, bytes.count)
        break
      }
      if end == bytes.count {
        throw Problems([
          Problem(
            path, line: 1, "front matter begins here and is never closed",
            hint: "end it with a line of ---; a rule at the start of a page can be written ***")
        ])
      }
      line = end + 1
    }
    if line - yamlStart > Self.largestSize {
      throw Problems([
        Problem(path, line: 1, "front matter is larger than \(Self.largestSize / 1024) KiB")
      ])
    }
    if Self.count("&", bytes[yamlStart..<line]) > 0,
      Self.count("*", bytes[yamlStart..<line]) > Self.mostAliases
    {
      throw Problems([
        Problem(path, line: 1, "front matter has more than \(Self.mostAliases) aliases (*name)")
      ])
    }
    try read(bytes, yamlStart..<line, path)
    readTruthValues()
  }

  /// Counts what may be an anchor (`&name`) or an alias (`*name`).
  private static func count(_ mark: Unicode.Scalar, _ yaml: ArraySlice<UInt8>) -> Int {
    let before = Set(" \t\r\n[]{},:?".utf8)
    return yaml.indices.count { index in
      yaml[index] == UInt8(ascii: mark)
        && (index == yaml.startIndex || before.contains(yaml[index - 1]))
        && index + 1 < yaml.endIndex && !before.contains(yaml[index + 1])
    }
  }

  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>, _ path: String)
    throws(Problems)
  {
    let yaml = String(decoding: bytes[range], as: UTF8.self)
    do {
      guard let node = try Yams.compose(yaml: yaml) else { return }
      guard case .mapping(let mapping) = node else {
        throw Problems([
          Problem(path, line: 2, "front matter is “key: value” lines, and this is not")
        ])
      }
      var budget = Self.mostNodes
      for (key, value) in mapping {
        guard let name = key.string, !name.isEmpty else {
          throw Problems([Problem(path, line: Self.line(key), "a key of front matter is no text")])
        }
        guard let converted = Self.convert(value, &budget, depth: 1) else {
          throw Problems([
            Problem(
              path, line: Self.line(value),
              "front matter has more than 10,000 values, values in one another more than "
                + "\(Self.deepest) deep, or a key that is no text")
          ])
        }
        lines[name] = Self.line(key)
        values[name] = Self.isTranslated(name) ? Self.text(value) ?? converted : converted
      }
      let lines = mapping.map { Self.line($0.key) - 2 }
      for (index, (key, value)) in mapping.enumerated() {
        guard let name = key.string, Self.isTranslated(name), value.scalar != nil,
          let mark = value.mark, let keyMark = key.mark,
          // An alias has the place of what it repeats, which is the block of another key.
          (mark.line, mark.column) > (keyMark.line, keyMark.column)
        else { continue }
        let next = lines.dropFirst(index + 1).first
        spans[name] = Self.span(
          bytes, range, line: mark.line - 1, column: mark.column - 1, endLine: next)
      }
    } catch let problems as Problems {
      throw problems
    } catch let error as YamlError {
      throw Problems([Self.problem(error, path)])
    } catch {
      throw Problems([Problem(path, line: 2, "front matter is not YAML: \(error)")])
    }
  }

  /// The line in the file: YAML begins in its second.
  private static func line(_ node: Node) -> Int { (node.mark?.line ?? 1) + 1 }

  private static func problem(_ error: YamlError, _ path: String) -> Problem {
    switch error {
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _),
      .composer(_, let what, let mark, _):
      return Problem(
        path, line: mark.line + 1, column: mark.column, "front matter is not YAML: \(what)",
        hint: "a value with “: ” or quotes in it has to stand in quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "“\($0)”" }.joined(separator: ", ")
      return Problem(path, line: context.mark.line + 1, "front matter has \(names) twice")
    default:
      return Problem(path, line: 2, "front matter is not YAML")
    }
  }

  private static func isTranslated(_ key: String) -> Bool { key == "title" || key == "description" }

  /// A scalar as it is written, whatever it looks like.
  private static func text(_ node: Node) -> TemplateValue? {
    node.scalar.map { .text($0.style == .plain && node.null != nil ? "" : $0.string) }
  }

  /// Returns nil where there are more values than anybody writes, aliases that multiply, or where
  /// they stand too deep in one another.
  private static func convert(_ node: Node, _ budget: inout Int, depth: Int) -> TemplateValue? {
    budget -= 1
    if budget < 0 || depth > deepest { return nil }
    switch node {
    case .scalar(let scalar):
      guard scalar.style == .plain else { return .text(scalar.string) }
      if node.null != nil { return .text("") }
      // YAML 1.2's core schema (section 10.3.2), in decimal. By 1.1, as Yams goes by, “no” would be
      // false, and 12:30 a number.
      switch scalar.string {
      case "true", "True", "TRUE": return .boolean(true)
      case "false", "False", "FALSE": return .boolean(false)
      default:
        return Int(scalar.string).flatMap { number in
          // A number that would be printed other than it is written is text.
          String(number) == scalar.string ? .number(number) : nil
        } ?? .text(scalar.string)
      }
    case .sequence(let sequence):
      var list: [TemplateValue] = []
      for element in sequence {
        guard let value = convert(element, &budget, depth: depth + 1) else { return nil }
        list.append(value)
      }
      return .list(list)
    case .mapping(let mapping):
      var map: [String: TemplateValue] = [:]
      for (key, element) in mapping {
        guard let name = key.string, let value = convert(element, &budget, depth: depth + 1) else {
          return nil
        }
        map[name] = value
      }
      return .map(map)
    case .alias: return nil
    }
  }

  /// The bytes from a value's place to the line of the next key, without white space at the end.
  private static func span(
    _ bytes: [UInt8], _ range: Range<Int>, line: Int, column: Int, endLine: Int?
  ) -> Span? {
    var starts = [range.lowerBound]
    for offset in range where bytes[offset] == 0x0a { starts.append(offset + 1) }
    guard starts.indices.contains(line) else { return nil }
    let lineText = String(decoding: bytes[starts[line]..<range.upperBound], as: UTF8.self)
    let start = starts[line] + String(lineText.unicodeScalars.prefix(column)).utf8.count
    var end = endLine.flatMap { starts.indices.contains($0) ? starts[$0] : nil } ?? range.upperBound
    while end > start, [0x20, 0x0a, 0x0d, 0x09].contains(bytes[end - 1]) { end -= 1 }
    return end > start ? Span(start: start, length: end - start) : nil
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start <= bytes.count else { return nil }
    return bytes[start...].firstIndex(of: 0x0a)
  }

  private static func isFence(_ line: ArraySlice<UInt8>, dots: Bool) -> Bool {
    var line = line
    while let last = line.last, last == 0x20 || last == 0x0d || last == 0x09 { line.removeLast() }
    return line.elementsEqual("---".utf8) || dots && line.elementsEqual("...".utf8)
  }
}
