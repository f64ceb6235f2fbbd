import RunSupport

/// A site of three pages in three languages, for tests of what a command does.
enum SmallSite {
  static let files = [
    "cmctl.ini": "[site]\nlanguages = EN DE RU\n\n[params]\nmail_domain = chat.example.org\n",
    "page-layout.html":
      "<!DOCTYPE html>\n<html lang=\"{{ lang }}\"><title>{{ title }}</title>"
      + "<body>{{ markdown_html }}</body></html>\n",
    "index.md": "# Skeleton\n\n%content placeholder%\n",
    "main.css": "body { margin: 0 }\n",
    "locales/languages.ini": "[RU]\nfallback = DE EN\n",
    "locales/EN/index.md": "# Welcome\n\nThis is {{ config.mail_domain }}.\n",
    "locales/EN/info.md": "# Info\n\nWords.\n",
    "locales/EN/guide/intro.md": "# Intro\n\nMore words.\n",
    "locales/DE/index.md": "# Willkommen\n\nHier ist {{ config.mail_domain }}.\n",
    "locales/DE/info.md": "# Auskunft\n\nWörter.\n",
    "locales/RU/index.md": "# Добро пожаловать\n\nЭто {{ config.mail_domain }}.\n",
  ]

  /// The files of its export.
  static let exported = [
    "guide/intro.html", "index.html", "info.html", "main.css",
    "qr-chatmail-invite-chat.example.org.png",
  ]
}

extension Workplace {
  /// A folder with the small site in it.
  static func withSmallSite() throws -> Workplace {
    let work = try Workplace()
    try work.write(SmallSite.files)
    return work
  }
}
