import Store

/// A glossary made ready for the texts of one language, so that a block is gone through once.
struct CompiledGlossary: Sendable {
  /// A term with what the glossary says of it in this language.
  struct Term: Sendable {
    /// As the glossary writes it.
    let text: String
    /// As it is translated: any of these is right.
    fileprivate(set) var translations: [Translation] = []
    fileprivate(set) var isVerbatim = false
    /// Words that are no translation of it.
    fileprivate(set) var forbidden = ForbiddenWords()
    /// What the glossary says to translators.
    fileprivate(set) var note = ""
  }

  /// A translation of a term.
  struct Translation: Sendable {
    let text: String
    /// The beginnings of its words: what they end in says nothing.
    private let stems: [[UInt32]]

    fileprivate init(_ text: String, _ language: LanguageTraits) {
      self.text = text
      stems = FoldedText(text, in: language).words.map { word in
        word.count < 5 || word.contains(where: Letters.isDense)
          ? Array(word) : Array(word.prefix(max(4, word.count - 3)))
      }
    }

    /// Whether a text has it, be it with other endings, in another order, or inside longer words.
    func stands(in text: FoldedText) -> Bool { stems.allSatisfy(text.contains) }

    /// Whether a word is it, or has it.
    func isIn(_ word: String, _ language: LanguageTraits) -> Bool {
      stands(in: FoldedText(word, in: language))
    }
  }

  /// Words that are not to be used.
  struct ForbiddenWords: Sendable {
    /// A word that is not to be used.
    struct Word: Sendable {
      let text: String
      let note: String
    }

    private var words: [Word] = []
    private var needles = Needles()

    var isEmpty: Bool { words.isEmpty }

    fileprivate mutating func add(_ text: String, note: String, _ language: LanguageTraits) {
      words.append(Word(text: text, note: note))
      needles.add(text, language)
    }

    /// Returns which of them a prose has, and where.
    func places(in prose: [UInt8], _ text: ProseWords) -> [(word: Word, range: Range<Int>)] {
      needles.places(in: prose, text).map { (words[$0.number], $0.range) }
    }
  }

  private var terms: [Term] = []
  private var needles = Needles()
  /// Words that are not to be used whatever they stand for.
  private(set) var forbidden = ForbiddenWords()

  /// - Parameters:
  ///   - language: the language of the texts.
  ///   - source: the language that they are translated from; nil for the source language, of whose
  ///     texts a glossary says only which words are forbidden.
  init(_ glossary: Glossary, language: LanguageTraits, source: LanguageTraits?) {
    var numbers: [String: Int] = [:]
    for entry in glossary.entries where Self.isOf(entry.language, language) {
      if entry.term.isEmpty {
        if case .forbidden(let text) = entry.rule {
          forbidden.add(text, note: entry.note, language)
        }
        continue
      }
      if source == nil { continue }
      let number = numbers[entry.term] ?? terms.count
      if number == terms.count {
        terms.append(Term(text: entry.term))
        numbers[entry.term] = number
      }
      if terms[number].note.isEmpty { terms[number].note = entry.note }
      switch entry.rule {
      case .verbatim: terms[number].isVerbatim = true
      case .translation(let text): terms[number].translations.append(Translation(text, language))
      case .forbidden(let text): terms[number].forbidden.add(text, note: entry.note, language)
      }
    }
    for term in terms { needles.add(term.text, term.isVerbatim ? nil : source) }
  }

  /// Whether it says nothing of texts in this language.
  var isEmpty: Bool { terms.isEmpty && forbidden.isEmpty }

  /// Whether it has terms for this language.
  var hasTerms: Bool { !terms.isEmpty }

  /// Returns the terms that stand in a prose, each once.
  func terms(in prose: [UInt8]) -> [Term] {
    needles.places(in: prose, ProseWords(prose)).map { terms[$0.number] }
  }

  /// Whether what is said of a language is said of texts in another: of `pt` for `pt-BR`.
  private static func isOf(_ said: LanguageCode?, _ language: LanguageTraits) -> Bool {
    guard let said else { return true }
    let tag = language.tag.lowercased()
    return tag == said.compared || tag.hasPrefix(said.compared + "-")
  }
}
