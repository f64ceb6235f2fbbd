import Store
import TestSupport
import Testing

/// `glossary.csv` of the locales folder.
struct GlossaryFileTests {
  private let pages: TextTree = [
    "locales/EN/index.md": "x", "page-layout.html": "{{ markdown_html }}",
  ]

  @Test("A glossary in the locales folder is a file of its own role, elsewhere an asset")
  func role() throws {
    let text = "term,language,translation\nrelay,ru,релей\n"
    let snapshot = try read(
      pages.with(["locales/glossary.csv": text, "glossary.csv": "any;thing"]))
    #expect(snapshot.paths(.glossary) == ["glossary.csv"])
    #expect(snapshot.paths(.asset) == ["glossary.csv"])
    let site = Site(previewing: snapshot)
    #expect(
      site.sourceFiles.map(\.path) == [
        "glossary.csv", "locales/EN/index.md", "locales/glossary.csv", "page-layout.html",
      ])
  }

  @Test("What is wrong in it is told with its line, all at once")
  func problem() throws {
    #expect(
      try problems(
        pages.with(["locales/glossary.csv": "term,language,translation\na,ru,\n,x,b\n"])) == [
          "locales/glossary.csv:2: has no translation (or say do_not_translate: yes)",
          "locales/glossary.csv:3: “x” is no language code (write it as in ru or pt-BR)",
        ])
    #expect(
      try problems(
        pages.with(["locales/glossary.csv": "<<<<<<< a\nterm\n=======\nx\n>>>>>>> b\n"])) == [
          "locales/glossary.csv:1: has the marks of a merge conflict (<<<<<<< to line 5) "
            + "(finish the merge and remove the marks)"
        ])
  }
}
