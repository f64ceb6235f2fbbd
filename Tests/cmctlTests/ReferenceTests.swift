import Foundation
import RunSupport
import Testing

/// The whole way on a real relay's site: `../shared/reference`.
@Suite(.enabled("../shared is not there: set CMCTL_SHARED") { Repository.shared != nil })
struct ReferenceTests {
  let reference: URL
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    reference = try #require(Repository.shared).appending(path: "reference")
    work = try Workplace()
    cmctl = work.cmctl
  }

  private func expectLikeReference(_ folder: String, _ name: String) throws {
    let compared = try cmctl.run(
      "python3",
      [
        reference.appending(path: "compare").path, folder,
        reference.appending(path: "expected/\(name)").path,
      ])
    #expect(compared.output.hasSuffix("3 pages compared, 0 differences\n"))
    #expect(compared.output.split(separator: "\n").count == 1, "\(compared.output)")
    #expect(compared.status == 0)
  }

  @Test(arguments: ["en", "en-ru", "ru-en", "en-ru-de"])
  func `the site is shown as the Python tool shows it`(name: String) throws {
    let locales = reference.appending(path: "site/locales").path
    let config = reference.appending(path: "config/\(name).ini").path
    let imported = try cmctl("import", locales, "--config", config)
    #expect(imported.status == 0)
    #expect(imported.output.hasPrefix("Revision 1: 3 pages in "))
    if name == "en-ru-de" {
      #expect(imported.errorLines.count == 1)
      #expect(
        imported.errors.contains("de has no folder in \(locales): its tab shows the fallback"))
    } else {
      #expect(imported.errors == "")
    }
    #expect(try cmctl("export", "build/").status == 0)
    try expectLikeReference("build", name)

    let again = try cmctl("import", locales, "--config", config)
    #expect(again.output == "Nothing changed since revision 1\n")
    let stamps = try work.stamps("build")
    #expect(try cmctl("export", "build").output.contains("up to date"))
    #expect(try work.stamps("build") == stamps)
  }

  @Test func `a relay's pages become a site with locales, and the original stays`() throws {
    try work.copy(reference.appending(path: "site"), to: "src")
    try work.remove("src/locales")
    // As upstream has it: the text of each page where the placeholder stands now.
    for page in ["index", "info", "privacy"] {
      let skeleton = try work.text("src/\(page).md")
      let text = String(
        decoding: try Data(
          contentsOf: reference.appending(path: "site/locales/EN/\(page).md")), as: UTF8.self)
      try work.write([
        "src/\(page).md": skeleton.replacingOccurrences(of: "%content placeholder%", with: text)
      ])
    }
    let original = try work.files("src")
    let made = try cmctl("init", "site", "--from-relay", "src")
    #expect(made.status == 0)
    #expect(try work.files("src") == original)

    let site = Cmctl(in: work.place("site"))
    let config = reference.appending(path: "config/en.ini").path
    let imported = try site("import", "locales", "--config", "cmctl.ini", "--config", config)
    #expect(imported.errors == "")
    #expect(imported.output.hasPrefix("Revision 1: 3 pages in 1 language\n"))
    #expect(try site("export", "build").status == 0)
    try expectLikeReference("site/build", "en")
    #expect(!work.exists("site/build/cmctl.ini"))
    #expect(!work.exists("site/build/cmctl.sqlite"))
  }

  @Test(.enabled("zbarimg is not installed") { Cmctl.has("zbarimg") })
  func `the invitation can be scanned`() throws {
    let locales = reference.appending(path: "site/locales").path
    #expect(
      try cmctl(
        "import", locales, "--config", reference.appending(path: "config/en.ini").path
      ).status == 0)
    #expect(try cmctl("export", "build").status == 0)
    let scanned = try cmctl.run(
      "zbarimg", ["-q", "--raw", "build/qr-chatmail-invite-chat.example.org.png"])
    #expect(scanned.output == "DCACCOUNT:https://chat.example.org/new\n")
  }
}
