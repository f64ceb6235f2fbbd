extension SeededFault {
  /// Faults in tags of templates, code, HTML, images and footnotes.
  static let markup: [SeededFault] = [
    // variable-invented
    SeededFault(
      .variableInvented, "locales/RU/index.md", line: 22, "Ваши сообщения прочтут",
      "Ваши сообщения на {{ config.mail_domain }} прочтут"),
    SeededFault(
      .variableInvented, "locales/DE/privacy.md", line: 8, "keine Daten über dich",
      "keine Daten ({{ config.privacy_mail }}) über dich"),
    SeededFault(
      .variableInvented, "locales/ZH/help.md", line: 24, "请通过邀请链接",
      "请通过 {{ config.mail_domain }} 的邀请链接"),
    SeededFault(
      .variableInvented, "locales/AR/info.md", line: 23, "الواردة منها والصادرة",
      "الواردة إلى {{ pagename }} منها والصادرة"),
    SeededFault(
      .variableInvented, "locales/DE/guide/first-steps.md", line: 8, "etwa fünf Minuten",
      "etwa {{ config.password_min_length }} Minuten"),
    SeededFault(
      .variableInvented, "locales/RU/help.md", line: 25,
      "Это значит, что сообщение не было зашифровано.",
      "{% if config.privacy_mail %}Это значит, что сообщение не было зашифровано.{% endif %}"),
    SeededFault(
      .variableInvented, "locales/DE/help.md", line: 14, "Bitte dein Gegenüber",
      "Bitte dein Gegenüber ({{ config.privacy_pdo }})"),

    // variable-dropped
    SeededFault(
      .variableDropped, "locales/RU/index.md", line: 8, "**{{ config.mail_domain }}** передаёт",
      "**Этот сервер** передаёт"),
    SeededFault(
      .variableDropped, "locales/DE/info.md", line: 15, "{{ config.delete_mails_after }}", "zwanzig"
    ),
    SeededFault(
      .variableDropped, "locales/RU/help.md", line: 15,
      "чем {{ config.max_user_send_per_minute }} раз", "чем шестьдесят раз"),
    SeededFault(
      .variableDropped, "locales/ZH/help.md", line: 14, "{{ config.max_user_send_per_minute }} 条",
      "六十条"),
    SeededFault(
      .variableDropped, "locales/AR/privacy.md", line: 31, "{{ config.username_min_length }}",
      "تسعة"),
    SeededFault(
      .variableDropped, "locales/DE/privacy.md", line: 6,
      "Datenschutz auf {{ config.mail_domain }}", "Datenschutz auf diesem Relay"),
    SeededFault(
      .variableDropped, "locales/AR/info.md", line: 37, "{{ config.delete_inactive_users_after }}",
      "تسعون"),
    SeededFault(
      .variableDropped, "locales/RU/info.md", line: 37, "{{ config.delete_inactive_users_after }}",
      "девяносто"),
    SeededFault(
      .variableDropped, "locales/ZH/privacy.md", line: 25,
      "{{ config.delete_inactive_users_after }}", "九十"),

    // inline-code
    SeededFault(
      .inlineCode, "locales/DE/help.md", line: 39, "`relay-log.txt`", "`relay-protokoll.txt`",
      on: .detailed),
    SeededFault(
      .inlineCode, "locales/DE/help.md", line: 39, "`relay-log.txt`", "`relay-log.text`",
      on: .detailed),
    SeededFault(
      .inlineCode, "locales/RU/help.md", line: 39, "`relay-log.txt`", "`журнал.txt`", on: .detailed),
    SeededFault(
      .inlineCode, "locales/RU/help.md", line: 39, "журнал как `relay-log.txt`", "журнал в файл",
      on: .detailed),
    SeededFault(
      .inlineCode, "locales/ZH/help.md", line: 37, "`relay-log.txt`", "`relay-日志.txt`",
      on: .detailed),

    // html-dropped
    SeededFault(
      .htmlDropped, "locales/DE/index.md", line: 16, "<p class=\"invitation\"><a", "<a",
      also: [.replace("locales/DE/index.md", "</a></p>", "</a>")]),
    SeededFault(
      .htmlDropped, "locales/RU/guide/first-steps.md", line: 17, "<p class=\"invitation\"><img",
      "<img", also: [.replace("locales/RU/guide/first-steps.md", "></p>", ">")]),
    SeededFault(
      .htmlDropped, "locales/ZH/guide/first-steps.md", line: 16, "<p class=\"invitation\"><img",
      "<img", also: [.replace("locales/ZH/guide/first-steps.md", "></p>", ">")]),
    SeededFault(
      .htmlDropped, "locales/DE/guide/first-steps.md", line: 15, "<kbd>Einstellungen</kbd>",
      "*Einstellungen*", on: .detailed),
    SeededFault(
      .htmlDropped, "locales/RU/guide/first-steps.md", line: 15, "<kbd>Настройки</kbd>",
      "*Настройки*", on: .detailed),
    SeededFault(
      .htmlDropped, "locales/AR/guide/first-steps.md", line: 15, "<kbd>الإعدادات</kbd>",
      "الإعدادات", on: .detailed),

    // html-attribute
    SeededFault(
      .htmlAttribute, "locales/DE/index.md", line: 12, "class=\"button\"", "class=\"Knopf\""),
    SeededFault(.htmlAttribute, "locales/RU/index.md", line: 17, "width=\"300\"", "width=\"30\""),
    SeededFault(
      .htmlAttribute, "locales/ZH/guide/first-steps.md", line: 16, "width=\"160\"", "width=\"1600\""
    ),
    SeededFault(
      .htmlAttribute, "locales/AR/guide/first-steps.md", line: 17, "class=\"invitation\"",
      "class=\"دعوة\""),
    SeededFault(
      .htmlAttribute, "locales/RU/index.md", line: 16, "class=\"invitation\"",
      "class=\"приглашение\""),
    SeededFault(.htmlAttribute, "locales/DE/guide/first-steps.md", line: 17, " width=\"160\"", ""),

    // image
    SeededFault(.image, "locales/DE/info.md", line: 11, "![Zwei Telefone", "[Zwei Telefone"),
    SeededFault(
      .image, "locales/RU/guide/first-steps.md", line: 19,
      "![Сообщение идёт с одного телефона через сервер на другой телефон](../message-path.svg)",
      "Сообщение идёт с одного телефона через сервер на другой телефон"),
    SeededFault(.image, "locales/ZH/guide/first-steps.md", line: 18, "![一条消息", "[一条消息"),
    SeededFault(
      .image, "locales/DE/guide/first-steps.md", line: 20, "(../message-path.svg)",
      "(../message-path.svg)\n![Das Logo des Relays](../logo.svg)"),
    SeededFault(
      .image, "locales/AR/info.md", line: 12, "(message-path.svg)",
      "(message-path.svg)\n![شعار الخادم](logo.svg)"),

    // footnote
    SeededFault(
      .footnote, "locales/DE/privacy.md", line: 11, "schreibt.[^errors]", "schreibt.", on: .detailed
    ),
    SeededFault(
      .footnote, "locales/RU/privacy.md", line: 31, "случайно[^random]", "случайно", on: .detailed),
    SeededFault(.footnote, "locales/ZH/privacy.md", line: 11, "写信。[^errors]", "写信。", on: .detailed),
    SeededFault(.footnote, "locales/AR/privacy.md", line: 11, "من.[^errors]", "من.", on: .detailed),
    SeededFault(
      .footnote, "locales/DE/privacy.md", line: 12, "von anderswo.", "von anderswo.[^errors]",
      on: .detailed),
  ]
}
