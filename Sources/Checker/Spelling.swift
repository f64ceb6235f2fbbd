import Markdown
import Store

/// What no dictionary has of the words of a site.
package struct Spelling: Sendable {
  /// Words with what may be meant, by the tag of the language.
  private var unknown: [String: [String: [String]]] = [:]
  /// Tags of languages that were not checked, for there is no dictionary.
  package private(set) var unchecked: [String] = []

  /// For more words of a language nothing is suggested: that takes long.
  private static let mostSuggested = 50

  /// Asks for the words of each language at once.
  ///
  /// - Parameter hunspell: nil where it is not installed: then no language is checked.
  /// - Parameter glossary: what it has is right.
  /// - Throws: `Hunspell.Failure`.
  init(_ languages: [SpelledWords], glossary: Glossary, hunspell: Hunspell?) throws(Hunspell
    .Failure)
  {
    let known = Self.words(of: glossary)
    for language in languages where !language.words.isEmpty {
      let tag = language.language.tag
      guard let hunspell, let dictionary = hunspell.dictionary(for: language.language) else {
        unchecked.append(tag)
        continue
      }
      let asked = language.words.filter { !known.contains(FoldedText($0).scalars) }.sorted()
      // What it says of parts of words says nothing of them.
      let found = try hunspell.unknown(asked, dictionary: dictionary).intersection(asked)
      let suggestions = try hunspell.suggestions(
        Array(found.sorted().prefix(Self.mostSuggested)), dictionary: dictionary)
      unknown[tag] = Dictionary(uniqueKeysWithValues: found.map { ($0, suggestions[$0] ?? []) })
    }
  }

  private static func words(of glossary: Glossary) -> Set<[UInt32]> {
    var words: Set<[UInt32]> = []
    for entry in glossary.entries {
      var texts = [entry.term]
      if case .translation(let text) = entry.rule { texts.append(text) }
      for text in texts {
        for word in FoldedText(text).words { words.insert([0x20] + word + [0x20]) }
      }
    }
    return words
  }

  /// Finds the words of a block that no dictionary has, each once. What its source has too is a name.
  func check(_ comparison: Comparison, _ findings: inout [RuleFinding]) {
    guard let unknown = unknown[comparison.language.tag], !unknown.isEmpty else { return }
    let block = comparison.block
    var seen: Set<String> = []
    lazy var source = Self.said(by: comparison.original?.blocks ?? [])
    lazy var code = Self.code(in: block)
    for word in SpelledWords.words(of: block, comparison.language) {
      guard let suggestions = unknown[word.text], seen.insert(word.text).inserted else { continue }
      // German writes every noun with a capital.
      if word.mayBeName, !["de", "lb"].contains(comparison.language.base) { continue }
      let letters = FoldedText(word.text).scalars.dropFirst().dropLast()
      if source.contains(letters) || code.contains(letters) { continue }
      let meant = suggestions.prefix(3).map { "“\($0)”" }.joined(separator: " or ")
      let start = block.parts.place(of: word.range.lowerBound)
      findings.append(
        RuleFinding(
          .spelling,
          start..<max(start, block.parts.place(of: word.range.upperBound - 1) + 1),
          "no dictionary has “\(word.text)”",
          hint: meant.isEmpty
            ? "correct it, or add it to the glossary"
            : "\(meant)? If it is right, add it to the glossary",
          subject: word.text))
    }
  }

  private static func said(by blocks: [CheckedBlock]) -> FoldedText {
    var text = FoldedText()
    for block in blocks { text.add(block.text) }
    return text
  }

  private static func code(in block: CheckedBlock) -> FoldedText {
    var text = FoldedText()
    for part in block.parts.parts {
      switch part.kind {
      case .code(let code): text.add(code.utf8)
      case .link(let url): text.add(url.utf8)
      default: break
      }
    }
    return text
  }
}
