import FileSystem
import Glibc

/// Prints what work costs and how well it is done: `bench` all of it at full size, `bench history`,
/// `bench status`, `bench check`, `bench alignment` or `bench speed` one, `--smoke` at the smallest,
/// `--pages N` at a size of one's own. `bench corpus FOLDER` makes a site and measures nothing.
@main
struct Bench {
  static func main() throws {
    let options = BenchOptions(Array(CommandLine.arguments.dropFirst()))
    let isSmoke = options.isSmoke
    let chosen = options.names
    let pages = options.pages ?? (isSmoke ? 50 : 10_000)
    let languages = options.languages ?? (isSmoke ? 4 : 40)
    if chosen.first == "corpus" {
      guard chosen.count == 2, !chosen[1].hasPrefix("-") else {
        BenchOptions.refuse("usage: bench corpus FOLDER")
      }
      let size = try MadeCorpus(pages: pages, languages: languages, translated: 0.8)
        .write(to: chosen[1] + "/locales")
      return print("\(pages) pages in \(languages) languages, \(size) bytes of text")
    }
    let folder = "\(options.folder)/cmctl-bench-\(getpid())"
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
            folder: options.shared + "/corpora/parallel", pages: isSmoke ? 2 : .max
          ).run()
        }
      ),
      (
        "speed",
        {
          try SpeedBenchmark(
            isSmoke: isSmoke, shared: options.shared, runs: options.runs ?? (isSmoke ? 1 : 3),
            hasPages: options.hasPages,
            json: options.json, against: options.against
          ).run(in: folder)
        }
      ),
    ]
    if let unknown = chosen.first(where: { name in !benchmarks.contains { $0.name == name } }) {
      BenchOptions.refuse(
        "there is no benchmark '\(unknown)': \(benchmarks.map(\.name).joined(separator: ", "))")
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
}
