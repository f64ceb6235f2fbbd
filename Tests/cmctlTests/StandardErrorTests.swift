import RunSupport
import Testing

/// Standard error that takes nothing.
@Suite struct StandardErrorTests {
  @Test(arguments: ["2>&-", "2>/dev/full"])
  func `an error that nobody can be told is still a status`(redirection: String) throws {
    let work = try Workplace()
    let command = "'\(Cmctl.program.path)' missing \(redirection)"
    #expect(try work.cmctl.run("/bin/sh", ["-c", command]).status == 66)
  }
}
