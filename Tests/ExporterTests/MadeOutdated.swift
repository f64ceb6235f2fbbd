import Store

@testable import Exporter

extension OutdatedDocument {
  /// The start page in a language, in which blocks that begin in some lines are outdated.
  init(_ language: String, behind: Int = 1, lines: [Int] = []) {
    self.init(
      page: try! PagePath("index"), language: LanguageCode(language)!, source: LanguageCode("en")!,
      lags: [Lag(language: LanguageCode("en")!, changes: behind)],
      blocks: lines.enumerated().map { index, line in
        OutdatedBlock(
          kind: .changed, before: "before",
          source: OutdatedBlock.Piece(block: index + 1, line: line, text: "source"),
          translation: [OutdatedBlock.Piece(block: index + 1, line: line, text: "translation")],
          words: 1)
      })
  }
}

extension MadeSite {
  /// Renders a page as it would be exported if these documents were outdated.
  func page(_ name: String = "index", outdated: [OutdatedDocument]) throws -> String {
    let plan = try SitePlan(store.site(), outdated: outdated).allFiles()
    let file = plan.first { $0.path.text == name + ".html" }!
    let rendered = try Renderer(contents: store.contents(file.contents)).render(file)
    return String(decoding: rendered.bytes, as: UTF8.self)
  }
}
