import Foundation
import GitHistory
import Testing

/// A generator of numbers that begins the same in every run: SplitMix64.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

@Suite struct ReplayTests {
  /// Made histories of edits, moves, deletions, other types and merges.
  @Test(arguments: [1, 2, 3, 4, 5, 6]) func replaysAnyHistory(seed: UInt64) throws {
    var numbers = Numbers(state: seed)
    let made = try MadeRepository()
    try made.write("keep", "keep\n")
    try made.commit("root")
    for round in 1...25 {
      if round % 8 == 0 {
        try made.git("checkout", "--quiet", "-b", "side\(round)", "HEAD~2")
        try edit(made, &numbers)
        try made.commit("side \(round)")
        try made.git("checkout", "--quiet", "main")
        // Theirs wholly, or ours: conflicts have no part here.
        if Bool.random(using: &numbers) {
          try made.merge("side\(round)", "--strategy=ours")
        } else {
          let tree = try made.git("rev-parse", "side\(round)^{tree}")
          let merge = try made.git(
            "commit-tree", tree, "-p", "HEAD", "-p", "side\(round)", "-m", "theirs")
          try made.git("reset", "--quiet", "--hard", merge)
        }
      } else {
        for _ in 0..<Int.random(in: 0...4, using: &numbers) { try edit(made, &numbers) }
        try made.commit("round \(round)")
      }
    }
    let commits = try made.open().expectReplay()
    #expect(commits.count == 26)
    for folder in ["d1", "d1/d2"] {
      guard let repository = try? made.open(subfolder: folder) else { continue }
      try repository.expectReplay()
    }
  }

  /// Changes something below the top, at random.
  private func edit(_ made: MadeRepository, _ numbers: inout Numbers) throws {
    let manager = FileManager.default
    let name = name(&numbers)
    let existing = (try made.git("ls-files", "-z")).split(separator: "\0").map(String.init)
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0...2:
      try clear(made, name)
      let lines = (0..<Int.random(in: 0..<30, using: &numbers)).map { _ in
        "line \(Int.random(in: 0..<50, using: &numbers))\n"
      }
      try made.write(name, lines.joined())
    case 3:
      try clear(made, name)
      try made.write(name, "")
      try made.remove(name)
      try made.link(name, to: "target \(Int.random(in: 0..<3, using: &numbers))")
    case 4, 5:
      // Not what an edit before this one has made a folder.
      guard let source = existing.randomElement(using: &numbers), source != "keep",
        let bytes = try? Data(contentsOf: URL(fileURLWithPath: made.path(source)))
      else { return }
      try made.remove(source)
      try clear(made, name)
      try made.write(name, bytes: Array(bytes) + Array("and more\n".utf8))
    case 6:
      guard let folder = existing.randomElement(using: &numbers)?.split(separator: "/").first,
        folder != "keep", manager.fileExists(atPath: made.path(String(folder)))
      else { return }
      if Bool.random(using: &numbers) { return try made.remove(String(folder)) }
      let target = "moved\(Int.random(in: 0..<4, using: &numbers))"
      if manager.fileExists(atPath: made.path(target)) { try made.remove(target) }
      try? manager.moveItem(atPath: made.path(String(folder)), toPath: made.path(target))
    default:
      guard let file = existing.randomElement(using: &numbers) else { return }
      try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: made.path(file))
    }
  }

  private func name(_ numbers: inout Numbers) -> String {
    let depth = Int.random(in: 1...3, using: &numbers)
    return (0..<depth).map { _ in "d\(Int.random(in: 1...3, using: &numbers))" }
      .joined(separator: "/")
  }

  /// Makes room for a file where there are folders, or for folders where there is a file.
  private func clear(_ made: MadeRepository, _ name: String) throws {
    let manager = FileManager.default
    var path = ""
    for part in name.split(separator: "/") {
      path += path.isEmpty ? String(part) : "/\(part)"
      let attributes = try? manager.attributesOfItem(atPath: made.path(path))
      guard let type = attributes?[.type] as? FileAttributeType else { return }
      if type != .typeDirectory || path == name { return try made.remove(path) }
    }
  }
}
