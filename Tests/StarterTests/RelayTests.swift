import Exporter
import FileSystem
import Foundation
import Importer
import Starter
import Store
import TestSupport
import Testing

/// A relay's own pages become a site with a locales folder, and stay what they were to a reader.
struct RelayTests {
  private static let relay: TextTree = [
    "page-layout.html":
      "<title>{{ config.mail_domain }} {{ pagename }}</title>\n{{ markdown_html }}",
    "main.css": "body {}", "logo.svg": "<svg/>", "img/a.png": "x",
    "index.md": """

    <img class="banner" src="collage-top.png"/>

    # Welcome to {{ config.mail_domain }}

    {% if config.max_mailbox_size != "" %}

    Up to {{ config.max_mailbox_size }}.

    {% endif %}

    <img src="end.png">
    """,
    "info.md": "Text alone\n", "images.md": "<img src=\"a.png\">\n\n<img src=\"b.png\">\n",
    "note.md": "<div>Some words</div>\n\nText\n",
  ]

  /// Converts a relay's pages, and returns the site.
  private func convert(_ folder: TemporaryFolder) throws -> TextTree {
    try NewSite(relay: folder.path("www/src")).write(to: folder.path("site"))
    return try folder.read("site")
  }

  /// Imports and exports the site that was made.
  private func export(_ folder: TemporaryFolder, configuration: [String]) throws -> TextTree {
    let site = try ReadSite(
      SourceTree.read(
        SourceTree.Places(locales: folder.path("site/locales"), configuration: configuration)))
    #expect(site.warnings == [])
    let store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
    _ = try store.commit(site.snapshot, Signature(author: "Anna", time: 1, message: ""))
    _ = try Export(store.site(), from: store).write(to: folder.path("build"))
    return try folder.read("build")
  }

  @Test("Text goes to locales/EN, and images before and after it stay in the skeleton")
  func divided() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.relay, below: "www/src")
    let site = try convert(folder)
    #expect(
      site["index.md"] == """
        <img class="banner" src="collage-top.png"/>

        %content placeholder%

        <img src="end.png">

        """)
    #expect(
      site["locales/EN/index.md"] == """
        # Welcome to {{ config.mail_domain }}

        {% if config.max_mailbox_size != "" %}

        Up to {{ config.max_mailbox_size }}.

        {% endif %}

        """)
    #expect(site["info.md"] == "%content placeholder%\n")
    #expect(site["locales/EN/info.md"] == "Text alone\n")
    #expect(site["images.md"]?.contains("%content placeholder%") == true)
    #expect(site["locales/EN/note.md"] == "<div>Some words</div>\n\nText\n")
    for asset in ["page-layout.html", "main.css", "logo.svg", "img/a.png"] {
      #expect(site[asset] == Self.relay[asset])
    }
    #expect(site["cmctl.ini"]?.contains("[params]") == true)
    #expect(try folder.read("www/src") == Self.relay)
  }

  @Test("The site is imported with the relay's short chatmail.ini over the defaults")
  func exported() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.relay, below: "www/src")
    try folder.write(["chatmail.ini": "[params]\nmail_domain = a.example\n"])
    _ = try convert(folder)
    let build = try export(
      folder, configuration: [folder.path("site/cmctl.ini"), folder.path("chatmail.ini")])
    #expect(
      build["index.html"] == """
        <title>a.example home</title>
        <img class="banner" src="collage-top.png"/>
        <h1 id="welcome-to-aexample">Welcome to a.example</h1>
        <p>Up to 500M.</p>

        <img src="end.png">

        """)
    #expect(build["main.css"] == "body {}")
    #expect(build.paths.contains("qr-chatmail-invite-a.example.png"))
  }

  @Test("Pages with Windows line ends are divided all the same")
  func windows() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      ["page-layout.html": "x", "index.md": "<img src=\"a.png\">\r\n\r\nText\r\n\r\nMore\r\n"],
      below: "www/src")
    let site = try convert(folder)
    #expect(site["locales/EN/index.md"]?.contains("<img") == false)
    #expect(site["index.md"]?.contains("<img") == true)
  }

  @Test("What is no relay's pages is refused, with the reason")
  func refusals() throws {
    func told(_ tree: TextTree) throws -> String {
      let folder = try TemporaryFolder()
      try folder.write(tree, below: "www/src")
      do {
        _ = try NewSite(relay: folder.path("www/src"))
        return "no error"
      } catch StarterError.noRelay(let path, let reason) {
        #expect(path == folder.path("www/src"))
        return reason
      }
    }
    #expect(try told(["index.md": "x"]) == "has no page-layout.html")
    #expect(try told(["page-layout.html": "x"]) == "has no pages (*.md)")
    #expect(
      try told(["page-layout.html": "x", "index.md": "x", "locales/EN/index.md": "x"])
        == "has a locales folder already; import that")
    #expect(throws: StarterError.noRelay(path: "/nowhere/at/all", reason: "does not exist")) {
      try NewSite(relay: "/nowhere/at/all")
    }
  }

  @Test(
    "The reference relay's English pages are the same to a reader",
    .enabled(if: Places.reference != nil, "\(Places.referenceAbsence)"),
    .enabled(if: Tool.find("python3") != nil, "python3 is not there"),
    .enabled(if: Tool.find("zbarimg") != nil, "zbarimg is not there"))
  func reference() throws {
    let reference = try #require(Places.reference)
    let folder = try TemporaryFolder()
    var relay = try TextTree(reading: reference + "/site")
    let locales = relay.files.filter { $0.key.hasPrefix("locales/") }
    for path in locales.keys { relay.files[path] = nil }
    for path in relay.paths where path.hasSuffix(".md") {
      let text = try #require(locales["locales/EN/" + path])
      relay[path] = relay[path]?.replacing(
        "%content placeholder%", with: String(decoding: text, as: UTF8.self))
    }
    try folder.write(relay, below: "www/src")
    _ = try convert(folder)
    #expect(try folder.read("www/src") == relay)
    _ = try export(
      folder,
      configuration: [folder.path("site/cmctl.ini"), reference + "/config/en.ini"])
    let result = try Tool.run(
      "python3", [reference + "/compare", folder.path("build"), reference + "/expected/en"])
    #expect(result.status == 0, "\(result.output)")
  }
}

/// Programs that tests ask for a second opinion.
private enum Tool {
  static func find(_ name: String) -> String? {
    (environment("PATH") ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: find(name) ?? name)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
