import Store
import Template
import TestSupport
import Testing

@testable import Importer

struct FrontMatterTests {
  private func read(_ text: String) throws -> FrontMatter {
    try FrontMatter(Array(text.utf8), path: "index.md")
  }

  private func told(_ text: String) -> String {
    do {
      let frontMatter = try FrontMatter(Array(text.utf8), path: "index.md")
      return "no problem: \(frontMatter.values)"
    } catch {
      return error.all.map { "\($0.place): \($0.message)" }.joined(separator: "\n")
    }
  }

  @Test(
    "A value is what it looks like",
    arguments: [
      ("x", .text("x")), ("\"12\"", .text("12")), ("'true'", .text("true")), ("12", .number(12)),
      ("-3", .number(-3)), ("true", .boolean(true)), ("False", .boolean(false)), ("", .text("")),
      ("~", .text("")), ("1.5", .text("1.5")), ("2026-01-31", .text("2026-01-31")),
      ("[a, 1]", .list([.text("a"), .number(1)])), ("{b: 1}", .map(["b": .number(1)])),
      ("|\n  one\n  two", .text("one\ntwo\n")), (">\n  one\n  two", .text("one two\n")),
      ("Ключ: нет", .text("")),
    ] as [(String, TemplateValue)])
  func values(yaml: String, value: TemplateValue) throws {
    if yaml == "Ключ: нет" {
      #expect(told("---\nkey: \(yaml)\n---\n").contains("front matter is not YAML"))
    } else {
      #expect(try read("---\nkey: \(yaml)\n---\n").values == ["key": value])
    }
  }

  @Test(
    "Words and times that an older YAML took for truth values and numbers stay what they are",
    arguments: ["No", "on", "Yes", "off", "y", "12:30", "0777", "1_000", "0x1F", "007"])
  func plainWords(text: String) throws {
    let frontMatter = try read("---\ntitle: \(text)\nkey: \(text)\n---\n")
    #expect(frontMatter.values == ["title": .text(text), "key": .text(text)])
  }

  @Test("A title is text, whatever it looks like", arguments: ["true", "404", "False"])
  func titles(text: String) throws {
    #expect(
      try read("---\ntitle: \(text)\ndescription: \(text)\n---\n").values
        == ["title": .text(text), "description": .text(text)])
  }

  @Test(
    "The text begins after the front matter",
    arguments: [
      ("# Hi\n", "# Hi\n"), ("", ""), ("---\ntitle: x\n---\nText", "Text"), ("---\n---\n", ""),
      ("---\n---", ""), ("---\na: b\n...\nText", "Text"), ("---\r\na: b\r\n---\r\nText", "Text"),
      ("---  \na: b\n--- \nText", "Text"), ("\u{feff}---\na: b\n---\nText", "Text"),
      ("\u{feff}Text", "Text"), (" ---\na: b\n---\n", " ---\na: b\n---\n"),
      ("\n---\na: b\n---\n", "\n---\na: b\n---\n"), ("---", "---"), ("----\na\n", "----\na\n"),
      ("---\n# no keys\n---\nText", "Text"), ("***\n\n---\n", "***\n\n---\n"),
    ])
  func body(text: String, body: String) throws {
    let bytes = Array(text.utf8)
    let frontMatter = try FrontMatter(bytes, path: "index.md")
    #expect(String(decoding: bytes[frontMatter.body...], as: UTF8.self) == body)
  }

  @Test(
    "Where title and description stand is known to the byte",
    arguments: [
      ("title: Hello\ndescription: A text", "Hello", "A text"),
      ("description: 'Ein Text'\ntitle: \"Über uns\"", "\"Über uns\"", "'Ein Text'"),
      ("title:    Hello   \nother: x\ndescription: y  ", "Hello", "y"),
      (
        "title: Ω мир # remark\ndescription: >\n  One\n  two\n", "Ω мир # remark", ">\n  One\n  two"
      ),
      ("\"title\": Ж\ndescription: |\n  One\n\n  two\nx: y", "Ж", "|\n  One\n\n  two"),
      ("title: two\n  lines\ndescription: x", "two\n  lines", "x"),
    ])
  func spans(yaml: String, title: String, description: String) throws {
    for lead in ["", "\u{feff}"] {
      let bytes = Array("\(lead)---\n\(yaml)\n---\nText".utf8)
      let frontMatter = try FrontMatter(bytes, path: "index.md")
      let texts = try ["title", "description"].map { key in
        let span = try #require(frontMatter.spans[key])
        return String(decoding: bytes[span.start..<span.start + span.length], as: UTF8.self)
      }
      #expect(texts == [title, description])
    }
  }

  @Test(
    "What is wrong is told with the line of the file",
    arguments: [
      ("---\ntitle: x\n", "index.md:1: front matter begins here and is never closed"),
      ("---\n", "index.md:1: front matter begins here and is never closed"),
      ("---\njust text\n---\n", "index.md:2: front matter is “key: value” lines, and this is not"),
      ("---\n- a\n- b\n---\n", "index.md:2: front matter is “key: value” lines, and this is not"),
      ("---\na: b\nc: d: e\n---\n", "index.md:3:"), ("---\na: [1\n---\n", "index.md:"),
      ("---\na: 1\nb: 2\na: 3\n---\n", "front matter has “a” twice"),
      ("---\n[a]: b\n---\n", "index.md:2: a key of front matter is no text"),
      ("---\na: *nothing\n---\n", "index.md:2:"), ("---\na: \"open\n---\n", "index.md:"),
      ("---\na:\n\t- b\n---\n", "index.md:3:"),
    ])
  func mistakes(text: String, expected: String) {
    let line = told(text)
    #expect(line.contains(expected))
    #expect(!line.contains("\n"))
  }

  @Test("A key that is there twice is told with a line of the front matter")
  func duplicateLine() throws {
    let line = told("---\na: 1\nb: 2\na: 3\n---\nText\n")
    #expect(["index.md:2: ", "index.md:4: "].contains { line.hasPrefix($0) }, "\(line)")
  }

  /// Lists of lists, each by aliases of the one before.
  private func bomb(levels: Int, width: Int) -> String {
    var yaml = "a0: &a0 [x]\n"
    for level in 1...levels {
      let aliases = Array(repeating: "*a\(level - 1)", count: width).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(aliases)]\n"
    }
    return yaml
  }

  @Test("Aliases that multiply are refused, as values and as keys")
  func aliasBomb() {
    let few = bomb(levels: 10, width: 3)
    #expect(told("---\n\(few)---\n").contains("front matter has more than 10,000 values"))
    #expect(told("---\n\(few)? *a10\n: x\n---\n").hasPrefix("index.md:"))
    let many = bomb(levels: 9, width: 9)
    let refused = "index.md:1: front matter has more than 33 aliases (*name)"
    #expect(told("---\n\(many)---\n") == refused)
    #expect(told("---\n\(many)? *a9\n: x\n---\n") == refused)
    #expect(told("---\n{\(many.replacing("\n", with: ",\n")) *a9 : x}\n---\n") == refused)
  }

  @Test("An alias repeats a value, and a text full of asterisks is a text")
  func aliases() throws {
    let values = try read("---\na: &x [1, 2]\nb: *x\n---\n").values
    #expect(values["b"] == .list([.number(1), .number(2)]))
    let text = String(repeating: "*very* ", count: 50) + "R &D"
    #expect(
      try read("---\na: 'x'\nb: |\n  \(text.replacing(" &D", with: " & D"))\n---\n").spans == [:])
  }

  @Test("Values in values in values do not bring the program down", arguments: ["[", "- ", "{a: "])
  func deep(opening: String) {
    let yaml = "a:\n  " + String(repeating: opening, count: 60_000 / opening.utf8.count)
    #expect(told("---\n\(yaml)\n---\n").hasPrefix("index.md:"))
  }

  @Test("Values as deep as no export could read them back are refused", arguments: [65, 600])
  func deeperThanJSON(depth: Int) {
    let list = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(told("---\na: \(list)\n---\n").contains("more than 64 deep"))
  }

  @Test("Front matter of more than 64 KiB is refused")
  func tooLarge() {
    let yaml = String(repeating: "# remark\n", count: 8_000)
    #expect(told("---\n\(yaml)---\n") == "index.md:1: front matter is larger than 64 KiB")
  }
}
