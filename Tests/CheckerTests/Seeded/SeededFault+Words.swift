extension SeededFault {
  /// Faults in numbers, words and sentences.
  static let words: [SeededFault] = [
    // number
    SeededFault(.number, "locales/DE/info.md", line: 26, "250 kB", "520 kB", on: .detailed),
    SeededFault(
      .number, "locales/DE/info.md", line: 27, "1.500 kleine", "15.000 kleine", on: .detailed),
    SeededFault(
      .number, "locales/RU/info.md", line: 28, "в 2025 году", "в 2024 году", on: .detailed),
    SeededFault(
      .number, "locales/RU/info.md", line: 26, "около 15 МБ", "около 50 МБ", on: .detailed),
    SeededFault(.number, "locales/AR/info.md", line: 27, "١٥٠٠", "١٥٠٠٠", on: .detailed),
    SeededFault(.number, "locales/ZH/info.md", line: 27, "0.4 秒", "0.7 秒", on: .detailed),
    SeededFault(
      .number, "locales/RU/privacy.md", line: 43, "через 3 дня", "через 4 дня", on: .detailed),
    SeededFault(
      .number, "locales/DE/guide/first-steps.md", line: 8, "etwa fünf Minuten", "etwa 15 Minuten"),

    // unit
    SeededFault(.unit, "locales/DE/info.md", line: 26, "250 kB", "250 MB", on: .detailed),
    SeededFault(.unit, "locales/RU/info.md", line: 26, "около 15 МБ", "около 15 ГБ", on: .detailed),
    SeededFault(.unit, "locales/ZH/info.md", line: 28, "4 GB", "4 MB", on: .detailed),
    SeededFault(.unit, "locales/DE/info.md", line: 28, "0,4 s", "0,4 ms", on: .detailed),
    SeededFault(.unit, "locales/ZH/info.md", line: 25, "15 MB", "15 kB", on: .detailed),
    SeededFault(
      .unit, "locales/RU/info.md", line: 29, "с 4 ГБ памяти", "с 4 МБ памяти", on: .detailed),

    // untranslated
    SeededFault(
      .untranslated, "locales/RU/help.md", line: 25,
      """
      Это значит, что сообщение не было зашифровано. Начните переписку заново — по \
      ссылке-приглашению или QR-коду.
      """,
      """
      It means that the message was not encrypted. Start the chat again from an \
      invitation link or a QR code.
      """),
    SeededFault(
      .untranslated, "locales/DE/index.md", line: 14,
      "Du liest das am Computer? Dann öffne die App auf deinem Telefon und scanne diesen Code:",
      "Are you reading this on a computer? Open the app on your phone and scan this code instead:"),
    SeededFault(
      .untranslated, "locales/ZH/info.md", line: 10, "两部带锁的手机，中间是一台服务器，它转交自己无法读取的内容",
      "Two phones with a padlock each; between them a server that passes on what it cannot read"),
    SeededFault(
      .untranslated, "locales/ZH/info.md", line: 22, "无论收发，未加密的消息都会被拒绝。",
      "Messages that are not encrypted are turned away, whether they come in or go out."),
    SeededFault(
      .untranslated, "locales/AR/privacy.md", line: 8,
      "باختصار: لا نريد بيانات عنك، ونحذف ما يتبقّى من عمل الخادم.",
      "In one sentence: we want no data about you, and delete what the work leaves behind."),
    SeededFault(
      .untranslated, "locales/RU/privacy.md", line: 3,
      "Что хранит этот сервер, как долго и кто за это отвечает.",
      "What this relay stores, for how long, and who answers for it."),
    SeededFault(
      .untranslated, "locales/DE/help.md", line: 35, "Du benutzt die neueste Version der App.",
      "You run the newest version of the app."),
    SeededFault(
      .untranslated, "locales/RU/index.md", line: 22,
      "**Конфиденциально.** Ваши сообщения прочтут только те, кому вы пишете.",
      "**Private.** Only the people you write to can read what you write."),
    SeededFault(
      .untranslated, "locales/ZH/help.md", line: 10, "我的消息没有送达", "My message does not arrive"),

    // length
    SeededFault(
      .length, "locales/RU/help.md", line: 8,
      """
      Большинство трудностей решает один из этих ответов. Если вашей здесь нет, то в
      конце страницы сказано, как с нами связаться.
      """, "Читайте ниже."),
    SeededFault(
      .length, "locales/DE/help.md", line: 25,
      """
      Das heißt: Die Nachricht war nicht verschlüsselt. Beginne den Chat neu, über \
      einen Einladungslink oder einen QR-Code.
      """, "Neu beginnen."),
    SeededFault(
      .length, "locales/ZH/help.md", line: 8, "大多数问题都能在下面找到答案。如果没有您的问题，请看本页末尾的联系方式。", "见下。"),
    SeededFault(
      .length, "locales/DE/guide/first-steps.md", line: 8,
      "Du brauchst ein Telefon oder einen Computer und etwa fünf Minuten.",
      """
      Du brauchst ein Telefon oder einen Computer, dazu eine Verbindung zum Internet, \
      die nicht schnell
      sein muss, ein wenig freien Speicher, eine ruhige Ecke, in der dich niemand \
      stört, und etwa fünf
      Minuten. Wer schon andere Programme dieser Art benutzt hat, findet sich sofort \
      zurecht; alle anderen
      lesen am besten zuerst die ganze Seite und fangen dann von vorn an. Nichts davon \
      ist endgültig, und
      was dir nicht gefällt, lässt sich später in Ruhe ändern, ohne dass jemand davon \
      erfährt.
      """),
    SeededFault(
      .length, "locales/RU/privacy.md", line: 8,
      "Одной фразой: нам не нужны данные о вас, а то, что остаётся в ходе работы, мы удаляем.",
      """
      Одной фразой: нам не нужны данные о вас, а то, что остаётся в ходе работы, мы \
      удаляем. Так было с
      первого дня, и так останется, потому что чужие данные приносят одни хлопоты: их \
      надо хранить,
      беречь, показывать по запросу и когда-нибудь всё равно стирать. Проще не собирать \
      ничего, чего не
      требует сама доставка писем. Если однажды это изменится, мы напишем об этом здесь \
      заранее и крупно,
      так что у каждого будет время решить, хочет ли он остаться, и забрать всё, что \
      ему принадлежит.
      """),
    SeededFault(
      .length, "locales/ZH/help.md", line: 8, "大多数问题都能在下面找到答案。如果没有您的问题，请看本页末尾的联系方式。", "答案就在下面。"),
    SeededFault(
      .length, "locales/DE/guide/first-steps.md", line: 8,
      "Du brauchst ein Telefon oder einen Computer und etwa fünf Minuten.",
      """
      Du brauchst ein Telefon oder einen Computer, eine Verbindung zum Internet, die \
      nicht schnell
      sein muss, ein wenig freien Speicher, eine ruhige Ecke und etwa fünf Minuten für \
      alles zusammen.
      """),

    // final-punctuation
    SeededFault(
      .finalPunctuation, "locales/RU/help.md", line: 19, "выглядят так:", "выглядят так."),
    SeededFault(.finalPunctuation, "locales/ZH/help.md", line: 24, "重新开始聊天。", "重新开始聊天"),
    SeededFault(.finalPunctuation, "locales/AR/guide/first-steps.md", line: 30, "مستعدّ؟", "مستعدّ"),
    SeededFault(
      .finalPunctuation, "locales/DE/info.md", line: 27, "sind einzutragen:", "sind einzutragen."),
    SeededFault(
      .finalPunctuation, "locales/RU/info.md", line: 23, "так и исходящие.", "так и исходящие"),
    SeededFault(.finalPunctuation, "locales/ZH/index.md", line: 12, "扫描这个二维码：", "扫描这个二维码。"),
    SeededFault(
      .finalPunctuation, "locales/DE/help.md", line: 17, "## Die App zeigt einen Fehler",
      "## Die App zeigt einen Fehler?"),

    // quotes
    SeededFault(
      .quotes, "locales/DE/help.md", line: 32, "„Zweites Gerät hinzufügen“",
      "“Zweites Gerät hinzufügen”", on: .detailed),
    SeededFault(
      .quotes, "locales/DE/help.md", line: 32, "„Zweites Gerät hinzufügen“",
      "„Zweites Gerät hinzufügen", on: .detailed),
    SeededFault(
      .quotes, "locales/RU/help.md", line: 32, "«Добавить второе устройство»",
      "“Добавить второе устройство”", on: .detailed),
    SeededFault(
      .quotes, "locales/RU/help.md", line: 32, "«Добавить второе устройство»",
      "«Добавить второе устройство", on: .detailed),
    SeededFault(.quotes, "locales/ZH/help.md", line: 30, "“添加第二台设备”", "“添加第二台设备", on: .detailed),
    SeededFault(.quotes, "locales/DE/index.md", line: 23, "auf diesem.", "auf „diesem."),

    // double-word
    SeededFault(.doubleWord, "locales/DE/help.md", line: 14, "damit beide", "damit damit beide"),
    SeededFault(.doubleWord, "locales/RU/info.md", line: 23, "как входящие", "как как входящие"),
    SeededFault(
      .doubleWord, "locales/RU/privacy.md", line: 37, "которое за нами", "которое которое за нами"),
    SeededFault(
      .doubleWord, "locales/AR/guide/first-steps.md", line: 12, "يعمل مع", "يعمل يعمل مع"),
    SeededFault(
      .doubleWord, "locales/DE/privacy.md", line: 31, "deiner letzten Anmeldung",
      "deiner letzten letzten Anmeldung"),
    SeededFault(
      .doubleWord, "locales/DE/info.md", line: 3, "was es begrenzt", "was es begrenzt begrenzt"),
    SeededFault(
      .doubleWord, "locales/RU/guide/first-steps.md", line: 33, "второе устройство",
      "второе второе устройство"),
  ]
}
