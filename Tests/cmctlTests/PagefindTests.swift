import Foundation
import RunSupport
import Testing

/// `search = pagefind`: a program of others is run over the pages.
struct PagefindTests {
  let work: Workplace

  init() throws {
    work = try .withSmallSite()
    try work.write(["cmctl.ini": "[site]\nsearch = pagefind\n[params]\nmail_domain = x.example\n"])
  }

  /// The program with a search path on which there is nothing but what a test puts there.
  private var cmctl: Cmctl { Cmctl(in: work.url, environment: ["PATH": work.place(".bin").path]) }

  private func export(_ arguments: String...) throws -> Cmctl.Result {
    try cmctl.run(Cmctl.program.path, ["export", "build"] + arguments)
  }

  private func install(_ script: String) throws {
    try work.write([".bin/pagefind": "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script])
    work.setMode(".bin/pagefind", 0o755)
    try #require(work.cmctl("import", "locales").status == 0)
  }

  @Test func `it is run over what was written, and its files stay`() throws {
    try install("mkdir -p \"$2/pagefind\"; echo \"$@\" > \"$2/pagefind/said\"\n")
    for _ in 1...2 {
      let result = try export()
      #expect(result.status == 0 && result.errors == "")
      let said = try String(contentsOf: work.place("build/pagefind/said"), encoding: .utf8)
      #expect(said == "--site build --quiet\n")
    }
    let manifest = try String(contentsOf: work.place("build/.cmctl-manifest"), encoding: .utf8)
    #expect(!manifest.contains("pagefind"))
    let swapped = try export("--swap")
    #expect(swapped.status == 64)
    #expect(
      swapped.errors == """
        cmctl: --swap would lose what pagefind writes into the folder
          hint: export without --swap, or set search = yes

        """)
  }

  @Test func `where it is not installed nothing is written`() throws {
    try work.makeFolder(".bin")
    try #require(work.cmctl("import", "locales").status == 0)
    let result = try export()
    #expect(result.status == 66)
    #expect(
      result.errors == """
        cmctl: search = pagefind, and pagefind is not installed
          hint: pip install 'pagefind[bin]', or set search = yes

        """)
    #expect(!work.exists("build"))
  }

  @Test func `if it fails, the pages are there and it is said`() throws {
    try install("echo some; echo 'no pages found' >&2; exit 1\n")
    let result = try export()
    #expect(result.status == 70)
    #expect(
      result.errorLines[0]
        == "cmctl: the pages are written, but pagefind failed: no pages found")
    #expect(work.exists("build/index.html"))
  }
}
