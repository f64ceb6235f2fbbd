extension SeededFault {
  /// Faults in links and images.
  static let links: [SeededFault] = [
    // link-host
    SeededFault(
      .linkHost, "locales/DE/index.md", line: 9, "https://delta.chat", "https://deltachat.de"),
    SeededFault(
      .linkHost, "locales/RU/guide/first-steps.md", line: 12, "https://get.delta.chat",
      "https://get.deltachat.ru"),
    SeededFault(
      .linkHost, "locales/ZH/index.md", line: 8, "https://delta.chat", "https://delta-chat.cn"),
    SeededFault(
      .linkHost, "locales/AR/guide/first-steps.md", line: 12, "https://get.delta.chat",
      "https://apps.example.net"),
    SeededFault(
      .linkHost, "locales/RU/index.md", line: 9, "https://delta.chat",
      "https://delta-messenger.chat"),
    SeededFault(
      .linkHost, "locales/DE/help.md", line: 33, "https://delta.chat/de/help",
      "https://handbuch.example/de/help", on: .detailed),

    // link-scheme
    SeededFault(
      .linkScheme, "locales/DE/index.md", line: 9, "https://delta.chat", "http://delta.chat"),
    SeededFault(
      .linkScheme, "locales/RU/guide/first-steps.md", line: 12, "https://get.delta.chat",
      "http://get.delta.chat"),
    SeededFault(
      .linkScheme, "locales/ZH/guide/first-steps.md", line: 12, "https://get.delta.chat",
      "ftp://get.delta.chat"),
    SeededFault(
      .linkScheme, "locales/AR/index.md", line: 9, "https://delta.chat", "http://delta.chat"),
    SeededFault(.linkScheme, "locales/RU/privacy.md", line: 20, "mailto:", "xmpp:"),
    SeededFault(.linkScheme, "locales/DE/guide/first-steps.md", line: 13, "DCACCOUNT:", "DCLOGIN:"),

    // link-changed
    SeededFault(
      .linkChanged, "locales/DE/index.md", line: 9, "https://delta.chat", "https://delta.chat/blog"),
    SeededFault(
      .linkChanged, "locales/RU/index.md", line: 9, "https://delta.chat",
      "https://delta.chat/contribute"),
    SeededFault(
      .linkChanged, "locales/AR/guide/first-steps.md", line: 12, "https://get.delta.chat",
      "https://get.delta.chat/ios"),
    SeededFault(
      .linkChanged, "locales/RU/help.md", line: 33, "https://delta.chat/ru/help",
      "https://delta.chat/ru/blog", on: .detailed),
    SeededFault(
      .linkChanged, "locales/ZH/help.md", line: 31, "https://delta.chat/zh_CN/help",
      "https://delta.chat/zh_CN/contribute", on: .detailed),

    // link-dropped
    SeededFault(
      .linkDropped, "locales/RU/index.md", line: 8, "[Delta Chat](https://delta.chat)", "Delta Chat"
    ),
    SeededFault(
      .linkDropped, "locales/DE/index.md", line: 28, "[Infoseite](info.html)", "Infoseite"),
    SeededFault(.linkDropped, "locales/ZH/index.md", line: 27, "[常见问题解答](help.html)", "常见问题解答"),
    SeededFault(
      .linkDropped, "locales/AR/guide/first-steps.md", line: 13, "[الصفحة الرئيسية](../index.html)",
      "الصفحة الرئيسية"),
    SeededFault(
      .linkDropped, "locales/DE/guide/first-steps.md", line: 36, "[Hilfe](../help.html)", "Hilfe"),
    SeededFault(
      .linkDropped, "locales/RU/privacy.md", line: 41, "[главную страницу](index.html)",
      "главную страницу"),
    SeededFault(
      .linkDropped, "locales/AR/index.md", line: 8, "[إلا أقلّ ما يمكن](privacy.html)",
      "إلا أقلّ ما يمكن"),
    SeededFault(
      .linkDropped, "locales/ZH/guide/first-steps.md", line: 12,
      "[Delta Chat](https://get.delta.chat)", "Delta Chat"),

    // link-space
    SeededFault(
      .linkSpace, "locales/DE/index.md", line: 9, "[Delta Chat](https://delta.chat)",
      "[Delta Chat] (https://delta.chat)"),
    SeededFault(
      .linkSpace, "locales/RU/guide/first-steps.md", line: 12, "[Delta Chat](", "[Delta Chat] ("),
    SeededFault(
      .linkSpace, "locales/ZH/index.md", line: 8, "[Delta Chat](https", "[Delta Chat]( https"),
    SeededFault(
      .linkSpace, "locales/DE/info.md", line: 23, "Unverschlüsselte Nachrichten",
      "[Unverschlüsselte Nachrichten] (help.html)"),
    SeededFault(
      .linkSpace, "locales/AR/privacy.md", line: 8, "بيانات عنك", "[بيانات عنك] (info.html)"),
    SeededFault(
      .linkSpace, "locales/RU/help.md", line: 9, "конце страницы", "[конце страницы] (info.html)"),

    // link-broken
    SeededFault(
      .linkBroken, "locales/DE/index.md", line: 14, "auf deinem Telefon",
      "auf deinem [Telefon](telefon.html)"),
    SeededFault(
      .linkBroken, "locales/RU/help.md", line: 19, "Некоторые ошибки",
      "Некоторые [ошибки](errors.html)"),
    SeededFault(
      .linkBroken, "locales/AR/privacy.md", line: 8, "بيانات عنك", "[بيانات عنك](data.html)"),
    SeededFault(
      .linkBroken, "locales/ZH/info.md", line: 22, "未加密的消息", "[未加密的消息](guide/encryption.html)"),
    SeededFault(.linkBroken, "guide/first-steps.md", line: 7, "../help.html", "../hlep.html"),
    SeededFault(.linkBroken, "privacy.md", line: 5, "(index.html)", "(home.html)"),
    SeededFault(
      .linkBroken, "locales/DE/index.md", line: 27, "guide/first-steps.html",
      "guide/first-step.html"),
    SeededFault(
      .linkBroken, "locales/RU/guide/first-steps.md", line: 38, "../help.html", "help.html"),

    // file-missing
    SeededFault(.fileMissing, "index.md", line: 1, "src=\"logo.svg\"", "src=\"logo.png\""),
    SeededFault(
      .fileMissing, "locales/DE/info.md", line: 23, "abgewiesen", "[abgewiesen](ablehnung.pdf)"),
    SeededFault(
      .fileMissing, "locales/RU/guide/first-steps.md", line: 8, "компьютер",
      "[компьютер](../files/setup.zip)"),
    SeededFault(
      .fileMissing, "locales/ZH/guide/first-steps.md", line: 18, "../message-path.svg",
      "../message-path-zh.svg"),
    SeededFault(
      .fileMissing, "locales/RU/info.md", line: 11, "message-path.svg", "message-path-ru.svg"),
    SeededFault(
      .fileMissing, "guide/first-steps.md", line: 1, "`{{ pagename }}`",
      "`{{ pagename }}` [↓](../relay.zip)"),

    // anchor-missing
    SeededFault(
      .anchorMissing, "locales/DE/guide/first-steps.md", line: 8, "ein Telefon",
      "ein [Telefon](#telefon)"),
    SeededFault(
      .anchorMissing, "locales/DE/help.md", line: 16, "info.html#limits", "info.html#grenzen",
      on: .detailed),
    SeededFault(
      .anchorMissing, "locales/RU/help.md", line: 16, "info.html#limits", "info.html#ограничения",
      on: .detailed),
    SeededFault(
      .anchorMissing, "locales/AR/info.md", line: 23, "غير المشفَّرة",
      "[غير المشفَّرة](privacy.html#encryption)"),
    SeededFault(.anchorMissing, "locales/ZH/privacy.md", line: 8, "您的数据", "[您的数据](#data)"),
    SeededFault(.anchorMissing, "privacy.md", line: 5, "(index.html)", "(index.html#home)"),

    // alt-missing
    SeededFault(
      .altMissing, "locales/DE/info.md", line: 11,
      """
      ![Zwei Telefone mit je einem Vorhängeschloss, dazwischen ein Server, der \
      weitergibt, was er nicht lesen kann]
      """, "![]"),
    SeededFault(
      .altMissing, "locales/RU/guide/first-steps.md", line: 19,
      "![Сообщение идёт с одного телефона через сервер на другой телефон]", "![]"),
    SeededFault(
      .altMissing, "locales/ZH/info.md", line: 10, "![两部带锁的手机，中间是一台服务器，它转交自己无法读取的内容]", "![]"),
    SeededFault(
      .altMissing, "locales/AR/guide/first-steps.md", line: 19,
      "![رسالة تنتقل من هاتف عبر الخادم إلى هاتف آخر]", "![]"),
    SeededFault(.altMissing, "index.md", line: 1, " alt=\"\"", ""),
  ]
}
