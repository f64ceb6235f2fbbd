import Store
import TestSupport
import Testing

@testable import Exporter

/// A translation that is too far behind is not shown any more.
struct ExpireTests {
  private let tree: TextTree = [
    "locales/EN/index.md": "---\nexpire: 3\ntitle: Start\n---\nNew words",
    "locales/DE/index.md": "---\ntitle: Anfang\n---\nAlte Worte",
    "locales/RU/index.md": "---\ntitle: Начало\nexpire: 1\n---\nСтарые слова",
    "locales/cmctl.ini": "[site]\nlanguages = DE RU EN\nsource = EN\n",
  ]

  /// What the tabs show, as in `de: EN` for a fallback.
  private func tabs(_ tree: TextTree, _ behind: [String: Int]) throws -> [String] {
    let site = try MadeSite(tree)
    let outdated = behind.sorted { $0.key < $1.key }
      .map { OutdatedDocument($0.key, behind: $0.value, lines: [1]) }
    let page = try SitePlan(site.store.site(), outdated: outdated).allFiles().page("index")
    return (page?.tabs ?? []).map { tab in
      switch tab.content {
      case .document: "\(tab.language.tag)"
      case .outdated: "\(tab.language.tag)!"
      case .fallback(_, let language, _): "\(tab.language.tag): \(language.tag)"
      case .missing: "\(tab.language.tag): –"
      }
    }
  }

  @Test("It is that many changes behind, or more; by default the source stands in its place")
  func source() throws {
    #expect(try tabs(tree, [:]) == ["de", "ru", "en"])
    #expect(try tabs(tree, ["de": 2]) == ["de", "ru", "en"])
    #expect(try tabs(tree, ["de": 3]) == ["de: en", "ru", "en"])
    #expect(try tabs(tree, ["de": 4, "ru": 1]) == ["de: en", "ru", "en"])
    #expect(try tabs(tree, ["de": 1000, "ru": 3]) == ["de: en", "ru: en", "en"])
  }

  @Test("What a translation says of expiry has no effect")
  func translation() throws {
    #expect(try tabs(tree, ["ru": 2]) == ["de", "ru", "en"])
    let none = tree.with(["locales/EN/index.md": "New words"])
    #expect(try tabs(none, ["ru": 1000, "de": 1000]) == ["de", "ru", "en"])
  }

  @Test("The chain of fallbacks goes before the source, but for what is expired in it")
  func chain() throws {
    let chain = tree.with(["locales/languages.ini": "[DE]\nfallback = RU\n"])
    #expect(try tabs(chain, ["de": 3]) == ["de: ru", "ru", "en"])
    #expect(try tabs(chain, ["de": 3, "ru": 2]) == ["de: ru", "ru", "en"])
    #expect(try tabs(chain, ["de": 3, "ru": 3]) == ["de: en", "ru: en", "en"])
    // Where the page is missing, too, old text is not shown.
    let missing = chain.without("locales/DE/index.md")
      .with(["locales/DE/other.md": "x"])
    #expect(try tabs(missing, ["ru": 2]) == ["de: ru", "ru", "en"])
    #expect(try tabs(missing, ["ru": 3]) == ["de: en", "ru: en", "en"])
  }

  @Test("A translation of a translation falls back on what it is made from")
  func sourceOfItsOwn() throws {
    let own = tree.with(["locales/languages.ini": "[DE]\nfrom = RU\n"])
    #expect(try tabs(own, ["de": 3]) == ["de: ru", "ru", "en"])
    #expect(try tabs(own, ["de": 3, "ru": 3]) == ["de: en", "ru: en", "en"])
  }

  @Test("A fallback of a language without a tab may be expired, too")
  func hidden() throws {
    let hidden = tree.with([
      "locales/languages.ini": "[DE]\nfallback = RU\n",
      "locales/cmctl.ini": "[site]\nlanguages = DE\nsource = EN\n",
    ])
    #expect(try tabs(hidden, ["de": 3, "ru": 3]) == ["de: en"])
  }

  @Test("It works without notices, and with them; an expired document has none")
  func notices() throws {
    let loud = tree.with([
      "locales/cmctl.ini": "[site]\nlanguages = DE RU EN\nsource = EN\nnotices = yes\n"
    ])
    #expect(try tabs(loud, ["de": 3, "ru": 2]) == ["de: en", "ru!", "en"])
  }

  @Test("The old text is nowhere in the page, nor in its title; a notice says what is shown")
  func page() throws {
    let site = try MadeSite(tree.with(["locales/languages.ini": "[DE]\nmissing = Fehlt noch\n"]))
    let page = try site.page(outdated: [OutdatedDocument("de", behind: 3)])
    #expect(!page.contains("Alte Worte") && !page.contains("Anfang"))
    #expect(page.contains("<title>Начало</title>"))
    #expect(
      page.contains(
        """
        <p class="cmctl-notice">Fehlt noch</p>
        <div lang="en" dir="ltr">
        <p>New words</p>
        </div>
        """))
  }

  @Test("The limit is a number from 1 to 1000 in the source's own front matter")
  func limit() throws {
    func limits(_ frontMatter: String) throws -> [String: Int] {
      let snapshot = try MadeSite(["locales/EN/index.md": "\(frontMatter)x"]).store.site()
      return Dictionary(
        uniqueKeysWithValues: snapshot.changesUntilExpired.map { ($0.key.text, $0.value) })
    }
    #expect(try limits("---\nexpire: 3\n---\n") == ["index": 3])
    #expect(try limits("---\ntitle: \"expire\"\nexpires: 3\n---\n") == [:])
    #expect(try limits("") == [:])
  }
}
