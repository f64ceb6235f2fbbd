extension SeededFault {
  /// Faults of the site as a whole.
  static let siteWide: [SeededFault] = [
    // id-duplicate
    SeededFault(
      .idDuplicate, "index.md", line: 3, "%content placeholder%",
      """
      <div id="banner"></div>

      %content placeholder%
      """, also: [.replace("index.md", "class=\"banner\"", "id=\"banner\" class=\"banner\"")]),
    SeededFault(
      .idDuplicate, "info.md", line: 5, "***",
      """
      <p id="more">↓</p>

      <p id="more">***</p>
      """),
    SeededFault(
      .idDuplicate, "privacy.md", line: 7, "[`{{",
      """
      <a id="home"></a>

      <a id="home"></a>[`{{
      """),
    SeededFault(
      .idDuplicate, "guide/first-steps.md", line: 3, "%content placeholder%",
      """
      <div id="top"></div><div id="top"></div>

      %content placeholder%
      """),

    // page-unreachable
    SeededFault(
      .pageUnreachable, "locales/EN/thanks.md", line: 1,
      edits: [
        .create(
          "locales/EN/thanks.md",
          """
          # Thanks

          Many people helped to write these pages.

          """)
      ]),
    SeededFault(
      .pageUnreachable, "locales/EN/guide/second-device.md", line: 1,
      edits: [
        .create(
          "locales/EN/guide/second-device.md",
          """
          ---
          title: A second device
          ---

          Open the settings of the app, and follow what they say.

          """)
      ]),
    SeededFault(
      .pageUnreachable, "locales/EN/news.md", line: 1,
      edits: [
        .create(
          "locales/EN/news.md",
          """
          # News

          Nothing happened yet. See [the news](news.html) again tomorrow.

          """),
        .create(
          "locales/DE/news.md",
          """
          # Neues

          Bisher ist nichts geschehen. Sieh morgen wieder [hier](news.html) nach.

          """),
      ]),

    // skeleton-placeholder
    SeededFault(
      .skeletonPlaceholder, "help.md", line: nil, "%content placeholder%", "[?](info.html)"),
    SeededFault(
      .skeletonPlaceholder, "index.md", line: nil, "%content placeholder%",
      """
      %content placeholder%

      %content placeholder%
      """),
    SeededFault(
      .skeletonPlaceholder, "privacy.md", line: nil,
      """
      %content placeholder%

      ***


      """, ""),
    SeededFault(
      .skeletonPlaceholder, "guide/first-steps.md", line: nil, "***", "%content placeholder%"),

    // language-unnamed
    SeededFault(
      .languageUnnamed, "locales/languages.ini", line: nil,
      edits: [.replace("cmctl.ini", "EN DE RU AR ZH", "EN DE RU AR ZH LLD")]),
    SeededFault(
      .languageUnnamed, "locales/languages.ini", line: nil,
      edits: [.replace("cmctl.ini", "EN DE RU AR ZH", "EN DE RU AR ZH GOS")]),
    SeededFault(
      .languageUnnamed, "locales/languages.ini", line: nil,
      edits: [.replace("cmctl.ini", "EN DE RU AR ZH", "EN DE RU AR ZH AZB")]),

    // asset-unused
    SeededFault(
      .assetUnused, "old-logo.svg", line: nil,
      edits: [.create("old-logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")]),
    SeededFault(
      .assetUnused, "images/harbour.jpg", line: nil,
      edits: [.create("images/harbour.jpg", "no picture, but a file\n")]),
    SeededFault(
      .assetUnused, "guide/setup.pdf", line: nil, edits: [.create("guide/setup.pdf", "%PDF-1.4\n")]),
    SeededFault(
      .assetUnused, "qr-logo.png", line: nil,
      edits: [.replace("cmctl.ini", "logo = qr-logo.png\n", "")]),
    SeededFault(
      .assetUnused, "cmctl.js", line: nil,
      edits: [
        .replace("page-layout.html", "<script src=\"{{ root }}cmctl.js\" defer></script>\n", "")
      ]),
    SeededFault(
      .assetUnused, "main.css", line: nil,
      edits: [
        .replace("page-layout.html", "<link rel=\"stylesheet\" href=\"{{ root }}main.css\">\n", "")
      ]),
  ]
}
