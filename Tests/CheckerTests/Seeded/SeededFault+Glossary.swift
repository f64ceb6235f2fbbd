extension SeededFault {
  /// Translations that the glossary does not know, or forbids.
  static let glossary: [SeededFault] = [
    // glossary-term
    SeededFault(
      .glossaryTerm, "locales/DE/index.md", line: 21, "Ein neues Profil steht",
      "Ein neues Konto steht", on: .glossary),
    SeededFault(
      .glossaryTerm, "locales/RU/index.md", line: 21,
      "Новый профиль готов за несколько секунд и принадлежит",
      "Новая учётная запись готова за несколько секунд и принадлежит", on: .glossary),
    SeededFault(.glossaryTerm, "locales/ZH/index.md", line: 19, "新账号几秒钟", "新身份几秒钟", on: .glossary),
    SeededFault(
      .glossaryTerm, "locales/DE/guide/first-steps.md", line: 33, "eine Sicherung angelegt",
      "eine Kopie angelegt", on: .glossary),
    SeededFault(
      .glossaryTerm, "locales/ZH/guide/first-steps.md", line: 31, "已做好备份", "已做好副本", on: .glossary),

    // glossary-verbatim
    SeededFault(
      .glossaryVerbatim, "locales/RU/index.md", line: 8, "[Delta Chat]", "[Дельта Чат]",
      on: .glossary),
    SeededFault(
      .glossaryVerbatim, "locales/ZH/guide/first-steps.md", line: 12, "[Delta Chat]", "[德尔塔聊天]",
      on: .glossary),
    SeededFault(
      .glossaryVerbatim, "locales/RU/guide/first-steps.md", line: 12, "для chatmail",
      "для чатмейла", on: .glossary),
    SeededFault(
      .glossaryVerbatim, "locales/AR/guide/first-steps.md", line: 12, "مع chatmail", "مع تشاتميل",
      on: .glossary),

    // glossary-forbidden
    SeededFault(
      .glossaryForbidden, "locales/DE/help.md", line: 29, "Ein Profil liegt",
      "Ein Profil (Account) liegt", on: .glossary),
    SeededFault(
      .glossaryForbidden, "locales/RU/info.md", line: 37, "Удалите профиль в",
      "Удалите профиль (аккаунт) в", on: .glossary),
    SeededFault(
      .glossaryForbidden, "locales/DE/privacy.md", line: 27, "deine Geräte",
      "deine Geräte (Devices)", on: .glossary),
    SeededFault(
      .glossaryForbidden, "locales/ZH/info.md", line: 36, "删除账号。", "删除账号（帐户）。", on: .glossary),
  ]
}
