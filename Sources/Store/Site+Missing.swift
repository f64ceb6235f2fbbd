extension Site {
  /// How many documents the languages with a tab lack, and how many there should be: those that
  /// there are, and those that are missing.
  ///
  /// What is not ready is missing nowhere: nobody is asked to translate it yet.
  package var missingDocuments: (missing: Int, all: Int) {
    let chains = SourceChains(languages)
    let places = Dictionary(uniqueKeysWithValues: languages.enumerated().map { ($1.code, $0) })
    let shown = languages.indices.prefix { languages[$0].position != nil }
    var (missing, all) = (0, 0)
    for page in pages {
      var texts = [Text?](repeating: nil, count: languages.count)
      for document in page.documents { places[document.language].map { texts[$0] = document.text } }
      var isReady = [Bool?](repeating: nil, count: languages.count)
      func isReadyIn(_ language: Int) -> Bool {
        if let known = isReady[language] { return known }
        // A circle, as an undo can leave it, ends here.
        isReady[language] = true
        let ready =
          texts[language].map { Store.isReady(frontMatter: $0.frontMatter) } ?? true
          && chains.source(of: language).map { isReadyIn($0) } ?? true
        isReady[language] = ready
        return ready
      }
      for language in shown {
        if texts[language] != nil {
          all += 1
        } else if chains.place(of: { texts[$0] != nil }, in: language) == .missing,
          isReadyIn(language)
        {
          missing += 1
          all += 1
        }
      }
    }
    return (missing, all)
  }
}
