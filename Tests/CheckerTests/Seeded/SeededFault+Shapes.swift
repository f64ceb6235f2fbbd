extension SeededFault {
  /// Faults in headings, lists, tables and code blocks.
  static let shapes: [SeededFault] = [
    // heading-level
    SeededFault(.headingLevel, "locales/DE/info.md", line: 13, "## Grenzen", "### Grenzen"),
    SeededFault(.headingLevel, "locales/RU/help.md", line: 17, "## Приложение", "#### Приложение"),
    SeededFault(.headingLevel, "locales/ZH/index.md", line: 17, "## 您会得到什么", "### 您会得到什么"),
    SeededFault(
      .headingLevel, "locales/AR/privacy.md", line: 14, "## من المسؤول", "### من المسؤول"),
    SeededFault(
      .headingLevel, "locales/DE/guide/first-steps.md", line: 10, "## Einrichten", "# Einrichten"),
    SeededFault(
      .headingLevel, "locales/RU/privacy.md", line: 23, "## Что хранится", "##### Что хранится"),

    // list-shape
    SeededFault(
      .listShape, "locales/DE/help.md", line: 13, "1. Prüfe", "- Prüfe",
      also: [
        .replace("locales/DE/help.md", "2. Bitte", "- Bitte"),
        .replace("locales/DE/help.md", "3. Warte", "- Warte"),
      ]),
    SeededFault(.listShape, "locales/DE/help.md", line: 35, "- [ ] Du benutzt", "- Du benutzt"),
    SeededFault(
      .listShape, "locales/RU/index.md", line: 27, "1. Вы здесь", "* Вы здесь",
      also: [
        .replace("locales/RU/index.md", "2. Интересуют", "* Интересуют"),
        .replace("locales/RU/index.md", "3. Что-то", "* Что-то"),
      ]),
    SeededFault(
      .listShape, "locales/ZH/privacy.md", line: 10, "- 我们**不**询问", "1. 我们**不**询问",
      also: [
        .replace("locales/ZH/privacy.md", "- 我们**不**记录", "2. 我们**不**记录"),
        .replace("locales/ZH/privacy.md", "- 我们**不**展示", "3. 我们**不**展示"),
      ]),
    SeededFault(
      .listShape, "locales/AR/index.md", line: 21, "- **سريع", "1. **سريع",
      also: [
        .replace("locales/AR/index.md", "- **خاصّ", "2. **خاصّ"),
        .replace("locales/AR/index.md", "- **مفتوح", "3. **مفتوح"),
      ]),
    SeededFault(
      .listShape, "locales/RU/guide/first-steps.md", line: 32, "- [x] Приложение", "- Приложение"),
    SeededFault(
      .listShape, "locales/DE/help.md", line: 34, "- [x] Du hast", "- [ ] Du hast"),
    SeededFault(
      .listShape, "locales/RU/index.md", line: 23, "вы пишете.\n- **Открыто",
      "вы пишете.\n- **Дёшево.** Здесь не платят ни за сообщения, ни за хранение, ни за что ещё.\n- **Открыто"
    ),
    SeededFault(
      .listShape, "locales/DE/help.md", line: 15, "können.\n3. Warte",
      "können.\n3. Ruf uns an.\n4. Warte"),

    // table-shape
    SeededFault(
      .tableShape, "locales/DE/info.md", line: 15, "| Was | Wert |\n|:----|-----:|",
      "| Was | Wert | Bemerkung |\n|:----|-----:|:----------|"),
    SeededFault(
      .tableShape, "locales/RU/privacy.md", line: 25,
      "| Данные | Зачем | Дней |\n|:-------|:------|-----:|",
      "| Данные | Зачем | Дней | Примечание |\n|:-------|:------|-----:|------------|"),
    SeededFault(
      .tableShape, "locales/ZH/guide/first-steps.md", line: 34,
      "| 如果您想知道 | 请阅读 |\n|:-------------|:-------|",
      "| 如果您想知道 | 请阅读 | |\n|:-------------|:-------|-|"),
    SeededFault(
      .tableShape, "locales/DE/info.md", line: 15,
      "| Anhänge in einer Nachricht | beliebig viele |\n", "", on: .detailed),
    SeededFault(
      .tableShape, "locales/ZH/info.md", line: 14, "| 单条消息的附件 | 数量不限 |\n", "", on: .detailed),

    // code-block
    SeededFault(.codeBlock, "locales/DE/info.md", line: 30, ":993", ":995"),
    SeededFault(
      .codeBlock, "locales/RU/info.md", line: 32, "security = TLS", "security = STARTTLS"),
    SeededFault(.codeBlock, "locales/ZH/info.md", line: 30, ":465", ":587"),
    SeededFault(.codeBlock, "locales/RU/info.md", line: 29, "```ini", "```"),
    SeededFault(.codeBlock, "locales/DE/info.md", line: 29, "```ini", "```toml"),
    SeededFault(.codeBlock, "locales/AR/guide/first-steps.md", line: 27, "k7m2qx9wd", "k7m2qx9wb"),
    SeededFault(
      .codeBlock, "locales/RU/help.md", line: 22, "523 Encryption Needed: Invalid Unencrypted Mail",
      "523 Требуется шифрование: письмо не зашифровано"),
    SeededFault(.codeBlock, "locales/DE/help.md", line: 22, "523 Encryption", "532 Encryption"),
    SeededFault(
      .codeBlock, "locales/DE/guide/first-steps.md", line: 46, "xdg-open", "xdg_open", on: .detailed
    ),
  ]
}
