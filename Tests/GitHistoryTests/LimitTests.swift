import Foundation
import GitHistory
import Testing

@Suite struct LimitTests {
  @Test func readsBinaryAndLargeContents() throws {
    let made = try MadeRepository()
    let contents: [String: [UInt8]] = [
      "empty": [], "nul": [0], "nuls": [0, 0x0a, 0, 0xff, 0x0a],
      "large": (0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) },
      "after": Array("the next one\n".utf8),
    ]
    for (name, bytes) in contents { try made.write(name, bytes: bytes) }
    let hash = try made.commit("binary")
    let repository = try made.open()
    for (name, file) in try repository.tree(at: hash) {
      #expect(try repository.contents(of: file.blob) == contents[name])
    }
  }

  @Test func answersAfterAWrongRequest() throws {
    let made = try MadeRepository()
    try made.write("a", "a\n")
    let hash = try made.commit("root")
    let repository = try made.open()
    let blob = try #require(try repository.tree(at: hash)["a"]?.blob)
    let absent = String(repeating: "7", count: 40)
    for wrong in [absent, hash, "", "HEAD:a", "\(blob)\n\(blob)"] {
      #expect(throws: GitError.unknownBlob(hash: wrong)) { try repository.contents(of: wrong) }
      #expect(try repository.text(blob) == "a\n")
    }
    for wrong in [absent, blob, "main", "--all"] {
      #expect(throws: GitError.unknownCommit(hash: wrong)) { try repository.tree(at: wrong) }
    }
  }

  @Test func streamsTwoThousandCommits() throws {
    let made = try MadeRepository(bare: true)
    var stream = ""
    for number in 1...2000 {
      let message = "commit \(number)"
      stream += "commit refs/heads/main\ncommitter A <a@b> \(number) +0000\n"
      stream += "data \(message.utf8.count)\n\(message)\n"
      for file in [number % 97, number % 13] {
        stream += "M 100644 inline www/\(file % 5)/\(file).md\ndata 6\n\(100_000 + number)\n"
      }
      if number % 50 == 0 { stream += "D www/\(number / 50 % 5)\n" }
    }
    try made.git("fast-import", "--quiet", input: Array(stream.utf8))
    let repository = try made.open(subfolder: "www")
    let commits = try repository.expectReplay(every: 100)
    #expect(commits.count == 2000)
    #expect(commits.map(\.time) == Array(1...2000))

    // Ending early ends git, which has far more to say than a stream holds.
    let begun = try repository.commits(after: nil)
    #expect(try begun.next()?.message == "commit 1")
  }

  @Test func survivesAMessageLargerThanAnyBuffer() throws {
    let made = try MadeRepository()
    let message = String(repeating: "a long line ü\n", count: 50_000)
    try made.write(".git/message", message)
    try made.git("commit", "--quiet", "--allow-empty", "-F", made.path(".git/message"))
    #expect(try made.open().all().map { $0.message + "\n" } == [message])
  }

  @Test func stopsAtADamagedRepository() throws {
    let made = try MadeRepository()
    try made.write("a", "a\n")
    try made.commit("root")
    try made.write("a", "b\n")
    try made.commit("second")
    let tree = try made.git("rev-parse", "HEAD~1^{tree}")
    try made.remove(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))")
    let repository = try made.open()
    let error = #expect(throws: GitError.self) { try repository.all() }
    guard case .failed(_, let stderr)? = error else { throw try #require(error) }
    #expect(stderr.contains("unable to read tree"))
  }
}
