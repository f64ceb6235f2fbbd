import Store
import TestSupport
import Testing

@testable import Checker

/// What is kept of earlier checks is what a check of everything finds.
struct KeptChecksTests {
  @Test(
    "Whatever changes, a check finds what one of everything does",
    arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func equal(_ seed: UInt64) throws {
    var generator = Seeded(state: seed)
    var tree = Self.start
    let site = try CheckedSite(tree)
    for step in 1...12 {
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        Self.edit(&tree, using: &generator)
      }
      try site.change(to: tree)
      if step % 5 == 0, let head = try site.store.head() {
        _ = try? site.store.undo(head.id, Signature(author: "Anna", time: 2, message: "Undo"))
      }
      // Some changes are judged together with the next.
      if Bool.random(using: &generator) { continue }
      let found = try site.check()
      let whole = try ContentStore(scratchOf: site.store)
      try whole.rebuild()
      let all = try Check(whole).run()
      #expect(found.findings == all.findings, "seed \(seed), step \(step)")
      #expect(all.judgedCount == all.pageCount)
    }
  }

  private static let start: TextTree = [
    "page-layout.html": "<link href=main.css>{{ markdown_html }}", "main.css": "",
    "index.md": "Start\n\n%content placeholder%\n",
    "locales/EN/index.md": "# Home\n\nTo [a](a.html#one), [b](b.html).\n",
    "locales/EN/a.md": "# A\n\n## One\n\nTo [b](b.html#two) ![x](x.png)\n",
    "locales/EN/b.md": "# B\n\n## Two {#two}\n\nIn 30 days.\n",
    "locales/RU/index.md": "# Дом\n\nК [a](a.html#one), [b](b.html).\n",
    "locales/RU/a.md": "# А\n\n## Один\n\nК [b](b.html#two) ![x](x.png)\n",
    "locales/RU/b.md": "# Б\n\n## Два\n\nЧерез 30 дней.\n",
  ]

  /// Documents that take the place of others.
  private static let texts = [
    "# Home\n\nTo [a](a.html#one), [b](b.html).\n", "# A\n\n## One\n\nTo [b](b.html#two).\n",
    "# B\n\n## Two {#two}\n\nIn 30 days.\n", "# B\n\n## Three\n\nIn 40 days. [c](c.html)\n",
    "# Б\n\n## Два\n\nЧерез 20 дней. [a](a.html#two)\n", "# А\n\nК [c](guide/c.html#one).",
    "# C\n\n<b id=one>x</b> <script>y()</script>\n\n[i](../index.html), [a](../a.html)\n",
  ]

  private static func edit(_ tree: inout TextTree, using generator: inout Seeded) {
    let documents = ["EN", "RU"].flatMap { language in
      ["index", "a", "b", "c", "guide/c"].map { "locales/\(language)/\($0).md" }
    }
    let document = documents.randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<12, using: &generator) {
    case 0..<6: tree = tree.with([document: texts.randomElement(using: &generator) ?? ""])
    case 6: if document != "locales/EN/index.md" { tree = tree.without(document) }
    case 7:
      tree =
        tree["x.png"] == nil ? tree.with(["x.png": "image"]) : tree.without("x.png")
    case 8:
      tree =
        tree["a.md"] == nil
        ? tree.with(["a.md": "[b](b.html#two) [x](x.html)\n"])
        : tree.without("a.md")
    case 9:
      let settings = ["number = off\n", "link-broken = warning\n", ""]
      tree = tree.with([
        "cmctl.ini": "[check]\n" + (settings.randomElement(using: &generator) ?? "")
      ])
    case 10:
      tree = tree.with([
        "locales/glossary.csv": "term,language,translation\ndays,ru,"
          + (Bool.random(using: &generator) ? "дней\n" : "суток\n")
      ])
    default:
      // A page moves in both languages.
      for language in ["EN", "RU"] {
        guard let text = tree["locales/\(language)/b.md"] else { continue }
        tree = tree.without("locales/\(language)/b.md")
          .with(["locales/\(language)/guide/c.md": text])
      }
    }
  }
}

/// A generator of the same numbers for the same seed (SplitMix64, Steele, Lea and Flood 2014).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
