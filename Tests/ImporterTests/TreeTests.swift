import FileSystem
import Glibc
import Importer
import Store
import TestSupport
import Testing

/// Which files an import reads, and what it says of others.
struct TreeTests {
  private let layout = "{{ markdown_html }}"

  @Test("Pages are read at any depth, in all languages")
  func pages() throws {
    let snapshot = try read([
      "locales/EN/index.md": "Hi", "locales/EN/a/b/c.md": "Deep", "locales/pt_BR/index.md": "Oi",
    ])
    #expect(snapshot.places == ["EN/a/b/c", "EN/index", "pt_BR/index"])
    #expect(snapshot.files == [])
  }

  @Test("Without a page-layout.html, what is beside the locales folder is not read")
  func noSite() throws {
    let snapshot = try read(["locales/EN/index.md": "Hi", "README.md": "{{ x", "logo.svg": "x"])
    #expect(snapshot.files == [])
  }

  @Test("With a page-layout.html, it is the site: skeletons and assets")
  func site() throws {
    let snapshot = try read([
      "locales/EN/index.md": "Hi", "page-layout.html": layout, "index.md": "%content placeholder%",
      "guide/intro.md": "x", "main.css": "x", "img/logo.svg": "x", "LICENSE": "x",
    ])
    #expect(snapshot.paths(.layout) == ["page-layout.html"])
    #expect(snapshot.paths(.skeleton) == ["guide/intro.md", "index.md"])
    #expect(snapshot.paths(.asset) == ["LICENSE", "img/logo.svg", "main.css"])
  }

  @Test("A site's folder may be named outright, and needs no layout then")
  func namedSite() throws {
    let source = try SourceFolder([
      "locales/EN/index.md": "Hi", "web/main.css": "x", "web/index.md": "y", "other.css": "z",
    ])
    let snapshot = try source.read(site: "web").snapshot
    #expect(snapshot.paths(.asset) == ["main.css"])
    #expect(snapshot.paths(.skeleton) == ["index.md"])
    #expect(source.problems(site: "nowhere") == ["noSite(path: \"nowhere\")"])
    #expect(source.problems(site: "other.css") == ["notAFolder(path: \"other.css\")"])
  }

  @Test("Configuration, databases, hidden files and leftovers are never assets")
  func neverAssets() throws {
    let snapshot = try read([
      "locales/EN/index.md": "Hi", "locales/EN/.index.md.swp": "x", "locales/EN/index.md~": "x",
      "locales/EN/#index.md#": "x", "locales/.git/x.md": "x", "page-layout.html": layout,
      "chatmail.ini": "[params]\n", "old/Other.INI": "secret", "site.sqlite": "x",
      "site.sqlite-wal": "x", "site.SQLITE-SHM": "x", "site.sqlite-journal": "x", ".env": "x",
      ".git/config": "x", "main.css~": "x", "main.css.swp": "x", "main.css.swo": "x",
      "backup.db": "SQLite format 3\u{0}…", "main.css": "x", "a/.htaccess": "x",
    ])
    #expect(snapshot.paths(.asset) == ["main.css"])
    #expect(snapshot.paths(.config) == ["chatmail.ini"])
    #expect(snapshot.places == ["EN/index"])
  }

  @Test("An export inside the site's folder is not read")
  func export() throws {
    let snapshot = try read([
      "locales/EN/index.md": "Hi", "page-layout.html": layout, "main.css": "x",
      "build/index.html": "x", "build/.cmctl-manifest": "x", "other/index.html": "x",
    ])
    #expect(snapshot.paths(.asset) == ["main.css", "other/index.html"])
  }

  @Test("What is no page among the pages is told and ignored")
  func notPages() throws {
    let tree: TextTree = [
      "locales/EN/index.md": "Hi", "locales/EN/logo.svg": "x", "locales/EN/INDEX.MD": "x",
      "locales/notes.txt": "x", "locales/languages.ini": "",
    ]
    #expect(
      try problems(tree) == [
        "warning: locales/EN/INDEX.MD: is no page (*.md) and is ignored",
        "warning: locales/EN/logo.svg: is no page (*.md) and is ignored",
      ])
  }

  @Test("A folder that is not named like a language is told and ignored")
  func notALanguage() throws {
    #expect(
      try problems(["locales/EN/index.md": "Hi", "locales/images/a.md": "x"]) == [
        "warning: locales/images: is not named like a language and is ignored "
          + "(a language folder is named by its code, as in EN, de or pt_BR)"
      ])
  }

  @Test("Two folders of one language are refused")
  func oneLanguageTwice() throws {
    #expect(
      try problems(["locales/PT-br/a.md": "x", "locales/pt_BR/b.md": "x"])
        == ["locales/pt_BR: is the same language as locales/PT-br"])
  }

  @Test("Two pages that differ in letter case alone are refused")
  func letterCase() throws {
    #expect(
      try problems(["locales/EN/Intro.md": "x", "locales/EN/intro.md": "x"]) == [
        "locales/EN/intro.md: is the same page as locales/EN/Intro.md but for letter case "
          + "(give both one spelling)"
      ])
    #expect(
      try problems(["locales/DE/Intro.md": "x", "locales/EN/intro.md": "x"]) == [
        "locales/EN/intro.md: is the same page as locales/DE/Intro.md but for letter case "
          + "(give both one spelling)"
      ])
  }

  @Test("Two files whose names look the same are refused")
  func sameLookingNames() throws {
    let source = try SourceFolder(["locales/EN/caf\u{e9}.md": "x", "page-layout.html": layout])
    try source.folder.write(["locales/EN/cafe\u{301}.md": "y"])
    let hint = "but for how its letters are encoded (give both one spelling)"
    #expect(
      source.problems() == [
        "locales/EN/caf\u{e9}.md: is the same page as locales/EN/cafe\u{301}.md \(hint)"
      ])
    try source.folder.remove("locales/EN/cafe\u{301}.md")
    try source.folder.write(["caf\u{e9}.md": "%content placeholder%"])
    #expect(source.problems() == [])
    try source.folder.write(["cafe\u{301}.md": "%content placeholder%"])
    #expect(
      source.problems() == ["caf\u{e9}.md: is the same file as cafe\u{301}.md \(hint)"])
  }

  @Test("A skeleton that differs from its page in letter case alone is refused")
  func skeletonLetterCase() throws {
    #expect(
      try problems([
        "locales/EN/index.md": "x", "page-layout.html": layout, "Index.md": "x",
      ]) == [
        "Index.md: is the same page as locales/EN/index.md but for letter case "
          + "(give both one spelling)"
      ])
  }

  @Test("Assets that differ in letter case alone, or have a page's name, are refused")
  func assetNames() throws {
    #expect(
      try problems([
        "locales/EN/index.md": "x", "page-layout.html": layout, "index.html": "x", "Logo.svg": "x",
        "logo.svg": "x", "skeleton.md": "x", "skeleton.html": "x",
      ]) == [
        "index.html: has the name that a page gets in the export (rename one of them)",
        "logo.svg: is the same file as Logo.svg but for letter case (give both one spelling)",
        "skeleton.html: has the name that a page gets in the export (rename one of them)",
      ])
  }

  @Test(
    "A name that no link can hold is refused",
    arguments: [
      ("a?b", "a?b", "a page has ? in its name, which no link can hold as it is"),
      ("a..b", "a..b", "a page has “..” in its name"),
      ("a ", "a ", "a page has a space at an end of its name"),
      ("", "", "a page has no name"),
    ])
  func oddNames(name: String, shown: String, message: String) throws {
    let lines = try problems(["locales/EN/index.md": "x", "locales/EN/x/\(name).md": "x"])
    if name.isEmpty {
      #expect(lines == [])  // a hidden file
    } else {
      #expect(lines == ["locales/EN/x/\(shown).md: \(message)"])
    }
  }

  @Test("A name with a line break is told on one line")
  func lineBreak() throws {
    let source = try SourceFolder(["locales/EN/a\nb.md": "x"])
    let lines = source.problems()
    #expect(lines.count == 1)
    #expect(lines[0].hasSuffix("a\\nb.md\": a page has a control character (U+000A) in its name"))
  }

  @Test("A name that is not UTF-8 is told, not skipped")
  func notUTF8() throws {
    let source = try SourceFolder(["locales/EN/index.md": "x"])
    let name = Array((source.folder.path("locales/EN") + "/caf").utf8CString.dropLast())
    let descriptor = open(name + [CChar(bitPattern: 0xe9), 0], O_WRONLY | O_CREAT, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(
      source.problems() == ["locales/EN: holds a name that is not UTF-8 (rename the file)"])
  }

  @Test("A page larger than 1 MiB and an asset larger than 64 MiB are refused")
  func tooLarge() throws {
    let source = try SourceFolder([
      "locales/EN/index.md": "x", "locales/EN/big.md": "", "page-layout.html": layout,
      "film.webm": "", "fits.bin": "",
    ])
    truncate(source.folder.path("locales/EN/big.md"), 1024 * 1024 + 1)
    truncate(source.folder.path("film.webm"), 70 * 1024 * 1024)
    truncate(source.folder.path("fits.bin"), 2 * 1024 * 1024)
    #expect(
      source.problems() == [
        "film.webm: is 70 MiB; at most 64 MiB are read "
          + "(link to it where it is instead of copying it)",
        "locales/EN/big.md: is 1 MiB; at most 1 MiB are read (divide it into several pages)",
      ])
  }

  @Test("A pipe is told and not waited for")
  func pipe() throws {
    let source = try SourceFolder(["locales/EN/index.md": "x"])
    try #require(mkfifo(source.folder.path("locales/EN/pipe.md"), 0o644) == 0)
    #expect(
      source.problems() == [
        "warning: locales/EN/pipe.md: is neither file nor folder and is ignored"
      ])
  }

  @Test("A locales folder that is missing, a file or empty is told")
  func noLocales() throws {
    #expect(try problems(["x": "y"]) == ["noLocales(path: \"locales\")"])
    #expect(try problems(["locales": "y"]) == ["notAFolder(path: \"locales\")"])
    let source = try SourceFolder([:])
    try Files.makeFolder(source.folder.path("locales"))
    #expect(
      source.problems() == [
        "locales: has no language folder with a page in it "
          + "(it needs one folder a language, as in \(source.folder.path)/locales/EN/index.md)"
          .replacing(source.folder.path + "/", with: "")
      ])
  }

  @Test("A file that may not be read is told as such", .disabled(if: Places.isRoot))
  func noPermission() throws {
    let source = try SourceFolder(["locales/EN/index.md": "x", "locales/EN/secret.md": "x"])
    try setMode(0, source.folder.path("locales/EN/secret.md"))
    #expect(source.problems() == ["locales/EN/secret.md: cannot be read: permission denied"])
  }

  @Test("The executable bit is kept")
  func executable() throws {
    let source = try SourceFolder([
      "locales/EN/index.md": "x", "page-layout.html": layout, "run.sh": "x",
    ])
    try setMode(0o755, source.folder.path("run.sh"))
    let snapshot = try source.read().snapshot
    #expect(snapshot.files.filter(\.isExecutable).map(\.path.text) == ["run.sh"])
  }

  @Test("What is found in a text is the same for a skeleton as for a document")
  func facts() throws {
    let snapshot = try read([
      "locales/EN/a.md": "# Title\n\nText\n", "page-layout.html": layout,
      "b.md": "# Title\n\nText\n",
    ])
    let skeleton = snapshot.files.first { $0.role == .skeleton }
    #expect(skeleton?.facts == snapshot.documents[0].facts)
  }
}
