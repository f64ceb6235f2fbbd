import ChildProcesses
import Testing

/// Programs that are told something and answer.
struct AnswerTests {
  private func start(_ path: String, _ arguments: String...) throws -> ChildProcess {
    try ChildProcess(path: path, arguments: arguments, environment: ["PATH=/usr/bin:/bin"])
  }

  @Test("More than any buffer holds is told and read at once")
  func much() throws {
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let cat = try start("/bin/cat")
    #expect(cat.answer(to: bytes) == bytes)
    #expect(cat.finish() == 0)
  }

  @Test("A program that does not listen, or complains much, is heard out")
  func deaf() throws {
    let bytes = [UInt8](repeating: 0x41, count: 1_000_000)
    let echo = try start("/bin/sh", "-c", "echo heard; exit 3")
    #expect(echo.answer(to: bytes) == Array("heard\n".utf8))
    #expect(echo.finish() == 3)
    let loud = try start("/bin/sh", "-c", "cat >&2; echo done")
    #expect(loud.answer(to: bytes) == Array("done\n".utf8))
    #expect(loud.complaints.count == 1 << 16)
    #expect(loud.finish() == 0)
    let silent = try start("/bin/sh", "-c", "exec >&-; cat > /dev/null; exit 2")
    #expect(silent.answer(to: bytes) == [])
    #expect(silent.finish() == 2)
  }
}
