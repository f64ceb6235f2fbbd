import Foundation
import RunSupport
import Testing

/// Something wrong with the small site, and what the program says of it.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// What is wrong.
  var testDescription: String
  var status: Int32 = 65
  /// Standard error, line by line; `[ROOT]` is the working folder.
  var lines: [String]
  var arguments = ["import", "locales"]
  /// Breaks the site.
  var spoil: @Sendable (Workplace) throws -> Void

  init(
    _ description: String, status: Int32 = 65, arguments: [String] = ["import", "locales"],
    _ lines: [String], _ spoil: @escaping @Sendable (Workplace) throws -> Void
  ) {
    testDescription = description
    self.status = status
    self.lines = lines
    self.arguments = arguments
    self.spoil = spoil
  }

  /// A file with a text that is wrong.
  init(_ description: String, _ path: String, _ text: String, _ lines: [String]) {
    self.init(description, lines) { try $0.write([path: text]) }
  }

  static let all = texts + templates + configuration + siteKeys + folders + links + names
}

extension BadInput {
  static let texts = [
    BadInput(
      "a page is not UTF-8",
      [
        "cmctl: locales/EN/info.md:3: is not UTF-8 from here on",
        "  hint: save the file as UTF-8",
      ]
    ) { try $0.write("locales/EN/info.md", Data("# Info\n\nw".utf8 + [0xff, 0xfe, 0x0a])) },
    BadInput(
      "a page holds a NUL",
      [
        "cmctl: locales/EN/info.md:2: has a NUL byte: this is no text",
        "  hint: is it an image or another file with a wrong name?",
      ]
    ) { try $0.write("locales/EN/info.md", Data("# Info\n\u{0}\n".utf8)) },
    BadInput(
      "a merge was not finished", "locales/DE/info.md",
      "# A\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n",
      [
        "cmctl: locales/DE/info.md:3: has the marks of a merge conflict (<<<<<<< to line 7)",
        "  hint: finish the merge and remove the marks",
      ]),
    BadInput(
      "front matter is not closed", "locales/EN/info.md", "---\ntitle: A\n\n# A\n",
      [
        "cmctl: locales/EN/info.md:1: front matter begins here and is never closed",
        "  hint: end it with a line of ---; a rule at the start of a page can be written ***",
      ]),
    BadInput(
      "front matter has a key twice", "locales/EN/info.md",
      "---\ntitle: A\ntitle: B\n---\n\n# A\n",
      ["cmctl: locales/EN/info.md:2: front matter has “title” twice"]),
    BadInput(
      "a page of 50 MB",
      [
        "cmctl: locales/EN/info.md: is 50 MiB; at most 1 MiB are read",
        "  hint: divide it into several pages",
      ]
    ) { work in
      try work.write(["locales/EN/info.md": "# Info\n"])
      truncate(work.place("locales/EN/info.md").path, 50 * 1024 * 1024)
    },
  ]

  static let templates = [
    BadInput(
      "a value written out in its tag is inside an HTML tag", "locales/EN/info.md",
      "# Info\n\n<a {{ \"x\" }}>\n",
      ["cmctl: locales/EN/info.md:3:7: a value cannot stand here, inside a tag"]),
    BadInput(
      "a comment is not closed", "locales/EN/info.md", "# Info\n\n<!-- words\n",
      ["cmctl: locales/EN/info.md: this HTML ends inside a tag, a comment or a script"]),
    BadInput(
      "a condition is not closed", "locales/EN/info.md",
      "# Info\n\n{% if config.mail_domain %}\nwords\n",
      ["cmctl: locales/EN/info.md:3:1: this {% if %} is never closed"]),
    BadInput(
      "a variable is spelled wrong", "locales/EN/info.md",
      "# Info\n\nAt {{ config.mail_domian }}\n",
      [
        "cmctl: locales/EN/info.md:3:7: config.mail_domian is not set",
        "  hint: did you mean mail_domain?",
      ]),
    BadInput(
      "a variable is not set at all", "page-layout.html",
      "<p>{{ config.zebra }}</p>{{ markdown_html }}\n",
      [
        "cmctl: page-layout.html:1:7: config.zebra is not set",
        "  hint: set it under [params] in cmctl.ini",
      ]),
    BadInput(
      "a filter is not known", "index.md",
      "{{ config.mail_domain | uper }}\n\n%content placeholder%\n",
      [
        "cmctl: index.md:1:25: the filter uper is not known",
        "  hint: did you mean upper?",
      ]),
  ]

  static let configuration = [
    BadInput(
      "a key stands twice", "cmctl.ini",
      "[params]\nlanguages = EN DE\nmail_domain = a.example\nmail_domain = b.example\n",
      ["cmctl: cmctl.ini:4: “mail_domain” is set twice, first in line 3"]),
    BadInput(
      "the list of languages is empty", "cmctl.ini",
      "[params]\nlanguages =\nmail_domain = a.example\n",
      [
        "cmctl: cmctl.ini:2: languages is empty",
        "  hint: list them in the order of their tabs, as in “languages = EN RU”, or write ALL",
      ]),
    BadInput(
      "a configuration file is not there", status: 66,
      arguments: ["import", "locales", "--config", "nope.ini"],
      ["cmctl: nope.ini: does not exist"]
    ) { _ in },
    BadInput(
      "a language falls back on none of the site's", "locales/languages.ini",
      "[RU]\nfallback = UK\n",
      ["cmctl: locales/languages.ini:2: “UK” is no language of this site"]),
  ]

  static let folders = [
    BadInput(
      "the locales folder is empty",
      [
        "cmctl: locales: has no language folder with a page in it",
        "  hint: it needs one folder a language, as in locales/EN/index.md",
      ]
    ) { work in
      try work.remove("locales")
      try work.makeFolder("locales")
    },
    BadInput(
      "the locales folder is a file", status: 66,
      [
        "cmctl: locales is a file, not a folder",
        "  hint: give the folder that holds one folder per language",
      ]
    ) { work in
      try work.remove("locales")
      try work.write(["locales": ""])
    },
    BadInput(
      "the locales folder is not there", status: 66,
      [
        "cmctl: locales does not exist",
        "  hint: give the folder that holds one folder per language, or make one with cmctl init",
      ]
    ) { try $0.remove("locales") },
    BadInput(
      "two folders are one language",
      ["cmctl: locales/en: is the same language as locales/EN"]
    ) { try $0.write(["locales/en/index.md": "# A\n"]) },
    BadInput(
      "two files are one page but for letter case",
      [
        "cmctl: locales/EN/info.md: is the same page as locales/EN/Info.md but for letter case",
        "  hint: give both one spelling",
      ]
    ) { try $0.write(["locales/EN/Info.md": "# A\n"]) },
    BadInput(
      "several things are wrong at once",
      [
        "cmctl: cmctl.ini:6: “nonsense” is neither “key = value” nor a comment",
        "cmctl: locales/DE/index.md:1: is not UTF-8 from here on",
        "  hint: save the file as UTF-8",
        "cmctl: locales/EN/guide/intro.md:3:1: this {% if %} is never closed",
        "cmctl: locales/EN/info.md:1: has the marks of a merge conflict (<<<<<<< to line 3)",
        "  hint: finish the merge and remove the marks",
        "cmctl: locales/RU/index.md: is a symbolic link to nothing",
        "cmctl: 5 errors; nothing was changed",
      ]
    ) { work in
      try work.write([
        "cmctl.ini": SmallSite.files["cmctl.ini"]! + "nonsense\n",
        "locales/EN/guide/intro.md": "# Intro\n\n{% if pagename %}\n",
        "locales/EN/info.md": "<<<<<<< a\n=======\n>>>>>>> b\n",
      ])
      try work.write("locales/DE/index.md", Data([0xff]))
      try work.remove("locales/RU/index.md")
      try work.link("locales/RU/index.md", to: "nowhere")
    },
  ]

  static let links = [
    BadInput(
      "a symbolic link leaves the tree",
      [
        "cmctl: locales/EN/hosts.md: is a symbolic link that leaves the tree, to /etc/passwd",
        "  hint: copy what it points to into the tree",
      ]
    ) { try $0.link("locales/EN/hosts.md", to: "/etc/passwd") },
    BadInput(
      "a symbolic link leads to itself",
      ["cmctl: locales/EN/loop.md: is a symbolic link in a loop"]
    ) { try $0.link("locales/EN/loop.md", to: "loop.md") },
    BadInput(
      "a symbolic link leads back to its own folder",
      [
        "cmctl: locales/EN/guide/again: is a symbolic link that leads back to a folder it is in"
      ]
    ) { try $0.link("locales/EN/guide/again", to: ".") },
    BadInput(
      "a symbolic link leads to nothing",
      ["cmctl: locales/EN/gone.md: is a symbolic link to nothing"]
    ) { try $0.link("locales/EN/gone.md", to: "nowhere.md") },
  ]

  static let names = [
    BadInput(
      "a page has .. in its name", "locales/EN/a..b.md", "# A\n",
      ["cmctl: locales/EN/a..b.md: a page has “..” in its name"]),
    BadInput(
      "a page has a line break in its name", "locales/EN/a\nb.md", "# A\n",
      [#"cmctl: "locales/EN/a\nb.md": a page has a control character (U+000A) in its name"#]),
    BadInput(
      "a page has a quote in its name", "locales/EN/a\"b.md", "# A\n",
      ["cmctl: locales/EN/a\"b.md: a page has \" in its name, which no link can hold as it is"]),
    BadInput(
      "a page has a < in its name", "locales/EN/a<b.md", "# A\n",
      ["cmctl: locales/EN/a<b.md: a page has < in its name, which no link can hold as it is"]),
    BadInput(
      "a page's name is not UTF-8",
      [
        "cmctl: locales/EN: holds a name that is not UTF-8",
        "  hint: rename the file",
      ]
    ) { work in
      let folder = work.place("locales/EN").path
      let path: [CChar] = folder.utf8CString.dropLast() + [0x2f, -1, 0x2e, 0x6d, 0x64, 0]
      close(open(path, O_CREAT | O_WRONLY, 0o644))
    },
  ]
}
