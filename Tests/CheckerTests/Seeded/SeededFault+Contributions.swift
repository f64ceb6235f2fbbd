extension SeededFault {
  /// What a contribution must not bring.
  static let contributions: [SeededFault] = [
    // html-invented
    SeededFault(
      .htmlInvented, "locales/DE/index.md", line: 23, "nicht nur auf diesem",
      "nicht <big>nur</big> auf diesem"),
    SeededFault(
      .htmlInvented, "locales/RU/help.md", line: 25, "не было зашифровано",
      "<u>не было</u> зашифровано"),
    SeededFault(
      .htmlInvented, "locales/ZH/info.md", line: 22, "都会被拒绝", "<font color=\"red\">都会被拒绝</font>"),
    SeededFault(
      .htmlInvented, "locales/AR/privacy.md", line: 8, "لا نريد بيانات عنك",
      "<span style=\"font-size: 300%\">لا نريد بيانات عنك</span>"),
    SeededFault(
      .htmlInvented, "locales/DE/privacy.md", line: 37, "die uns beaufsichtigt",
      "<center>die uns beaufsichtigt</center>"),
    SeededFault(
      .htmlInvented, "locales/RU/guide/first-steps.md", line: 23, "*при личной встрече*",
      "*<blink>при личной встрече</blink>*"),

    // event-handler
    SeededFault(
      .eventHandler, "locales/DE/index.md", line: 12, "<a class=\"button\"",
      "<a onclick=\"alert(document.cookie)\" class=\"button\""),
    SeededFault(
      .eventHandler, "locales/RU/guide/first-steps.md", line: 17, "<img src=",
      "<img onerror=\"alert(1)\" src="),
    SeededFault(
      .eventHandler, "locales/ZH/index.md", line: 15, "<img src=", "<img onload=\"fetch('/')\" src="
    ),
    SeededFault(
      .eventHandler, "locales/AR/index.md", line: 16, "<p class=\"invitation\">",
      "<p class=\"invitation\" OnMouseOver=\"alert(1)\">"),
    SeededFault(
      .eventHandler, "locales/DE/guide/first-steps.md", line: 17, " width=\"160\"",
      " width=\"160\" onfocus=alert(1)"),

    // script-url
    SeededFault(
      .scriptURL, "locales/DE/index.md", line: 14, "auf deinem Telefon",
      "auf [deinem Telefon](javascript:alert(1))"),
    SeededFault(
      .scriptURL, "locales/RU/help.md", line: 14, "ваш QR-код", "[ваш QR-код](JavaScript:alert(1))"),
    SeededFault(
      .scriptURL, "locales/ZH/privacy.md", line: 8, "您的数据", "[您的数据](data:text/html,hello)"),
    SeededFault(
      .scriptURL, "locales/AR/info.md", line: 23, "غير المشفَّرة", "[غير المشفَّرة](vbscript:msgbox)"),
    SeededFault(
      .scriptURL, "locales/DE/info.md", line: 27, "Mailprogramm",
      "[Mailprogramm](data:text/html;base64,PHA+)"),
    SeededFault(
      .scriptURL, "locales/RU/privacy.md", line: 36, "жалобу",
      "[жалобу](<java&Tab;script:alert(1)>)"),

    // active-element
    SeededFault(
      .activeElement, "locales/DE/help.md", line: 25, "Das heißt:",
      """
      <script src="https://cdn.example/a.js"></script>

      Das heißt:
      """),
    SeededFault(
      .activeElement, "locales/RU/info.md", line: 23, "Незашифрованные",
      """
      <iframe src="https://video.example/"></iframe>

      Незашифрованные
      """),
    SeededFault(
      .activeElement, "locales/ZH/help.md", line: 24, "没有加密。",
      "没有加密。<form action=\"https://forms.example/\"></form>"),
    SeededFault(
      .activeElement, "locales/AR/privacy.md", line: 8, "باختصار",
      """
      <object data="https://cdn.example/a.swf"></object>

      باختصار
      """),
    SeededFault(
      .activeElement, "locales/DE/privacy.md", line: 8, "In einem Satz:",
      """
      <embed src="https://cdn.example/a.swf">

      In einem Satz:
      """),
    SeededFault(
      .activeElement, "locales/RU/index.md", line: 14, "Читаете это",
      """
      <script>alert(1)</script>

      Читаете это
      """),

    // image-external
    SeededFault(
      .imageExternal, "locales/DE/info.md", line: 11, "(message-path.svg)",
      "(https://cdn.example/message-path.svg)"),
    SeededFault(
      .imageExternal, "locales/RU/guide/first-steps.md", line: 19, "(../message-path.svg)",
      "(https://pictures.example/message-path.svg)"),
    SeededFault(
      .imageExternal, "locales/ZH/info.md", line: 10, "(message-path.svg)",
      "(http://cdn.example/message-path.svg)"),
    SeededFault(
      .imageExternal, "locales/AR/guide/first-steps.md", line: 19, "(../message-path.svg)",
      "(//cdn.example/message-path.svg)"),
    SeededFault(
      .imageExternal, "locales/DE/guide/first-steps.md", line: 19, "(../message-path.svg)",
      "(https://cdn.example/pixel.gif)"),
  ]
}
