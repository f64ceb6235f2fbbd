import FileSystem
import Store
import TestSupport
import Testing

@testable import Exporter

/// An export that was cut off at any point is completed by the next.
struct CutOffTests {
  private let tree: TextTree = bare.with([
    "locales/EN/index.md": "Hi", "locales/EN/info.md": "Info", "main.css": "x",
  ])

  /// A manifest as an export leaves it before it puts its files in their places.
  private func announced(_ pending: [String], over manifest: Manifest = Manifest()) -> [UInt8] {
    manifest.with(pending.map { ($0, Manifest.Entry()) }).bytes
  }

  /// Expects that the next export makes of the folder what a fresh one is.
  private func expectCompleted(
    _ site: MadeSite, _ options: Export.Options = .init(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try site.export(options)
    try site.export(to: "fresh")
    #expect(try site.built() == site.built("fresh"), sourceLocation: sourceLocation)
    #expect(
      try Files.names(in: site.folder.path).filter { $0.hasPrefix(".") } == [],
      sourceLocation: sourceLocation)
  }

  @Test("While it prepared its files", arguments: [false, true])
  func staging(swaps: Bool) throws {
    let site = try MadeSite(tree)
    try site.folder.write(["build/.cmctl-new/0": "half", "build/.cmctl-new/1": "x"])
    try expectCompleted(site, Export.Options(swaps: swaps))
  }

  @Test("While it wrote its first manifest", arguments: [false, true])
  func firstManifest(swaps: Bool) throws {
    let site = try MadeSite(tree)
    try site.folder.write(["build/.cmctl-new/0": "half", "build/.cmctl-manifest.new": "cmctl exp"])
    try expectCompleted(site, Export.Options(swaps: swaps))
  }

  @Test("While it wrote a later manifest", arguments: [false, true])
  func laterManifest(swaps: Bool) throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.write(["build/.cmctl-manifest.new": "cmctl exp"])
    try expectCompleted(site, Export.Options(swaps: swaps))
  }

  @Test(
    "After it announced its files, before the first was in its place", arguments: [false, true])
  func announced(swaps: Bool) throws {
    let site = try MadeSite(tree)
    var left: TextTree = ["build/.cmctl-new/0": "page"]
    left.files["build/.cmctl-manifest"] = announced(["index.html", "info.html", "main.css"])
    try site.folder.write(left)
    try expectCompleted(site, Export.Options(swaps: swaps))
  }

  @Test("When some of its files were in their places, and some not", arguments: [false, true])
  func between(swaps: Bool) throws {
    let site = try MadeSite(tree)
    try site.export()
    let manifest = try #require(
      Manifest(try Files.read(site.output + "/.cmctl-manifest")))
    try site.change(to: tree.with(["locales/EN/info.md": "New", "locales/EN/more.md": "More"]))
    var left: TextTree = [
      "build/info.html": "<p>New</p>\n", "build/more.html": "<p>More</p>\n",
      "build/.cmctl-new/1": "x",
    ]
    left.files["build/.cmctl-manifest"] = announced(["info.html", "more.html"], over: manifest)
    try site.folder.write(left)
    try expectCompleted(site, Export.Options(swaps: swaps))
  }

  @Test("When its pages are gone from the site since")
  func goneSince() throws {
    let site = try MadeSite(tree)
    var left: TextTree = ["build/old.html": "<p>Old</p>\n"]
    left.files["build/.cmctl-manifest"] = announced(["old.html", "index.html"])
    try site.folder.write(left)
    try expectCompleted(site)
  }

  @Test("While a new folder was prepared beside the old one, or the old one removed")
  func swap() throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.write([".build.cmctl-new/index.html": "half", ".build.cmctl-new/x/y": "z"])
    try site.change(to: tree.with(["locales/EN/info.md": "New"]))
    try expectCompleted(site, Export.Options(swaps: true))
  }

  @Test("A manifest that is none of ours is no leave to write")
  func brokenManifest() throws {
    let site = try MadeSite(tree)
    try site.folder.write(["build/.cmctl-manifest": "nonsense", "build/mine.txt": "mine"])
    #expect(throws: ExporterError.notOurs(path: site.output, file: "mine.txt")) {
      try site.export()
    }
  }
}
