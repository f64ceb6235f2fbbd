import Store
import Testing

@testable import Importer

struct SourceTextTests {
  private func told(_ bytes: [UInt8]) -> [String] {
    SourceText.problems(in: bytes, path: "x.md").map { "\($0.place): \($0.message)" }
  }

  @Test(
    "Text is text",
    arguments: [
      "", "\n", "Hello", "日本\r\n", "\u{feff}x", "🙂", "Title\n=======\n\nText\n",
      "=======\n", "<<<<<<< HEAD\n", ">>>>>>> deep quote\n", "<<<<<<<< \n>>>>>>>> \n",
      ">>>>>>> a\n<<<<<<< b\n", "    <<<<<<< HEAD\n    >>>>>>> theirs\n",
    ])
  func good(text: String) {
    #expect(told(Array(text.utf8)) == [])
  }

  @Test(
    "Bytes that are not UTF-8 are told with their line",
    arguments: [
      ([0xff], 1), ([0x61, 0x0a, 0xe9, 0x0a], 2), ([0x0a, 0x0a, 0xc3], 3),
      ([0xed, 0xa0, 0x80], 1), ([0xc0, 0x80], 1), ([0xf4, 0x90, 0x80, 0x80], 1),
      ([0xc3, 0xa9, 0x0a, 0xc3, 0x0a, 0xc3, 0xa9], 2), ([0x41, 0x00, 0x0a, 0x80], 2),
    ] as [([UInt8], Int)])
  func notUTF8(bytes: [UInt8], line: Int) {
    #expect(told(bytes) == ["x.md:\(line): is not UTF-8 from here on"])
  }

  @Test("A NUL is told with its line")
  func nul() {
    #expect(told([0x61, 0x0a, 0x00]) == ["x.md:2: has a NUL byte: this is no text"])
  }

  @Test(
    "The marks of an unfinished merge are told, from the first to the last",
    arguments: [
      ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n", 2, 6),
      ("<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n", 1, 3), ("<<<<<<<\n>>>>>>>", 1, 2),
      ("<<<<<<< ours\n||||||| base\n=======\n>>>>>>> theirs", 1, 4),
    ])
  func conflict(text: String, from: Int, to: Int) {
    #expect(
      told(Array(text.utf8)) == [
        "x.md:\(from): has the marks of a merge conflict (<<<<<<< to line \(to))"
      ])
  }
}
