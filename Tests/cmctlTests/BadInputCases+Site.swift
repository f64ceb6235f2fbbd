import Foundation
import RunSupport

extension BadInput {
  private static func ini(_ rest: String) -> String {
    "[site]\nlanguages = EN DE RU\n\n[params]\nmail_domain = chat.example.org\n\n" + rest
  }

  /// Menu, address, headings and QR codes.
  static let siteKeys = [
    BadInput(
      "the menu has a page that is not there, and the address is none", "cmctl.ini",
      "[site]\nmenu = index\n  guide/intor\nurl = chat.example.org\n"
        + "[params]\nmail_domain = chat.example.org\n",
      [
        "cmctl: cmctl.ini:2: the menu has “guide/intor”, which is no page of this site",
        "  hint: did you mean guide/intro?",
        "cmctl: cmctl.ini:4: url is no address of a site: “chat.example.org”",
        "  hint: write it whole, with letters of ASCII alone, as in https://example.org",
        "cmctl: 2 errors; nothing was changed",
      ]),
    BadInput(
      "search is neither yes nor no", "cmctl.ini",
      "[site]\nlanguages = EN DE RU\nsearch = maybe\n[params]\nmail_domain = chat.example.org\n",
      ["cmctl: cmctl.ini:3: search is yes, no or pagefind, not “maybe”"]),
    BadInput(
      "two headings have one name", "locales/EN/info.md", "# Info {#a}\n\nWords.\n\n## More {#a}\n",
      [
        "cmctl: locales/EN/info.md:5: the heading of line 1 has the name \"a\", too",
        "  hint: give each heading a name of its own",
      ]),
    BadInput(
      "a logo is no PNG image", "cmctl.ini", ini("[qr]\nlogo = main.css\n"),
      ["cmctl: cmctl.ini:8: logo “main.css” is no PNG image"]),
    BadInput(
      "a logo is damaged",
      [
        "cmctl: cmctl.ini:9: the logo cannot be used: the PNG image is damaged: read beyond end of data"
      ]
    ) { work in
      let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
      try work.write("logo.png", Data(signature + Array("rest".utf8)))
      try work.write(["cmctl.ini": ini("[qr app]\ntext = x\nlogo = logo.png\n")])
    },
    BadInput(
      "a logo covers more than the level can restore",
      [
        "cmctl: cmctl.ini:9: the logo hides 5.9 % of the code, and error correction L leaves room "
          + "for 2.3 %",
        "  hint: take level Q or H",
      ]
    ) { work in
      let logo = Repository.url.appending(path: "Examples/relay/qr-logo.png")
      try work.write("logo.png", Data(contentsOf: logo))
      try work.write(["cmctl.ini": ini("[qr]\nlevel = L\nlogo = logo.png\n")])
    },
  ]
}
