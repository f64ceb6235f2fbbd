import Foundation
import RunSupport
import Testing

/// A database that is damaged is told, with whose text it is, and nothing crashes on it.
@Suite struct DamageTests {
  let made: MadeHistory
  var work: Workplace { made.work }

  init() throws { made = try MadeHistory() }

  @Test func `an intact database says so`() throws {
    #expect(
      try made.output("verify") == "cmctl.sqlite is intact: 19 texts and files, 4 revisions\n")
  }

  /// Puts other bytes where a text stands in the database file.
  private func spoil(_ text: String, _ other: String) throws {
    var file = try Data(contentsOf: work.place("cmctl.sqlite"))
    let range = try #require(file.range(of: Data(text.utf8)))
    file.replaceSubrange(range, with: Data(other.utf8))
    try file.write(to: work.place("cmctl.sqlite"))
  }

  @Test func `flipped bytes in a text are found, and the documents named`() throws {
    try spoil("Andere Wörter", "andere Wörter")
    let result = try made.cmctl("verify")
    #expect(result.status == 74)
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(
      lines.first?.wholeMatch(of: #/cmctl.sqlite: content \d+ is not what its hash says/#) != nil)
    #expect(
      lines.dropFirst() == [
        "  concerns info (de), revision 2",
        "  hint: the source files, if they are still there, bring it back: import them into a new "
          + "database; or take the last backup",
        "1 finding in 19 texts and files, 4 revisions",
      ])
    // Whoever needs the text is told; the others go on.
    let shown = try made.cmctl("show", "info", "-l", "de")
    #expect(shown.status == 74)
    #expect(
      shown.errorLines == [
        "cmctl: cmctl.sqlite is damaged: the text of info (de) is not what it was"
      ])
    #expect(try made.cmctl("export", "out").status == 74)
    #expect(try made.cmctl("checkout", "files").status == 74)
    #expect(try made.output("show", "index").hasPrefix("# Welcome"))
    #expect(try made.output("log").hasPrefix("Revision 4"))
    // An import of the sources does not help; a database of its own does.
    #expect(try made.cmctl("import", "locales", "--database", "new.sqlite").status == 0)
    #expect(try made.output("verify", "--database", "new.sqlite").contains("is intact"))
  }

  @Test func `damage in the past alone is told as such`() throws {
    try spoil("Other words, and more", "Other words, and MORE")
    let result = try made.cmctl("verify")
    #expect(result.status == 74)
    #expect(result.output.contains("  concerns info (en), revision 2\n"))
    #expect(result.output.contains("newer revisions have other content and are not concerned"))
    #expect(try made.cmctl("export", "out").status == 0)
    #expect(try made.cmctl("export", "old", "--at", "2").status == 74)
    #expect(!work.exists("old/index.html"))
  }

  @Test func `a backup taken before brings everything back`() throws {
    #expect(
      try made.output("backup", "../\(work.url.lastPathComponent)/copy.sqlite")
        .hasPrefix("Copied cmctl.sqlite to "))
    try spoil("Andere Wörter", "andere Wörter")
    let log = try made.output("log")
    #expect(try made.output("log", "--database", "copy.sqlite") == log)
    #expect(try made.output("verify", "--database", "copy.sqlite").contains("is intact"))
    #expect(try made.cmctl("backup", "copy.sqlite").status == 73)
    _ = try made.output("backup", "copy.sqlite", "--force")
    #expect(try made.cmctl("verify", "--database", "copy.sqlite").status == 74)
  }

  @Test func `whatever byte is flipped, no command crashes`() throws {
    let file = try Data(contentsOf: work.place("cmctl.sqlite"))
    var random = SeededGenerator(state: 3)
    var found = 0
    for round in 0..<60 {
      var bytes = file
      for _ in 0...Int.random(in: 0...3, using: &random) {
        // What is zero is mostly unused.
        var place = 0
        repeat {
          place = Int.random(in: 100..<bytes.count, using: &random)
        } while bytes[place] == 0
        bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      }
      try bytes.write(to: work.place("spoilt.sqlite"))
      let commands = [
        ["log", "-p"], ["show", "info"], ["export", "out-\(round)"], ["diff", "1"], ["missing"],
      ]
      for arguments in [["verify"]] + (round % 2 == 0 ? [commands[round / 2 % 5]] : []) {
        let result = try made.cmctl.run(arguments + ["--database", "spoilt.sqlite"])
        #expect([0, 65, 66, 74].contains(result.status), "\(round): \(result.errors)")
        #expect(result.errorLines.count <= 2, "\(round): \(result.errors)")
        if arguments == ["verify"], result.status != 0 { found += 1 }
      }
    }
    #expect(found > 30)
  }

  @Test func `a file that was cut off is told`() throws {
    // A cut through a page that holds nothing loses nothing.
    _ = try made.output("compact")
    let file = try Data(contentsOf: work.place("cmctl.sqlite"))
    for size in stride(from: 200, to: file.count, by: 9000) {
      try file.prefix(size).write(to: work.place("short.sqlite"))
      let result = try made.cmctl("verify", "--database", "short.sqlite")
      #expect([65, 66, 74].contains(result.status), "\(size): \(result.output)")
    }
  }

  @Test func `what a killed import left is taken up, and without its log it is the state before`()
    throws
  {
    // A process that was killed leaves its log behind.
    let script = """
      import os, sqlite3
      db = sqlite3.connect("cmctl.sqlite", isolation_level=None)
      db.execute("INSERT INTO revision VALUES (5, 5, 'Python', 'Killed')")
      os._exit(0)
      """
    try #require(try made.cmctl.run("python3", ["-c", script]).status == 0)
    try #require(work.exists("cmctl.sqlite-wal"))
    try FileManager.default.copyItem(
      at: work.place("cmctl.sqlite"), to: work.place("alone.sqlite"))
    #expect(try made.output("verify", "--database", "alone.sqlite").contains("4 revisions"))
    #expect(try made.output("verify").contains("is intact: 19 texts and files, 5 revisions"))
    #expect(try made.output("log", "-n", "1").contains("Killed"))
  }

  @Test func `compacting loses nothing and says what it gave back`() throws {
    let log = try made.output("log")
    let output = try made.output("compact")
    #expect(
      output.wholeMatch(of: #/cmctl\.sqlite had [\d,]+ bytes and has [\d,]+\n/#) != nil, "\(output)"
    )
    #expect(try made.output("log") == log)
    #expect(try made.output("verify").contains("is intact"))
  }

  @Test func `texts are forgotten for good, and a trace stays`() throws {
    let secret = Data("more of them".utf8)
    func holds() throws -> Bool {
      try work.files().contains {
        $0.key.hasPrefix("cmctl.sqlite") && $0.value.range(of: secret) != nil
      }
    }
    #expect(try holds())
    let asked = try made.cmctl("forget", "info", "-l", "en", "--before", "4")
    #expect(asked.status == 64)
    #expect(try holds())
    #expect(
      try made.output("forget", "info", "-l", "en", "--before", "head", "--yes", "-m", "A letter")
        == "Deleted 2 texts of info (en) before revision 4\n")
    #expect(!(try holds()))
    #expect(
      try made.output("forget", "info", "-l", "en", "--before", "4", "--yes")
        == "There is no text of info (en) before revision 4 that nothing else holds\n")
    for arguments in [
      ["show", "info", "--at", "2"], ["restore", "info", "-l", "en", "--at", "2"],
    ] {
      let result = try made.cmctl.run(arguments)
      #expect(result.status == 66)
      #expect(
        result.errorLines == [
          "cmctl: the text of info (en) at revision 2 was deleted from history on purpose"
        ])
    }
    #expect(try made.cmctl("undo", "4").status == 66)
    #expect(try made.output("show", "info").contains("fewer"))
    #expect(try made.output("log", "--page", "info").hasPrefix("Revision 4"))
    #expect(try made.output("verify").contains("is intact"))
    #expect(try made.cmctl("export", "out", "--at", "2").status == 0)
  }
}

/// A generator with a seed (Vigna's SplitMix64), so that every run is the same.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
