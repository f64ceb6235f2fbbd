import FileSystem
import Store
import TestSupport
import Testing

@testable import Exporter

/// An export that exchanges its folder for a new one in one step.
struct SwapTests {
  private let tree: TextTree = bare.with([
    "locales/EN/index.md": "Hi", "locales/EN/a/info.md": "Info", "main.css": "x",
  ])
  private let swap = Export.Options(swaps: true)

  private func status(_ site: MadeSite, _ path: String = "") throws -> FileStatus? {
    try Files.status(Files.join(site.output, path))
  }

  @Test("The folder is another one, with what did not change linked into it")
  func exchanged() throws {
    let site = try MadeSite(tree)
    try site.export(swap)
    let folder = try status(site)?.inode
    let sheet = try status(site, "main.css")?.inode
    try site.change(to: tree.with(["locales/EN/a/info.md": "New"]))
    let report = try site.export(swap)
    #expect(report.written.map(\.text) == ["a/info.html"])
    #expect(report.unchanged == 2)
    #expect(try status(site)?.inode != folder)
    #expect(try status(site, "main.css")?.inode == sheet)
    try site.export(to: "fresh")
    #expect(try site.built() == site.built("fresh"))
    #expect(try Files.names(in: site.folder.path) == ["build", "fresh"] + databases(site))
  }

  @Test("Where nothing changed, the folder stays")
  func unchanged() throws {
    let site = try MadeSite(tree)
    try site.export()
    let folder = try status(site)
    #expect(try site.export(swap).written == [])
    #expect(try status(site) == folder)
  }

  @Test("What was there before is readable until the end")
  func oldFiles() throws {
    let site = try MadeSite(tree)
    try site.export(swap)
    let old = try Files.read(site.output + "/index.html")
    try Files.link(site.output + "/index.html", at: site.folder.path("held"))
    try site.change(to: tree.with(["locales/EN/index.md": "New"]))
    try site.export(swap)
    #expect(try Files.read(site.folder.path("held")) == old)
  }

  @Test("Other people's files would be lost: they are refused, even with force")
  func foreign() throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.write(["build/a/mine.txt": "mine"])
    let before = try site.built()
    for isForced in [false, true] {
      #expect(throws: ExporterError.cannotSwap(path: site.output, file: "a/mine.txt")) {
        try site.export(Export.Options(isForced: isForced, swaps: true))
      }
    }
    #expect(try site.built() == before)
    #expect(try Files.names(in: site.folder.path).filter { $0.hasPrefix(".") } == [])
  }

  @Test("A link to the output stays a link, and what it points to is exchanged")
  func link() throws {
    let site = try MadeSite(tree)
    try site.export(to: "real")
    try site.folder.link("build", to: "real")
    try site.change(to: tree.with(["locales/EN/index.md": "New"]))
    try site.export(swap)
    #expect(try Files.status(site.output, followingLinks: false)?.kind == .link)
    #expect(try site.built("real")["index.html"] == "<p>New</p>\n")
  }

  @Test("A removed page is gone, with its folder")
  func removed() throws {
    let site = try MadeSite(tree)
    try site.export(swap)
    try site.change(to: tree.without("locales/EN/a/info.md"))
    #expect(try site.export(swap).removed.map(\.text) == ["a/info.html"])
    #expect(try status(site, "a") == nil)
  }

  private func databases(_ site: MadeSite) throws -> [String] {
    try Files.names(in: site.folder.path).filter { $0.hasPrefix("site.sqlite") } + ["src"]
  }
}
