import Diff
import Foundation
import Testing

/// The text of a patch is right if the tools that people have make the new tree of the old.
@Suite struct PatchToolTests {
  @Test(.enabled(if: Tool.patch.isThere, "GNU patch is not installed"))
  func patchMakesTheNewTree() throws {
    for seed in 0..<60 { try check(seed, with: .patch) }
  }

  @Test(.enabled(if: Tool.git.isThere, "git is not installed"))
  func gitMakesTheNewTree() throws {
    for seed in 0..<60 { try check(seed, with: .git) }
  }

  private func check(_ seed: Int, with tool: Tool) throws {
    var random = SeededGenerator(UInt64(seed))
    let old = MadeTree.random(&random)
    let new = old.edited(&random)
    let (tree, said) = try tool.apply(UnifiedDiff.text(of: old.changes(to: new)), to: old)
    #expect(tree == new, "seed \(seed): \(said)")
    if seed % 3 > 0 { return }
    let back = try tool.reversed.apply(UnifiedDiff.text(of: old.changes(to: new)), to: new)
    #expect(back.tree == old, "seed \(seed), back: \(back.said)")
  }

  @Test(.enabled(if: Tool.git.isThere, "git is not installed"))
  func gitExchangesFilesAndFolders() throws {
    let text = FileContent(bytes: Array("a\n".utf8))
    let old = MadeTree(files: ["a": text, "b/c": text])
    let new = MadeTree(files: ["a/d": text, "b": text])
    #expect(try Tool.git.apply(UnifiedDiff.text(of: old.changes(to: new)), to: old).tree == new)
  }

  @Test(.enabled(if: Tool.git.isThere, "git is not installed"), arguments: [true, false])
  func gitRefusesWhatIsNoText(isNew: Bool) throws {
    let text = FileContent(bytes: Array("a\n".utf8))
    let old = MadeTree(files: isNew ? ["t": text] : ["t": text, "p": FileContent(bytes: [0])])
    let new = MadeTree(files: ["p": FileContent(bytes: [0, 1])])
    #expect(try Tool.git.apply(UnifiedDiff.text(of: old.changes(to: new)), to: old).tree == old)
  }

  @Test(.enabled(if: Tool.patch.isThere, "GNU patch is not installed"))
  func patchPassesOverWhatIsNoText() throws {
    let text = FileContent(bytes: Array("a\n".utf8))
    let old = MadeTree(files: ["gone": FileContent(bytes: [0]), "t": text])
    let new = MadeTree(files: ["made": FileContent(bytes: [0])])
    let tree = try Tool.patch.apply(UnifiedDiff.text(of: old.changes(to: new)), to: old).tree
    #expect(tree == MadeTree(files: ["gone": FileContent(bytes: [0])]))
  }
}
