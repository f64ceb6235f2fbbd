import Store

/// Findings that would say again what another one says better.
enum Untold {
  /// Returns the findings of a page without those.
  static func leavingOut(_ findings: [Finding]) -> [Finding] {
    untranslatedAtOnce(withoutEchoes(withoutChangesOfDeadLinks(findings)))
  }

  /// How many findings of a rule are told of one block.
  static let mostInBlock = 20

  /// Returns the findings of a block without those that are more of the same: a paragraph of 64 KiB
  /// may have thousands.
  static func leavingOut(_ findings: [RuleFinding]) -> [RuleFinding] {
    if findings.count <= mostInBlock { return findings }
    let counts = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
    var told: [CheckRule: Int] = [:]
    return findings.compactMap { finding in
      told[finding.rule, default: 0] += 1
      let (number, count) = (told[finding.rule] ?? 0, counts[finding.rule] ?? 0)
      if number > mostInBlock { return nil }
      guard number == mostInBlock, count > number else { return finding }
      var last = finding
      last.message += "; \(count - number) more of this kind in the block"
      return last
    }
  }

  /// A link that leads nowhere is mended; that it is other than in the source is no second fault.
  private static func withoutChangesOfDeadLinks(_ findings: [Finding]) -> [Finding] {
    let dead = findings.filter { [.linkBroken, .fileMissing].contains($0.rule) }
    if dead.isEmpty { return findings }
    let rules: Set<CheckRule> = [.linkChanged, .linkHost, .linkDropped, .image]
    return findings.filter { finding in
      !rules.contains(finding.rule)
        || !dead.contains { $0.path == finding.path && $0.block == finding.block }
    }
  }

  /// A footnote that is not there differs from the source, too; an element that may not come need not
  /// be found.
  private static func withoutEchoes(_ findings: [Finding]) -> [Finding] {
    let stronger: [CheckRule: CheckRule] = [
      .footnote: .footnoteUndefined, .fileMissing: .activeElement, .linkBroken: .activeElement,
    ]
    let told = findings.filter { stronger.values.contains($0.rule) }
    if told.isEmpty { return findings }
    return findings.filter { finding in
      guard let rule = stronger[finding.rule] else { return true }
      return !told.contains {
        $0.rule == rule && $0.path == finding.path && $0.block == finding.block
      }
    }
  }

  /// How many blocks of a text that are the source's are told one by one.
  private static let mostUntranslated = 3

  /// A text of which most was never translated is one fault.
  private static func untranslatedAtOnce(_ findings: [Finding]) -> [Finding] {
    let counts = Dictionary(grouping: findings.filter { $0.rule == .untranslated }, by: \.path)
      .mapValues(\.count).filter { $0.value > mostUntranslated }
    if counts.isEmpty { return findings }
    var told: Set<String> = []
    return findings.compactMap { finding in
      guard finding.rule == .untranslated, let count = counts[finding.path] else { return finding }
      guard told.insert(finding.path).inserted else { return nil }
      var first = finding
      first.message = "\(count) blocks are still the text of the source; this is the first"
      first.subject = "\(count) blocks"
      return first
    }
  }
}
