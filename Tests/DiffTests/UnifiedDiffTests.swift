import Diff
import Testing

private func file(_ text: String, isExecutable: Bool = false) -> FileContent {
  FileContent(bytes: Array(text.utf8), isExecutable: isExecutable)
}

private func diff(
  _ path: String, _ old: FileContent?, _ new: FileContent?, context: Int = 3
) -> String {
  let change = FileChange(path: path, old: old, new: new)
  return String(decoding: UnifiedDiff.text(of: [change], context: context), as: UTF8.self)
}

@Suite struct UnifiedDiffTests {
  @Test func changesOfText() {
    #expect(
      diff("EN/index.md", file("a\nb\nc\nd\ne\nf\n"), file("a\nb\nc\nd\nE\nf\n"))
        == """
        diff --git a/EN/index.md b/EN/index.md
        --- a/EN/index.md
        +++ b/EN/index.md
        @@ -2,5 +2,5 @@
         b
         c
         d
        -e
        +E
         f

        """)
  }

  @Test func finalLineFeed() {
    #expect(
      diff("p", file("a"), file("a\nb"))
        == """
        diff --git a/p b/p
        --- a/p
        +++ b/p
        @@ -1 +1,2 @@
        -a
        \\ No newline at end of file
        +a
        +b
        \\ No newline at end of file

        """)
  }

  @Test func filesThatComeAndGo() {
    #expect(
      diff("p", nil, file("a\n", isExecutable: true))
        == """
        diff --git a/p b/p
        new file mode 100755
        --- /dev/null
        +++ b/p
        @@ -0,0 +1 @@
        +a

        """)
    #expect(
      diff("p q", file(""), nil)
        == """
        diff --git "a/p q" "b/p q"
        deleted file mode 100644
        index e69de29..0000000

        """)
  }

  @Test func modes() {
    #expect(
      diff("p", file("a\0"), file("a\0", isExecutable: true))
        == "diff --git a/p b/p\nold mode 100644\nnew mode 100755\n")
  }

  @Test func names() {
    #expect(diff("с пробелом", file(""), file("a\n")).contains("\n--- a/с пробелом\t\n"))
    #expect(diff("ends ", file(""), file("a\n")).contains("\n--- \"a/ends \"\n"))
    #expect(
      diff("q\"\\\n\u{7}\u{9B}", file(""), file("a\n"))
        .contains("\n+++ \"b/q\\\"\\\\\\n\\007\\302\\233\"\n"))
  }

  @Test func whatIsNoText() {
    #expect(
      diff("p", nil, file("\0"))
        == """
        diff --git a/p b/p
        dissimilarity index 100%
        Binary files /dev/null and b/p differ

        """)
    let latin = FileContent(bytes: [0xE9, 0x0A])
    #expect(diff("p", latin, nil).hasSuffix("Binary files a/p and /dev/null differ\n"))
  }

  @Test func contextJoinsHunks() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("5\n", with: "", maxReplacements: 1).replacing("12\n", with: "x\n")
    let headers = { (context: Int) in
      diff("p", file(old), file(new), context: context).split(separator: "\n")
        .filter { $0.hasPrefix("@@") }
    }
    #expect(headers(0) == ["@@ -5 +4,0 @@", "@@ -12 +11 @@"])
    #expect(headers(2) == ["@@ -3,5 +3,4 @@", "@@ -10,5 +9,5 @@"])
    #expect(headers(3) == ["@@ -2,14 +2,13 @@"])
    #expect(headers(.max) == ["@@ -1,20 +1,19 @@"])
  }

  @Test func nothing() {
    #expect(diff("p", file("a"), file("a")) == "")
    #expect(diff("p", nil, nil) == "")
    #expect(UnifiedDiff.text(of: []).isEmpty)
  }
}
