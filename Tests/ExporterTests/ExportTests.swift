import FileSystem
import Store
import TestSupport
import Testing

@testable import Exporter

/// Which files an export writes, and which it leaves as they are.
struct ExportTests {
  private let tree: TextTree = bare.with([
    "locales/EN/index.md": "Hi", "locales/EN/guide/intro.md": "Intro",
    "locales/DE/index.md": "Hallo",
    "main.css": "x", "img/logo.svg": "y", "cmctl.ini": "[params]\nmail_domain = a.example\n",
  ])

  private func paths(_ files: [FilePath]) -> [String] { files.map(\.text) }

  /// Which file each path is, so that one that was written again is another.
  private func inodes(_ site: MadeSite) throws -> [String: FileStatus?] {
    var inodes: [String: FileStatus?] = [:]
    for path in try site.built().paths {
      inodes[path] = try Files.status(Files.join(site.output, path))
    }
    return inodes
  }

  @Test("The first export writes everything, the next one nothing")
  func nothingChanged() throws {
    let site = try MadeSite(tree)
    let report = try site.export()
    #expect(
      paths(report.written) == [
        "guide/intro.html", "img/logo.svg", "index.html", "main.css",
        "qr-chatmail-invite-a.example.png",
      ])
    #expect(try site.built().paths == [".cmctl-manifest"] + paths(report.written))
    let before = try inodes(site)
    let again = try site.export()
    #expect(
      again
        == {
          var report = ExportReport()
          report.unchanged = 5
          return report
        }())
    #expect(try inodes(site) == before)
  }

  @Test("Only what differs is written, and the result is that of a fresh export")
  func onlyWhatDiffers() throws {
    let site = try MadeSite(tree)
    try site.export()
    let before = try inodes(site)
    try site.change(
      to: tree.with(["locales/DE/index.md": "Hallo!", "new.css": "n"]).without("main.css"))
    let report = try site.export()
    #expect(paths(report.written) == ["index.html", "new.css"])
    #expect(paths(report.removed) == ["main.css"])
    #expect(report.unchanged == 3)
    let after = try inodes(site)
    for path in ["guide/intro.html", "img/logo.svg", "qr-chatmail-invite-a.example.png"] {
      #expect(after[path] == before[path], "\(path) was written again")
    }
    try site.export(to: "fresh")
    #expect(try site.built() == site.built("fresh"))
  }

  @Test("A setting that a page reads writes that page, and one that none reads writes nothing")
  func settings() throws {
    let tree = self.tree.with([
      "locales/EN/guide/intro.md": "{{ config.v }}", "cmctl.ini": "[params]\nv = 1\nw = 1\n",
    ])
    let site = try MadeSite(tree)
    try site.export()
    try site.change(to: tree.with(["cmctl.ini": "[params]\nv = 1\nw = 2\n"]))
    #expect(try site.export().written == [])
    try site.change(to: tree.with(["cmctl.ini": "[params]\nv = 2\nw = 2\n"]))
    #expect(paths(try site.export().written) == ["guide/intro.html"])
  }

  @Test("Any revision can be exported over any other, and is always the same")
  func revisions() throws {
    let site = try MadeSite(tree)
    try site.change(to: tree.with(["locales/EN/b.md": "B"]).without("img/logo.svg"))
    try site.change(to: bare.with(["locales/EN/index.md": "Other", "img": "a file"]))
    try site.change(to: bare.with(["locales/EN/img/x.md": "x", "img/y": "y"]))
    var fresh: [TextTree] = []
    for revision in 1...4 as ClosedRange<Int64> {
      try site.export(at: revision, to: "fresh\(revision)")
      fresh.append(try site.built("fresh\(revision)"))
    }
    for revision in [1, 3, 2, 4, 1, 4, 3, 1, 2] as [Int64] {
      try site.export(at: revision)
      #expect(try site.built() == fresh[Int(revision) - 1], "revision \(revision)")
    }
  }

  @Test("Folders that become empty go, and other people's files in them stay")
  func folders() throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.write(["build/img/mine.txt": "mine"])
    try site.change(to: tree.without("locales/EN/guide/intro.md", "img/logo.svg"))
    #expect(paths(try site.export().removed) == ["guide/intro.html", "img/logo.svg"])
    #expect(try Files.status(site.output + "/guide") == nil)
    #expect(try site.built()["img/mine.txt"] == "mine")
  }

  @Test("A folder with other people's files is refused, unless told so")
  func foreign() throws {
    let site = try MadeSite(tree)
    let mine: TextTree = ["main.css": "mine", "notes.txt": "mine"]
    try site.folder.write(mine, below: "build")
    #expect(throws: ExporterError.notOurs(path: site.output, file: "main.css")) {
      try site.export()
    }
    #expect(try site.built() == mine)
    try site.export(Export.Options(isForced: true))
    #expect(try site.built()["main.css"] == "x")
    #expect(try site.built()["notes.txt"] == "mine")
    try site.change(to: tree.without("main.css"))
    try site.export()
    #expect(try site.built()["notes.txt"] == "mine")
    #expect(try site.built()["main.css"] == nil)
  }

  @Test("A file of others where a new page goes is refused, and nothing is replaced")
  func inTheWay() throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.write(["build/new.html": "mine"])
    let before = try site.built()
    try site.change(to: tree.with(["locales/EN/new.md": "New", "locales/EN/index.md": "Changed"]))
    #expect(throws: ExporterError.inTheWay(path: site.output + "/new.html")) {
      try site.export()
    }
    #expect(try site.built() == before)
    try site.export(Export.Options(isForced: true))
    try site.export(to: "fresh")
    #expect(try site.built() == site.built("fresh"))
  }

  @Test("A file of others where a folder has to be, or the other way round, is refused in time")
  func folderInTheWay() throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.write(["build/more": "mine", "build/new.css/mine": "mine"])
    let before = try site.built()
    try site.change(to: tree.with(["locales/EN/index.md": "Changed", "more/x.css": "x"]))
    #expect(throws: ExporterError.inTheWay(path: site.output + "/more")) { try site.export() }
    try site.change(to: tree.with(["locales/EN/index.md": "Changed", "new.css": "x"]))
    for isForced in [false, true] {
      #expect(throws: ExporterError.inTheWay(path: site.output + "/new.css")) {
        try site.export(Export.Options(isForced: isForced))
      }
    }
    #expect(try site.built() == before)
  }

  @Test("A file of others that is just what would be written is taken over")
  func sameBytes() throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.write(["build/new.css": "same"])
    try site.change(to: tree.with(["new.css": "same"]))
    #expect(try site.export().written == [])
  }

  @Test("A broken page replaces nothing and leaves nothing behind")
  func brokenPage() throws {
    let site = try MadeSite(tree)
    try site.export()
    let before = try site.built()
    let broken = tree.with([
      "locales/EN/index.md": "Changed", "locales/EN/z.md": "[x]({{ config.v }})",
      "cmctl.ini": "[params]\nv = javascript:x\nmail_domain = b.example\n",
    ])
    try site.change(to: broken)
    #expect(throws: Problems.self) { try site.export() }
    #expect(try site.built() == before)
    #expect(throws: Problems.self) { try site.export(to: "new") }
    #expect(try Files.status(site.folder.path("new")) == nil)
    #expect(throws: Problems.self) { try site.export(Export.Options(swaps: true)) }
    #expect(try site.built() == before)
    #expect(try Files.names(in: site.folder.path).filter { $0.hasPrefix(".") } == [])
  }

  @Test("A file that was edited or removed by hand is restored")
  func edited() throws {
    let site = try MadeSite(tree)
    try site.export()
    let whole = try site.built()
    try site.folder.write(["build/index.html": "edited", "build/main.css": "z"])
    try site.folder.remove("build/img")
    #expect(
      paths(try site.export().written) == ["img/logo.svg", "index.html", "main.css"])
    #expect(try site.built() == whole)
    try site.folder.remove("build/main.css")
    try site.folder.link("build/main.css", to: "index.html")
    try site.export()
    #expect(try site.built() == whole)
  }

  @Test("A symbolic link to a folder inside the output is not followed")
  func link() throws {
    let site = try MadeSite(tree)
    try site.export()
    try site.folder.remove("build/guide")
    try site.folder.write(["elsewhere/intro.html": "theirs"])
    try site.folder.link("build/guide", to: "../elsewhere")
    try site.change(to: tree.with(["locales/EN/guide/intro.md": "Changed", "main.css": "z"]))
    #expect(throws: ExporterError.self) { try site.export() }
    #expect(try site.built()["main.css"] == "x")
    #expect(try site.folder.read("elsewhere") == ["intro.html": "theirs"])
    try site.change(to: tree.without("locales/EN/guide/intro.md"))
    #expect(throws: ExporterError.self) { try site.export() }
    #expect(try site.folder.read("elsewhere") == ["intro.html": "theirs"])
  }

  @Test("The output may be a link to a folder; a file is none")
  func outputPath() throws {
    let site = try MadeSite(tree)
    try Files.makeFolder(site.folder.path("real"))
    try site.folder.link("link", to: "real")
    try site.export(to: "link")
    #expect(try site.built("real")["index.html"] != nil)
    try site.folder.write(["file": "x"])
    #expect(throws: ExporterError.notAFolder(path: site.folder.path("file"))) {
      try site.export(to: "file")
    }
  }

  @Test("Two exports of two copies of a database are the same, byte for byte")
  func copies() throws {
    let site = try MadeSite(tree)
    try site.change(to: tree.with(["locales/DE/guide/intro.md": "Einführung"]))
    try site.export()
    let copy = try TemporaryFolder()
    for name in try Files.names(in: site.folder.path) where name.hasPrefix("site.sqlite") {
      try Files.create(copy.path(name), try Files.read(site.folder.path(name)))
    }
    let store = try ContentStore(path: copy.path("site.sqlite"), access: .read)
    _ = try Export(store.site(), from: store).write(to: copy.path("elsewhere/out"))
    #expect(try copy.read("elsewhere/out") == site.built())
  }

  @Test("Two exports into one folder go one after the other")
  func locked() throws {
    let site = try MadeSite(tree)
    try site.export()
    let lock = try #require(try FolderLock(site.output, waiting: 0))
    #expect(throws: ExporterError.locked(path: site.output)) {
      try site.export(Export.Options(lockTimeout: 0.05))
    }
    withExtendedLifetime(lock) {}
  }
}
