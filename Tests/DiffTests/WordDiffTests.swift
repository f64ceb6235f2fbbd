import Diff
import Testing

private func words(_ old: String, _ new: String) -> WordDiff {
  WordDiff(old: Array(old.utf8), new: Array(new.utf8))
}

private func plain(_ old: String, _ new: String, context: Int? = nil) -> String {
  String(decoding: words(old, new).text(.plain, context: context), as: UTF8.self)
}

@Suite struct WordDiffTests {
  @Test(arguments: [
    // English.
    ("The quick fox.", "The slow fox.", "The [-quick-]{+slow+} fox."),
    ("the cat", "the black cat", "the {+black +}cat"),
    ("a b", "a b c", "a b{+ c+}"),
    ("old text here", "new words there", "[-old text here-]{+new words there+}"),
    (
      "Do this, and do that.", "Make those; and break these.",
      "[-Do this, and do that-]{+Make those; and break these+}."
    ),
    ("Don't stop", "Don’t stop", "[-Don't-]{+Don’t+} stop"),
    ("It costs 1.50.", "It costs 2.75.", "It costs [-1.50-]{+2.75+}."),
    (
      "[Read the guide](https://a.org/guide)", "[See the manual](https://a.org/manual)",
      "[[-Read-]{+See+} the [-guide-]{+manual+}](https://a.org/[-guide-]{+manual+})"
    ),
    // Russian.
    (
      "Откройте приложение и нажмите кнопку.", "Запустите приложение и нажмите на кнопку.",
      "[-Откройте-]{+Запустите+} приложение и нажмите {+на +}кнопку."
    ),
    // Chinese and Japanese: no spaces between words.
    ("我喜欢猫。", "我喜欢小狗。", "我喜欢[-猫-]{+小狗+}。"),
    ("使用您的邮箱登录", "使用您的新邮箱登录", "使用您的{+新+}邮箱登录"),
    ("メールを送る", "メールを受け取る", "メールを[-送-]{+受け取+}る"),
    // Thai, which has none either.
    ("ฉันรักแมว", "ฉันรักหมา", "ฉันรัก[-แมว-]{+หมา+}"),
    // Arabic, with its marks and its comma; Persian with its joiner.
    (
      "افتح التطبيق، ثم اضغط هنا.", "افتح البرنامج، ثم اضغط هنا.",
      "افتح [-التطبيق-]{+البرنامج+}، ثم اضغط هنا."
    ),
    ("كِتاب جديد", "كُتاب جديد", "[-كِتاب-]{+كُتاب+} جديد"),
    ("می‌خواهم", "نمی‌خواهم", "[-می‌خواهم-]{+نمی‌خواهم+}"),
    // What looks the same and is not; what is one sign to the eye.
    ("cafe\u{301} x", "caf\u{E9} x", "[-cafe\u{301}-]{+caf\u{E9}+} x"),
    ("ok 👍🏽", "ok 👍", "ok [-👍🏽-]{+👍+}"),
  ])
  func reads(_ old: String, _ new: String, _ expected: String) {
    #expect(plain(old, new) == expected + "\n")
  }

  @Test(arguments: [
    ("a b\n", "a  b\n", "a[- -]{+  +}b\n"),
    ("a\u{20}b", "a\u{A0}b", "a[- -]{+\u{A0}+}b\n"),
    ("a b\n", "a\nb\n", "a[- -]{+⏎+}\nb\n"),
    ("a \nb\n", "a\nb\n", "a[- -]\nb\n"),
    ("a\r\nb\n", "a\nb\n", "a[-␍⏎-]\r\n{+⏎+}\nb\n"),
    ("a", "a\n", "a{+⏎+}\n"),
    ("a\n\nb\n", "a\nb\n", "a\n[-⏎-]\nb\n"),
    ("\ta\n", "    a\n", "[-\t-]{+    +}a\n"),
  ])
  func showsWhiteSpace(_ old: String, _ new: String, _ expected: String) {
    #expect(plain(old, new) == expected)
  }

  @Test func keepsLines() {
    #expect(
      plain("one\n\ntwo three\n\nfour\n", "one\n\ntwo 3\n\nnew line\nand one\n\nfour\n")
        == "one\n\ntwo [-three-]{+3+}\n{+⏎+}\n{+new line+}\n{+and one+}\n\nfour\n")
    #expect(
      plain("- red\n- blue\n", "- green\n- white\n") == """
        - [-red-]{+green+}
        - [-blue-]{+white+}

        """)
  }

  @Test func context() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 5\n", with: "").replacing("line 15\n", with: "row 15\nmore\n")
    #expect(
      plain(old, new, context: 1)
        == """
        @@ -4,3 +4,2 @@
        line 4
        [-line 5-]
        line 6
        @@ -14,3 +13,4 @@
        line 14
        [-line-]{+row+} 15
        {+more+}
        line 16

        """)
    #expect(plain(old, new, context: 0).hasPrefix("@@ -5 +4,0 @@\n[-line 5-]\n@@ -15 +14,2 @@\n"))
    #expect(plain(old, new, context: .max).hasPrefix("@@ -1,20 +1,20 @@\n"))
    #expect(plain(old, old, context: 3) == "")
  }

  @Test func colours() {
    let text = { (old: String, new: String) in
      String(decoding: words(old, new).text(.coloured), as: UTF8.self)
    }
    #expect(text("a old\n", "a new\n") == "a \u{1B}[31;9mold\u{1B}[m\u{1B}[32mnew\u{1B}[m\n")
    #expect(text("a b\n", "a\u{A0}b\n") == "a\u{1B}[31;7m \u{1B}[m\u{1B}[32;7m⍽\u{1B}[mb\n")
    #expect(
      text("\u{1B}]0;x\u{7}\n", "\u{1B}]0;x\u{7}\n\u{9B}2J") == """
        ^[]0;x^G
        \u{1B}[32m\u{FFFD}2J\u{1B}[m

        """)
  }

  @Test func nothing() {
    #expect(words("", "").edits.isEmpty)
    #expect(!words("a", "a").hasChanges)
    #expect(words("", "a").edits == [.added([UInt8(ascii: "a")])])
    #expect(plain("", "") == "")
  }

  @Test func joinsBack() {
    let pieces = [
      "word", "слово", "don't", "a’", "'", "字", "かな", "\u{301}", "👩‍👩‍👧", "🇩🇪", " ", "  ",
      "\t", "\n", "\n\n", "\r\n", "\r", ".", ", ", "**", "](", "\u{AD}", "·", "\u{200C}", "\u{A0}",
      "\0", "e\u{301}", "한국어", "ไทย", "\u{85}", "\u{2028}",
    ].map { Array($0.utf8) }
    for seed in 0..<1500 {
      var random = SeededGenerator(UInt64(seed))
      let old = (0..<random.number(below: 60)).map { _ in random.pick(pieces) }
      let new = random.edited(old) { $0.pick(pieces) }
      // Now and then bytes that are no UTF-8.
      let tail: [UInt8] = random.once(in: 10) ? [0xFF, 0xC3] : []
      check(Array(old.joined()) + tail, Array(new.joined()), "seed \(seed)")
    }
  }

  private func check(_ old: [UInt8], _ new: [UInt8], _ comment: Comment) {
    let edits = WordDiff(old: old, new: new).edits
    #expect(edits.filter(\.isInOld).flatMap(\.piece) == old, comment)
    #expect(edits.filter(\.isInNew).flatMap(\.piece) == new, comment)
    #expect(edits.allSatisfy { !$0.piece.isEmpty }, comment)
    #expect(
      zip(edits, edits.dropFirst()).allSatisfy { former, latter in
        switch (former, latter) {
        case (.same, .same), (.added, .added), (.removed, .removed), (.added, .removed): false
        default: true
        }
      }, comment)
  }

  /// Sizes that an algorithm of quadratic cost would not finish.
  @Test(arguments: ["one line of words", "one line of signs", "one endless word", "much too much"])
  func finishesOnHostileInput(_ kind: String) {
    var random = SeededGenerator(1)
    let make = { (random: inout SeededGenerator) -> [UInt8] in
      switch kind {
      case "one line of words":
        (0..<20_000).flatMap { _ in Array("w\(random.number(below: 900)) ".utf8) }
      case "one line of signs":
        (0..<40_000).map { _ in UInt8(ascii: random.once(in: 2) ? "." : ",") }
      case "one endless word":
        Array("a".utf8) + (0..<40_000).flatMap { _ in Array("\u{301}".utf8) }
      default:
        Array(repeating: UInt8(ascii: random.once(in: 2) ? "." : ","), count: 3 << 20)
      }
    }
    let (old, new) = (make(&random), make(&random))
    check(old, new + Array("!".utf8), "\(kind)")
  }
}
