import FileSystem

/// A folder of made documents, the same for the same values.
struct MadeCorpus {
  let pages: Int
  let languages: Int
  /// The share of the pages that each translation has.
  var translated = 1.0
  /// About how many bytes a document has.
  var length = 2000
  var seed: UInt64 = 7

  /// The codes of the languages; the first is the source language, which has every page.
  var codes: [String] {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return ["en"]
      + (0..<languages - 1).map { "q\(letters[$0 / 26 % 26])\(letters[$0 % 26])" }
  }

  /// Writes a locales folder; returns the bytes of all documents.
  func write(to folder: String) throws -> Int {
    let codes = codes
    for code in codes { try Files.makeFolder("\(folder)/\(code)") }
    var size = 0
    for page in 0..<pages {
      var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(page))
      let target = Int.random(in: length / 2...length * 3 / 2, using: &generator)
      let plan = plan(target, &generator)
      for (index, code) in codes.enumerated() {
        if index > 0, Double.random(in: 0..<1, using: &generator) >= translated { continue }
        let text = Array(text(page, plan, index == 0 ? nil : code).utf8)
        size += text.count
        try Files.create("\(folder)/\(code)/\(name(page)).md", text)
      }
    }
    return size
  }

  /// The name of a page: all as long as the longest.
  func name(_ page: Int) -> String {
    let number = String(page)
    return "page-" + String(repeating: "0", count: max(0, 5 - number.count)) + number
  }

  /// The words of each paragraph, by number, so that every language says the same.
  private func plan(_ length: Int, _ generator: inout SeededGenerator) -> [[Int]] {
    // Seven bytes a word with its space, and what is around the words of a paragraph.
    (0..<max(2, length / 300)).map { _ in
      (0..<Int.random(in: 24...36, using: &generator)).map { _ in
        Int.random(in: 0..<MadeText.words.count, using: &generator)
      }
    }
  }

  /// A text with what pages have: headings, prose, links, code, numbers, lists, a table.
  private func text(_ page: Int, _ plan: [[Int]], _ code: String?) -> String {
    func word(_ number: Int) -> String {
      let word = MadeText.words[number].dropLast()
      return code.map { word.reversed() + $0 } ?? String(word)
    }
    func prose(_ words: ArraySlice<Int>) -> String {
      words.map(word).joined(separator: " ")
    }
    var text = "# \(prose(plan[0][..<3]))\n\n"
    for (number, words) in plan.enumerated() {
      switch number % 6 {
      case 2: text += "## \(prose(words[..<4]))\n\n"
      case 3: text += "- \(prose(words[..<8]))\n- `relay --limit \(number)`\n\n"
      case 5:
        text += "```sh\nrelay --page \(page)\n```\n\n"
        text += "| \(word(words[0])) | \(word(words[1])) |\n|---|---|\n| \(number) | \(page) |\n\n"
      default: break
      }
      text += "\(prose(words[...])) [\(word(words[0]))](\(name((page + 1) % pages)).html) "
      text += "**\(word(words[1]))** ~~\(number)~~.\n\n"
    }
    return text
  }
}
