import Foundation
import RunSupport
import Testing

/// Databases that cannot be used, and several processes at one.
@Suite struct DatabaseTests {
  let work: Workplace
  let cmctl: Cmctl

  init() throws {
    work = try .withSmallSite()
    cmctl = work.cmctl
  }

  static let verbs = [["import", "locales"], ["missing"], ["export", "build"]]

  @Test(arguments: verbs)
  func `a file that is no database is told and stays`(arguments: [String]) throws {
    try work.write(["cmctl.sqlite": "dear diary\n"])
    let result = try cmctl.run(arguments)
    #expect(result.status == 65)
    #expect(
      result.errorLines == [
        "cmctl: cmctl.sqlite is not an SQLite database", "  hint: give another --database",
      ])
    #expect(try work.text("cmctl.sqlite") == "dear diary\n")
    #expect(!work.exists("build"))
  }

  @Test(arguments: verbs)
  func `a folder is no database`(arguments: [String]) throws {
    try work.makeFolder("data")
    let result = try cmctl.run(arguments + ["--database", "data"])
    #expect(result.status == 65)
    #expect(
      result.errorLines == [
        "cmctl: data is not an SQLite database", "  hint: give another --database",
      ])
  }

  @Test(arguments: verbs[1...])
  func `a database that is not there is not made by a query`(arguments: [String]) throws {
    let result = try cmctl.run(arguments)
    #expect(result.status == 66)
    #expect(
      result.errorLines == [
        "cmctl: cmctl.sqlite does not exist",
        "  hint: import a site first (cmctl import locales), "
          + "or name its database with --database",
      ])
    #expect(!work.exists("cmctl.sqlite"))
    #expect(!work.exists("build"))
  }

  @Test func `a database without a revision is told`() throws {
    try work.write(["cmctl.sqlite": ""])
    for arguments in Self.verbs.dropFirst() {
      let result = try cmctl.run(arguments)
      #expect(result.status == 66)
      #expect(result.errorLines.first == "cmctl: cmctl.sqlite holds no revision yet")
    }
    #expect(try cmctl("import", "locales").status == 0)
  }

  @Test func `a folder for the database has to be there`() throws {
    let result = try cmctl("import", "locales", "--database", "no/such/cmctl.sqlite")
    #expect(result.status == 73)
    #expect(
      result.errorLines == ["cmctl: no/such/cmctl.sqlite: there is no folder to make it in"])
    #expect(!work.exists("no"))
  }

  @Test(.enabled("sqlite3 is not installed") { Cmctl.has("sqlite3") }, arguments: verbs)
  func `a database from a newer cmctl is refused and stays`(arguments: [String]) throws {
    try #require(cmctl("import", "locales").status == 0)
    try sql("INSERT INTO grdb_migrations VALUES ('v999_later')")
    let bytes = try Data(contentsOf: work.place("cmctl.sqlite"))
    let result = try cmctl.run(arguments)
    #expect(result.status == 65)
    #expect(result.errors.contains("was written by a newer cmctl than this one"))
    #expect(result.errorLines.count == 2)
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == bytes)
    #expect(!work.exists("build"))
  }

  @Test(.enabled("sqlite3 is not installed") { Cmctl.has("sqlite3") }, arguments: verbs)
  func `another program's database is refused and stays`(arguments: [String]) throws {
    try sql("CREATE TABLE theirs (a)")
    let bytes = try Data(contentsOf: work.place("cmctl.sqlite"))
    let result = try cmctl.run(arguments)
    #expect(result.status == 65)
    #expect(
      result.errorLines == [
        "cmctl: cmctl.sqlite is the database of another program",
        "  hint: give another --database",
      ])
    #expect(try Data(contentsOf: work.place("cmctl.sqlite")) == bytes)
  }

  @Test(.enabled("python3 is not installed") { Cmctl.has("python3") })
  func `an import waits for the lock, then says who holds it`() throws {
    try #require(cmctl("import", "locales").status == 0)
    try work.write(["locales/EN/info.md": "# Changed\n"])
    let script = """
      import sqlite3, time
      db = sqlite3.connect("cmctl.sqlite", isolation_level=None)
      db.execute("BEGIN IMMEDIATE")
      print("locked", flush=True)
      time.sleep(600)
      """
    let holder = try cmctl.start("python3", ["-c", script])
    defer { holder.stop() }
    while try holder.outputSoFar() != "locked\n" { usleep(20_000) }

    let result = try cmctl("import", "locales", "--wait", "1")
    #expect(result.status == 69)
    #expect(result.output == "")
    let first = try #require(result.errorLines.first)
    #expect(
      first.wholeMatch(
        of:
          #/cmctl: cmctl.sqlite is locked by process (\d+) \(python3?[0-9.]*\); waited 1 seconds?/#
      )?.1 == "\(holder.processID)", "\(first)")
    #expect(
      result.errorLines.dropFirst() == [
        "  hint: try again when it is done, or wait longer with --wait"
      ])
    // Who only reads does not wait.
    #expect(try cmctl("missing", "--wait", "0").status == 0)
    #expect(try cmctl("export", "build", "--wait", "0").status == 0)
  }

  @Test func `two imports at once both finish, one after the other`() throws {
    try work.write(["locales/EN/info.md": "# One\n"])
    try work.copy(work.place("locales"), to: "other/locales")
    try work.write(["other/locales/EN/info.md": "# Two\n"])
    let first = try cmctl.start("import", "locales")
    let second = try cmctl.start("import", "other/locales", "--config", "cmctl.ini")
    let results = [try first.wait(), try second.wait()]
    #expect(results.map(\.status) == [0, 0])
    #expect(results.map(\.errors) == ["", ""])
    let numbers = results.compactMap { $0.output.firstMatch(of: #/^Revision (\d+):/#)?.1 }
    #expect(numbers.sorted() == ["1", "2"])
    #expect(!work.exists("cmctl.sqlite-wal"))
  }

  @Test func `many imports at once of the same site make one revision`() throws {
    let runs = try (0..<4).map { _ in try cmctl.start("import", "locales") }
    let outputs = try runs.map { try $0.wait() }
    #expect(outputs.map(\.status) == [0, 0, 0, 0])
    #expect(outputs.count { $0.output.hasPrefix("Revision 1:") } == 1)
    #expect(outputs.count { $0.output == "Nothing changed since revision 1\n" } == 3)
  }

  @Test func `the environment may name the database, and the option goes over it`() throws {
    let named = Cmctl(in: work.url, environment: ["CMCTL_DATABASE": "named.sqlite"])
    #expect(try named("import", "locales").status == 0)
    #expect(work.exists("named.sqlite"))
    #expect(!work.exists("cmctl.sqlite"))
    #expect(try named("missing").status == 0)
    #expect(try named("missing", "--database", "other.sqlite").status == 66)
  }

  @Test(.enabled("sqlite3 is not installed") { Cmctl.has("sqlite3") })
  func `message and author are in the history`() throws {
    #expect(
      try cmctl("import", "locales", "-m", "First “words”", "--author", "Anna <a@b.example>")
        .status == 0)
    try work.write(["locales/EN/info.md": "# Changed\n"])
    let later = Cmctl(in: work.url, environment: ["CMCTL_AUTHOR": "Boris"])
    #expect(try later("import", "locales", "--message", "Second").status == 0)
    try work.remove("locales/DE/info.md")
    #expect(try later("import", "locales", "--author", "Clara").status == 0)
    let history = try sql(
      "SELECT DISTINCT revision, author, message FROM history ORDER BY revision")
    #expect(
      history == """
        1|Anna <a@b.example>|First “words”
        2|Boris|Second
        3|Clara|Import

        """)
    let changes = try sql(
      "SELECT page, language, change FROM history WHERE revision > 1 ORDER BY revision")
    #expect(changes == "info|en|changed\ninfo|de|deleted\n")
  }

  @discardableResult
  private func sql(_ statement: String) throws -> String {
    let result = try cmctl.run("sqlite3", ["cmctl.sqlite", statement])
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }
}
