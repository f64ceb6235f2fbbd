import Foundation
import RunSupport
import Testing

/// Exported pages in a browser: what of `scripts/check-site` is about use. It installs nothing.
struct BrowserTests {
  private static let script = Repository.url.appending(path: "scripts/check-site").path

  /// What is missing on this machine.
  private static let absence: String? = {
    if !Cmctl.has("python3") { return "python3 is not installed" }
    let found = try? Cmctl(in: Repository.url).run("python3", [script, "--missing", "tabs"])
    let lacks = found?.output.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
    return lacks.isEmpty ? nil : "make check-site installs what is missing: \(lacks)"
  }()

  @Test(
    .enabled("\(absence ?? "") (scripts/check-site)") { absence == nil },
    .timeLimit(.minutes(5)))
  func `keys, addresses, paper, and no script`() throws {
    let work = try Workplace()
    let checked = try Cmctl(in: work.place("."))
      .run("python3", [Self.script, "--installed", "--cmctl", Cmctl.program.path, "tabs", "pages"])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output.hasSuffix(" hold, 0 do not\n"))
  }
}
