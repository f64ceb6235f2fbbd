extension SeededSite {
  /// What is laid over the pages of the relay, in all their languages: numbers with units, footnotes,
  /// quotations, file names, keys to press, a table's row without values, and code with a comment.
  static let details: [SeededEdit] = english + german + russian + arabic + chinese

  private static let english: [SeededEdit] = [
    .replace(
      "locales/EN/info.md", "| Days until a message",
      "| Attachments in one message | any number |\n| Days until a message"),
    .replace(
      "locales/EN/info.md",
      """


      ## Using another app
      """,
      """


      A photo takes about 250 kB, a minute of video about 15 MB,
      and a profile holds 1,500 small messages with ease.
      Signing in took 0.4 s when we last measured it in 2025,
      on a machine with 4 GB of memory.

      ## Using another app
      """),
    .replace(
      "locales/EN/help.md", "messages per minute are held back.",
      "messages per minute are held back\n   (see [Limits](info.html#limits))."),
    .replace(
      "locales/EN/help.md", "**before** you need it.",
      """
      **before** you need it.
      The button is called “Add Second Device”;
      [the manual](https://delta.chat/en/help#multiclient) shows it.
      """),
    .replace(
      "locales/EN/help.md", "the exact words of the error.",
      "the exact words of the error, and saved the log as `relay-log.txt`."),
    .replace("locales/EN/privacy.md", "writes to whom.", "writes to whom.[^errors]"),
    .replace("locales/EN/privacy.md", "The address is random,", "The address is random[^random],"),
    .append(
      "locales/EN/privacy.md",
      """

      [^errors]: A message that cannot be delivered leaves a line in a log, which is \
      deleted after 3 days.

      [^random]: You may choose another one when you set up the profile.

      """),
    .replace(
      "locales/EN/guide/first-steps.md", "Only your contacts will see them.",
      "Only your contacts will see them. Change them under <kbd>Settings</kbd>."),
    .append(
      "locales/EN/guide/first-steps.md",
      """

      On a computer without a camera this opens the invitation:

      ```sh
      # The app has to be installed.
      xdg-open DCACCOUNT:https://{{ config.mail_domain }}/new
      ```

      """),
  ]

  private static let german: [SeededEdit] = [
    .replace(
      "locales/DE/info.md", "| Tage, bis eine Nachricht",
      "| Anhänge in einer Nachricht | beliebig viele |\n| Tage, bis eine Nachricht"),
    .replace(
      "locales/DE/info.md",
      """


      ## Eine andere App
      """,
      """


      Ein Foto braucht etwa 250 kB, eine Minute Video etwa 15 MB,
      und ein Profil fasst mühelos 1.500 kleine Nachrichten.
      Die Anmeldung dauerte 0,4 s, als wir sie 2025 zuletzt maßen,
      auf einer Maschine mit 4 GB Speicher.

      ## Eine andere App
      """),
    .replace(
      "locales/DE/help.md", "Minute werden zurückgehalten.",
      "Minute werden zurückgehalten\n   (siehe [Grenzen](info.html#limits))."),
    .replace(
      "locales/DE/help.md", "**bevor** du es brauchst.",
      """
      **bevor** du es brauchst.
      Der Knopf heißt „Zweites Gerät hinzufügen“;
      [das Handbuch](https://delta.chat/de/help#multiclient) zeigt ihn.
      """),
    .replace(
      "locales/DE/help.md", "Wortlaut des Fehlers notiert.",
      "Wortlaut des Fehlers notiert und das Protokoll als `relay-log.txt` gesichert."),
    .replace("locales/DE/privacy.md", "wer wem schreibt.", "wer wem schreibt.[^errors]"),
    .replace(
      "locales/DE/privacy.md", "Die Adresse ist zufällig,", "Die Adresse ist zufällig[^random],"),
    .append(
      "locales/DE/privacy.md",
      """

      [^errors]: Eine Nachricht, die sich nicht zustellen lässt, hinterlässt eine Zeile \
      im Protokoll, die nach 3 Tagen gelöscht wird.

      [^random]: Du kannst beim Einrichten des Profils eine andere wählen.

      """),
    .replace(
      "locales/DE/guide/first-steps.md", "Nur deine Kontakte werden sie sehen.",
      """
      Nur deine Kontakte werden sie sehen. Ändern kannst du beides unter \
      <kbd>Einstellungen</kbd>.
      """),
    .append(
      "locales/DE/guide/first-steps.md",
      """

      Auf einem Computer ohne Kamera öffnet dies die Einladung:

      ```sh
      # Die App muss installiert sein.
      xdg-open DCACCOUNT:https://{{ config.mail_domain }}/new
      ```

      """),
  ]

  private static let russian: [SeededEdit] = [
    .replace(
      "locales/RU/info.md", "| Через сколько дней удаляется сообщение",
      "| Вложений в одном сообщении | сколько угодно |\n| Через сколько дней удаляется сообщение"),
    .replace(
      "locales/RU/info.md",
      """


      ## Другое приложение
      """,
      """


      Фотография занимает около 250 КБ, минута видео около 15 МБ,
      а профиль легко вмещает 1500 небольших сообщений.
      Вход занимал 0,4 с, когда мы последний раз измеряли его в 2025 году
      на машине с 4 ГБ памяти.

      ## Другое приложение
      """),
    .replace(
      "locales/RU/help.md", "сообщения задерживаются.",
      "сообщения задерживаются\n   (см. [Ограничения](info.html#limits))."),
    .replace(
      "locales/RU/help.md", "как это понадобится.",
      """
      как это понадобится.
      Кнопка называется «Добавить второе устройство»,
      [руководство](https://delta.chat/ru/help#multiclient) её показывает.
      """),
    .replace(
      "locales/RU/help.md", "точный текст ошибки.",
      "точный текст ошибки и сохранили журнал как `relay-log.txt`."),
    .replace("locales/RU/privacy.md", "кто кому пишет.", "кто кому пишет.[^errors]"),
    .replace("locales/RU/privacy.md", "выбирается случайно,", "выбирается случайно[^random],"),
    .append(
      "locales/RU/privacy.md",
      """

      [^errors]: Сообщение, которое не удаётся доставить, оставляет строку в журнале, \
      которая удаляется через 3 дня.

      [^random]: При настройке профиля можно выбрать другой.

      """),
    .replace(
      "locales/RU/guide/first-steps.md", "Их увидят только ваши контакты.",
      "Их увидят только ваши контакты. Изменить их можно в разделе <kbd>Настройки</kbd>."),
    .append(
      "locales/RU/guide/first-steps.md",
      """

      На компьютере без камеры приглашение открывается так:

      ```sh
      # Приложение должно быть установлено.
      xdg-open DCACCOUNT:https://{{ config.mail_domain }}/new
      ```

      """),
  ]

  private static let arabic: [SeededEdit] = [
    .replace(
      "locales/AR/info.md", "| عدد الأيام قبل حذف الرسالة |",
      "| المرفقات في الرسالة الواحدة | أي عدد |\n| عدد الأيام قبل حذف الرسالة |"),
    .replace(
      "locales/AR/info.md",
      """


      ## استخدام تطبيق آخر
      """,
      """


      تشغل الصورة نحو ٢٥٠ كيلوبايت، وتشغل دقيقة الفيديو نحو ١٥ ميغابايت،
      ويتّسع الحساب بسهولة لعدد ١٥٠٠ رسالة صغيرة.
      واستغرق تسجيل الدخول ٠٫٤ ثانية حين قسناه آخر مرّة عام ٢٠٢٥
      على جهاز ذاكرته ٤ غيغابايت.

      ## استخدام تطبيق آخر
      """),
    .replace("locales/AR/privacy.md", "من يراسل من.", "من يراسل من.[^errors]"),
    .replace("locales/AR/privacy.md", "العنوان عشوائي،", "العنوان عشوائي[^random]،"),
    .append(
      "locales/AR/privacy.md",
      """

      [^errors]: الرسالة التي يتعذّر تسليمها تترك سطرًا في السجلّ، ويُحذف بعد 3 أيام.

      [^random]: يمكنك أن تختار غيره عند إعداد الحساب.

      """),
    .replace(
      "locales/AR/guide/first-steps.md", "لن يراهما إلا جهات اتصالك.",
      "لن يراهما إلا جهات اتصالك. ويمكنك تغييرهما في <kbd>الإعدادات</kbd>."),
    .append(
      "locales/AR/guide/first-steps.md",
      """

      على حاسوب بلا كاميرا تُفتح الدعوة هكذا:

      ```sh
      # يجب أن يكون التطبيق مثبَّتًا.
      xdg-open DCACCOUNT:https://{{ config.mail_domain }}/new
      ```

      """),
  ]

  private static let chinese: [SeededEdit] = [
    .replace("locales/ZH/info.md", "| 消息保留天数", "| 单条消息的附件 | 数量不限 |\n| 消息保留天数"),
    .replace(
      "locales/ZH/info.md",
      """


      ## 使用其他应用
      """,
      """


      一张照片约占 250 kB，一分钟视频约占 15 MB，
      一个账号可以轻松存放 1500 条小消息。
      2025 年我们最近一次测量时，登录用了 0.4 秒，
      所用机器的内存为 4 GB。

      ## 使用其他应用
      """),
    .replace("locales/ZH/help.md", "条的消息会被暂缓发送。", "条的消息会被暂缓发送\n   （见[限制](info.html#limits)）。"),
    .replace(
      "locales/ZH/help.md", "或者关联第二台设备。",
      """
      或者关联第二台设备。
      按钮名为“添加第二台设备”，
      [使用手册](https://delta.chat/zh_CN/help#multiclient)中有图示。
      """),
    .replace("locales/ZH/help.md", "您已记下错误的原文。", "您已记下错误的原文，并将日志保存为 `relay-log.txt`。"),
    .replace("locales/ZH/privacy.md", "谁给谁写信。", "谁给谁写信。[^errors]"),
    .replace("locales/ZH/privacy.md", "地址随机生成，", "地址随机生成[^random]，"),
    .append(
      "locales/ZH/privacy.md",
      """

      [^errors]: 无法送达的消息会在日志中留下一行，3 天后删除。

      [^random]: 设置账号时，您可以另选一个地址。

      """),
    .replace(
      "locales/ZH/guide/first-steps.md", "只有您的联系人会看到它们。", "只有您的联系人会看到它们。可以在<kbd>设置</kbd>中更改。"),
    .append(
      "locales/ZH/guide/first-steps.md",
      """

      在没有摄像头的电脑上，可以这样打开邀请链接：

      ```sh
      # 必须先安装应用。
      xdg-open DCACCOUNT:https://{{ config.mail_domain }}/new
      ```

      """),
  ]

  /// A glossary that the pages follow.
  static let terms: [SeededEdit] = [
    .create(
      "locales/glossary.csv",
      """
      term,language,translation,do_not_translate,forbidden,note
      profile,de,Profil,,,
      profile,de,Account,,yes,
      profile,ru,профиль,,,
      profile,ru,аккаунт,,yes,
      profile,zh,账号,,,
      profile,zh,帐户,,yes,
      device,de,Gerät,,,
      device,de,Device,,yes,
      device,ru,устройство,,,
      backup,de,Sicherung,,,
      backup,zh,备份,,,
      Delta Chat,,,yes,,the name of the app
      chatmail,,,yes,,

      """)
  ]
}
