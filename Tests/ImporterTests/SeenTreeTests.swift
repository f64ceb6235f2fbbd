import FileSystem
import Glibc
import Importer
import Store
import TestSupport
import Testing

/// An import reads only what is other than the import before saw it, and stores what reading
/// everything would.
struct SeenTreeTests {
  private static let tree: TextTree = [
    "page-layout.html": "<main>{{ markdown_html }}</main>\n", "main.css": "body {}\n",
    "cmctl.ini": "[params]\nmail_domain = chat.example.org\n",
    "locales/EN/index.md": "# Hello\n\nText one\n\nText two\n",
    "locales/DE/index.md": "# Hallo\n\nText eins\n\nText zwei\n",
    "locales/EN/info.md": "---\ntitle: Info\n---\nWrite to {{ config.mail_domain }}\n",
    "locales/DE/notes.txt": "No page\n",
  ]
  private static let warning = "is no page (*.md) and is ignored"
  private let site: SeenFolder

  init() throws {
    site = try SeenFolder(Self.tree)
    #expect(
      try site.importAll()
        == SeenFolder.Import(revision: 1, isShort: false, warnings: [Self.warning]))
  }

  /// Expects what an import does, and that it stores what is there.
  private func expect(_ revision: Int64?, isShort: Bool) throws {
    let done = try site.importAll()
    #expect(
      done
        == SeenFolder.Import(revision: revision, isShort: isShort, warnings: [Self.warning]))
    #expect(try site.isStoredAsRead())
  }

  @Test("Where nothing changed, nothing is read or written, and the warnings are said again")
  func unchanged() throws {
    let before = try site.bytes()
    for _ in 1...2 {
      #expect(
        try site.importAll()
          == SeenFolder.Import(revision: nil, isShort: true, warnings: [Self.warning]))
    }
    #expect(try site.bytes() == before)
  }

  @Test("Of one changed text, the other files are not read")
  func changed() throws {
    try site.write(["locales/EN/index.md": "# Hello\n\nText one and more\n\nText two\n"])
    try expect(2, isShort: true)
    let pages = try site.open(.read).translations().pages
    #expect(pages.first?.cells.map(\.state).contains(.outdated) == true)
    try site.write(["locales/DE/index.md": "# Hallo\n\nText eins und mehr\n\nText zwei\n"])
    try expect(3, isShort: true)
    try expect(nil, isShort: true)
  }

  @Test("A change that leaves size and time of the text is seen by the time of the file")
  func restoredTime() throws {
    let path = "locales/EN/index.md"
    let times = site.times(path)
    try site.overwrite(path, "# Hello\n\nText two\n\nText one\n")
    site.setTimes(path, times)
    SeenFolder.settle()
    try expect(2, isShort: true)
  }

  @Test("A file that changes while an import looks is read by the next")
  func racy() throws {
    let path = "locales/EN/index.md"
    try site.write(["locales/DE/index.md": "# Hallo\n\nText\n"])
    try site.importAll {
      try site.overwrite(path, "# Hello\n\nText 111\n\nText 222\n")
    }
    try site.overwrite(path, "# Hello\n\nText 333\n\nText 444\n")
    try expect(3, isShort: true)
  }

  @Test("What was touched and not changed is read again, or written down where it is much")
  func touched() throws {
    let before = try site.bytes()
    try site.write([
      "locales/EN/index.md": "# Hello\n\nText one\n\nText two\n", "main.css": "body {}\n",
    ])
    try expectTouched(isShort: true)
    #expect(try site.bytes() == before)
    var many = TextTree()
    for number in 1...70 { many["locales/EN/page\(number).md"] = "Text\n" }
    try site.write(many)
    try site.importAll()
    try site.write(many)
    let stale = try site.bytes()
    try expectTouched(isShort: true)
    let fresh = try site.bytes()
    #expect(fresh != stale)
    try expectTouched(isShort: true)
    #expect(try site.bytes() == fresh)
  }

  private func expectTouched(isShort: Bool) throws {
    #expect(
      try site.importAll()
        == SeenFolder.Import(revision: nil, isShort: isShort, warnings: [Self.warning]))
  }

  @Test(
    "Everything is read where what changed has to do with other files",
    arguments: [
      ["cmctl.ini": "[params]\nmail_domain = other.example.org\n"],
      ["main.css": "body { margin: 0 }\n"],
      ["page-layout.html": "<body>{{ markdown_html }}</body>\n"],
      ["locales/EN/new.md": "New\n"],
      ["locales/EN/index.md": "---\ntitle: Hello\n---\n# Hello\n"],
      ["locales/EN/index.md": "# Hello {{ config.mail_domain }}\n"],
      ["locales/EN/index.md": "# Hello\n\n<div>x</div>\n"],
      ["locales/EN/info.md": "---\ntitle: Info\n---\nText\n"],
      ["locales/languages.ini": "[DE]\nname = Deutsch\n"],
    ] as [TextTree])
  func everything(_ change: TextTree) throws {
    try site.write(change)
    try expect(2, isShort: false)
    try expect(nil, isShort: true)
  }

  @Test("A file that is gone, or is called otherwise, is noticed")
  func names() throws {
    try Files.rename(
      site.folder.path("locales/DE/index.md"), to: site.folder.path("locales/DE/info.md"))
    try expect(2, isShort: false)
    try site.folder.remove("locales/DE/info.md")
    try expect(3, isShort: false)
  }

  @Test("All that is wrong is told, though most was not read")
  func broken() throws {
    try site.write([
      "locales/EN/index.md": "{{ config.nothing }}\n", "locales/DE/index.md": "{{ open\n",
    ])
    let problems = #expect(throws: Problems.self) { try site.importAll() }
    #expect(problems?.all.count { $0.severity == .error } == 2)
    #expect(try site.open(.read).head()?.id == RevisionID(1))
  }

  @Test("A permission is a change")
  func permission() throws {
    chmodExecutable("locales/EN/index.md")
    SeenFolder.settle()
    try expect(2, isShort: true)
    let index = try #require(site.open(.read).site().pages.first { $0.path.text == "index" })
    #expect(index.documents.map(\.isExecutable) == [false, true])
  }

  private func chmodExecutable(_ path: String) { chmod(site.folder.path(path), 0o755) }

  @Test("A folder that lies elsewhere now is read whole, and is the same site")
  func moved() throws {
    var moved = site
    try Files.rename(site.folder.path("locales"), to: site.folder.path("texts"))
    moved.locales = "texts"
    let done = try moved.importAll()
    #expect(done == SeenFolder.Import(revision: nil, isShort: false, warnings: [Self.warning]))
    #expect(try moved.importAll().isShort)
  }

  @Test("What other commands stored since is not taken for what was read")
  func meanwhile() throws {
    let german = try #require(LanguageCode("de"))
    let signature = Signature(author: "Ben", time: 2, message: "Meanwhile")
    let page = try PagePath("index")
    try site.write(["locales/EN/index.md": "# Other\n\nText one\n"])
    try expect(2, isShort: true)
    // A decision changes no text.
    _ = try site.open(.change).confirm(page, german, .whole, signature)
    try expect(nil, isShort: true)
    // What was taken back in the database comes again from the folder.
    _ = try site.open(.change).undo(RevisionID(2), signature)
    try expect(5, isShort: false)
    try expect(nil, isShort: true)
    let english = try #require(LanguageCode("en"))
    try site.write(["locales/EN/index.md": "# Yet another\n"])
    try expect(6, isShort: true)
    #expect(try site.open(.change).forget(page, english, before: RevisionID(6), signature) == 2)
    #expect(try !site.importAll().isShort)
    #expect(try site.importAll().isShort)
  }

  @Test("Where the database is being written to, an import that changes nothing waits for nobody")
  func locked() throws {
    try site.write(["locales/EN/new.md": "---\ntitle: New\n---\n"])
    try site.importAll()
    try site.write(["locales/EN/new.md": "---\n title: New\n---\n"])
    try site.importAll()
    try site.write([
      "locales/EN/new.md": "---\n title: New\n---\n",
      "page-layout.html": Self.tree["page-layout.html"] ?? "",
    ])
    let lock = try #require(try FolderLock(site.folder.path, waiting: 1))
    #expect(try site.importAll().revision == nil)
    withExtendedLifetime(lock) {}
  }
}
