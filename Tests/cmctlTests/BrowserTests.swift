import Foundation
import RunSupport
import Testing

/// Exported pages in a browser: `scripts/check-site` and `scripts/check-search`.
struct BrowserTests {
  /// What is missing on this machine.
  private static let absence: String? = {
    let lacks = ["python3", "chromium", "chromedriver"].filter { !Cmctl.has($0) }
    if !lacks.isEmpty { return "not installed: \(lacks.joined(separator: ", "))" }
    let here = Cmctl(in: Repository.url)
    let found = try? here.run("python3", ["-c", "import selenium"])
    return found?.status == 0 ? nil : "selenium for Python is not installed"
  }()

  @Test(
    .enabled("\(absence ?? "") (scripts/check-site)") { absence == nil },
    .timeLimit(.minutes(5)))
  func `keys, addresses, paper, and no script`() throws {
    try check("check-site")
  }

  @Test(
    .enabled("\(absence ?? "") (scripts/check-search)") { absence == nil },
    .timeLimit(.minutes(5)))
  func `search with tabs, with pages, and by keys`() throws {
    try check("check-search")
  }

  @Test(
    .enabled("\(absence ?? "pagefind is not installed") (scripts/check-search --against-pagefind)")
    {
      absence == nil && hasPagefind
    }, .timeLimit(.minutes(5)))
  func `a search finds what Pagefind finds`() throws {
    try check("check-search", "--against-pagefind")
  }

  private static let hasPagefind: Bool = {
    let asked = try? Cmctl(in: Repository.url).run("python3", ["-c", "import pagefind"])
    return Cmctl.has("pagefind") || asked?.status == 0
  }()

  private func check(_ name: String, _ options: String...) throws {
    let work = try Workplace()
    let script = Repository.url.appending(path: "scripts/\(name)").path
    let checked = try Cmctl(in: work.place("."))
      .run("python3", [script, "--cmctl", Cmctl.program.path] + options)
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output.hasSuffix(" hold, 0 do not\n"))
  }
}
