import Checker
import Importer
import Store
import TestSupport
import Testing

/// Faults that are put into real pages one at a time, and the same pages without them.
struct SeededFaultTests {
  @Test(
    "A fault is found in its line, by its rule and by no other",
    arguments: SeededFault.all.filter { SeededSite.present.contains($0.site) })
  func found(_ fault: SeededFault) throws {
    var tree = try fault.site.tree()
    for edit in fault.edits { try edit.apply(to: &tree) }
    var known = try #require(Self.unharmed[fault.site]).get().map(Self.name)
    let new = try Self.findings(in: tree).filter { finding in
      guard let place = known.firstIndex(of: Self.name(finding)) else { return true }
      known.remove(at: place)
      return false
    }
    #expect(!new.isEmpty)
    for finding in new where finding.rule != fault.rule || finding.path != fault.file {
      Issue.record("\(Self.told(finding)) is found, too")
    }
    if let first = new.first { #expect(first.place?.line == fault.line, "\(Self.told(first))") }
  }

  @Test(
    "Pages without a fault have no error, and two warnings at most", arguments: SeededSite.present)
  func silent(_ site: SeededSite) throws {
    let findings = try #require(Self.unharmed[site]).get()
    for finding in findings where finding.severity == .error && !site.isTrue(finding) {
      Issue.record("\(Self.told(finding))")
    }
    for (path, warnings) in Dictionary(grouping: findings, by: \.path) where warnings.count > 2 {
      let told = warnings.map(Self.told).joined(separator: "\n")
      Issue.record("\(path) has \(warnings.count) findings:\n\(told)")
    }
  }

  @Test("There are faults for each rule, 150 of them in pages that every machine has")
  func table() throws {
    let faults = SeededFault.all
    #expect(faults.count { $0.site != .reference } >= 150)
    for rule in CheckRule.allCases where rule != .spelling {
      #expect(faults.count { $0.rule == rule } >= 3, "\(rule.rawValue)")
    }
    for fault in faults where SeededSite.present.contains(fault.site) {
      var tree = try fault.site.tree()
      for edit in fault.edits {
        #expect(throws: Never.self, "\(fault.testDescription)") { try edit.apply(to: &tree) }
      }
      if fault.line == nil {
        #expect(tree.files[fault.file] != nil, "\(fault.testDescription)")
        continue
      }
      let text = try #require(tree[fault.file], "\(fault.testDescription)")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(fault.line ?? 1 <= lines, "\(fault.testDescription)")
    }
  }

  // MARK: - Judging

  /// What is found in each site as it is: looked for once.
  private static let unharmed = Dictionary(
    uniqueKeysWithValues: SeededSite.present.map { site in
      (site, Result { try findings(in: site.tree()) })
    })

  /// Imports a site for the first time, and judges it.
  private static func findings(in tree: TextTree) throws -> [Finding] {
    let folder = try TemporaryFolder()
    try folder.write(tree, below: "site")
    let places = SourceTree.Places(
      locales: folder.path("site/locales"), configuration: [folder.path("site/cmctl.ini")])
    let site = try ReadSite(SourceTree.read(places))
    let store = try ContentStore(path: folder.path("site.sqlite"), access: .write)
    _ = try store.commit(site.snapshot, Signature(author: "Anna", time: 1, message: ""))
    return try Check(store).run().findings
  }

  /// What makes two findings the same, wherever they stand.
  private static func name(_ finding: Finding) -> String {
    "\(finding.rule.rawValue) \(finding.path) \(finding.message)"
  }

  private static func told(_ finding: Finding) -> String {
    let place = finding.place.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(finding.path)\(place): \(finding.rule.rawValue): \(finding.message)"
  }
}
