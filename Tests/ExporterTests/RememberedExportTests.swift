import FileSystem
import Store
import TestSupport
import Testing

@testable import Exporter

/// An export that looks at what changed since the last one alone writes what a fresh one does.
struct RememberedExportTests {
  private static let start = bare.with([
    "cmctl.ini": "[site]\nmenu = a\n", "index.md": "Start\n\n%content placeholder%\n",
    "main.css": "x", "locales/EN/index.md": "# Home\n\nText.\n", "locales/EN/a.md": "# A\n",
    "locales/EN/b.md": "# B\n\n## Two\n\nMore.\n\n## Three\n",
    "locales/DE/b.md": "# Be\n\n## Zwei\n",
    "locales/DE/index.md": "# Heim\n\nText.\n", "locales/RU/guide/c.md": "# В\n",
    "locales/EN/guide/c.md": "# C\n",
  ])

  /// A change of the sources, and whether the pages that changed are enough then.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let isOfPages: Bool
    let settings: String
    let edit: @Sendable (TextTree) -> TextTree

    init(
      _ name: String, isOfPages: Bool, settings: String = "",
      _ edit: @escaping @Sendable (TextTree) -> TextTree
    ) {
      testDescription = name
      self.isOfPages = isOfPages
      self.settings = settings
      self.edit = edit
    }
  }

  static let changes = [
    Change("nothing", isOfPages: true) { $0 },
    Change("a document", isOfPages: true) { $0.with(["locales/EN/b.md": "# B!\n\n## Two\n"]) },
    Change("a heading of the source, whose name translations have", isOfPages: true) {
      $0.with(["locales/EN/b.md": "# B\n\n## New\n\nMore.\n\n## Three\n"])
    },
    Change("several documents", isOfPages: true) {
      $0.with(["locales/DE/index.md": "# Haus\n", "locales/RU/guide/c.md": "# Вы\n"])
    },
    Change("another translation", isOfPages: true) { $0.with(["locales/RU/b.md": "# Бэ\n"]) },
    Change("a translation less", isOfPages: true) { $0.without("locales/DE/b.md") },
    Change("an outdated translation", isOfPages: true, settings: "notices = yes\n") {
      $0.with(["locales/EN/index.md": "# Home\n\nOther text.\n"])
    },
    Change("a page of a language", isOfPages: true, settings: "output = both\n") {
      $0.with(["locales/DE/b.md": "# Bee\n"])
    },
    Change("a title in the menu", isOfPages: false) { $0.with(["locales/EN/a.md": "# Ah\n"]) },
    Change("another page", isOfPages: false) { $0.with(["locales/EN/d.md": "# D\n"]) },
    Change("a page less", isOfPages: false) {
      $0.without("locales/EN/b.md").without("locales/DE/b.md")
    },
    Change("a page that moves", isOfPages: false) {
      $0.without("locales/EN/guide/c.md").without("locales/RU/guide/c.md")
        .with(["locales/EN/d.md": "# C\n", "locales/RU/d.md": "# В\n"])
    },
    Change("a skeleton", isOfPages: false) { $0.with(["index.md": "%content placeholder%\n"]) },
    Change("the layout", isOfPages: false) {
      $0.with(["page-layout.html": "<p>{{ markdown_html }}"])
    },
    Change("a file", isOfPages: false) { $0.with(["main.css": "y"]) },
    Change("a language", isOfPages: false) { $0.with(["locales/FR/b.md": "# Bé\n"]) },
    Change("a setting", isOfPages: false) { $0.with(["cmctl.ini": "[params]\nx = 1\n"]) },
    Change("a text on a site with a map", isOfPages: true, settings: "url = https://a.example\n") {
      $0.with(["locales/EN/b.md": "# B!\n"])
    },
    Change(
      "a translation on a site with a map", isOfPages: false,
      settings: "url = https://a.example\noutput = both\n"
    ) { $0.with(["locales/RU/b.md": "# Бэ\n"]) },
    Change("a text on a site with a search", isOfPages: false, settings: "search = yes\n") {
      $0.with(["locales/EN/b.md": "# B!\n"])
    },
    Change("a text that asks for front matter", isOfPages: false) {
      $0.with(["locales/EN/b.md": "---\nx: 1\n---\n# {{ page.x }}\n"])
    },
    Change("a page that expires", isOfPages: false) {
      $0.with(["locales/EN/b.md": "---\nexpire: 1\n---\n# B!\n"])
    },
  ]

  @Test("The export after a change is a fresh one", arguments: changes)
  func equal(_ change: Change) throws {
    var tree = Self.start
    tree["cmctl.ini"] = "[site]\nmenu = a\n" + change.settings
    let site = try MadeSite(tree)
    try site.export()
    let record = try Export.record(of: site.output, in: site.store)
    #expect((record == nil) == change.settings.contains("search"))
    try site.change(to: change.edit(tree))
    let head = try #require(try site.store.head())
    if let record {
      try site.folder.write(site.built(), below: "other")
      var other = try OutputTree(site.folder.path("other"), Export.Options())
      let report = try Export.changes(since: record, site.store, at: head.id, in: &other)
      #expect((report != nil) == change.isOfPages)
    }
    try site.export()
    try site.export(to: "fresh")
    #expect(try site.built() == site.built("fresh"))
    // Back to what was.
    try site.export(at: 1)
    try site.export(at: 1, to: "first")
    #expect(try site.built() == site.built("first"))
  }

  @Test("What somebody did to the folder is mended", arguments: [0, 1, 2, 3, 4])
  func mended(_ number: Int) throws {
    let site = try MadeSite(Self.start)
    try site.export()
    let whole = try site.built()
    let page = Files.join(site.output, "b.html")
    let bytes = try Files.read(page)
    switch number {
    case 0: try Files.removeFile(page)
    case 1, 2:
      // As long as before, once in its place and once as another file.
      if number == 2 { try Files.removeFile(page) }
      try site.folder.write(["b.html": String(repeating: "x", count: bytes.count)], below: "build")
    case 3:
      try Files.removeFile(page)
      try Files.makeFolder(page)
    default:
      // The same bytes are no change, whenever they were written.
      try Files.removeFile(page)
      try Files.create(page, bytes)
    }
    let report = try site.export()
    #expect(report.written.map(\.text) == (number < 4 ? ["b.html"] : []))
    #expect(try site.built() == whole)
    #expect(try site.export().written == [])
  }

  @Test("A folder that is trusted is written where the site changed, and looked at nowhere else")
  func trusted() throws {
    let site = try MadeSite(Self.start)
    try site.export()
    let trusting = Export.Options(trustsOutput: true)
    // Both with what the database remembers, and with the manifest alone.
    for isRemembered in [true, false] {
      try site.folder.write(["a.html": "mine"], below: "build")
      try Files.removeFile(Files.join(site.output, "main.css"))
      let text = isRemembered ? "# One\n" : "# Two\n"
      try site.change(to: Self.start.with(["locales/EN/b.md": text]))
      if !isRemembered, var record = try Export.record(of: site.output, in: site.store) {
        record.version = 0
        try site.store.keep(record)
      }
      #expect(try site.export(trusting).written.map(\.text) == ["b.html"])
      #expect(try site.built()["a.html"] == "mine")
      #expect(try site.export(trusting).written == [])
      #expect(try site.export().written.map(\.text) == ["a.html", "main.css"])
      try site.export(to: "fresh")
      #expect(try site.built() == site.built("fresh"))
    }
  }

  @Test("A folder of another database, or of an older copy of this one, is compared as a whole")
  func otherDatabase() throws {
    let site = try MadeSite(Self.start)
    try site.export()
    try site.store.backup(to: site.folder.path("older.sqlite"))
    try site.change(to: Self.start.with(["locales/EN/b.md": "# New\n"]))
    try site.export()
    let older = try ContentStore(path: site.folder.path("older.sqlite"), access: .read)
    _ = try Export.run(older, at: RevisionID(1), to: site.output)
    _ = try Export.run(older, at: RevisionID(1), to: site.folder.path("fresh"))
    #expect(try site.built() == site.built("fresh"))
    // The newer one takes the folder for what it wrote last no more.
    try site.export()
    try site.export(to: "newest")
    #expect(try site.built() == site.built("newest"))
  }

  @Test("History that is deleted on purpose is forgotten here, too")
  func forgotten() throws {
    let site = try MadeSite(Self.start)
    try site.export()
    #expect(try Export.record(of: site.output, in: site.store) != nil)
    try site.store.rebuild()
    #expect(try Export.record(of: site.output, in: site.store) == nil)
    #expect(try site.export().written == [])
  }
}
