import Foundation
import RunSupport
import Testing

/// Whole runs: a folder in `Cases` is a site, its `expected` what an export makes of it, its
/// `report.txt` what the program says. Files that are copied as they are are not in
/// `expected` again; `report.txt` names them. A missing, different or extra file fails.
@Suite struct SiteTests {
  /// A site and what is to become of it.
  struct Case: Sendable, CustomTestStringConvertible {
    /// The folder in `Cases`; the project's example has one without a site.
    var name: String
    /// Where the site lies.
    var site: URL

    var testDescription: String { name }
    var folder: URL { SiteTests.cases.appending(path: name) }
    var expected: URL { folder.appending(path: "expected") }
    var report: URL { folder.appending(path: "report.txt") }
  }

  static let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let all: [Case] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    return names.sorted().map { name in
      let example = Repository.url.appending(path: "Examples/\(name)")
      let own = cases.appending(path: name)
      let isOwn = FileManager.default.fileExists(atPath: own.appending(path: "locales").path)
      return Case(name: name, site: isOwn ? own : example)
    }
  }()

  @Test(arguments: all)
  func `a site becomes what is expected`(site: Case) throws {
    let work = try Workplace()
    try work.copy(site.site, to: "site")
    for name in ["expected", "report.txt"] where work.exists("site/\(name)") {
      try work.remove("site/\(name)")
    }
    let cmctl = Cmctl(in: work.place("site"))
    var report = ""
    for arguments in [["import", "locales"], ["export", "build"], ["missing"]] {
      let result = try cmctl.run(arguments)
      #expect(result.status == 0)
      report += "$ cmctl \(arguments.joined(separator: " "))\n\(result.errors)\(result.output)"
    }
    // A build folder holds no time, name of a machine or place: what is there again stays.
    let stamps = try work.stamps("site/build")
    #expect(try cmctl("import", "locales").output.contains("Nothing changed"))
    #expect(try cmctl("export", "build").output.contains("up to date"))
    #expect(try work.stamps("site/build") == stamps)

    try expect(report, site.report)
    try expectFiles(of: site, work)
  }

  private func expectFiles(of site: Case, _ work: Workplace) throws {
    let built = try work.files("site/build").filter { $0.key != ".cmctl-manifest" }
    var sources = try Workplace.files(in: site.site)
    let theme = Repository.url.appending(path: "Sources/Exporter/Theme")
    // The exporter's own tests look at the stylesheet.
    sources["cmctl.css"] = built["cmctl.css"]
    sources["cmctl.js"] = try Data(contentsOf: theme.appending(path: "tabs.js"))
    var recorded: [String: Data] = [:]
    if FileManager.default.fileExists(atPath: site.expected.path) {
      recorded = try Workplace.files(in: site.expected)
    }
    for (name, bytes) in built.sorted(by: { $0.key < $1.key }) {
      let file = site.expected.appending(path: name)
      if name.hasSuffix(".png"), sources[name] == nil {
        // The bytes of a code depend on zlib: what counts is that it can be read.
        try expectScannable(work.place("site/build/\(name)"), file)
      } else if bytes != sources[name] || recorded[name] != nil {
        try expect(String(decoding: bytes, as: UTF8.self), file)
      }
    }
    for name in recorded.keys.sorted() {
      let base = name.hasSuffix(".png.txt") ? String(name.dropLast(".txt".count)) : name
      #expect(built[base] != nil, "\(name) is expected and nobody made it")
    }
  }

  private func expectScannable(_ image: URL, _ expected: URL) throws {
    guard Cmctl.has("zbarimg") else { return }
    let scanned = try Cmctl(in: image.deletingLastPathComponent())
      .run("zbarimg", ["-q", "--raw", image.path])
    try expect(scanned.output, expected.appendingPathExtension("txt"))
  }

  private func expect(_ text: String, _ file: URL) throws {
    if let complaint = try Golden.complaint(text, file) {
      Issue.record(Comment(rawValue: complaint))
    }
  }
}
