import Store
import Testing
import Worklist

/// Whose source is still being written.
@Suite struct ReadinessTests {
  @Test func `what cannot be begun is neither listed nor counted`() throws {
    let languages = ["en", "ru", "be"].map { code in
      Language(
        code: LanguageCode(code)!, position: 0, name: code,
        source: code == "en" ? nil : LanguageCode("en"))
    }
    let cells: [[Translations.Cell]] = [
      [.init(state: .source), .init(state: .outdated), .init(state: .current)],
      [
        .init(state: .source), .init(state: .outdated), .init(state: .outdated, isReady: false),
      ],
      [.init(state: .source), .init(state: .missing), .init(state: .current, isReady: false)],
      [.init(state: .missing), .init(state: .orphan), .init(state: .missing)],
    ]
    let translations = Translations(
      revision: Revision(id: RevisionID(1), time: 0, author: "", message: ""),
      languages: languages,
      pages: try cells.enumerated().map {
        Translations.Page(path: try PagePath("p\($0)"), cells: $1)
      })
    let documents = try [("p0", "ru"), ("p1", "ru"), ("p1", "be")].map { page, code in
      OutdatedDocument(
        page: try PagePath(page), language: LanguageCode(code)!, source: LanguageCode("en")!,
        behind: 1, blocks: [])
    }
    #expect(translations.ready(documents) == Array(documents.prefix(2)))
    #expect(translations.outdatedDocuments == (2, 3))
  }
}
