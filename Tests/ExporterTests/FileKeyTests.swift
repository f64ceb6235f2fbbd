import Store
import Template
import Testing

@testable import Exporter

/// An export cannot forget an input: whatever a file is made from changes its key.
struct FileKeyTests {
  private static let text = PlannedText(
    hash: ContentHash(of: [1]), body: 2,
    values: [PlannedText.Value(name: "config.x", value: .text("y"))], name: "EN/index.md")
  private static let language = ShownLanguage(tag: "en", name: "English", direction: .leftToRight)
  private static let notice = PlannedTab.Notice(text: "Not there", language: "en")
  private static let outdated = PlannedTab.Outdated(notice: notice, lines: [1, 2])
  private static let tab = PlannedTab(language: language, content: .document(text))
  private static let summary = PlannedPage.Summary(title: "A", description: "")
  private static let place = AloneLanguage.Place(
    language: language, href: "index.html", isTranslated: true, isCurrent: true)
  private static let alone = AloneLanguage(
    folder: "en", places: [place], listsPlaces: true, files: ["map.html"], base: "/relay")
  private static let page = PlannedPage(
    page: try! PagePath("index"), alone: alone, layout: text, values: text.values, skeleton: text,
    tabs: [tab],
    title: "Title",
    description: "About", leadTab: 0, summaries: [summary])
  private static let code = PlannedCode(
    section: "qr", format: .png, text: "Hello", level: .high, size: 384,
    logo: ContentHash(of: [3]))

  private func file(_ source: PlannedFile.Source) -> PlannedFile {
    PlannedFile(path: try! FilePath("index.html"), source: source)
  }

  private func file(_ content: PlannedTab.Content) -> PlannedFile {
    var page = Self.page
    page.tabs = [PlannedTab(language: Self.language, content: content)]
    return file(.page(page))
  }

  /// Expects that each change alone gives another key, and that no field was forgotten here.
  private func expectKeys<Value>(
    of value: Value, _ changes: [String: (inout Value) -> Void],
    in file: (Value) -> PlannedFile, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let fields = Mirror(reflecting: value).children.compactMap(\.label)
    #expect(Set(changes.keys) == Set(fields), sourceLocation: sourceLocation)
    var keys = [FileKey.of(file(value))]
    #expect(keys == [FileKey.of(file(value))], sourceLocation: sourceLocation)
    for (field, change) in changes {
      var changed = value
      change(&changed)
      let key = FileKey.of(file(changed))
      #expect(!keys.contains(key), "\(field) does not count", sourceLocation: sourceLocation)
      keys.append(key)
    }
  }

  @Test("Every field of a file, a page, a tab, a language and a code counts")
  func fields() {
    expectKeys(
      of: file(.page(Self.page)),
      [
        "path": { $0.path = try! FilePath("a.html") }, "source": { $0.source = .stylesheet },
      ], in: { $0 })
    expectKeys(
      of: Self.page,
      [
        "page": { $0.page = try! PagePath("a") }, "layout": { $0.layout = nil },
        "values": { $0.values = [] },
        "skeleton": { $0.skeleton = nil }, "tabs": { $0.tabs = [] }, "title": { $0.title = nil },
        "description": { $0.description = "" }, "leadTab": { $0.leadTab = nil },
        "summaries": { $0.summaries = [] }, "alone": { $0.alone = nil },
        "search": { $0.search = .inLayout },
      ], in: { file(.page($0)) })
    var searching = Self.page
    searching.search = .beforeText
    var inLayout = searching
    inLayout.search = .inLayout
    #expect(FileKey.of(file(.page(searching))) != FileKey.of(file(.page(inLayout))))
    expectKeys(
      of: Self.alone,
      [
        "folder": { $0.folder = "" }, "places": { $0.places = [] },
        "listsPlaces": { $0.listsPlaces = false }, "files": { $0.files = [] },
        "base": { $0.base = "" },
      ],
      in: { alone in
        var page = Self.page
        page.alone = alone
        return file(.page(page))
      })
    expectKeys(
      of: Self.place,
      [
        "language": { $0.language.tag = "de" }, "href": { $0.href = "" },
        "isTranslated": { $0.isTranslated = false }, "isCurrent": { $0.isCurrent = false },
      ],
      in: { place in
        var page = Self.page
        page.alone?.places = [place]
        return file(.page(page))
      })
    expectKeys(
      of: Self.summary, ["title": { $0.title = nil }, "description": { $0.description = "x" }],
      in: { summary in
        var page = Self.page
        page.summaries = [summary]
        return file(.page(page))
      })
    expectKeys(
      of: Self.tab,
      [
        "language": { $0.language.tag = "de" }, "content": { $0.content = .missing(Self.notice) },
      ],
      in: { tab in
        var page = Self.page
        page.tabs = [tab]
        return file(.page(page))
      })
    expectKeys(
      of: Self.language,
      [
        "tag": { $0.tag = "de" }, "name": { $0.name = "" },
        "direction": { $0.direction = .rightToLeft },
      ], in: { file(.fallback(Self.text, in: $0, notice: Self.notice)) })
    expectKeys(
      of: Self.notice, ["text": { $0.text = "" }, "language": { $0.language = nil }],
      in: { file(.missing($0)) })
    expectKeys(
      of: Self.outdated,
      ["notice": { $0.notice.text = "" }, "lines": { $0.lines = [2] }],
      in: { file(.outdated(Self.text, $0)) })
    expectKeys(
      of: Self.code,
      [
        "section": { $0.section = "qr a" }, "format": { $0.format = .svg },
        "text": { $0.text = "" }, "level": { $0.level = .low }, "size": { $0.size = 385 },
        "logo": { $0.logo = nil },
      ], in: { file(.code($0)) })
  }

  @Test("Every field of an index and of its pages counts")
  func index() {
    let tabs = [Self.tab, Self.tab]
    let searched = SearchedPage(place: "en/index", path: try! PagePath("index"), tabs: tabs)
    let page = PlannedIndex.Page(searched: searched, tab: 0, title: "Title")
    let index = PlannedIndex(language: Self.language, pages: [page])
    expectKeys(
      of: index, ["language": { $0.language.tag = "de" }, "pages": { $0.pages = [] }],
      in: { file(.search($0)) })
    expectKeys(
      of: page,
      [
        "searched": {
          $0.searched = SearchedPage(place: "", path: try! PagePath("index"), tabs: tabs)
        }, "tab": { $0.tab = 1 }, "title": { $0.title = nil },
      ], in: { file(.search(PlannedIndex(language: Self.language, pages: [$0]))) })
    #expect(
      Mirror(reflecting: searched).children.compactMap(\.label) == [
        "place", "path", "tabs", "keys",
      ])
    var missing = Self.tab
    missing.content = .missing(Self.notice)
    var german = Self.tab
    german.language.tag = "de"
    let all = [
      searched, SearchedPage(place: "index", path: searched.path, tabs: tabs),
      SearchedPage(place: searched.place, path: try! PagePath("a"), tabs: tabs),
      SearchedPage(place: searched.place, path: searched.path, tabs: [missing, Self.tab]),
      SearchedPage(place: searched.place, path: searched.path, tabs: [Self.tab, german]),
      SearchedPage(place: searched.place, path: searched.path, tabs: [Self.tab]),
    ]
    #expect(Set(all.flatMap(\.keys)).count == 11)
    // What a later tab shows changes nothing in the tabs before it.
    let later = SearchedPage(
      place: searched.place, path: searched.path, tabs: [Self.tab, missing])
    #expect(later.keys[0] == searched.keys[0] && later.keys[1] != searched.keys[1])
  }

  @Test("Every field of a text counts but what it is called in messages")
  func text() {
    let fields = Mirror(reflecting: Self.text).children.compactMap(\.label)
    #expect(fields == ["hash", "body", "values", "name", "origins", "source"])
    var other = Self.text
    other.name = "other"
    #expect(FileKey.of(file(.document(other))) == FileKey.of(file(.document(Self.text))))
    let changes: [(inout PlannedText) -> Void] = [
      { $0.hash = ContentHash(of: [9]) }, { $0.body = 3 }, { $0.values = [] },
      { $0.values[0].name = "config.z" }, { $0.values[0].value = .text("z") },
      { $0.values.append($0.values[0]) }, { $0.origins = [nil] },
      { $0.origins = [HeadingOrigin(content: ContentHash(of: [1]), body: 0, heading: 0)] },
      { $0.origins = [HeadingOrigin(content: ContentHash(of: [2]), body: 0, heading: 0)] },
      { $0.origins = [HeadingOrigin(content: ContentHash(of: [1]), body: 1, heading: 0)] },
      { $0.origins = [HeadingOrigin(content: ContentHash(of: [1]), body: 0, heading: 1)] },
      { $0.source = [Self.text] },
    ]
    var keys = [FileKey.of(file(.document(Self.text)))]
    for change in changes {
      var changed = Self.text
      change(&changed)
      let key = FileKey.of(file(.document(changed)))
      #expect(!keys.contains(key))
      keys.append(key)
    }
    #expect(
      Mirror(reflecting: Self.text.values[0]).children.compactMap(\.label) == ["name", "value"])
  }

  @Test("What a tab shows counts, and so does what a file is made from")
  func cases() {
    let hash = ContentHash(of: [1])
    let files = [
      file(.document(Self.text)), file(.missing(Self.notice)),
      file(.outdated(Self.text, Self.outdated)),
      file(.fallback(Self.text, in: Self.language, notice: Self.notice)),
      file(.asset(hash, isExecutable: false)), file(.asset(hash, isExecutable: true)),
      file(.asset(ContentHash(of: [2]), isExecutable: false)), file(.code(Self.code)),
      file(.stylesheet), file(.script), file(.searchStylesheet), file(.searchScript),
    ]
    #expect(Set(files.map(FileKey.of)).count == files.count)
  }

  @Test("Values that print alike are not alike")
  func values() {
    let values: [TemplateValue] = [
      .text("1"), .number(1), .boolean(true), .text("True"), .text(""), .list([]), .map([:]),
      .html([]), .html([0x31]), .list([.text("")]), .list([.text(""), .text("")]),
      .list([.text("a"), .text("bc")]), .list([.text("ab"), .text("c")]), .map(["a": .text("b")]),
      .map(["ab": .text("")]), .list([.list([])]),
    ]
    let keys = values.map { value -> ContentHash in
      var text = Self.text
      text.values[0].value = value
      return FileKey.of(file(.document(text)))
    }
    #expect(Set(keys).count == values.count)
  }
}
