/// The documents of one page after the other, by the places of their languages, and what they say of
/// the page in each language.
///
/// A large site has thousands of pages and hundreds of thousands of cells: what is read of a page
/// takes the room of the page before it.
struct PageDocuments {
  private let chains: SourceChains
  /// The place of each language, by its number; -1 for a number of none.
  private var places: [Int32]
  private var documents: [PageState.Document] = []
  /// Where the document of a place is among the documents; -1 where there is none.
  private var found: [Int32]
  /// Whether each document has the one that it is made from.
  private var isWhole = true

  /// No database has as many languages.
  private static let maximalNumber: Int64 = 1 << 16

  /// - Parameter numbers: the numbers that the database knows the languages by, in the order of their
  ///   places.
  /// - Throws: `Damage`.
  init(numbers: [Int64], _ chains: SourceChains) throws {
    guard numbers.allSatisfy({ (0..<Self.maximalNumber).contains($0) }) else {
      throw Damage("the number of a language")
    }
    self.chains = chains
    found = [Int32](repeating: -1, count: numbers.count)
    places = [Int32](repeating: -1, count: Int(numbers.max() ?? 0) + 1)
    for (place, number) in numbers.enumerated() { places[Int(number)] = Int32(place) }
  }

  /// Whether the page has no document.
  var isEmpty: Bool { documents.isEmpty }

  /// Takes the documents of a page, in place of those of the page before it.
  ///
  /// - Parameter encoded: the page's state, as the database holds it.
  /// - Throws: `Damage`.
  mutating func read(_ encoded: String, of path: PagePath) throws {
    for document in documents {
      if let place = place(of: document.language) { found[place] = -1 }
    }
    var encoded = encoded
    guard encoded.withUTF8({ PageState.read($0, into: &documents) }) else {
      throw Damage("the state of \(path.text)")
    }
    for (index, document) in documents.enumerated() {
      guard let place = place(of: document.language) else {
        throw Damage("a document of \(path.text) in a language that is not known")
      }
      found[place] = Int32(index)
    }
    isWhole = documents.allSatisfy { document in
      !chains.lacksSource({ found[$0] >= 0 }, Int(places[Int(document.language)]))
    }
  }

  private func place(of language: Int64) -> Int? {
    guard language >= 0, language < places.count, places[Int(language)] >= 0 else { return nil }
    return Int(places[Int(language)])
  }

  /// How the page stands in languages, by their places.
  func cells(in columns: [Int]) -> [Translations.Cell] {
    [Translations.Cell](unsafeUninitializedCapacity: columns.count) { cells, count in
      for (index, language) in columns.enumerated() {
        cells.initializeElement(at: index, to: cell(in: language))
      }
      count = columns.count
    }
  }

  private func document(in language: Int) -> PageState.Document? {
    found[language] < 0 ? nil : documents[Int(found[language])]
  }

  private func cell(in language: Int) -> Translations.Cell {
    let source = chains.source(of: language).flatMap { document(in: $0) }
    // Where no document lacks its source, none is cut off from the source language.
    let place = isWhole ? nil : chains.place(of: { found[$0] >= 0 }, in: language)
    guard let document = document(in: language) else {
      guard place == nil || place == .missing, let source else {
        return Translations.Cell(state: .absent)
      }
      return Translations.Cell(
        state: .missing, words: source.words, blocks: source.blocks, isReady: source.isReady)
    }
    if place == .orphan {
      return Translations.Cell(state: .orphan, words: document.words, blocks: document.blocks)
    }
    let origin = source ?? document
    return Translations.Cell(
      state: document.state.shown, words: origin.words, blocks: origin.blocks,
      outdatedBlocks: document.outdatedBlocks, outdatedWords: document.outdatedWords,
      hasDrift: document.hasDrift, isReady: origin.isReady)
  }
}

extension PageState.State {
  fileprivate var shown: TranslationState {
    switch self {
    case .current: .current
    case .outdated: .outdated
    case .orphan: .orphan
    case .source: .source
    }
  }
}
