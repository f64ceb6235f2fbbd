import FileSystem
import Glibc

/// Prints what work costs and how well it is done: `bench` all of it at full size, `bench history`,
/// `bench status`, `bench check` or `bench alignment` one, `--smoke` at the smallest, `--pages N` at
/// a size of one's own.
@main
struct Bench {
  static func main() throws {
    var chosen = Array(CommandLine.arguments.dropFirst())
    let isSmoke = chosen.contains("--smoke")
    chosen.removeAll { $0 == "--smoke" }
    var pages = isSmoke ? 50 : 10_000
    if let place = chosen.firstIndex(of: "--pages") {
      guard place + 1 < chosen.count, let count = Int(chosen[place + 1]), count > 1 else {
        print("--pages needs a number of pages, such as --pages 1000")
        exit(2)
      }
      pages = count
      chosen.removeSubrange(place...place + 1)
    }
    let languages = isSmoke ? 4 : 40
    let folder = "/tmp/cmctl-bench-\(getpid())"
    let benchmarks: [(name: String, run: () throws -> [String])] = [
      (
        "history",
        {
          try HistoryBenchmark(
            documents: isSmoke ? 200 : 10_000, revisions: isSmoke ? 50 : 1000, changes: 10
          ).run(in: folder)
        }
      ),
      (
        "status",
        {
          try StatusBenchmark(pages: pages, languages: languages).run(in: folder)
          return []
        }
      ),
      (
        "check",
        { try CheckBenchmark(pages: pages, languages: languages).run(in: folder) }
      ),
      (
        "alignment",
        {
          try AlignmentBenchmark(
            folder: sharedFolder + "/corpora/parallel", pages: isSmoke ? 2 : .max
          ).run()
        }
      ),
    ]
    if let unknown = chosen.first(where: { name in !benchmarks.contains { $0.name == name } }) {
      print("there is no benchmark '\(unknown)': \(benchmarks.map(\.name).joined(separator: ", "))")
      exit(2)
    }
    try Files.makeFolder(folder)
    defer { try? Files.removeTree(folder) }
    var failures: [String] = []
    for benchmark in benchmarks where chosen.isEmpty || chosen.contains(benchmark.name) {
      failures += try benchmark.run()
    }
    for failure in failures { print("FAILED: \(failure)") }
    if !failures.isEmpty {
      try? Files.removeTree(folder)
      exit(1)
    }
  }

  /// Where the data for measuring stand: too large for the repository, beside it by default.
  private static var sharedFolder: String {
    getenv("CMCTL_SHARED").map { String(cString: $0) } ?? "../shared"
  }
}
