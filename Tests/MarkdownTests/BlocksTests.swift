import Markdown
import Testing
import Translation

/// Returns the blocks of `text` as `kind: text`.
private func outline(_ text: String, startingAt offset: Int = 0) -> [String] {
  let bytes = Array(text.utf8)
  return Markdown.blocks(bytes, startingAt: offset).map {
    "\($0.kind)\($0.level == 0 ? "" : "\($0.level)"): \(string(bytes[$0.range]))"
  }
}

@Suite struct BlocksTests {
  @Test func cutsEachKind() {
    #expect(
      outline("# a\n\nb\nc\n\n- d\n- e\n\n```\nf\n```\n\n| g |\n|---|\n\n<div>h</div>\n\n> i\n")
        == [
          "heading1: # a", "paragraph: b\nc", "listItem: - d", "listItem: - e",
          "code: ```\nf\n```", "table: | g |\n|---|", "html: <div>h</div>", "quote: > i",
        ])
  }

  @Test(arguments: [
    // Headings.
    ("a\nb\n===\n[r]: /u\n\nc", ["heading1: a\nb\n===", "paragraph: c"]),
    ("a\n---\n---\nb\n---", ["heading2: a\n---", "heading2: b\n---"]),
    (
      "# a\n## b ##\nc\n# d\n\n\n",
      ["heading1: # a", "heading2: ## b ##", "paragraph: c", "heading1: # d"]
    ),
    // Lists.
    (
      "a\n- b\n  c\nd\n\n  e\n\n\n- f",
      ["paragraph: a", "listItem: - b\n  c\nd\n\n  e", "listItem: - f"]
    ),
    (
      "1. a\n   - b\n\n     c\n2. d\n\ne",
      ["listItem: 1. a\n   - b\n\n     c", "listItem: 2. d", "paragraph: e"]
    ),
    ("- a\n\n  ```\n  b\n\nc", ["listItem: - a\n\n  ```\n  b", "paragraph: c"]),
    ("- a\n* b\n-\n", ["listItem: - a", "listItem: * b", "listItem: -"]),
    ("-\ta\n\n\tb\n\n\tc\n", ["listItem: -\ta\n\n\tb\n\n\tc"]),
    ("- [ ] a\n- [x] b", ["listItem: - [ ] a", "listItem: - [x] b"]),
    // Code.
    ("    a\n\n    b\n\n\nc", ["code:     a\n\n    b", "paragraph: c"]),
    ("```\na\n\n```\nb", ["code: ```\na\n\n```", "paragraph: b"]),
    ("~~~\na\n\n", ["code: ~~~\na"]),
    // HTML and comments.
    (
      "<!-- a -->\nb\n<!-- c\n\nd --> e\nf",
      ["paragraph: b", "html: <!-- c\n\nd --> e", "paragraph: f"]
    ),
    ("<!-- a --> <!-- b\n\n-->\nc", ["html: <!-- a --> <!-- b", "paragraph: -->\nc"]),
    ("<!-- a\n\nb -->\n\nc", ["paragraph: c"]),
    ("<script>\na\n\nb</script>\nc", ["html: <script>\na\n\nb</script>", "paragraph: c"]),
    ("<div>\na\n\nb\n\n</div>\n", ["html: <div>\na", "paragraph: b", "html: </div>"]),
    // Tables.
    (
      "a\nb\n| c |\n|---|\n| d |\ne\n\nf",
      ["paragraph: a\nb", "table: | c |\n|---|\n| d |\ne", "paragraph: f"]
    ),
    ("a\n| c |\n|---|\n\n\nf", ["paragraph: a", "table: | c |\n|---|", "paragraph: f"]),
    ("| c |\n|---|\n| d |\n> e", ["table: | c |\n|---|\n| d |", "quote: > e"]),
    // Quotes, breaks, definitions.
    ("> a\nb\n\n> c\n>\n> d\n\n***\n", ["quote: > a\nb", "quote: > c\n>\n> d"]),
    ("a\n\n[r]: /u\n 'title'\n[s]: /v\n\nb [r]", ["paragraph: a", "paragraph: b [r]"]),
    ("a\n\n---\n\n[r]: /u\nb", ["paragraph: a", "paragraph: [r]: /u\nb"]),
    // Footnotes come where they stand; one that is not used is not rendered.
    (
      "a[^b] c[^d]\n\n[^d]: e\n\n    f\n\ng\n\n[^b]: h\n[^i]: j\n",
      ["paragraph: a[^b] c[^d]", "footnote: [^d]: e\n\n    f", "paragraph: g", "footnote: [^b]: h"]
    ),
    // Files as they are.
    ("", []), ("\n \n\t\n", []), ("a", ["paragraph: a"]),
    ("# a\r\nb\r\nc\r\n\r\n- d\r\n", ["heading1: # a", "paragraph: b\r\nc", "listItem: - d"]),
    ("a\rb\r\rc", ["paragraph: a\rb", "paragraph: c"]),
    ("\u{FEFF}# a\n\u{FEFF}b", ["heading1: # a", "paragraph: \u{FEFF}b"]),
    ("\u{FEFF}", []),
    ("a\u{2028}b\0\n\nc", ["paragraph: a\u{2028}b\0", "paragraph: c"]),
    ("  a  \n\n   b", ["paragraph:   a  ", "paragraph:    b"]),
  ])
  func cuts(_ text: String, into expected: [String]) {
    #expect(outline(text) == expected)
  }

  @Test func countsOffsetsFromTheStartOfTheFile() {
    let text = "---\ntitle: a\n---\n# b\n\nc d"
    #expect(outline(text, startingAt: 17) == ["heading1: # b", "paragraph: c d"])
    let blocks = Markdown.blocks(Array(text.utf8), startingAt: 17)
    #expect(blocks.map(\.start) == [17, 22])
    #expect(blocks.map(\.words) == [1, 2])
    #expect(Markdown.blocks(Array(text.utf8), startingAt: text.utf8.count) == [])
    #expect(Markdown.blocks(Array(text.utf8), startingAt: 1000) == [])
  }

  @Test func countsNoWordsOfCode() {
    #expect(Markdown.blocks(Array("```\na b\n```\n\n1. c".utf8)).map(\.words) == [0, 1])
  }

  @Test func staysWithinTheFileWhateverItHolds() {
    var random = Generator(state: 7)
    let pieces = [
      "- ", "> ", "# ", "\n", "\n\n", "\r\n", "\r", "a", " ", "    ", "\t", "```", "<!--", "-->",
      "<div>", "</div>", "|", "\n|-|\n", "---", "===", "[^a]", "[^a]: ", "[b]: /c\n", "1. ",
      "\u{FEFF}",
      "\0", "é", "<script>", "*", "\\", "~~~",
    ]
    for _ in 0..<4000 {
      let text = (0..<(random.next() % 24)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }
      .joined()
      let bytes = Array(text.utf8)
      check(Markdown.blocks(bytes), in: bytes, text)
    }
  }

  @Test(.enabled(if: !Shared.pages.isEmpty, "the folder shared has the pages"))
  func coversWhatRendersInPagesOfPeople() throws {
    for page in Shared.pages {
      let bytes = try Shared.bytes(page)
      let blocks = Markdown.blocks(bytes)
      check(blocks, in: bytes, page.path)
      // What is between the blocks renders to nothing but lines and comments.
      var rest: [UInt8] = []
      var position = 0
      for block in blocks {
        rest += bytes[position..<block.range.lowerBound] + [0x0A]
        position = block.range.upperBound
      }
      rest += bytes[position...]
      let html = string(Markdown.html(rest[...]))
        .replacing(#/<!--(?s:.*?)-->|<hr \/>|\s/#, with: "")
      #expect(html == "", "\(page.path)")
      // A block renders alone as it does in its place, once the definitions of links are there.
      let whole = Markdown.html(bytes[...])
      var from = whole.startIndex
      for block in blocks where ![.listItem, .footnote].contains(block.kind) {
        let alone = Markdown.html((bytes[block.range] + Array("\n\n".utf8) + rest)[...])
        let first = string(alone).split(separator: "\n").first.map { Array($0.utf8) } ?? []
        let found = whole[from...].firstRange(of: first)
        #expect(found != nil, "\(page.path): \(string(bytes[block.range]))")
        from = found?.upperBound ?? from
      }
    }
  }

  private func check(_ blocks: [Block], in bytes: [UInt8], _ comment: String) {
    var end = 0
    for block in blocks {
      let range = block.range
      guard range.lowerBound >= end, range.upperBound <= bytes.count, !range.isEmpty else {
        Issue.record("\(range) after \(end) of \(bytes.count) in \(comment.debugDescription)")
        return
      }
      end = range.upperBound
      let isLineStart =
        range.lowerBound == 0 || [0x0A, 0x0D].contains(bytes[range.lowerBound - 1])
        || (range.lowerBound == 3 && bytes[0] == 0xEF)
      let isLineEnd = end == bytes.count || [0x0A, 0x0D].contains(bytes[end])
      #expect(isLineStart && isLineEnd, "\(range) in \(comment.debugDescription)")
    }
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
