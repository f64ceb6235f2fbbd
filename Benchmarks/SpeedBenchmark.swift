import FileSystem
import Foundation

/// What the program itself costs from its start to its end, beside the same raw work without it.
struct SpeedBenchmark {
  let isSmoke: Bool
  /// Where the real corpus is.
  let shared: String
  var runs = 3
  /// Whether pages of one language are measured, too.
  var hasPages = false
  /// Files of results: where to write them, and those of an earlier run.
  var json: String?
  var against: String?

  /// Measures all corpora and prints the table; returns what must not be.
  func run(in folder: String) throws -> [String] {
    guard let programs = Programs() else {
      print("speed: skipped, cmctl is not built beside bench, or scripts/build-floors was not run")
      return []
    }
    print("speed: medians of \(runs) runs, in \(folder)")
    var measured: [String: SpeedRuns] = [:]
    var rows: [SpeedRow] = []
    var failures: [String] = []
    for corpus in try corpora(in: folder) {
      var work = SpeedRuns(corpus, programs: programs, hasPages: hasPages)
      for round in 1...runs { try work.run(round) }
      measured[corpus.name] = work
      failures += work.failures
      rows += work.names.map { row($0, of: work) }
      if corpus.isWhole { rows += sizes(of: work) }
    }
    rows += SpeedGrowth(measured: measured).rows
    let earlier = try against.map {
      try JSONDecoder().decode([SpeedRow].self, from: Data(Files.read($0)))
    }
    for line in SpeedTable(rows: rows, earlier: earlier ?? []).lines { print(line) }
    if let json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try Files.removeFile(json)
      try Files.create(json, Array(encoder.encode(rows)))
    }
    // A figure that misses its bound is no fault here: machines are noisy. The table says it.
    return failures
  }

  /// The corpora, from the smallest to the largest.
  private func corpora(in folder: String) throws -> [SpeedCorpus] {
    if isSmoke {
      return [
        try .made(
          "smoke", MadeCorpus(pages: 20, languages: 4, translated: 0.7), in: folder, isWhole: true)
      ]
    }
    var corpora: [SpeedCorpus] = [
      try .made("C", MadeCorpus(pages: 14, languages: 21, length: 8000), in: folder),
      try .made("4 languages", MadeCorpus(pages: 200, languages: 4), in: folder),
      try .made("40 languages", MadeCorpus(pages: 200, languages: 40), in: folder),
      try .made("F", MadeCorpus(pages: 154, languages: 12, length: 5900), in: folder),
    ]
    for (name, pages) in [("L200", 200), ("M", 2000), ("L", nil)] {
      guard let corpus = try SpeedCorpus.real(name, from: shared, pages: pages, in: folder) else {
        print("  \(name): skipped, there is no \(shared)/corpora/tldr/locales.tar.gz")
        continue
      }
      corpora.append(corpus)
    }
    return corpora
  }

  private func row(_ work: String, of runs: SpeedRuns) -> SpeedRow {
    let usage = Usage.median(runs.usages[work] ?? [])
    let floor = runs.floors[work].map { Usage.median($0).cpu }
    let bound = SpeedBounds.of(work, corpus: runs.corpus.name, floor: floor)
    return SpeedRow(
      corpus: runs.corpus.name, work: work, value: usage.cpu, usage: usage,
      files: runs.files[work], database: runs.databases[work], floor: floor, must: bound?.must,
      aim: bound?.aim)
  }

  /// How much memory and disk a corpus needs, and what a second worker is worth.
  private func sizes(of runs: SpeedRuns) -> [SpeedRow] {
    let name = runs.corpus.name
    // What a process needs to begin with outweighs a small corpus.
    let isLarge = name == "L"
    var rows: [SpeedRow] = []
    for work in ["import, cold", "export, cold"] {
      let peak = Usage.median(runs.usages[work] ?? []).peak
      let floor = Usage.median(runs.floors[work] ?? []).peak
      rows.append(
        SpeedRow(
          corpus: name, work: "peak memory, " + work, unit: "MB", value: peak / 1e6,
          floor: floor / 1e6, must: isLarge ? 150 : nil, aim: isLarge ? 64 : nil))
    }
    let stored = runs.corpus.size + runs.blocks
    rows.append(
      SpeedRow(
        corpus: name, work: "database / text and blocks", unit: "×",
        value: (runs.databases["import, cold"] ?? 0) / stored,
        floor: (runs.floorDatabase ?? 0) / runs.corpus.size, must: isLarge ? 1.5 : nil,
        aim: isLarge ? 1.35 : nil))
    let all = Usage.median(runs.usages["export, cold, all workers"] ?? []).wall
    rows.append(
      SpeedRow(
        corpus: name, work: "wall of all workers / of one", unit: "×",
        value: all / Usage.median(runs.oneWorker).wall, must: isLarge ? 0.75 : nil,
        aim: isLarge ? 0.65 : nil))
    return rows
  }
}
