import Foundation
import RunSupport
import Testing

/// What people decide about translations, and take back.
@Suite struct DecisionTests {
  let site: TranslatedSite
  var work: Workplace { site.work }

  init() throws { site = try TranslatedSite() }

  // MARK: confirm

  @Test func `a page is confirmed, and that is taken back`() throws {
    let before = try site.outdated()
    #expect(
      try site.output("confirm", "info", "--language", "RU")
        == "Revision 3: confirmed info (ru), 4 blocks\n")
    #expect(try site.outdated("-l", "ru") == [])
    #expect(
      try site.output("confirm", "info", "-l", "ru")
        == "info (ru) is current: there is nothing to confirm\n")
    #expect(
      try site.output("confirm", "info.md", "-l", "ru", "--undo")
        == "Revision 4: took back the confirmation of info (ru)\n")
    #expect(try site.outdated() == before)
    // The past is as it was.
    #expect(try site.outdated("-l", "ru", "--at", "2") == before.filter { $0.contains(" ru ") })
    #expect(try site.outdated("-l", "ru", "--at", "3") == [])
  }

  @Test func `single blocks are confirmed`() throws {
    let before = try site.outdated("-l", "ru")
    #expect(
      before == [
        "info ru changed 3 3", "info ru added  4", "info ru changed 4 5", "info ru removed 5 ",
      ])
    #expect(
      try site.output("confirm", "info", "-l", "ru", "--block", "3", "-m", "Seen", "--author", "Bo")
        == "Revision 3: confirmed info (ru), block 3\n")
    #expect(
      try site.output("log", "-n", "1").contains(
        "  Bo\n    Seen\n  confirmed  info (ru), block 3\n"))
    #expect(
      try site.output("confirm", "info", "-l", "ru", "--source-block", "4")
        == "Revision 4: confirmed info (ru), source block 4\n")
    #expect(
      try site.output("confirm", "info", "-l", "ru", "--block", "5")
        == "Revision 5: confirmed info (ru), block 5\n")
    #expect(try site.outdated("-l", "ru") == ["info ru changed 4 5"])
    #expect(
      try site.output("confirm", "info", "-l", "ru", "--block", "3")
        == "info (ru), block 3 is current: there is nothing to confirm\n")
    #expect(
      try site.output("confirm", "info", "-l", "ru", "--block", "3", "--undo")
        == "Revision 6: took back the confirmation of info (ru), block 3\n")
    #expect(try site.outdated("-l", "ru") == ["info ru changed 3 3", "info ru changed 4 5"])
  }

  @Test func `what was confirmed is outdated again when its source changes again`() throws {
    _ = try site.output("confirm", "info", "-l", "ru")
    try work.write([
      "locales/EN/info.md": TranslatedSite.changedInfo.replacing("chat", with: "phone")
    ])
    try site.store("Phone")
    #expect(try site.outdated("-l", "ru") == ["info ru changed 3 3"])
  }

  @Test func `what cannot be confirmed is told`() throws {
    try site.expectRefusal(
      ["confirm", "inof", "-l", "ru"], "cmctl: “inof” is no page of this site",
      "  hint: did you mean info?")
    for file in ["locales/RU/info.md", "info.html", "build/info.html", "RU/info"] {
      let result = try site.cmctl("confirm", file, "-l", "ru")
      #expect(result.status == 64)
      #expect(result.errorLines.last == "  hint: did you mean info?", "\(result.errors)")
    }
    try site.expectRefusal(
      ["confirm", "./info.md", "-l", "ru"],
      "cmctl: “./info.md” is no page: it has a hidden name in its path",
      "  hint: a page is named as in index or guide/intro")
    try site.expectRefusal(
      ["confirm", "info", "-l", "fr"], "cmctl: “fr” is no language of this site",
      "  hint: it has en, ru, be")
    try site.expectRefusal(
      ["confirm", "guide/intro", "-l", "ru"],
      "cmctl: guide/intro (ru) is missing: there is nothing to confirm",
      "  hint: what is missing is told by cmctl missing")
    try site.expectRefusal(
      ["confirm", "info", "-l", "en"],
      "cmctl: info (en) is in the source language: it is made from no other",
      "  hint: give the language of a translation")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "--block", "6"], "cmctl: info (ru) has no block 6",
      "  hint: it has blocks 1 to 5")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "--source-block", "9"], "cmctl: info (en) has no block 9",
      "  hint: it has blocks 1 to 5")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "--undo"],
      "cmctl: nothing of info (ru) that could be taken back is confirmed",
      "  hint: cmctl log --page info --language ru shows what was")
    try work.write(["locales/RU/only.md": "Здесь.\n"])
    try site.store("Orphan")
    try site.expectRefusal(
      ["confirm", "only", "-l", "ru"],
      "cmctl: only (ru) is an orphan: it has no source that it could be confirmed against",
      "  hint: delete it, or move it to where its source went; cmctl orphans lists such pages")
    try work.write(["locales/BE/only.md": "Тут.\n"])
    try site.store("Orphan of an orphan")
    try site.expectRefusal(
      ["confirm", "only", "-l", "be"],
      "cmctl: only (be) is an orphan: it has no source that it could be confirmed against",
      "  hint: delete it, or move it to where its source went; cmctl orphans lists such pages")
  }

  @Test func `several languages are confirmed and taken back at once, or none`() throws {
    try work.write(["locales/languages.ini": "[BE]\nfrom = EN\n"])
    try site.store("From English")
    try work.write([
      "locales/EN/info.md": TranslatedSite.changedInfo.replacing("a day", with: "an hour")
        .replacing("chat", with: "phone")
    ])
    try site.store("Hour")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "-l", "en"],
      "cmctl: info (en) is in the source language: it is made from no other",
      "  hint: give the language of a translation")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "-l", "be", "--block", "3"],
      "cmctl: --block is the number of a block of one translation, and 2 languages are given",
      "  hint: confirm each by itself, or give the block of the source with --source-block")
    let before = try site.outdated()
    #expect(
      try site.output("confirm", "info", "-l", "be", "-l", "ru", "-l", "RU", "--source-block", "4")
        == "Revision 5: confirmed 2 source blocks\n  info (be), source block 4\n"
        + "  info (ru), source block 4\n")
    #expect(
      try site.output("confirm", "info", "-l", "be", "-l", "ru").hasPrefix(
        "Revision 6: confirmed 2 documents\n  info (be), "))
    #expect(try site.outdated() == [])
    #expect(
      try site.output("confirm", "info", "-l", "be", "-l", "ru", "--undo").hasPrefix(
        "Revision 7: took back 4 confirmations\n"))
    #expect(try site.outdated() == before)
    #expect(try site.output("confirm", "info", "-l", "ru").hasPrefix("Revision 8: confirmed info"))
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "-l", "be", "--undo"],
      "cmctl: nothing of info (be) that could be taken back is confirmed",
      "  hint: cmctl log --page info --language be shows what was")
    let last = try site.output("confirm", "info", "-l", "ru", "-l", "be")
    #expect(last.hasPrefix("Revision 9: confirmed info (be), "))
    #expect(last.hasSuffix("\ninfo (ru) is current: there is nothing to confirm\n"))
    #expect(try site.output("log", "-n", "1").contains("    Confirm info (ru, be)\n"))
  }

  @Test func `what was confirmed is told where a part of it is to be taken back`() throws {
    _ = try site.output("confirm", "info", "-l", "ru", "--block", "3")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "--block", "4", "--undo"],
      "cmctl: info (ru), block 4 was not confirmed by itself", "  hint: this was: block 3")
    _ = try site.output("confirm", "info", "-l", "ru", "--source-block", "4")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "--block", "4", "--undo"],
      "cmctl: info (ru), block 4 was not confirmed by itself",
      "  hint: these were: block 3, source block 4")
    _ = try site.output("confirm", "info", "-l", "ru")
    try site.expectRefusal(
      ["confirm", "info", "-l", "ru", "--block", "4", "--undo"],
      "cmctl: info (ru), block 4 was not confirmed by itself, but with the whole page",
      "  hint: take that back: cmctl confirm info --language ru --undo")
  }

  @Test func `a revision that only added blocks has nothing to mark as minor`() throws {
    try work.write(["locales/EN/info.md": TranslatedSite.changedInfo + "\nOne more.\n"])
    try site.store("More")
    try site.expectRefusal(
      ["minor", "3"],
      "cmctl: revision 3 edited no block of a source: it only added blocks, took some away or moved them",
      "  hint: a new block that needs no translation is confirmed: cmctl confirm PAGE --language CODE "
        + "--source-block NUMBER")
  }

  @Test(arguments: [
    (
      ["confirm", "info", "-l", "ru", "--block", "1", "--source-block", "1"],
      "cmctl: --block and --source-block exclude each other"
    ),
    (["confirm", "info", "-l", "ru", "--block", "0"], "cmctl: blocks are numbered from 1"),
    (["minor", "2", "--block", "1"], "cmctl: --block goes with --page"),
    (["minor", "2", "--page", "info", "--block", "0"], "cmctl: blocks are numbered from 1"),
    (["minor", "2", "--trivial", "--undo"], "cmctl: --trivial and --undo exclude each other"),
  ])
  func `wrong usage is told`(arguments: [String], line: String) throws {
    let result = try site.cmctl.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errorLines.first == line)
  }

  // MARK: minor

  @Test func `a change is minor for every language, and that is taken back`() throws {
    let before = try site.outdated()
    #expect(
      try site.output("minor", "2", "--page", "info", "--block", "3")
        == "Revision 3: marked revision 2 as minor: info (en), block 3\n")
    #expect(
      try site.outdated("-l", "ru")
        == before.filter { $0.contains(" ru ") }.filter { !$0.hasSuffix("3 3") })
    #expect(
      try site.output("minor", "2", "--page", "info")
        == "Revision 4: marked revision 2 as minor: info (en), block 5\n")
    #expect(
      try site.output("minor", "2") == "What revision 2 changed is marked as minor already\n")
    // What came and what went is no minor change.
    #expect(try site.outdated("-l", "ru") == ["info ru added  4", "info ru removed 5 "])
    #expect(
      try site.output("minor", "2", "--undo", "-m", "No") == """
        Revision 5: revision 2 is minor no longer: 2 blocks
          info (en), block 3
          info (en), block 5

        """)
    #expect(try site.outdated() == before)
  }

  @Test func `what cannot be minor is told`() throws {
    try site.expectRefusal(
      ["minor", "9"], "cmctl: there is no revision 9; the newest is 2")
    try site.expectRefusal(
      ["minor", "v1"], "cmctl: there is no tag “v1”", "  hint: there are no tags yet")
    try site.expectRefusal(
      ["minor", "1"], "cmctl: revision 1 changed no block of a source",
      "  hint: cmctl log shows what revisions changed")
    try site.expectRefusal(
      ["minor", "2", "--page", "index"], "cmctl: revision 2 changed no block of a source in index",
      "  hint: cmctl log shows what revisions changed")
    try site.expectRefusal(
      ["minor", "2", "--page", "indx"], "cmctl: “indx” is no page of this site",
      "  hint: did you mean index?")
    try site.expectRefusal(
      ["minor", "2", "--page", "info", "--block", "1"],
      "cmctl: revision 2 did not change block 1 of info", "  hint: it changed blocks 3, 5")
    try site.expectRefusal(
      ["minor", "2", "--undo"], "cmctl: nothing that revision 2 changed is marked as minor")
  }

  @Test func `an import offers what is trivial, and minor takes it`() throws {
    try work.write([
      "locales/EN/info.md": TranslatedSite.files["locales/EN/info.md"]!,
      "locales/EN/index.md": TranslatedSite.files["locales/EN/index.md"]!,
    ])
    #expect(try !site.store("Back").contains("outdated"))
    try work.write([
      "locales/EN/info.md": TranslatedSite.files["locales/EN/info.md"]!
        .replacing("by mail.", with: "by mail!").replacing("Thank you", with: "Many thanks")
    ])
    let report = try site.store("Tidied")
    #expect(
      report.hasSuffix(
        """
          outdated   2 of 3 (cmctl outdated lists them)
        1 of 2 changed source blocks differs in white space, punctuation or letter case alone: \
        cmctl minor 4 --trivial keeps its translations current

        """), "\(report)")
    #expect(
      try site.output("minor", "4", "--trivial")
        == "Revision 5: marked revision 4 as minor: info (en), block 3\n")
    #expect(try site.outdated("-l", "ru") == ["info ru changed 5 5"])
    #expect(
      try site.output("minor", "4", "--trivial")
        == "Revision 4 has no trivial change that is left to be marked\n")
  }

  // MARK: log

  @Test func `the log tells who decided what`() throws {
    _ = try site.output("confirm", "info", "-l", "ru", "--block", "3")
    _ = try site.output("minor", "2", "--page", "info", "--block", "5")
    _ = try site.output("minor", "2", "--undo")
    _ = try site.output("confirm", "info", "-l", "ru", "--source-block", "4")
    _ = try site.output("confirm", "info", "-l", "ru", "--source-block", "4", "--undo")
    for format in ["table", "json", "csv"] {
      try MadeHistory.expectGolden(
        try site.output("log", "--format", format), "log-decisions.\(format)")
    }
    func numbers(_ arguments: String...) throws -> [String] {
      try site.cmctl.run(["log", "--format", "ndjson"] + arguments).output
        .matches(of: #/(?:^|\n){"revision": (\d+)/#).map { String($0.1) }
    }
    #expect(try numbers("--page", "info") == ["7", "6", "5", "4", "3", "2", "1"])
    #expect(try numbers("--page", "info", "-l", "ru") == ["7", "6", "3", "1"])
    #expect(try numbers("-l", "en") == ["5", "4", "2", "1"])
    #expect(try numbers("-l", "be") == ["1"])
    #expect(try numbers("--page", "index") == ["1"])
  }

  @Test func `a decision is undone like any revision`() throws {
    _ = try site.output("confirm", "info", "-l", "ru")
    let undone = try site.output("undo", "head")
    #expect(undone == "Revision 4: Undo revision 3: Confirm info (ru)\n")
    #expect(try site.outdated("-l", "ru").count == 4)
    #expect(try site.output("verify").contains("is intact"))
  }
}
