import Foundation
import RunSupport
import Testing

/// Exported pages in a browser: `scripts/check-site`.
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
    let work = try Workplace()
    let script = Repository.url.appending(path: "scripts/check-site").path
    let checked = try Cmctl(in: work.place("."))
      .run("python3", [script, "--cmctl", Cmctl.program.path])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output.hasSuffix(" hold, 0 do not\n"))
  }
}
