import Foundation
import RunSupport
import Testing

/// Exported pages in a browser: what of `scripts/check-site` is about use. It installs nothing.
struct BrowserTests {
  private static let script = Repository.url.appending(path: "scripts/check-site").path

  /// What is missing on this machine.
  private static let absence = absence(for: "tabs")
    .map { "make check-site installs what is missing: \($0)" }
  private static let pagefindAbsence = absence(for: "pagefind")
    .map { "not installed: \($0)" }

  /// What a part of the script lacks.
  private static func absence(for part: String) -> String? {
    if !Cmctl.has("python3") { return "python3" }
    let found = try? Cmctl(in: Repository.url).run("python3", [script, "--missing", part])
    let lacks = found?.output.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
    return lacks.isEmpty ? nil : lacks
  }

  @Test(
    .enabled("\(absence ?? "") (scripts/check-site)") { absence == nil },
    .timeLimit(.minutes(5)))
  func `keys, addresses, paper, and no script`() throws {
    try check("tabs", "pages")
  }

  @Test(
    .enabled("\(absence ?? "") (scripts/check-site search)") { absence == nil },
    .timeLimit(.minutes(5)))
  func `search with tabs, with pages, and by keys`() throws {
    try check("search")
  }

  @Test(
    .enabled("\(pagefindAbsence ?? "") (scripts/check-site pagefind)") { pagefindAbsence == nil },
    .timeLimit(.minutes(5)))
  func `a search finds what Pagefind finds`() throws {
    try check("pagefind")
  }

  private func check(_ parts: String...) throws {
    let work = try Workplace()
    let checked = try Cmctl(in: work.place("."))
      .run("python3", [Self.script, "--installed", "--cmctl", Cmctl.program.path] + parts)
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output.hasSuffix(" hold, 0 do not\n"))
  }
}
