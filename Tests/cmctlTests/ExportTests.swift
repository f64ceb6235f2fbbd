import Foundation
import RunSupport
import Testing

/// What `cmctl export` writes, and what it leaves alone.
@Suite struct ExportTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try .withSmallSite()
    cmctl = work.cmctl
  }

  private func importAndExport(_ folder: String = "build") throws {
    try #require(cmctl("import", "locales").status == 0)
    try #require(cmctl("export", folder).status == 0)
  }

  @Test func `exactly the site's files are written`() throws {
    try importAndExport()
    #expect(try work.files("build").keys.sorted() == [".cmctl-manifest"] + SmallSite.exported)
  }

  @Test(arguments: [
    // A document; the one it stands in for shows it too; a skeleton; an asset; the layout.
    ("locales/EN/info.md", ["info.html"]),
    ("locales/DE/info.md", ["info.html"]),
    ("locales/EN/guide/intro.md", ["guide/intro.html"]),
    ("index.md", ["index.html"]),
    ("main.css", ["main.css"]),
    ("page-layout.html", ["guide/intro.html", "index.html", "info.html"]),
  ])
  func `only the files that a change touches are written`(path: String, written: [String]) throws {
    try importAndExport()
    let before = try work.stamps("build")
    try work.write([path: try work.text(path) + "\nmore\n"])
    #expect(try cmctl("import", "locales").status == 0)
    let exported = try cmctl("export", "build")
    #expect(
      exported.output == "Exported revision 2 to build: \(written.count) written, "
        + "\(SmallSite.exported.count - written.count) unchanged\n"
        + written.map { "  written    \($0)\n" }.joined())

    let after = try work.stamps("build")
    let changed = after.keys.filter { after[$0] != before[$0] }.sorted()
    #expect(changed == [".cmctl-manifest"] + written)
    for name in written { #expect(after[name]?.inode != before[name]?.inode) }

    #expect(try cmctl("export", "fresh").status == 0)
    #expect(try work.files("fresh") == work.files("build"))
  }

  @Test func `a value that changes is written wherever it is shown, and nowhere else`() throws {
    try importAndExport()
    let before = try work.stamps("build")
    let config = try work.text("cmctl.ini")
    try work.write([
      "cmctl.ini": config.replacingOccurrences(of: "chat.example.org", with: "b.example.org")
    ])
    #expect(try cmctl("import", "locales").status == 0)
    let exported = try cmctl("export", "build").output
    #expect(exported.contains("2 written, 3 unchanged, 1 removed"))
    #expect(exported.contains("  removed    qr-chatmail-invite-chat.example.org.png"))
    let after = try work.stamps("build")
    #expect(after["info.html"] == before["info.html"])
    #expect(after["index.html"] != before["index.html"])
    #expect(!work.exists("build/qr-chatmail-invite-chat.example.org.png"))
    #expect(try cmctl("export", "fresh").status == 0)
    #expect(try work.files("fresh") == work.files("build"))
  }

  @Test func `a page that is deleted or moved takes its file with it`() throws {
    try importAndExport()
    try work.remove("locales/EN/guide")
    try work.write(["locales/EN/tour.md": "# Intro\n\nMore words.\n"])
    let imported = try cmctl("import", "locales").output
    #expect(imported.contains("guide/intro to tour"))
    #expect(try cmctl("export", "build").output.contains("1 removed"))
    #expect(!work.exists("build/guide"))
    #expect(work.exists("build/tour.html"))
    #expect(try cmctl("export", "fresh").status == 0)
    #expect(try work.files("fresh") == work.files("build"))
  }

  @Test func `two copies of a database are exported alike`() throws {
    try importAndExport()
    try FileManager.default.copyItem(
      at: work.place("cmctl.sqlite"), to: work.place("copy.sqlite"))
    #expect(try cmctl("export", "copy", "--database", "copy.sqlite").status == 0)
    #expect(try work.files("copy") == work.files("build"))
  }

  @Test func `an export leaves the database as it is, but for what it remembers of the folder`()
    throws
  {
    try importAndExport()
    let before = try Data(contentsOf: work.place("cmctl.sqlite"))
    #expect(try cmctl("export", "build").status == 0)
    #expect(try cmctl("missing").status == 0)
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == before)
    #expect(!work.exists("cmctl.sqlite-wal"))
    #expect(!work.exists("cmctl.sqlite-shm"))
  }

  @Test func `what somebody damaged in the output is put right`() throws {
    try importAndExport()
    let whole = try work.files("build")
    try work.write(["build/info.html": "spoiled"])
    try work.remove("build/index.html")
    #expect(try cmctl("export", "build").output.contains("2 written, 3 unchanged"))
    #expect(try work.files("build") == whole)
  }

  @Test func `files of others are left alone and never in the way`() throws {
    try work.write(["build/theirs.txt": "theirs"])
    let refused = try cmctl("import", "locales")
    #expect(refused.status == 0)
    let result = try cmctl("export", "build")
    #expect(result.status == 73)
    #expect(
      result.errorLines == [
        "cmctl: build holds files that cmctl did not write (theirs.txt)",
        "  hint: give an empty folder, or --force to write the site among them",
      ])
    #expect(try work.files("build").keys.sorted() == ["theirs.txt"])

    #expect(try cmctl("export", "build", "--force").status == 0)
    #expect(try work.text("build/theirs.txt") == "theirs")
    #expect(work.exists("build/index.html"))
  }

  @Test func `a swap exchanges the folder in one step and keeps what did not change`() throws {
    try importAndExport()
    let before = try work.stamps("build")
    try work.write(["locales/EN/info.md": "# Info\n\nOther words.\n"])
    #expect(try cmctl("import", "locales").status == 0)
    let result = try cmctl("export", "build", "--swap")
    #expect(result.status == 0)
    let after = try work.stamps("build")
    #expect(after["info.html"] != before["info.html"])
    #expect(after["index.html"] == before["index.html"])
    #expect(try cmctl("export", "fresh").status == 0)
    #expect(try work.files("fresh") == work.files("build"))
    let names = try FileManager.default.contentsOfDirectory(atPath: work.url.path)
    #expect(!names.contains { $0.hasSuffix(".cmctl-new") })
  }

  @Test func `an output folder inside the site is never taken for its source`() throws {
    try importAndExport()
    #expect(
      try cmctl("import", "locales").output == "Nothing changed since revision 1\n")
    #expect(try cmctl("export", "public/site").status == 0)
    #expect(try cmctl("export", "locales/out").status == 0)
    #expect(
      try cmctl("import", "locales").output == "Nothing changed since revision 1\n")
  }
}
