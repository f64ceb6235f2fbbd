import Importer
import Store
import TestSupport
import Testing

struct ConfigurationTests {
  private let page: TextTree = ["locales/EN/index.md": "{{ config.mail_domain }}"]
  private let layout: TextTree = ["page-layout.html": "{{ markdown_html }}"]

  private func settings(_ site: ReadSite) -> [String] {
    site.snapshot.settings.map { "\($0.section).\($0.key)=\($0.value)" }
  }

  @Test("chatmail.ini lies over cmctl.ini, key by key")
  func found() throws {
    let source = try SourceFolder(
      page.with([
        "locales/cmctl.ini": "[params]\nmail_domain = a\nx = 1\n[site]\nlanguages = EN\n",
        "locales/chatmail.ini": "[params]\nmail_domain = b\ny = 2\n",
      ]))
    let site = try source.read()
    #expect(
      settings(site) == ["params.mail_domain=b", "params.x=1", "params.y=2", "site.languages=EN"])
    #expect(site.snapshot.paths(.config) == ["locales/chatmail.ini", "locales/cmctl.ini"])
  }

  @Test("The file in the locales folder goes before the one of the site")
  func order() throws {
    let source = try SourceFolder(
      page.with(layout).with([
        "locales/chatmail.ini": "[params]\nmail_domain = inner\n",
        "chatmail.ini": "[params]\nmail_domain = outer\n",
        "cmctl.ini": "[params]\nmail_domain = default\nx = 1\n",
      ]))
    #expect(settings(try source.read()) == ["params.mail_domain=inner", "params.x=1"])
    #expect(
      try source.read().snapshot.paths(.config) == ["cmctl.ini", "locales/chatmail.ini"])
  }

  @Test(
    "A file beside the locales folder is found, wherever the import is run and without a layout")
  func beside() throws {
    let source = try SourceFolder(page.with(["cmctl.ini": "[params]\nmail_domain = a\n"]))
    #expect(settings(try source.read()) == ["params.mail_domain=a"])
    #expect(try source.read().snapshot.paths(.config) == ["cmctl.ini"])
  }

  @Test("Named files are read instead, the later over the earlier")
  func named() throws {
    let source = try SourceFolder(
      page.with([
        "locales/cmctl.ini": "[params]\nmail_domain = a\nx = 1\n",
        "etc/defaults.ini": "[params]\nmail_domain = b\ny = 2\n",
        "etc/chatmail.ini": "[params]\nmail_domain = c\n",
      ]))
    let site = try source.read(configuration: ["etc/defaults.ini", "etc/chatmail.ini"])
    #expect(settings(site) == ["params.mail_domain=c", "params.y=2"])
    #expect(site.snapshot.paths(.config) == ["config/1-defaults.ini", "config/2-chatmail.ini"])
  }

  @Test("A file that is named twice is stored and read without harm")
  func namedTwice() throws {
    let source = try SourceFolder(page.with(["locales/a.ini": "[params]\nmail_domain = a\n"]))
    let site = try source.read(configuration: ["locales/a.ini", "locales/a.ini"])
    #expect(settings(site) == ["params.mail_domain=a"])
    #expect(site.snapshot.paths(.config) == ["locales/a.ini"])
    let store = try ContentStore(path: source.folder.path("site.sqlite"), access: .write)
    _ = try store.commit(site.snapshot, Signature(author: "Anna", time: 1, message: ""))
    #expect(try store.changes(from: site.snapshot).isEmpty)
  }

  @Test("A named file is no asset, whatever its name is")
  func namedOddly() throws {
    let source = try SourceFolder(
      page.with(layout).with(["relay.conf": "[params]\nmail_domain = a\n", "main.css": "x"]))
    let site = try source.read(configuration: ["relay.conf"])
    #expect(site.snapshot.paths(.asset) == ["main.css"])
    #expect(site.snapshot.paths(.config) == ["relay.conf"])
  }

  @Test("A named file that is missing or a folder is told")
  func missing() throws {
    let source = try SourceFolder(["locales/EN/index.md": "x"])
    #expect(source.problems(configuration: ["no.ini"]) == ["no.ini: does not exist"])
    #expect(
      source.problems(configuration: ["locales"]) == ["locales: is no configuration file"])
  }

  @Test("Faults of a configuration are told with their line")
  func faults() throws {
    let source = try SourceFolder(["locales/EN/index.md": "x"])
    try source.folder.write(["a.ini": "[params]\nx\n", "b.ini": "[params]\nx = 1\nx = 2\n"])
    #expect(
      source.problems(configuration: ["a.ini", "b.ini"]) == [
        "a.ini:2: “x” is neither “key = value” nor a comment",
        "b.ini:3: “x” is set twice, first in line 2",
      ])
    var tree = TextTree()
    tree.files["c.ini"] = Array("[params]\nx = ".utf8) + [0xff]
    try source.folder.write(tree)
    #expect(
      source.problems(configuration: ["c.ini"]) == [
        "c.ini:2: is not UTF-8 from here on (save the file as UTF-8)"
      ])
  }

  @Test("A section that is not known is told and ignored; a key that is not is refused")
  func unknown() throws {
    #expect(
      try problems([
        "locales/EN/index.md": "x", "locales/cmctl.ini": "[parms]\nx = 1\n[other]\n[params]\nz=1\n",
      ]) == [
        "warning: locales/cmctl.ini:1: section [parms] is not known and is ignored "
          + "(did you mean [params]?)",
        "warning: locales/cmctl.ini:3: section [other] is not known and is ignored",
      ])
    #expect(
      try problems([
        "locales/EN/index.md": "x",
        "locales/cmctl.ini": "[site]\nlanguage = EN\n[qr]\ncolour = 1\n",
      ]) == [
        "locales/cmctl.ini:2: [site] has no key “language” (did you mean languages?)",
        "locales/cmctl.ini:4: [qr] has no key “colour” (it has text, file, size, level, logo)",
      ])
  }

  @Test("Notices are wanted or not; any other value is refused")
  func notices() throws {
    for (value, isOn) in [("yes", true), ("True", true), ("NO", false), ("false", false)] {
      let site = try SourceFolder([
        "locales/EN/index.md": "x", "locales/cmctl.ini": "[site]\nnotices = \(value)\n",
      ]).read()
      #expect(Site(previewing: site.snapshot).hasNotices == isOn)
    }
    for value in ["", "maybe", "1", "on"] {
      let tree: TextTree = [
        "locales/EN/index.md": "x", "locales/cmctl.ini": "[site]\n\nnotices = \(value)\n",
      ]
      #expect(
        try problems(tree) == ["locales/cmctl.ini:3: notices is yes or no, not “\(value)”"])
    }
  }

  @Test(
    "A setting of the QR code that cannot be drawn is refused",
    arguments: [
      ("size = 63", "size is a number of pixels from 64 to 2048, not “63”"),
      ("size = 2049", "size is a number of pixels from 64 to 2048, not “2049”"),
      ("size = big", "size is a number of pixels from 64 to 2048, not “big”"),
      ("level = X", "level is L, M, Q or H, not “X”"),
      ("file = code.gif", "file has to end in .png or .svg"),
      ("file = ../code.png", "file “../code.png” has “..” in its name"),
      ("file = logo.png", "“logo.png” is a file of the site already"),
      ("logo = lego.png", "logo “lego.png” is no file of the site (did you mean logo.png?)"),
      ("logo = main.css", "logo “main.css” is no PNG image"),
    ])
  func code(line: String, message: String) throws {
    var tree = page.with(layout).with([
      "main.css": "x", "cmctl.ini": "[params]\nmail_domain = a\n[qr]\n\(line)\n",
    ])
    tree.files["logo.png"] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    #expect(try problems(tree) == ["cmctl.ini:4: \(message)"])
  }

}
