import FileSystem
import Glibc

/// Prints what work costs: `bench` at full size, `bench --smoke` at the smallest; `bench status` that
/// of states alone.
@main
struct Bench {
  static func main() throws {
    let isSmoke = CommandLine.arguments.contains("--smoke")
    let folder = "/tmp/cmctl-bench-\(getpid())"
    try Files.makeFolder(folder)
    defer { try? Files.removeTree(folder) }
    try StatusBenchmark(pages: isSmoke ? 50 : 10_000, languages: isSmoke ? 4 : 40).run(in: folder)
    if CommandLine.arguments.contains("status") { return }
    let failures = try HistoryBenchmark(
      documents: isSmoke ? 200 : 10_000, revisions: isSmoke ? 50 : 1000, changes: 10
    ).run(in: folder)
    for failure in failures { print("FAILED: \(failure)") }
    if !failures.isEmpty { exit(1) }
  }
}
