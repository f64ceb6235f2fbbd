extension SeededFault {
  /// Faults of all kinds in the pages of a relay that runs.
  static let reference: [SeededFault] = [
    SeededFault(
      .variableDropped, "locales/RU/info.md", line: 13,
      "{{ config.max_user_send_per_minute }} сообщений", "несколько сообщений", on: .reference),
    SeededFault(
      .variableInvented, "locales/RU/index.md", line: 20, "аватар и имя",
      "аватар и имя на {{ config.mail_domain }}", on: .reference),
    SeededFault(
      .inlineCode, "locales/RU/info.md", line: 3, "`chatmail`", "`чатмейл`", on: .reference),
    SeededFault(
      .linkHost, "locales/RU/info.md", line: 36, "https://github.com/deltachat/chatmail",
      "https://gitlab.com/deltachat/chatmail", on: .reference),
    SeededFault(
      .linkScheme, "locales/RU/index.md", line: 1, "https://get.delta.chat",
      "http://get.delta.chat", on: .reference),
    SeededFault(
      .linkChanged, "locales/RU/info.md", line: 36, "github.com/deltachat/chatmail",
      "github.com/deltachat/deltachat-android", on: .reference),
    SeededFault(
      .linkDropped, "locales/RU/privacy.md", line: 56, "[Delta Chat](https://delta.chat)",
      "Delta Chat", on: .reference),
    SeededFault(
      .number, "locales/RU/privacy.md", line: 66, "4–8 недель", "4–6 недель", on: .reference),
    SeededFault(.number, "locales/RU/privacy.md", line: 73, "### 2.1 ", "### 2.2 ", on: .reference),
    SeededFault(.number, "locales/RU/privacy.md", line: 88, "### 2.2 ", "### 2.3 ", on: .reference),
    SeededFault(
      .number, "locales/RU/privacy.md", line: 189, "октября 2024", "октября 2023", on: .reference),
    SeededFault(
      .headingLevel, "locales/RU/privacy.md", line: 171, "## 5. Права", "### 5. Права",
      on: .reference),
    SeededFault(
      .htmlAttribute, "locales/RU/index.md", line: 18, "width=300", "width=30", on: .reference),
    SeededFault(
      .codeBlock, "locales/RU/privacy.md", line: 41, "{{ config.privacy_postal }}",
      "{{ config.privacy_postal }} (Freiburg)", on: .reference),
    SeededFault(
      .untranslated, "locales/RU/index.md", line: 20, "🐣 **Выберите** аватар и имя",
      "🐣 **Choose** your Avatar and Name", on: .reference),
    SeededFault(
      .doubleWord, "locales/RU/privacy.md", line: 36, "контактная", "контактная контактная",
      on: .reference),
    SeededFault(
      .finalPunctuation, "locales/RU/info.md", line: 28, "были удалены с сервера.",
      "были удалены с сервера", on: .reference),
    SeededFault(
      .quotes, "locales/RU/privacy.md", line: 14, "«маршрутизатор сообщений»",
      "«маршрутизатор сообщений", on: .reference),
    SeededFault(
      .quotes, "locales/RU/privacy.md", line: 14, "«маршрутизатор сообщений»",
      "“маршрутизатор сообщений”", on: .reference),
    SeededFault(
      .mixedScript, "locales/RU/privacy.md", line: 56, "оптимизированные", "оптимизиров\u{61}нные",
      on: .reference),
    SeededFault(
      .zeroWidth, "locales/EN/privacy.md", line: 13, "personal information",
      "personal\u{200B} information", on: .reference),
    SeededFault(
      .bidiControl, "locales/EN/info.md", line: 34, "send a message", "send a \u{202E}message",
      on: .reference),
    SeededFault(
      .linkBroken, "locales/RU/info.md", line: 26, "несколько устройств",
      "[несколько устройств](devices.html)", on: .reference),
    SeededFault(
      .eventHandler, "locales/RU/index.md", line: 11, "<a class=\"cta-button\"",
      "<a onclick=\"alert(1)\" class=\"cta-button\"", on: .reference),
    SeededFault(
      .scriptURL, "locales/RU/privacy.md", line: 139, "Цели обработки",
      "[Цели обработки](javascript:alert(1))", on: .reference),
    SeededFault(
      .activeElement, "locales/RU/info.md", line: 26, "Если вы используете",
      """
      <script src="https://cdn.example/a.js"></script>

      Если вы используете
      """, on: .reference),
    SeededFault(
      .htmlInvented, "locales/RU/info.md", line: 27, "на каждом из них",
      "<mark>на каждом из них</mark>",
      on: .reference),
    SeededFault(
      .fenceUnclosed, "locales/EN/info.md", line: 44, on: .reference,
      edits: [
        .append(
          "locales/EN/info.md",
          """

          ```
          imap

          """)
      ]),
    SeededFault(
      .conflictMarker, "locales/RU/privacy.md", line: 60, "Для этого мы",
      """
      <<<<<<< HEAD

      Для этого мы
      """, on: .reference),
  ]
}
