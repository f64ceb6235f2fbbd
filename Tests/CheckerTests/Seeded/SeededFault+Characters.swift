extension SeededFault {
  /// Faults in characters, lines and files, and in comments to `check`.
  static let characters: [SeededFault] = [
    // mixed-script
    SeededFault(
      .mixedScript, "locales/RU/index.md", line: 22, "Ваши сообщения", "В\u{61}ши сообщения"),
    SeededFault(
      .mixedScript, "locales/RU/help.md", line: 9, "конце страницы", "конце \u{63}траницы"),
    SeededFault(
      .mixedScript, "locales/RU/privacy.md", line: 23, "Что хранится", "Что \u{78}ранится"),
    SeededFault(.mixedScript, "locales/DE/help.md", line: 29, "Geräten", "G\u{435}räten"),
    SeededFault(.mixedScript, "locales/EN/info.md", line: 23, "turned away", "turn\u{435}d away"),
    SeededFault(
      .mixedScript, "locales/EN/privacy.md", line: 34, "Your rights", "Y\u{3BF}ur rights"),
    SeededFault(
      .mixedScript, "locales/RU/guide/first-steps.md", line: 38, "почему сообщение",
      "п\u{6F}чему сообщение"),

    // zero-width
    SeededFault(.zeroWidth, "locales/RU/index.md", line: 14, "компьютере", "компью\u{200B}тере"),
    SeededFault(.zeroWidth, "locales/DE/help.md", line: 9, "dieser Seite", "dieser\u{200B} Seite"),
    SeededFault(.zeroWidth, "locales/EN/privacy.md", line: 36, "corrected", "cor\u{200B}rected"),
    SeededFault(.zeroWidth, "locales/DE/info.md", line: 27, "Mailprogramm", "Mail\u{200C}programm"),
    SeededFault(.zeroWidth, "locales/ZH/help.md", line: 12, "请检查", "\u{FEFF}请检查"),
    SeededFault(.zeroWidth, "locales/RU/privacy.md", line: 28, "занимают", "зани\u{200D}мают"),
    SeededFault(.zeroWidth, "locales/AR/info.md", line: 37, "من أجهزتك", "من \u{200B}أجهزتك"),

    // bidi-control
    SeededFault(.bidiControl, "locales/RU/help.md", line: 19, "от сервера", "от \u{202E}сервера"),
    SeededFault(
      .bidiControl, "locales/EN/help.md", line: 14, "the other person", "the \u{202D}other person"),
    SeededFault(.bidiControl, "locales/DE/privacy.md", line: 37, "Behörde", "\u{202E}Behörde"),
    SeededFault(.bidiControl, "locales/AR/index.md", line: 22, "من تكتب", "\u{202E}من تكتب"),
    SeededFault(.bidiControl, "locales/ZH/guide/first-steps.md", line: 14, "一张图片", "一张\u{2066}图片"),
    SeededFault(.bidiControl, "locales/RU/info.md", line: 27, "почтовая", "\u{2067}почтовая"),

    // fence-unclosed
    SeededFault(
      .fenceUnclosed, "locales/EN/help.md", line: 44,
      edits: [
        .append(
          "locales/EN/help.md",
          """

          ```
          550 mailbox is full

          """)
      ]),
    SeededFault(
      .fenceUnclosed, "locales/RU/privacy.md", line: 43,
      edits: [
        .append(
          "locales/RU/privacy.md",
          """

          ~~~
          privacy

          """)
      ]),
    SeededFault(
      .fenceUnclosed, "locales/DE/guide/first-steps.md", line: 44,
      """
      /new
      ```

      """, "/new\n", on: .detailed),
    SeededFault(
      .fenceUnclosed, "locales/RU/guide/first-steps.md", line: 44,
      """
      /new
      ```

      """, "/new\n", on: .detailed),
    SeededFault(
      .fenceUnclosed, "locales/ZH/guide/first-steps.md", line: 42,
      """
      /new
      ```

      """, "/new\n", on: .detailed),

    // conflict-marker
    SeededFault(
      .conflictMarker, "locales/DE/index.md", line: 19, "## Was dich erwartet",
      """
      <<<<<<< HEAD

      ## Was dich erwartet
      """),
    SeededFault(
      .conflictMarker, "locales/RU/info.md", line: 25, "## Другое приложение",
      """
      >>>>>>> theirs

      ## Другое приложение
      """),
    SeededFault(
      .conflictMarker, "locales/ZH/privacy.md", line: 39, "返回[首页]",
      """
      >>>>>>> 3f2a1c9

      返回[首页]
      """),
    SeededFault(
      .conflictMarker, "locales/EN/help.md", line: 27, "## I lost my phone",
      """
      >>>>>>> theirs

      ## I lost my phone
      """),
    SeededFault(
      .conflictMarker, "locales/AR/info.md", line: 25, "## استخدام",
      """
      <<<<<<< HEAD

      ## استخدام
      """),
    SeededFault(
      .conflictMarker, "locales/DE/guide/first-steps.md", line: 21, "## Einen Chat",
      """
      ||||||| merged common ancestors

      ## Einen Chat
      """),

    // final-newline
    SeededFault(
      .finalNewline, "locales/DE/privacy.md", line: 41, "Zurück zur [Startseite](index.html).\n",
      "Zurück zur [Startseite](index.html)."),
    SeededFault(.finalNewline, "locales/RU/help.md", line: 42, "{% endif %}\n", "{% endif %}"),
    SeededFault(
      .finalNewline, "locales/ZH/index.md", line: 27, "[常见问题解答](help.html)。\n",
      "[常见问题解答](help.html)。"),
    SeededFault(
      .finalNewline, "locales/EN/guide/first-steps.md", line: 40, "[Privacy](../privacy.html) |\n",
      "[Privacy](../privacy.html) |"),
    SeededFault(.finalNewline, "locales/AR/index.md", line: 29, "(help.html).\n", "(help.html)."),

    // footnote-undefined
    SeededFault(
      .footnoteUndefined, "locales/DE/privacy.md", line: 11, "schreibt.[^errors]",
      "schreibt.[^fehler]", on: .detailed),
    SeededFault(
      .footnoteUndefined, "locales/RU/privacy.md", line: 31, "случайно[^random]",
      "случайно[^randon]", on: .detailed),
    SeededFault(
      .footnoteUndefined, "locales/ZH/privacy.md", line: 11, "写信。[^errors]", "写信。[^error]",
      on: .detailed),
    SeededFault(
      .footnoteUndefined, "locales/AR/privacy.md", line: 11, "من.[^errors]", "من.[^أخطاء]",
      on: .detailed),

    // check-comment
    SeededFault(
      .checkComment, "locales/DE/help.md", line: 25, "Das heißt:",
      "<!-- check: numbers = off -->\nDas heißt:"),
    SeededFault(
      .checkComment, "locales/RU/info.md", line: 23, "Незашифрованные",
      """
      <!-- check: number -->

      Незашифрованные
      """),
    SeededFault(
      .checkComment, "locales/ZH/index.md", line: 12, "正在电脑上",
      """
      <!-- check: length = never -->

      正在电脑上
      """),
    SeededFault(
      .checkComment, "locales/AR/privacy.md", line: 8, "باختصار",
      """
      <!-- check: script-url = off -->

      باختصار
      """),
    SeededFault(
      .checkComment, "locales/DE/index.md", line: 14, "Du liest",
      """
      <!-- check: html-invented = off -->

      Du liest
      """),
  ]
}
