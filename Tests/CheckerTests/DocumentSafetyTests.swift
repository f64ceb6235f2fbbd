import Store
import TestSupport
import Testing

/// What a translation brings beside or beyond its blocks.
struct DocumentSafetyTests {
  private func rules(_ translation: String, source: String = "# Home\n\nA text.\n") throws
    -> [String]
  {
    let site = try CheckedSite([
      "page-layout.html": "{{ markdown_html }}", "cmctl.ini": "[params]\nkey = value\n",
      "locales/EN/index.md": source, "locales/DE/index.md": translation,
    ])
    return try site.check().findings.filter { $0.language == "de" }.map(\.line)
  }

  @Test func addressesInFrontMatter() throws {
    let source = "---\nhero: logo.svg\ndocs: https://example.org/\n---\n# Home\n\nA text.\n"
    #expect(
      try rules(
        "---\nhero: https://evil.example/t.png\ndocs: https://example.org/\n---\n# Heim\n\nEin Text.\n",
        source: source) == ["locales/DE/index.md:2:7 image-external"])
    #expect(
      try rules("---\nhero: \"javascript:x()\"\n---\n# Heim\n\nEin Text.\n", source: source)
        .contains("locales/DE/index.md:2:8 script-url"))
  }

  @Test func endsOfWhatIsAroundTheText() throws {
    #expect(
      try rules("# Heim\n\nEin Text.\n\n</div>\n")
        .contains("locales/DE/index.md:5:1 html-invented"))
    #expect(
      try rules("# Heim\n\n<div>Ein Text.</div>\n", source: "# Home\n\n<div>A text.</div>\n") == [])
  }

  @Test func commentsThatTakeInTheRest() throws {
    #expect(
      try rules("# Heim\n\nEin Text.\n\n<!-- offen\n")
        .contains("locales/DE/index.md:5:1 html-invented"))
    #expect(try rules("# Heim\n\n<!-- zu -->\n\nEin Text.\n") == [])
  }

  @Test func elementsThatActOtherwise() throws {
    let source = "# Home\n\n<iframe src=\"https://example.org\" title=\"x\"></iframe>\n"
    #expect(try rules(source.replacing("Home", with: "Heim"), source: source) == [])
    #expect(
      try rules(
        "# Heim\n\n<iframe srcdoc=\"x\" src=\"https://example.org\" title=\"x\"></iframe>\n",
        source: source
      ).contains("locales/DE/index.md:3:1 active-element"))
  }

  @Test func tagsBetweenBlocks() throws {
    #expect(
      try rules("# Heim\n\nEin [Text][t].\n\n[t]: {{ config.key }}\n")
        .contains("locales/DE/index.md:5:6 variable-invented"))
  }

  @Test func controlsOfDirectionThatAreWrittenOut() throws {
    for text in ["&#x202e;", "&#8238;", "\u{202E}"] {
      #expect(
        try rules("# Heim\n\nEin \(text)Text.\n") == ["locales/DE/index.md:3:5 bidi-control"])
    }
  }

  @Test func linesEndAsTheyDid() throws {
    let site = try CheckedSite([
      "page-layout.html": "{{ markdown_html }}", "locales/EN/index.md": "# Home\r\n\r\nA text.",
    ])
    #expect(try site.check().findings.map(\.fix?.text) == ["\r\n"])
  }
}
