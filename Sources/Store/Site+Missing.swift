import Foundation

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
          texts[language]?.isReady ?? true
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

extension Site.Text {
  /// Whether its front matter does not say `ready: no`.
  var isReady: Bool {
    guard frontMatter.utf8.count > 2, frontMatter.contains("\"ready\"") else { return true }
    // `no` is a text in YAML 1.2, and was a boolean before.
    struct Flag: Decodable { var ready: Bool }
    struct Word: Decodable { var ready: String }
    let bytes = Data(frontMatter.utf8)
    if let flag = try? JSONDecoder().decode(Flag.self, from: bytes) { return flag.ready }
    let word = try? JSONDecoder().decode(Word.self, from: bytes).ready
    return word?.lowercased() != "no"
  }
}
