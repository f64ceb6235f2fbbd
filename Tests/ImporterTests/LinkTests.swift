import FileSystem
import TestSupport
import Testing

/// Symbolic links are followed as long as they stay in the tree.
struct LinkTests {
  private let source: SourceFolder
  private var folder: TemporaryFolder { source.folder }

  init() throws { source = try SourceFolder(["locales/EN/index.md": "Hi", "outside/a.md": "x"]) }

  @Test("A link to a page or a folder inside is what it points to")
  func inside() throws {
    try folder.write(["locales/EN/guide/a.md": "A"])
    try folder.link("locales/EN/start.md", to: "index.md")
    try folder.link("locales/EN/manual", to: "guide")
    try folder.link("locales/DE", to: "EN")
    let snapshot = try source.read().snapshot
    #expect(
      snapshot.places
        == ["DE", "EN"].flatMap { language in
          ["guide/a", "index", "manual/a", "start"].map { "\(language)/\($0)" }
        })
  }

  @Test("A link that leaves the tree is refused, whether to a file or a folder")
  func outside() throws {
    try folder.link("locales/EN/a.md", to: "../../outside/a.md")
    try folder.link("locales/EN/b", to: folder.path("outside"))
    try folder.link("locales/FR", to: "../outside")
    let hint = "(copy what it points to into the tree)"
    #expect(
      source.problems() == [
        "locales/EN/a.md: is a symbolic link that leaves the tree, to outside/a.md \(hint)",
        "locales/EN/b: is a symbolic link that leaves the tree, to outside \(hint)",
        "locales/FR: is a symbolic link that leaves the tree, to outside \(hint)",
      ])
  }

  @Test("A page may be linked from the site around the locales folder")
  func fromSite() throws {
    try folder.write(["page-layout.html": "{{ markdown_html }}", "shared/a.md": "A"])
    try folder.link("locales/EN/a.md", to: "../../shared/a.md")
    #expect(try source.read().snapshot.places == ["EN/a", "EN/index"])
  }

  @Test("A link to nothing is refused")
  func dangling() throws {
    try folder.link("locales/EN/a.md", to: "nowhere.md")
    #expect(source.problems() == ["locales/EN/a.md: is a symbolic link to nothing"])
  }

  @Test("Links in a loop are refused")
  func loops() throws {
    try folder.link("locales/EN/a.md", to: "b.md")
    try folder.link("locales/EN/b.md", to: "a.md")
    try folder.link("locales/EN/c", to: ".")
    try folder.link("locales/EN/d/up", to: "../..")
    #expect(
      source.problems() == [
        "locales/EN/a.md: is a symbolic link in a loop",
        "locales/EN/b.md: is a symbolic link in a loop",
        "locales/EN/c: is a symbolic link that leads back to a folder it is in",
        "locales/EN/d/up/EN: is a symbolic link that leads back to a folder it is in",
      ])
  }

  @Test("The locales folder may be a link itself, and its site is where it really lies")
  func linkedLocales() throws {
    let other = try SourceFolder([
      "site/locales/EN/index.md": "Hi", "site/page-layout.html": "{{ markdown_html }}",
      "site/main.css": "x", "README.md": "{{ no",
    ])
    try other.folder.link("locales", to: "site/locales")
    let snapshot = try other.read().snapshot
    #expect(snapshot.paths(.asset) == ["main.css"])
    #expect(snapshot.places == ["EN/index"])
  }
}
