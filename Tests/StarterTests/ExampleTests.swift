import Exporter
import FileSystem
import Importer
import Starter
import Store
import TestSupport
import Testing

struct ExampleTests {
  @Test("The example is imported without a word and exported with a tab for each language")
  func example() throws {
    let folder = try TemporaryFolder()
    try NewSite.example.write(to: folder.path("site"))
    let site = try ReadSite(
      SourceTree.read(SourceTree.Places(locales: folder.path("site/locales"))))
    #expect(site.warnings == [])
    #expect(Set(site.snapshot.languages.map(\.code.tag)) == ["en", "de"])
    #expect(site.snapshot.languages.allSatisfy { $0.position != nil })
    let store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
    _ = try store.commit(site.snapshot, Signature(author: "Anna", time: 1, message: ""))
    _ = try Export(store.site(), from: store).write(to: folder.path("build"))
    let page = try #require(try folder.read("build")["index.html"])
    for language in site.snapshot.languages { #expect(page.contains(">\(language.name)</label>")) }
  }

  @Test("What is written is what the example holds")
  func written() throws {
    let folder = try TemporaryFolder()
    try NewSite.example.write(to: folder.path("a/b"))
    var expected = TextTree()
    expected.files = NewSite.example.files.mapValues(\.bytes)
    #expect(try folder.read("a/b") == expected)
    #expect(expected.paths.contains("locales/EN/index.md"))
  }

  @Test("A site is made in an empty folder, and in no other")
  func notEmpty() throws {
    let folder = try TemporaryFolder(["full/mine.txt": "mine", "file": "x"])
    try Files.makeFolder(folder.path("empty"))
    try NewSite.example.write(to: folder.path("empty"))
    #expect(try folder.read("empty").paths.isEmpty == false)
    #expect(throws: StarterError.notEmpty(path: folder.path("full"))) {
      try NewSite.example.write(to: folder.path("full"))
    }
    #expect(try folder.read("full") == ["mine.txt": "mine"])
    #expect(throws: StarterError.self) { try NewSite.example.write(to: folder.path("file")) }
    #expect(try folder.read()["file"] == "x")
  }
}
