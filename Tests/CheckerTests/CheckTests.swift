import Importer
import Store
import TestSupport
import Testing

@testable import Checker

struct CheckTests {
  private let tree: TextTree = [
    "page-layout.html": "<title>{{ title }}</title>{{ markdown_html }}",
    "locales/EN/index.md": "# Home\n\nSee [the guide](guide.html#limits).\n",
    "locales/EN/guide.md": "# Guide\n\n## Limits\n\nBack [home](index.html).\n",
    "locales/RU/index.md": "# Дом\n\nСмотрите [руководство](guide.html#limits).\n",
    "locales/RU/guide.md": "# Руководство\n\n## Пределы\n\nНазад [домой](index.html).\n",
  ]

  @Test func aSoundSiteHasNoFindings() throws {
    let report = try CheckedSite(tree).check()
    #expect(report.findings.map(\.line) == [])
    #expect(report.pageCount == 2)
    #expect(report.judgedCount == 2)
  }

  @Test func deadLinksAreFoundInEachLanguage() throws {
    let site = try CheckedSite(
      tree.with([
        "locales/RU/index.md": """
        # Дом

        Смотрите [руководство](giude.html), [пределы](guide.html#пределы), ![](a.png) и
        [здесь](#там) <img src="b.png" alt="">.

        """
      ]))
    let rules: Set<CheckRule> = [.linkBroken, .anchorMissing, .fileMissing]
    #expect(
      try site.check().findings.filter { rules.contains($0.rule) }.map(\.line) == [
        "locales/RU/index.md:3:10 link-broken",
        "locales/RU/index.md:3:37 anchor-missing",
        "locales/RU/index.md:3:68 file-missing",
        "locales/RU/index.md:4:1 anchor-missing",
        "locales/RU/index.md:4:20 file-missing",
      ])
  }

  @Test func onlyWhatChangedIsJudgedAgain() throws {
    let site = try CheckedSite(
      tree.with(["locales/EN/other.md": "# Other\n\n[Home](index.html)\n"]))
    #expect(try site.check().judgedCount == 3)
    #expect(try site.check().judgedCount == 0)
    // The guide loses a heading: the page that leads to it is judged again, the other is not.
    let changed = tree.with([
      "locales/EN/other.md": "# Other\n\n[Home](index.html)\n",
      "locales/EN/guide.md": "# Guide\n\n## Bounds\n\nBack [home](index.html).\n",
    ])
    try site.change(to: changed)
    let report = try site.check()
    #expect(report.judgedCount == 2)
    #expect(
      report.findings.map(\.line) == [
        "locales/EN/index.md:3:5 anchor-missing", "locales/EN/other.md:1:1 page-unreachable",
        "locales/RU/index.md:3:10 anchor-missing",
      ])
    // What is kept is what a check of everything finds.
    let fresh = try CheckedSite(changed)
    #expect(try fresh.check().findings == report.findings)
  }

  @Test func rulesAreSwitched() throws {
    let broken = tree.with([
      "locales/EN/index.md": "# Home\n\nSee [the guide](giude.html), [this](guide.html).\n",
      "locales/RU/index.md":
        "# Дом\n\nСмотрите [руководство](giude.html), [это](guide.html).\n",
    ])
    #expect(
      try CheckedSite(broken).lines() == [
        "locales/EN/index.md:3:5 link-broken", "locales/RU/index.md:3:10 link-broken",
      ])
    let off = "[check language ru]\nlink-broken = off\n[check]\nlink-broken = warning\n"
    let report = try CheckedSite(broken.with(["cmctl.ini": off])).check()
    #expect(report.findings.map(\.line) == ["locales/EN/index.md:3:5 link-broken"])
    #expect(!report.hasErrors)
    let comment =
      "# Home\n\n<!-- check: link-broken = off -->\n\nSee [the guide](giude.html), [this](guide.html).\n"
    #expect(try CheckedSite(broken.with(["locales/EN/index.md": comment])).lines() == [])
  }

  @Test func filesThatNothingNamesAreTold() throws {
    let site = try CheckedSite(
      tree.with([
        "page-layout.html":
          "<link rel=stylesheet href=main.css><img src='gone.png'>{{ markdown_html }}",
        "main.css": "body { background: url(back.svg) }", "back.svg": "<svg/>", "old.css": "",
        "robots.txt": "", "cmctl.ini": "[params]\nx = 1\n",
      ]))
    #expect(
      try site.lines() == ["old.css asset-unused", "page-layout.html:1:41 file-missing"])
  }

  @Test func whatIsAcceptedStaysSoUntilItsBlockChanges() throws {
    let links = "Смотрите [руководство](giude.html) и [это](guide.html).\n"
    let broken = tree.with(["locales/RU/index.md": "# Дом\n\n\(links)"])
    let site = try CheckedSite(broken)
    let line = "locales/RU/index.md:3:10 link-broken"
    let found = try site.check()
    #expect(found.findings.map(\.line) == [line])
    let signature = Signature(author: "Anna", time: 2, message: "Accept")
    guard case .recorded(let revision, _) = try site.store.accept(found.findings, signature) else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(try site.check().findings == [])
    #expect(try site.check().accepted.map(\.line) == [line])
    #expect(try site.store.accept(found.findings, signature) == .unchanged(revision))
    // Another block, and another place of this one.
    try site.change(
      to: tree.with(["locales/RU/index.md": "# Дом\n\nЕщё абзац.\n\n\(links)"]))
    #expect(try site.check().accepted.map(\.line) == ["locales/RU/index.md:5:10 link-broken"])
    try site.change(to: tree.with(["locales/RU/index.md": "# Дом\n\nНо смотрите \(links)"]))
    #expect(try site.lines() == ["locales/RU/index.md:3:22 link-broken"])
    try site.change(to: broken)
    #expect(try site.lines() == [])
    _ = try site.store.undo(revision.id, signature)
    #expect(try site.lines() == [line])
  }

  @Test func aCopyTellsWhatAnImportWouldBring() throws {
    let site = try CheckedSite(tree)
    _ = try site.check()
    let before = try site.store.head()
    let broken = tree.with(["locales/EN/index.md": "# Home\n\nSee [the guide](giude.html).\n"])
    let other = try CheckedSite(broken)
    for base in [site.store, nil] {
      let scratch = try ContentStore(scratchOf: base)
      let snapshot = try ReadSite(
        SourceTree.read(SourceTree.Places(locales: other.folder.path("src/locales")))
      ).snapshot
      _ = try scratch.commit(snapshot, Signature(author: "", time: 0, message: ""))
      let report = try Check(scratch).run()
      #expect(report.findings.contains { $0.rule == .linkBroken })
      #expect(report.judgedCount == 2)
    }
    #expect(try site.store.head() == before)
    #expect(try site.check().findings == [])
  }

  @Test func whatHasOneRightAnswerIsMended() throws {
    let broken = tree.with([
      "locales/RU/index.md": "# До\u{200B}м\n\nСмотрите [руководство] (guide.html#limits)."
    ])
    let site = try CheckedSite(broken)
    let check = Check(site.store)
    let head = try #require(try site.store.head())
    let report = try check.run()
    #expect(Set(report.findings.map(\.rule)) == [.zeroWidth, .linkSpace, .finalNewline])
    let fixes = try check.fixes(of: report, at: head.id)
    #expect(
      fixes.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "# Дом\n\nСмотрите [руководство](guide.html#limits).\n"
      ])
    let documents = try fixes.map { file in
      Snapshot.Document(
        page: try #require(file.document).page, language: try #require(file.document).language,
        content: Content(file.bytes), facts: try TextFacts.read(file.bytes, path: file.path))
    }
    let signature = Signature(author: "Anna", time: 3, message: "Mend")
    _ = try site.store.change(documents, [], in: head.id, signature)
    #expect(try site.lines() == [])
    #expect(throws: StoreError.self) {
      try site.store.change(documents, [], in: head.id, signature)
    }
  }
}
