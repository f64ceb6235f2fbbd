import Testing
import Translation

@Suite struct WordCountTests {
  @Test(arguments: [
    ("", 0), ("one two", 2), ("  *one*, **two** & three! ", 3), ("don't it’s rock 'n' roll", 5),
    ("3.14 1,000 v2.0", 3), ("max_mailbox_size _emphasis_", 2), ("well-known", 2),
    ("Привет, мир", 2), ("été naïve Straße", 3), ("e\u{301}te\u{301}", 1), ("שלום עולם", 2),
    ("می‌خواهم کتاب", 2), ("नमस्ते दुनिया", 2), ("한국어 문장", 2), ("你好世界", 4), ("ひらがな カタカナ", 8),
    ("Chatmail 服务器", 4), ("٣ ١٢", 2), ("😀 👍🏽", 0),
    ("{{ config.mail_domain }} a {% if a b %}c{% endif %}{# d #}", 2), ("{{ open a", 2),
    ("[link](https://a.b/c \"a title\") ![image](d.png)", 4), ("[a](b(c)d) e", 2),
    ("[a]({{ config.x y }}/b) c", 2), ("see https://a.b/c?d=e, <https://f.g> or www", 3),
    ("<b class=\"x y\">bold</b> a < b <!-- c d -->", 3), ("a <b", 2), ("<a <b>c", 2),
    ("&nbsp;a&amp;b &c", 3), ("text[^1] `code here`", 3), ("1. a\n2) b\n3 c", 4),
    ("- [x] done\n- [ ] open", 2), ("| a | b |\n|---|:-:|\n| 1 | 2 |", 4), ("\u{FF}", 1),
  ])
  func counts(_ text: String, _ words: Int) {
    #expect(wordCount(ArraySlice(text.utf8)) == words, "\(text)")
  }

  @Test func survivesBytesThatAreNoText() {
    #expect(wordCount([0xFF, 0x61, 0xC3, 0xE4, 0xB8]) == 1)
    #expect(wordCount([0x7B, 0x7B]) == 0)
    #expect(wordCount([0x3C]) == 0)
  }

  @Test(arguments: [
    "{{", "<a", "<!-", "`a", "``", "](", "[^", "a://", "&a", "{%", "](a{{", "a'", "1.",
  ])
  func isLinear(_ piece: String) {
    let text = ArraySlice(String(repeating: piece, count: 300_000 / piece.utf8.count).utf8)
    let time = ContinuousClock().measure { _ = wordCount(text) }
    #expect(time < .seconds(3), "\(piece)")
  }
}
