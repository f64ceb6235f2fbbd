/// How the languages of a site are made from each other, and what that says of a page which some of
/// them have.
struct SourceChains {
  /// Where a page stands in a language.
  enum Place: Equatable {
    /// It has the document, and is made from no other.
    case source
    /// It has the document, and all that this is made from, up to the source language.
    case translation
    /// It has the document, but a language that this is made from has not.
    case orphan
    /// It has no document, and could have: the language that it is made from has it.
    case missing
    /// It has no document, and there is nothing that one could be made from.
    case absent
  }

  /// Where a language's source is among the languages.
  private enum Source {
    case none
    case unknown
    case known(Int)
  }

  private let sources: [Source]
  /// For each language those that it is made from, the nearest first; a circle ends where it began.
  private let ancestors: [[Int]]

  init(_ languages: [Language]) {
    let places = Dictionary(
      languages.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let sources = languages.map { language -> Source in
      guard let source = language.source else { return .none }
      return places[source].map { .known($0) } ?? .unknown
    }
    self.sources = sources
    ancestors = languages.indices.map { place in
      var way: [Int] = []
      var last = place
      while case .known(let next) = sources[last], next != place, !way.contains(next) {
        way.append(next)
        last = next
      }
      return way
    }
  }

  /// The place of the language that a language is made from; nil where it is made from no other.
  func source(of language: Int) -> Int? {
    if case .known(let place) = sources[language] { place } else { nil }
  }

  /// Decides where a page stands: what is missing, and what is an orphan, is decided here alone, and
  /// in the view `translation_state`.
  ///
  /// - Parameter page: whether it has a document in the language of a place.
  func place(of page: (Int) -> Bool, in language: Int) -> Place {
    if case .none = sources[language] { return page(language) ? .source : .absent }
    let isCut =
      lacksSource(page, language) || ancestors[language].contains { lacksSource(page, $0) }
    if page(language) { return isCut ? .orphan : .translation }
    guard !isCut, case .known(let source) = sources[language], page(source) else { return .absent }
    return .missing
  }

  /// Whether there is a document that has lost, or never had, what it is made from.
  ///
  /// - Parameter page: whether it has a document in the language of a place.
  func lacksSource(_ page: (Int) -> Bool, _ language: Int) -> Bool {
    guard page(language) else { return false }
    return switch sources[language] {
    case .none: false
    case .unknown: true
    case .known(let source): !page(source)
    }
  }
}
