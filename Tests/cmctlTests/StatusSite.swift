import RunSupport
import Testing

/// A site of two revisions in which every state of a page in a language occurs.
struct StatusSite {
  static let source = """
    ---
    title: Guide
    ---

    # Guide

    The first paragraph has six words.

    ## More

    The second one, too: [a link](https://example.org).

    ## Most

    And the third.

    """

  /// The languages with a tab are en, de and ar; ru has none. What is wanted of each page:
  ///
  /// - index: current in de, missing in ar,
  /// - guide: outdated in de and ar after the second revision, with drift in ar,
  /// - draft: not ready,
  /// - old: an orphan in de and ru after the second revision.
  static let files = [
    "cmctl.ini": "[site]\nlanguages = EN DE AR\n",
    "locales/languages.ini": "[AR]\nfallback = DE EN\n[DE]\nname = Deutsch & <Freunde>\n",
    "locales/EN/index.md": "# Welcome\n\nTwo words.\n",
    "locales/DE/index.md": "# Willkommen\n\nZwei Wörter.\n",
    "locales/EN/guide.md": source,
    "locales/DE/guide.md": """
    ---
    title: Anleitung
    ---

    # Anleitung

    Der erste Absatz hat sechs Wörter.

    ## Mehr

    Der zweite auch: [ein Link](https://example.org).

    ## Am meisten

    Und der dritte.

    """,
    "locales/AR/guide.md": "# دليل\n\nفقرة واحدة.\n",
    "locales/EN/draft.md": "---\nready: no\n---\n\n# Draft\n\nNot yet.\n",
    "locales/DE/draft.md": "# Entwurf\n\nNoch nicht.\n",
    "locales/EN/old.md": "# Old\n\nThis goes away.\n",
    "locales/DE/old.md": "# Alt\n\nDas geht weg.\n",
    "locales/RU/old.md": "# Старое\n\nЭто уйдёт.\n",
  ]

  let work: Workplace
  var cmctl: Cmctl { Cmctl(in: work.url, environment: ["CMCTL_AUTHOR": "Anna <a@b.example>"]) }

  init() throws {
    work = try Workplace()
    try work.write(Self.files)
    try store("Start")
    try work.write([
      "locales/EN/guide.md": Self.source.replacing(
        "The first paragraph has six words.", with: "The first paragraph now says something else.")
    ])
    try work.remove("locales/EN/old.md")
    try store("Change")
  }

  func store(_ message: String) throws {
    let result = try cmctl("import", "locales", "-m", message)
    try #require(result.status == 0, "\(result.errors)")
  }

  /// Runs the program, expects that all went well, and returns what it printed.
  func output(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let result = try cmctl.run(arguments)
    #expect(result.status == 0, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors == "", sourceLocation: sourceLocation)
    return result.output
  }
}
