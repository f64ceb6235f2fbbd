import Foundation
import RunSupport
import Testing

/// Whether `cmctl` can be run as a user who is not root.
private let canRunUnprivileged: Bool = {
  guard let work = try? Workplace() else { return false }
  var cmctl = work.cmctl
  cmctl.isUnprivileged = true
  return (try? cmctl("--version").status) == 0
}()

/// What may not be read or written, as a user who is not root.
@Suite(
  .enabled("a run as another user needs setpriv, and a build folder that all may read") {
    canRunUnprivileged
  })
struct PermissionTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try .withSmallSite()
    var cmctl = work.cmctl
    cmctl.isUnprivileged = true
    self.cmctl = cmctl
    work.setMode(".", 0o777)
  }

  @Test func `a page that may not be read is told`() throws {
    work.setMode("locales/EN/info.md", 0)
    let result = try cmctl("import", "locales")
    #expect(result.status == 77)
    #expect(
      result.errorLines == ["cmctl: locales/EN/info.md: cannot be read: permission denied"])
    #expect(!work.exists("cmctl.sqlite"))
  }

  @Test func `a folder that may not be read is told`() throws {
    work.setMode("locales/EN/guide", 0)
    let result = try cmctl("import", "locales")
    #expect(result.status == 77)
    #expect(result.errorLines == ["cmctl: locales/EN/guide: cannot be read: permission denied"])
  }

  @Test func `a database that may not be written is read and not changed`() throws {
    try #require(cmctl("import", "locales").status == 0)
    let bytes = try Data(contentsOf: work.place("cmctl.sqlite"))
    try work.write(["locales/EN/info.md": "# Changed\n"])
    work.setMode("cmctl.sqlite", 0o444)
    work.setMode(".", 0o555)
    let result = try cmctl("import", "locales")
    #expect(result.status == 77)
    #expect(result.errorLines == ["cmctl: cmctl.sqlite cannot be written: no permission"])
    #expect(try cmctl("missing").output.contains("guide/intro"))
    work.setMode(".", 0o777)
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == bytes)
  }

  @Test func `a database that may not be read is told`() throws {
    try #require(cmctl("import", "locales").status == 0)
    work.setMode("cmctl.sqlite", 0)
    for arguments in [["import", "locales"], ["missing"], ["export", "build"]] {
      let result = try cmctl.run(arguments)
      #expect(result.status == 77)
      #expect(result.errorLines == ["cmctl: cmctl.sqlite cannot be read: no permission"])
    }
    #expect(!work.exists("build"))
  }

  @Test func `a database cannot be made in a folder that may not be written`() throws {
    work.setMode(".", 0o555)
    let result = try cmctl("import", "locales")
    #expect(result.status == 77)
    #expect(result.errorLines == ["cmctl: cmctl.sqlite cannot be written: no permission"])
  }

  @Test func `an output folder that may not be written is told`() throws {
    try #require(cmctl("import", "locales").status == 0)
    try work.makeFolder("theirs")
    let result = try cmctl("export", "theirs/build")
    #expect(result.status == 77)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains("theirs/build: cannot"))
    #expect(result.errors.contains("permission denied"))
  }
}
