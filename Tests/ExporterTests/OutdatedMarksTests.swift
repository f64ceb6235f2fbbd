import Markdown
import Store
import TestSupport
import Testing

@testable import Exporter

/// An outdated block carries its class, and no other block does.
struct OutdatedMarksTests {
  private let mark = " class=\"cmctl-outdated\""

  /// Exports one German page in which the blocks that begin in some lines are outdated; without the
  /// notice.
  private func body(_ markdown: String, _ lines: [Int], value: String = "y") throws -> String {
    let site = try MadeSite(
      bare.with([
        "locales/DE/index.md": "\(markdown)",
        "cmctl.ini": "[site]\nnotices = yes\n[params]\nv = \(value)\n",
      ]))
    let page = try site.page(outdated: [OutdatedDocument("de", lines: lines)])
    let end = page.firstRange(of: "</p>\n")
    return end.map { String(page[$0.upperBound...]) } ?? "no notice"
  }

  @Test(
    "Each kind of block is marked by itself",
    arguments: [
      ("a\n\nb\n\nc", 3, "<p>a</p>\n<p*>b</p>\n<p>c</p>\n"),
      ("## a\n\nb", 1, "<h2* id=\"a\">a</h2>\n<p>b</p>\n"),
      ("a\nb\n---\n\nc", 1, "<h2* id=\"a-b\">a\nb</h2>\n<p>c</p>\n"),
      ("- a\n- b\n- c", 2, "<ul>\n<li>a</li>\n<li*>b</li>\n<li>c</li>\n</ul>\n"),
      (
        "- a\n\n- b\n", 3,
        "<ul>\n<li>\n<p>a</p>\n</li>\n<li*>\n<p>b</p>\n</li>\n</ul>\n"
      ),
      (
        "1. a\n   - b\n2. c", 1,
        "<ol>\n<li*>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>\n"
      ),
      (
        "a\n\n| b |\n|---|\n| c |", 3,
        "<p>a</p>\n<table*>\n<thead>\n<tr>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n"
          + "</tr>\n</tbody>\n</table>\n"
      ),
      (
        "> a\n\n> b", 3,
        "<blockquote>\n<p>a</p>\n</blockquote>\n<blockquote*>\n<p>b</p>\n</blockquote>\n"
      ),
      ("```\na\n\nb\n```\nc", 1, "<pre*><code>a\n\nb\n</code></pre>\n<p>c</p>\n"),
      ("---\ntitle: x\ny: |\n  z\n---\na\n\nb", 6, "<p*>a</p>\n<p>b</p>\n"),
      ("---\r\ntitle: x\r\n---\r\na\r\n\r\nb\r\n", 6, "<p>a</p>\n<p*>b</p>\n"),
      ("\u{feff}a\n\nb", 1, "<p*>a</p>\n<p>b</p>\n"),
      ("same\n\nsame\n\nsame", 3, "<p>same</p>\n<p*>same</p>\n<p>same</p>\n"),
      // Which block is meant cannot be known.
      ("a\r\rb\r\rc", 1, "<p>a</p>\n<p>b</p>\n<p>c</p>\n"),
      // The title is a block, too; and a line in which no block begins is no block's.
      ("---\ntitle: x\n---\na", 2, "<p>a</p>\n"), ("a\nb", 2, "<p>a\nb</p>\n"),
    ])
  func kinds(markdown: String, line: Int, expected: String) throws {
    let marked = expected.replacing("*>", with: "\(mark)>").replacing("* id", with: "\(mark) id")
    #expect(try body(markdown, [line]) == marked)
  }

  @Test(
    "A block is found again after its template was evaluated",
    arguments: [
      // Tags of several lines, and lines that vanish.
      (
        "{% if config.v\n == 'y'\n%}\n\na\n\n{% endif %}\nb\n\nc", [7],
        "<p>a</p>\n<p*>b</p>\n<p>c</p>\n"
      ),
      ("{% if False %}\n\na\n\n{% endif %}\n\nb\n\nc", [7], "<p*>b</p>\n<p>c</p>\n"),
      ("{% if False %}\n\na\n\n{% endif %}\n\nb", [3], "<p>b</p>\n"),
      (
        "{% if False %}\n\nsame\n\n{% else %}\n\nsame\n\n{% endif %}\n\nsame", [7],
        "<p*>same</p>\n<p>same</p>\n"
      ),
      ("{# a\n\nb #}c\n\nd", [5], "<p>c</p>\n<p*>d</p>\n"),
      ("{% raw %}\n\n{{ a }}\n\n{% endraw %}\n\nb", [3], "<p*>{{ a }}</p>\n<p>b</p>\n"),
      // What was two blocks is one, and is marked where both are outdated.
      ("a\n\n{{- config.v }}\n\nb", [1], "<p>ay</p>\n<p>b</p>\n"),
      ("a\n\n{{- config.v }}\n\nb", [3], "<p>ay</p>\n<p>b</p>\n"),
      ("a\n\n{{- config.v }}\n\nb", [1, 3], "<p*>ay</p>\n<p>b</p>\n"),
      // What was one block is several.
      ("{% if True %}\n# a\nb\n{% endif %}", [3], "<h1 id=\"a\">a</h1>\n<p*>b</p>\n"),
      (
        "- a\n{% if True %}\n- b\n{% endif %}\n- c", [1, 5],
        "<ul>\n<li*>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n<li*>\n<p>c</p>\n</li>\n</ul>\n"
      ),
      (
        "{% if True %}- a{% endif %}\n\n- b", [1],
        "<ul>\n<li*>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"
      ),
      // Values, at the start of a block and alone in one.
      ("{{ config.v }} a\n\n{{ config.v }}", [1], "<p*>y a</p>\n<p>y</p>\n"),
      ("{{ config.v }} a\n\n{{ config.v }}", [3], "<p>y a</p>\n<p*>y</p>\n"),
      (
        "# {{ config.v }}\n\n- {{ config.v }}", [3],
        "<h1 id=\"y\">y</h1>\n<ul>\n<li*>y</li>\n</ul>\n"
      ),
      (
        "| {{ config.v }} |\n|---|\n\n`{{ config.v }}`", [4],
        "<table>\n<thead>\n<tr>\n<th>y</th>\n</tr>\n</thead>\n</table>\n<p*><code>y</code></p>\n"
      ),
      (
        "---\nx: 1\n---\n{% if True %}\r\n\r\na\r\n\r\n{% endif %}\r\n\r\nb", [6],
        "<p*>a</p>\n<p>b</p>\n"
      ),
    ] as [(String, [Int], String)])
  func templates(markdown: String, lines: [Int], expected: String) throws {
    #expect(try body(markdown, lines) == expected.replacing("*>", with: "\(mark)>"))
  }

  @Test("A value that holds the attribute or a class changes nothing but its own text")
  func values() throws {
    #expect(
      try body("{{ config.v }}\n\nb", [3], value: "<p data-sourcepos=\"1:1-1:1\">")
        == "<p>&lt;p data-sourcepos=&quot;1:1-1:1&quot;&gt;</p>\n<p\(mark)>b</p>\n")
  }

  /// Whatever the template does, what is marked shows words of outdated blocks alone.
  @Test("No block is ever marked for another")
  func random() throws {
    var random = SeededNumbers(state: 5)
    let tags = [
      "{% if True %}", "{% if False %}", "{% else %}", "{% endif %}", "{%- endif -%}",
      "{# x\n\ny #}",
      "{{ 'v' }}", "{{- 'v' -}}", "{% raw %}{{{% endraw %}", "{#- c -#}", "{% if\nTrue %}",
    ]
    let joints = [
      "\n", "\n\n", "\n\n", "\r\n\r\n", "\n- ", "\n> ", "\n# ", " ", "\n\n    ", "\n===\n",
    ]
    for _ in 0..<400 {
      var markdown = ""
      var open = 0
      for word in 0..<Int.random(in: 1...12, using: &random) {
        if Bool.random(using: &random), let tag = tags.randomElement(using: &random) {
          if tag.contains("if") && !tag.contains("end") { open += 1 }
          if tag.contains("else") || tag.contains("endif") {
            if open == 0 || tag.contains("else") { continue }
            open -= 1
          }
          markdown += tag
        }
        markdown += "w\(word)w" + joints.randomElement(using: &random)!
      }
      markdown += String(repeating: "{% endif %}", count: open)
      let source = Array(markdown.utf8)
      let text = PlannedText(hash: ContentHash(of: source), body: 0, values: [], name: "x")
      let renderer = Renderer(contents: [text.hash: source])
      let lineCount = markdown.split(omittingEmptySubsequences: false) { $0.isNewline }.count
      let lines = (1...lineCount).filter { _ in Bool.random(using: &random) }
      func render(_ outdated: [Int]) throws -> String {
        var names = HeadingNames(renderer, tabs: [])
        return String(
          decoding: try renderer.markdown(
            text, footnotePrefix: "", names: &names, headingPrefix: "", outdated: outdated),
          as: UTF8.self)
      }
      let (html, plain) = (try render(lines), try render([]))
      #expect(html.replacing(mark, with: "") == plain)
      let outdated = OutdatedMarks.words(of: lines, in: source)
      for element in html.split(separator: mark).dropFirst() {
        let shown = element.prefix { $0 != "/" }.matches(of: #/w\d+w/#).map { String($0.0) }
        #expect(outdated.isSuperset(of: shown), "\(lines) of \(markdown.debugDescription)")
      }
    }
  }
}

extension OutdatedMarks {
  /// The words of the blocks that begin in some lines, cut here line by line with what follows them.
  fileprivate static func words(of lines: [Int], in source: [UInt8]) -> Set<String> {
    var line = 1
    var words: Set<String> = []
    var offset = 0
    for block in Markdown.blocks(source) {
      line += String(decoding: source[offset..<Int(block.start)], as: UTF8.self)
        .count { $0.isNewline }
      offset = Int(block.start)
      guard lines.contains(line) else { continue }
      let text = String(decoding: source[block.range], as: UTF8.self)
      words.formUnion(text.matches(of: #/w\d+w/#).map { String($0.0) })
    }
    return words
  }
}

/// Numbers that are the same in every run (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
