import FileSystem
import Glibc

/// All work on a corpus, several times: what each piece cost.
struct SpeedRuns {
  let programs: Programs
  let corpus: SpeedCorpus
  /// Whether pages of one language are measured, once, since they are many: each language has all.
  let hasPages: Bool

  /// What was measured, by the name of the work, in the order of the work.
  private(set) var names: [String] = []
  private(set) var usages: [String: [Usage]] = [:]
  private(set) var files: [String: Int] = [:]
  private(set) var databases: [String: Double] = [:]
  /// What the raw work cost.
  private(set) var floors: [String: [Usage]] = [:]
  /// Bytes of the blocks in the database after the first import.
  private(set) var blocks = 0.0
  /// Bytes of the database of the raw work.
  private(set) var floorDatabase: Double?
  /// What did not hold.
  private(set) var failures: [String] = []
  /// The wall time of one worker.
  private(set) var oneWorker: [Usage] = []

  init(_ corpus: SpeedCorpus, programs: Programs, hasPages: Bool) {
    self.corpus = corpus
    self.hasPages = hasPages
    self.programs = programs
  }

  /// Does all work once, in a fresh database and fresh folders.
  ///
  /// Nothing is removed meanwhile: a file system is slow where files have just been removed.
  mutating func run(_ round: Int) throws {
    let database = "\(corpus.folder)/\(round).sqlite"
    let out = "\(corpus.folder)/out-\(round)"
    try corpus.configure(name: "First")
    try corpus.layOut(nil)
    try runFloors(round)
    try cmctl("import, cold", database, ["import", corpus.locales])
    blocks = try programs.floor(["blocks", database]).bytes
    try cmctl("export, cold", database, ["export", out], countsFilesOf: out)
    if corpus.isWhole {
      let before = try state(of: database)
      try cmctl("import, nothing changed", database, ["import", corpus.locales])
      if try state(of: database) != before {
        failures.append("\(corpus.name): an import of what is stored wrote to the database")
      }
      try cmctl("export, nothing changed", database, ["export", out])
    }
    try corpus.edit(round)
    let stored = try cmctl("import, one page changed", database, ["import", corpus.locales])
    let written = try cmctl("export, one page changed", database, ["export", out])
    add("edit, import, export", stored + written)
    try corpus.edit(round + 100)
    _ = try programs.cmctl(["import", corpus.locales, "--database", database])
    try cmctl("export, one page changed, trusted", database, ["export", out, "--trust-output"])
    try cmctl("export, nothing changed, trusted", database, ["export", out, "--trust-output"])
    guard corpus.isWhole else { return }
    try runQuestions(database)
    try runWorkers(round, database)
    try corpus.configure(name: "Second")
    try again("one value of the configuration", database, out)
    try corpus.layOut("One")
    _ = try programs.cmctl(["import", corpus.locales, "--database", database])
    _ = try programs.cmctl(["export", out, "--database", database])
    try corpus.layOut("Two")
    try again("the layout changed", database, out)
    try corpus.layOut(nil)
    guard hasPages, round == 1 else { return }
    try corpus.configure(name: "First", output: "both")
    _ = try programs.cmctl(["import", corpus.locales, "--database", database])
    try cmctl(
      "export, cold, tabs and pages", database, ["export", out + "-both"],
      countsFilesOf: out + "-both")
  }

  /// What was asked of the database.
  private mutating func runQuestions(_ database: String) throws {
    try cmctl("missing, one page", database, ["missing", "--page", corpus.changed])
    let codes = try Files.names(in: corpus.locales)
    try cmctl("missing, one language", database, ["missing", "-l", codes[codes.count / 2]])
    try cmctl("missing, all", database, ["missing"])
    try cmctl("status --totals", database, ["status", "--totals"])
    try cmctl("status", database, ["status"])
    try cmctl(
      "show --at", database, ["show", corpus.changed, "-l", corpus.language, "--at", "1"])
    add("--version", try programs.cmctl(["--version"]))
  }

  /// Two cold exports of the same, by all workers and by one.
  private mutating func runWorkers(_ round: Int, _ database: String) throws {
    let outs = ["all", "one"].map { "\(corpus.folder)/\($0)-\(round)" }
    add(
      "export, cold, all workers",
      try programs.cmctl(["export", outs[0], "--database", database]))
    oneWorker.append(
      try programs.cmctl(["export", outs[1], "--database", database], onOneCPU: true))
    do {
      _ = try Programs.run("/usr/bin/diff", ["-rq"] + outs)
    } catch let error as ProgramError where error.status == 1 {
      failures.append("\(corpus.name): one worker writes other files than all workers")
    }
  }

  /// An import and an export after something changed; the export is told.
  private mutating func again(_ what: String, _ database: String, _ out: String) throws {
    _ = try programs.cmctl(["import", corpus.locales, "--database", database])
    try cmctl("export, " + what, database, ["export", out])
  }

  private mutating func runFloors(_ round: Int) throws {
    let database = "\(corpus.folder)/floor-\(round).sqlite"
    let out = "\(corpus.folder)/floor-\(round)"
    try floor("import, nothing changed", ["walk", corpus.locales])
    let parsing = try programs.floor(["parse", corpus.locales]).parsing
    let stored = try programs.floor(["import", corpus.locales, database]).usage
    floorDatabase = try Files.status(database).map { Double($0.size) }
    floors["import, cold", default: []].append(stored + Usage(cpu: parsing))
    try floor("export, cold", ["export", database, out])
    try floor("export, one page changed", ["one", database, out + "-one"])
    guard corpus.isWhole else { return }
    if hasPages, round == 1 {
      try floor("export, cold, tabs and pages", ["export-pages", database, out + "-both"])
    }
    try floor("missing, one page", ["missing-page", database])
    try floor("missing, one language", ["missing-language", database])
    try floor("missing, all", ["missing", database])
    try floor("status --totals", ["totals", database])
  }

  private mutating func floor(_ work: String, _ arguments: [String]) throws {
    floors[work, default: []].append(try programs.floor(arguments).usage)
  }

  @discardableResult
  private mutating func cmctl(
    _ work: String, _ database: String, _ arguments: [String], countsFilesOf out: String? = nil
  ) throws -> Usage {
    let usage = try programs.cmctl(arguments + ["--database", database])
    add(work, usage)
    if let out { files[work] = try countFiles(in: out) }
    databases[work] = try ["", "-wal"].reduce(0) { sum, end in
      sum + Double(try Files.status(database + end)?.size ?? 0)
    }
    return usage
  }

  private mutating func add(_ work: String, _ usage: Usage) {
    if usages[work] == nil { names.append(work) }
    usages[work, default: []].append(usage)
  }

  private func countFiles(in folder: String) throws -> Int {
    try Files.names(in: folder).reduce(0) { count, name in
      let path = folder + "/" + name
      let isFolder = try Files.status(path, followingLinks: false)?.kind == .folder
      return try count + (isFolder ? countFiles(in: path) : 1)
    }
  }

  /// What changes when anything is written to a database: its length and when it was changed.
  private func state(of database: String) throws -> [Int] {
    var status = stat()
    guard stat(database, &status) == 0 else { return [] }
    return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }
}
