import Store
import Testing
import Worklist

/// In which order work is offered.
@Suite struct WorkItemTests {
  private static let languages = ["en", "ru", "be"].map { code in
    Language(
      code: LanguageCode(code)!, position: 0, name: code,
      source: code == "en" ? nil : LanguageCode(code == "be" ? "ru" : "en"))
  }

  /// A page with its source and what it is in Russian and Belarusian.
  private func page(
    _ path: String, _ russian: Translations.Cell,
    _ belarusian: Translations.Cell = .init(state: .current),
    source: TranslationState = .source
  ) throws -> Translations.Page {
    Translations.Page(
      path: try PagePath(path), cells: [Translations.Cell(state: source), russian, belarusian])
  }

  private func missing(_ words: Int, isReady: Bool = true) -> Translations.Cell {
    Translations.Cell(state: .missing, words: words, isReady: isReady)
  }

  private func outdated(_ words: Int, isReady: Bool = true) -> Translations.Cell {
    Translations.Cell(
      state: .outdated, words: 1000, outdatedBlocks: 1, outdatedWords: words, isReady: isReady)
  }

  private func list(
    _ pages: [Translations.Page], _ texts: [String: String] = [:], language: Int = 1,
    only: Set<PagePath>? = nil, words: Int? = nil
  ) throws -> [WorkItem] {
    var links = InboundLinks(to: pages.map(\.path))
    for (path, text) in texts { links.read(Array(text.utf8)[...], of: try PagePath(path)) }
    let revision = Revision(id: RevisionID(1), time: 0, author: "", message: "")
    return WorkItem.list(
      for: Self.languages[language],
      in: Translations(revision: revision, languages: Self.languages, pages: pages), links,
      pages: only, words: words)
  }

  private func paths(_ items: [WorkItem]) -> [String] { items.map(\.page.text) }

  @Test func `missing, start page, links, words, path: in this order`() throws {
    let pages = [
      try page("a/index", missing(10)), try page("b", missing(10)), try page("c", missing(9)),
      try page("index", missing(500)), try page("known", missing(90)),
      try page("old", outdated(1)), try page("older", outdated(2)),
      try page("well-known", missing(100)),
    ]
    let texts = [
      "a/index": "[x](../well-known.html) [y](../known.html)", "b": "[x](well-known.md)",
      "c": "[x](older.html)",
    ]
    let items = try list(pages, texts)
    #expect(
      paths(items) == ["index", "well-known", "known", "c", "a/index", "b", "older", "old"])
    #expect(items.map(\.links) == [0, 2, 1, 0, 0, 0, 1, 0])
    #expect(items.map(\.words) == [500, 100, 90, 9, 10, 10, 2, 1])
    #expect(items.map(\.total) == [500, 600, 690, 699, 709, 719, 721, 722])
    #expect(items.map(\.state) == Array(repeating: .missing, count: 6) + [.outdated, .outdated])
    #expect(try list(pages.reversed(), texts) == items)
  }

  @Test func `what is outdated begins with the start page, too`() throws {
    let pages = [try page("a", outdated(1)), try page("index", outdated(5))]
    #expect(try paths(list(pages)) == ["index", "a"])
  }

  @Test func `what cannot be begun or is done is not in the list`() throws {
    let pages = [
      try page("current", .init(state: .current, words: 5)),
      try page("orphan", .init(state: .orphan, words: 5), source: .absent),
      try page("without-source", .init(state: .absent), source: .absent),
      try page("draft", missing(5, isReady: false)),
      try page("draft-again", outdated(5, isReady: false)), try page("work", missing(5)),
    ]
    #expect(try paths(list(pages)) == ["work"])
    #expect(try list(pages, language: 0).isEmpty)
  }

  @Test func `a language made from a translation waits for it`() throws {
    let pages = [
      try page("there", .init(state: .current), missing(5)),
      try page("old", outdated(3), missing(6)),
      try page("not-yet", missing(5), .init(state: .absent)),
      try page("gone", .init(state: .orphan), .init(state: .absent), source: .absent),
    ]
    #expect(try paths(list(pages, language: 2)) == ["there", "old"])
    #expect(try paths(list(pages)) == ["not-yet", "old"])
  }

  @Test(arguments: [
    (nil, ["a", "b", "c", "d"]), (1, ["a"]), (10, ["a"]), (11, ["a"]), (29, ["a"]),
    (30, ["a", "b"]), (59, ["a", "b"]), (60, ["a", "b", "c"]), (61, ["a", "b", "c"]),
    (1000, ["a", "b", "c", "d"]),
  ])
  func `the list ends when there are words enough`(words: Int?, expected: [String]) throws {
    let pages = [
      try page("a", missing(10)), try page("b", missing(20)), try page("c", missing(30)),
      try page("d", missing(40)),
    ]
    #expect(try paths(list(pages, words: words)) == expected)
  }

  @Test func `pages can be chosen`() throws {
    let pages = [try page("a", missing(10)), try page("b", missing(20))]
    let items = try list(pages, ["a": "[x](b.html)"], only: [PagePath("b")])
    #expect(paths(items) == ["b"])
    #expect(items.map(\.total) == [20])
    #expect(items.map(\.links) == [1])
  }

  @Test func `nothing to do is an empty list`() throws {
    #expect(try list([]).isEmpty)
    #expect(try list([page("a", .init(state: .current))], words: 100).isEmpty)
  }
}
